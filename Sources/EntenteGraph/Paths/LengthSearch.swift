/// Dijkstra's search by length, which can be run again from another node.
///
/// A distance is the least sum of lengths, added up from the source on; as rounded addition keeps
/// order, it does not depend on the order of the edges. Among equal distances the smaller node is
/// settled first.
struct LengthSearch {
  let rows: ValuedRows
  /// The length of the way to each node, infinite where there is none.
  private(set) var distances: [Double]
  /// The nodes reached, in the order settled; after them, what earlier runs have left.
  private(set) var order: [UInt32]
  /// The number of nodes reached, the source included.
  private(set) var reachedCount = 0
  private var isSettled: [Bool]
  private var queue = DistanceQueue()

  init(_ rows: ValuedRows) {
    self.rows = rows
    distances = [Double](repeating: .infinity, count: rows.rows.count)
    order = [UInt32](repeating: 0, count: rows.rows.count)
    isSettled = [Bool](repeating: false, count: rows.rows.count)
  }

  mutating func run(from source: Int) {
    for place in 0..<reachedCount {
      distances[Int(order[place])] = .infinity
      isSettled[Int(order[place])] = false
    }
    reachedCount = Self.search(rows, from: source, &distances, &order, &isSettled, &queue)
  }

  /// Fills in the distances and the order, and returns the number of nodes reached.
  private static func search(
    _ rows: ValuedRows, from source: Int, _ distances: inout [Double], _ order: inout [UInt32],
    _ isSettled: inout [Bool], _ queue: inout DistanceQueue
  ) -> Int {
    let offsets = rows.rows.offsets.span
    let neighbors = rows.rows.neighbors.span
    let lengths = rows.values.span
    var distances = distances.mutableSpan
    var order = order.mutableSpan
    var isSettled = isSettled.mutableSpan

    var reachedCount = 0
    distances[source] = 0
    queue.insert(UInt32(truncatingIfNeeded: source), at: 0)
    while let node = queue.removeFirst() {
      // An entry that a shorter way has overtaken.
      if isSettled[Int(node)] { continue }
      isSettled[Int(node)] = true
      order[reachedCount] = node
      reachedCount += 1
      for arc in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let neighbor = neighbors[arc]
        let distance = distances[Int(node)] + lengths[arc]
        if distance < distances[Int(neighbor)] {
          distances[Int(neighbor)] = distance
          queue.insert(neighbor, at: distance)
        }
      }
    }
    return reachedCount
  }
}

/// A binary heap of nodes by distance, and by number among equal distances.
private struct DistanceQueue {
  private struct Entry {
    var distance: Double
    var node: UInt32

    func isBefore(_ other: Entry) -> Bool {
      distance < other.distance || (distance == other.distance && node < other.node)
    }
  }

  private var entries: [Entry] = []

  mutating func insert(_ node: UInt32, at distance: Double) {
    let entry = Entry(distance: distance, node: node)
    entries.append(entry)
    var place = entries.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard entry.isBefore(entries[parent]) else { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = entry
  }

  mutating func removeFirst() -> UInt32? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first.node }
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
      guard entries[child].isBefore(last) else { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = last
    return first.node
  }
}
