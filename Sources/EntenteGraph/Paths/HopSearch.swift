/// A breadth-first search that can be run again from another node.
struct HopSearch {
  /// The distance of a node that was not reached.
  static let unreached = UInt32.max

  let rows: Rows
  /// The number of edges on the way to each node.
  private(set) var distances: [UInt32]
  /// The nodes reached, by distance; after them, what earlier runs have left.
  private(set) var order: [UInt32]
  /// The number of nodes reached, the source included.
  private(set) var reachedCount = 0

  init(_ rows: Rows) {
    self.rows = rows
    distances = [UInt32](repeating: Self.unreached, count: rows.count)
    order = [UInt32](repeating: 0, count: rows.count)
  }

  /// Searches from a node.
  ///
  /// - Parameters:
  ///   - source: The node.
  ///   - progress: Counts the nodes reached; the search ends early if the task was canceled.
  mutating func run(from source: Int, _ progress: Progress? = nil) {
    for place in 0..<reachedCount { distances[Int(order[place])] = Self.unreached }
    reachedCount = Self.search(rows, from: source, &distances, &order, progress)
  }

  /// Fills in the distances and the order, and returns the number of nodes reached.
  private static func search(
    _ rows: Rows, from source: Int, _ distances: inout [UInt32], _ order: inout [UInt32],
    _ progress: Progress?
  ) -> Int {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    var distances = distances.mutableSpan
    var order = order.mutableSpan

    distances[source] = 0
    order[0] = UInt32(truncatingIfNeeded: source)
    var end = 1
    var place = 0
    while place < end {
      let node = Int(order[place])
      place += 1
      if place & 0xFFFF == 0, progress?.isStopped(after: 0x10000) ?? false { break }
      let distance = distances[node] + 1
      for arc in offsets.arcs(of: node) {
        let neighbor = neighbors[arc]
        if distances[Int(neighbor)] == unreached {
          distances[Int(neighbor)] = distance
          order[end] = neighbor
          end += 1
        }
      }
    }
    return end
  }
}
