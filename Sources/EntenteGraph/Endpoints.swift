import Synchronization

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

extension Graph {
  /// Returns the numbers of the edges, loops aside, between nodes of which something holds, in
  /// ascending order.
  ///
  /// - Parameter isWanted: Whether it holds of two nodes, the same whichever comes first.
  /// - Returns: The numbers of the edges.
  @inline(__always)
  func edges(where isWanted: @Sendable (UInt32, UInt32) -> Bool) -> [Int] {
    guard case .sorted = endpoints else {
      let (sources, targets) = columns
      return sources.indices.filter {
        isWanted(sources[$0], targets[$0]) && sources[$0] != targets[$0]
      }
    }
    let ranges = Parallel.ranges(of: rows.offsets)
    let parts = Mutex([(edgeCount: Int, wanted: [Int])](repeating: (0, []), count: ranges.count))
    Parallel.blocks(ranges.count) { range in
      let part = edges(from: ranges[range], where: isWanted)
      parts.withLock { $0[range] = part }
    }
    return parts.withLock { parts in
      var start = 0
      return parts.flatMap { part in
        defer { start += part.edgeCount }
        return part.wanted.map { start + $0 }
      }
    }
  }

  /// Returns the number of the edges that start at some nodes if they are in ascending order, and
  /// those wanted, by their numbers among them.
  @inline(__always)
  private func edges(
    from nodes: Range<Int>, where isWanted: (UInt32, UInt32) -> Bool
  ) -> (edgeCount: Int, wanted: [Int]) {
    let isDirected = isDirected
    return rows.withUnsafePointers { offsets, neighbors in
      var wanted: [Int] = []
      var edge = 0
      for node in nodes {
        let row = UInt32(truncatingIfNeeded: node)
        let arcs = offsets.arcs(of: node)
        // A directed edge makes one arc; an undirected one that to its larger end and one back, and
        // a loop two at the same node.
        var start = arcs.upperBound
        if isDirected {
          start = arcs.lowerBound
        } else {
          while start > arcs.lowerBound, neighbors[start &- 1] > row { start &-= 1 }
          var loops = start
          while loops > arcs.lowerBound, neighbors[loops &- 1] == row { loops &-= 1 }
          edge &+= (start &- loops) / 2
        }
        for arc in start..<arcs.upperBound
        where isWanted(row, neighbors[arc]) && neighbors[arc] != row {
          wanted.append(edge &+ (arc &- start))
        }
        edge &+= arcs.upperBound &- start
      }
      return (edge, wanted)
    }
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
    let (offsets, neighbors) = (offsets, neighbors.span)
    for row in 0..<count {
      var arcs = offsets.arcs(of: row)
      if direction == .undirected {
        // Arcs back to smaller nodes come first, and then loops, each of two arcs.
        let end = arcs.upperBound
        let loop = neighbors.firstPlace(in: arcs) { $0 >= row }
        var start = loop
        while start < end, neighbors[start] == row { start += 1 }
        arcs = (loop + start) / 2..<end
      }
      for arc in arcs { body(row, arc) }
    }
  }

  /// Returns the ends of the edges that made the rows of a graph, in ascending order.
  func columns(_ direction: Graph.Direction) -> (sources: [UInt32], targets: [UInt32]) {
    let edgeCount = direction == .directed ? neighbors.count : neighbors.count / 2
    let arcs = neighbors
    var targets: [UInt32] = []
    let sources = [UInt32](inLargePages: edgeCount) { sources in
      targets = [UInt32](inLargePages: edgeCount) { targets in
        let (arcs, sources, targets) = (arcs.span, sources.baseAddress, targets.baseAddress)
        // Without edges there are no places.
        guard let sources, let targets else { return }
        var edge = 0
        forEachSourceArc(direction) { row, arc in
          sources[edge] = UInt32(truncatingIfNeeded: row)
          targets[edge] = arcs[arc]
          edge &+= 1
        }
      }
    }
    return (sources, targets)
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

  /// Sorts what parallel edges carry.
  ///
  /// - Parameters:
  ///   - direction: The direction of the graph that has these rows.
  ///   - values: What each edge carries, by source and target.
  func sortParallel<Value: ArcValue>(_ direction: Graph.Direction, _ values: inout [Value]) {
    guard !values.isEmpty else { return }
    values.withUnsafeMutableBufferPointer { values in
      var (edge, start) = (0, 0)
      var last: (row: Int, neighbor: UInt32)?
      func sort() {
        guard edge - start > 1 else { return }
        // A part of an array would be copied to be sorted.
        var group = UnsafeMutableBufferPointer(rebasing: values[start..<edge])
        group.sort()
      }
      forEachSourceArc(direction) { row, arc in
        if last.map({ $0 != (row, neighbors[arc]) }) ?? true {
          sort()
          start = edge
          last = (row, neighbors[arc])
        }
        edge += 1
      }
      sort()
    }
  }
}
