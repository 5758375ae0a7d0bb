/// The ends of the edges in the order given, kept only if the rows do not tell them.
///
/// A graph whose edges came in ascending order needs no list of them: that halves its memory.
enum Endpoints: Sendable {
  /// Ascending by source, then by target; an undirected edge has its smaller end first.
  case sorted
  /// In any order.
  case listed(sources: [UInt32], targets: [UInt32])

  init(_ direction: Graph.Direction, sources: [UInt32], targets: [UInt32]) {
    let isSorted = Self.isSorted(direction, sources.span, targets.span)
    self = isSorted ? .sorted : .listed(sources: sources, targets: targets)
  }

  private static func isSorted(
    _ direction: Graph.Direction, _ sources: Span<UInt32>, _ targets: Span<UInt32>
  ) -> Bool {
    var last: (source: UInt32, target: UInt32) = (0, 0)
    for edge in sources.indices {
      let (source, target) = (sources[edge], targets[edge])
      if direction == .undirected && source > target { return false }
      if (source, target) < last { return false }
      last = (source, target)
    }
    return true
  }
}

extension Rows {
  /// Calls the body for the arc of each edge of a graph that leaves its source, in ascending order
  /// of edges.
  ///
  /// The smaller end of an undirected edge is its source. An undirected loop stands twice in its
  /// row; its first arc is the one.
  @inline(__always)
  private func forEachSourceArc(
    _ direction: Graph.Direction, _ body: (_ row: Int, _ arc: Int) -> Void
  ) {
    let offsets = offsets
    let neighbors = neighbors.span
    for row in 0..<count {
      var isOddArcOfLoop = false
      for arc in offsets[row]..<offsets[row + 1] {
        if direction == .undirected {
          let neighbor = neighbors[arc]
          if neighbor < row { continue }
          if neighbor == row {
            isOddArcOfLoop.toggle()
            if !isOddArcOfLoop { continue }
          }
        }
        body(row, arc)
      }
    }
  }

  /// Returns the ends of the edges that made the rows of a graph, in ascending order.
  func columns(_ direction: Graph.Direction) -> (sources: [UInt32], targets: [UInt32]) {
    var columns: (sources: [UInt32], targets: [UInt32]) = ([], [])
    let edgeCount = direction == .directed ? neighbors.count : neighbors.count / 2
    columns.sources.reserveCapacity(edgeCount)
    columns.targets.reserveCapacity(edgeCount)
    forEachSourceArc(direction) { row, arc in
      columns.sources.append(UInt32(truncatingIfNeeded: row))
      columns.targets.append(neighbors[arc])
    }
    return columns
  }

  /// Returns the edge of each arc of a graph whose edges are in ascending order.
  func sortedEdges(_ direction: Graph.Direction) -> ArcNumbers {
    func edges<Number: ArcNumber>(_ offsets: [Number]) -> ArcNumbers {
      Number.numbers(Self.sortedEdges(direction, offsets, neighbors))
    }
    return offsets.isWide ? edges(offsets.wide) : edges(offsets.narrow)
  }

  private static func sortedEdges<Number: ArcNumber>(
    _ direction: Graph.Direction, _ offsets: [Number], _ neighbors: [UInt32]
  ) -> [Number] {
    if direction == .directed {
      return (0..<neighbors.count).map { Number(truncatingIfNeeded: $0) }
    }
    // As the rows ascend, the arcs back from larger to smaller nodes come upon the edges of each
    // smaller node in the order of their numbers. A loop's first arc is its edge's, and its second
    // arc comes upon it at once.
    var edges = [Number](repeating: 0, count: neighbors.count)
    var next = [Number](repeating: 0, count: offsets.count - 1)
    number(offsets.span, neighbors.span, next: &next, edges: &edges)
    return edges
  }

  private static func number<Number: ArcNumber>(
    _ offsets: Span<Number>, _ neighbors: Span<UInt32>, next: inout [Number],
    edges: inout [Number]
  ) {
    var next = next.mutableSpan
    var edges = edges.mutableSpan
    var edge: Number = 0
    for row in 0..<next.count {
      next[row] = edge
      var isOddArcOfLoop = false
      for arc in Int(offsets[row])..<Int(offsets[row + 1]) {
        let neighbor = Int(neighbors[arc])
        if neighbor == row { isOddArcOfLoop.toggle() }
        if neighbor > row || (neighbor == row && isOddArcOfLoop) {
          edges[arc] = edge
          edge &+= 1
        } else {
          edges[arc] = next[neighbor]
          next[neighbor] &+= 1
        }
      }
    }
  }

  /// Returns the numbers of the edges of arcs, those of parallel arcs by strength and length.
  ///
  /// - Parameters:
  ///   - edges: The number of the edge of each arc.
  ///   - strengths: The strength of each edge.
  ///   - lengths: The length of each edge.
  /// - Returns: The same numbers, in the order of the arcs.
  func tied(_ edges: ArcNumbers, strengths: [Double]?, lengths: [Double]?) -> ArcNumbers {
    func key(_ edge: Int) -> (Double, Double) {
      (strengths?[edge] ?? 1, lengths?[edge] ?? 1)
    }
    guard !edges.isEmpty else { return edges }
    var edges = edges
    for row in 0..<count {
      let arcs = arcs(of: row)
      var start = arcs.lowerBound
      while start < arcs.upperBound {
        var end = start + 1
        while end < arcs.upperBound, neighbors[end] == neighbors[start] { end += 1 }
        if end - start > 1 { edges[start..<end].sort { key($0) < key($1) } }
        start = end
      }
    }
    return edges
  }
}
