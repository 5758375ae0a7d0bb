/// Simple undirected rows in which each edge stands once, in the row of the end with fewer neighbors.
///
/// The nodes are numbered anew by the number of their neighbors, the most first and among equals the
/// smaller node, and each row holds the neighbors of lower number, in ascending order. So no row is
/// longer than about the root of twice the number of edges, and the nodes most often read lie
/// together.
///
/// Source: M. Latapy, "Main-memory triangle computations for very large (sparse (power-law))
/// graphs", *Theoretical Computer Science* 407(1–3), 2008, pp. 458–473 (doi
/// 10.1016/j.tcs.2008.07.017).
struct RankedRows: Sendable {
  /// The neighbors of lower number, by number.
  let rows: Rows
  /// The node of each number.
  let nodes: [UInt32]
  /// For each arc, the place in the original rows of an arc between the same nodes, if asked for.
  let arcs: [UInt32]

  /// Numbers the nodes of rows and turns the edges.
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
    var neighbors: [UInt32] = []
    var arcs: [UInt32] = []
    Self.turn(original, nodes, numbers, numbered, &offsets, &neighbors, &arcs)
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

  private static func turn(
    _ original: Rows, _ nodes: [UInt32], _ numbers: [UInt32], _ numbered: Bool,
    _ newOffsets: inout [UInt32], _ newNeighbors: inout [UInt32], _ newArcs: inout [UInt32]
  ) {
    let offsets = original.offsets.span
    let neighbors = original.neighbors.span
    let numbers = numbers.span
    let nodes = nodes.span
    let count = original.count
    for node in 0..<count {
      let number = numbers[node]
      var lower: UInt32 = 0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        lower &+= numbers[Int(neighbors[arc])] < number ? 1 : 0
      }
      newOffsets[Int(number) + 1] = lower
    }
    for number in 0..<count { newOffsets[number + 1] += newOffsets[number] }
    newNeighbors = [UInt32](repeating: 0, count: Int(newOffsets[count]))
    newArcs = [UInt32](repeating: 0, count: numbered ? newNeighbors.count : 0)
    var next = newOffsets
    // Each node in turn goes into the rows of its neighbors, which so come to be in order.
    for number in 0..<count {
      let node = Int(nodes[number])
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(numbers[Int(neighbors[arc])])
        if neighbor <= number { continue }
        let place = Int(next[neighbor])
        next[neighbor] &+= 1
        newNeighbors[place] = UInt32(truncatingIfNeeded: number)
        if numbered { newArcs[place] = UInt32(truncatingIfNeeded: arc) }
      }
    }
  }
}
