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
  let arcs: ArcNumbers

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
    (rows, arcs) =
      original.offsets.isWide
      ? Self.kept(original, nodes, numbers, numbered, Int.self)
      : Self.kept(original, nodes, numbers, numbered, UInt32.self)
  }

  /// Returns the rows of arcs to lower numbers, and the original arcs if asked for.
  private static func kept<Number: ArcNumber>(
    _ original: Rows, _ nodes: [UInt32], _ numbers: [UInt32], _ numbered: Bool, _: Number.Type
  ) -> (rows: Rows, arcs: ArcNumbers) {
    var offsets = [Number](repeating: 0, count: original.count + 1)
    // Half of the arcs lead to lower numbers; a place more, as something is written after the last.
    var neighbors = [UInt32](repeating: 0, count: original.neighbors.count / 2 + 1)
    var arcs = [Number](repeating: 0, count: numbered ? neighbors.count : 0)
    let arcCount = keep(original, nodes, numbers, numbered, &offsets, &neighbors, &arcs)
    neighbors.removeLast(neighbors.count - arcCount)
    if numbered { arcs.removeLast(arcs.count - arcCount) }
    return (Rows(offsets: Number.numbers(offsets), neighbors: neighbors), Number.numbers(arcs))
  }

  /// Returns the nodes, those with the most neighbors first, by counting sort.
  private static func byNeighborCount(_ rows: Rows) -> [UInt32] {
    let offsets = rows.offsets
    var largest = 0
    for node in 0..<rows.count { largest = max(largest, offsets.arcs(of: node).count) }
    // The place after the nodes with more neighbors.
    var places = [UInt32](repeating: 0, count: largest + 2)
    for node in 0..<rows.count {
      places[largest - offsets.arcs(of: node).count + 1] += 1
    }
    for place in 1..<places.count { places[place] += places[place - 1] }
    var nodes = [UInt32](repeating: 0, count: rows.count)
    for node in 0..<rows.count {
      let bucket = largest - offsets.arcs(of: node).count
      nodes[Int(places[bucket])] = UInt32(truncatingIfNeeded: node)
      places[bucket] += 1
    }
    return nodes
  }

  /// Writes the arcs to lower numbers, and returns how many there are.
  private static func keep<Number: ArcNumber>(
    _ original: Rows, _ nodes: [UInt32], _ numbers: [UInt32], _ numbered: Bool,
    _ newOffsets: inout [Number], _ newNeighbors: inout [UInt32], _ newArcs: inout [Number]
  ) -> Int {
    let offsets = original.offsets
    let neighbors = original.neighbors.span
    let numbers = numbers.span
    let nodes = nodes.span
    var newOffsets = newOffsets.mutableSpan
    var newNeighbors = newNeighbors.mutableSpan
    var newArcs = newArcs.mutableSpan
    var end = 0
    for number in nodes.indices {
      let node = Int(nodes[number])
      for arc in offsets.arcs(of: node) {
        // Every arc is written, and written over by the next unless it is kept.
        let neighbor = numbers[Int(neighbors[arc])]
        newNeighbors[end] = neighbor
        if numbered { newArcs[end] = Number(truncatingIfNeeded: arc) }
        end &+= neighbor < number ? 1 : 0
      }
      newOffsets[number + 1] = Number(truncatingIfNeeded: end)
    }
    return end
  }
}
