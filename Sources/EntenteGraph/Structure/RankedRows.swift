/// Simple undirected rows in which each edge stands once, in the row of the end with fewer neighbors.
///
/// The nodes are numbered anew by the number of their neighbors, the most first and among equals the
/// smaller node, and each row holds the neighbors of lower number, in the order of the original row. So
/// no row is longer than about the root of twice the number of edges, and the nodes most often read
/// lie together.
///
/// Source: M. Latapy, "Main-memory triangle computations for very large (sparse (power-law))
/// graphs", *Theoretical Computer Science* 407(1–3), 2008, pp. 458–473 (doi
/// 10.1016/j.tcs.2008.07.017).
struct RankedRows: Sendable {
  /// The neighbors of lower number, by number.
  let rows: Rows
  /// The node of each number.
  let nodes: [UInt32]
  /// For each arc, its place in the original rows, if asked for.
  let arcs: [UInt32]

  /// Numbers the nodes of rows and keeps the arcs to lower numbers.
  ///
  /// - Parameters:
  ///   - original: Rows that hold each tie in both directions and no neighbor twice. Loops are
  ///     left out.
  ///   - numbered: Whether to tell the original arcs.
  /// - Complexity: O(*n* + *m*).
  init(_ original: Rows, numbered: Bool = false) {
    let count = original.count
    nodes = Self.byNeighborCount(original)
    var numbers = [UInt32](repeating: 0, count: count)
    for (number, node) in nodes.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: number)
    }
    var offsets = [UInt32](repeating: 0, count: count + 1)
    // Half of the arcs lead to lower numbers; a place more, as something is written after the last.
    var neighbors = [UInt32](repeating: 0, count: original.neighbors.count / 2 + 1)
    var arcs = [UInt32](repeating: 0, count: numbered ? neighbors.count : 0)
    let arcCount = Self.keep(original, nodes, numbers, numbered, &offsets, &neighbors, &arcs)
    neighbors.removeLast(neighbors.count - arcCount)
    if numbered { arcs.removeLast(arcs.count - arcCount) }
    rows = Rows(offsets: offsets, neighbors: neighbors)
    self.arcs = arcs
  }

  /// Returns the nodes, those with the most neighbors first, by counting sort.
  private static func byNeighborCount(_ rows: Rows) -> [UInt32] {
    let offsets = rows.offsets.span
    var largest: UInt32 = 0
    for node in 0..<rows.count { largest = max(largest, offsets[node + 1] - offsets[node]) }
    // The place after the nodes with more neighbors.
    var places = [UInt32](repeating: 0, count: Int(largest) + 2)
    for node in 0..<rows.count {
      places[Int(largest - (offsets[node + 1] - offsets[node])) + 1] += 1
    }
    for place in 1..<places.count { places[place] += places[place - 1] }
    var nodes = [UInt32](repeating: 0, count: rows.count)
    for node in 0..<rows.count {
      let bucket = Int(largest - (offsets[node + 1] - offsets[node]))
      nodes[Int(places[bucket])] = UInt32(truncatingIfNeeded: node)
      places[bucket] += 1
    }
    return nodes
  }

  /// Writes the arcs to lower numbers, and returns how many there are.
  private static func keep(
    _ original: Rows, _ nodes: [UInt32], _ numbers: [UInt32], _ numbered: Bool,
    _ newOffsets: inout [UInt32], _ newNeighbors: inout [UInt32], _ newArcs: inout [UInt32]
  ) -> Int {
    let offsets = original.offsets.span
    let neighbors = original.neighbors.span
    let numbers = numbers.span
    let nodes = nodes.span
    var newOffsets = newOffsets.mutableSpan
    var newNeighbors = newNeighbors.mutableSpan
    var newArcs = newArcs.mutableSpan
    var end = 0
    for number in nodes.indices {
      let node = Int(nodes[number])
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        // Every arc is written, and written over by the next unless it is kept.
        let neighbor = numbers[Int(neighbors[arc])]
        newNeighbors[end] = neighbor
        if numbered { newArcs[end] = UInt32(truncatingIfNeeded: arc) }
        end &+= neighbor < number ? 1 : 0
      }
      newOffsets[number + 1] = UInt32(truncatingIfNeeded: end)
    }
    return end
  }
}
