import Synchronization

/// Compressed sparse rows: for each node its neighbors in ascending order, all in one array.
@usableFromInline
struct Rows: Sendable, Equatable {
  /// Where each row starts, and after the last row the number of arcs.
  @usableFromInline var offsets: ArcNumbers
  /// The neighbors, row after row.
  @usableFromInline var neighbors: [UInt32]

  /// The number of rows.
  var count: Int { offsets.count - 1 }

  /// Returns the places in ``neighbors`` of a row.
  @inlinable
  func arcs(of row: Int) -> Range<Int> {
    offsets.arcs(of: row)
  }

  /// Whether no neighbor stands twice in a row and no node in its own.
  var isSimple: Bool {
    let ranges = Parallel.ranges(of: offsets)
    let isSimple = Atomic<Bool>(true)
    Parallel.blocks(ranges.count) { range in
      if !areSimple(ranges[range]) { isSimple.store(false, ordering: .relaxed) }
    }
    return isSimple.load(ordering: .relaxed)
  }

  private func areSimple(_ rows: Range<Int>) -> Bool {
    let offsets = offsets
    let neighbors = neighbors.span
    for row in rows {
      var last = UInt32(truncatingIfNeeded: row)
      // One branch a row, not one an arc.
      var repeatedCount = 0
      for arc in offsets.arcs(of: row) {
        let neighbor = neighbors[arc]
        repeatedCount &+= (neighbor == last ? 1 : 0) | (neighbor == row ? 1 : 0)
        last = neighbor
      }
      if repeatedCount > 0 { return false }
    }
    return true
  }
}

extension Rows {
  /// Returns how many edges have the ends of another before them.
  func parallelEdgeCount(_ direction: Graph.Direction) -> Int {
    let ranges = Parallel.ranges(of: offsets)
    let total = Atomic<Int>(0)
    Parallel.blocks(ranges.count) { range in
      total.add(parallelEdgeCount(direction, in: ranges[range]), ordering: .relaxed)
    }
    return total.load(ordering: .relaxed)
  }

  private func parallelEdgeCount(_ direction: Graph.Direction, in rows: Range<Int>) -> Int {
    let offsets = offsets
    let neighbors = neighbors.span
    let isUndirected = direction == .undirected
    var count = 0
    for row in rows {
      let arcs = offsets.arcs(of: row)
      var loopArcCount = 0
      for arc in arcs {
        // An undirected edge stands in the rows of both ends, and a loop twice in one.
        if isUndirected, neighbors[arc] <= row {
          if neighbors[arc] == row { loopArcCount += 1 }
        } else if arc > arcs.lowerBound, neighbors[arc] == neighbors[arc - 1] {
          count += 1
        }
      }
      count += max(0, loopArcCount / 2 - 1)
    }
    return count
  }

  /// Sorts edges into rows: that of the source (`outgoing`), of the target (`incoming`) or of both
  /// ends (`all`), which a loop enters twice.
  init(
    nodeCount: Int, sources: [UInt32], targets: [UInt32], ends: Graph.Ends, _ progress: Progress
  ) throws(GraphError) {
    self = try Self.sorted(nodeCount, sources, targets, ends, NoValue.self, progress).rows
  }

  /// Sorts edges into rows and tells the edge of each arc.
  ///
  /// Among parallel arcs the edge numbers ascend.
  static func numbered(
    nodeCount: Int, sources: [UInt32], targets: [UInt32], ends: Graph.Ends, _ progress: Progress
  ) throws(GraphError) -> (rows: Rows, edges: ArcNumbers) {
    func numbered<Number: ArcNumber>(
      _: Number.Type
    ) throws(GraphError) -> (rows: Rows, edges: ArcNumbers) {
      let (rows, edges) = try sorted(nodeCount, sources, targets, ends, Number.self, progress)
      return (rows, Number.numbers(edges))
    }
    return try ArcNumbers.isWide(upTo: sources.count)
      ? numbered(Int.self) : numbered(UInt32.self)
  }

  private static func sorted<Value: ArcValue>(
    _ nodeCount: Int, _ sources: [UInt32], _ targets: [UInt32], _ ends: Graph.Ends, _: Value.Type,
    _ progress: Progress
  ) throws(GraphError) -> (rows: Rows, values: [Value]) {
    let columns = ends == .incoming ? (targets, sources) : (sources, targets)
    return try EdgeSlice<Value>.withSlices(of: columns) { slices throws(GraphError) in
      try ArcSort(nodeCount: nodeCount, ends == .all ? .both : .one).rows(of: slices, progress)
    }
  }
}
