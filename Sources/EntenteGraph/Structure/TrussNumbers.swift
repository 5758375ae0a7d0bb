extension Graph {
  /// Returns for each edge the largest *k* such that it lies in a part of the graph where every tie is
  /// in at least *k* − 2 triangles within the part: a *k*-truss.
  ///
  /// Direction is ignored. Parallel edges are one tie and have the same number. A loop is in no truss
  /// and has 0. NetworkX means the same by *k*, but refuses directed graphs, loops and parallel
  /// edges.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     try graph.trussNumbers()  // [3, 3, 3, 2]
  ///
  /// - Returns: One number for each edge, in edge order: 2 for a tie in no triangle.
  /// - Throws: ``GraphError`` if there are more than 2³² − 2 ties, or if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m* log *n*) for *n* nodes and *m* edges.
  ///
  /// Source: J. Cohen, "Trusses: cohesive subgraphs for social network analysis", National Security
  /// Agency technical report, 2008; J. Wang and J. Cheng, "Truss decomposition in massive networks",
  /// *Proceedings of the VLDB Endowment* 5(9), 2012, pp. 812–823 (doi 10.14778/2311906.2311909).
  public func trussNumbers() throws(GraphError) -> [Int] {
    let rows = try simpleRows(.all)
    let tieCount = rows.neighbors.count / 2
    guard tieCount < UInt32.max else { throw GraphError.tooManyTies(tieCount) }
    let progress = Progress(2 * tieCount)
    var search = try TrussSearch(rows, progress)
    try search.run(progress)
    let (sources, targets) = columns
    return sources.indices.map { edge in
      let (source, target) = (Int(sources[edge]), Int(targets[edge]))
      return source == target ? 0 : 2 + Int(search.supports[search.tie(source, target)])
    }
  }
}

/// The search for trusses, which takes away one tie after the other, always one of the fewest
/// triangles left.
private struct TrussSearch {
  private let rows: Rows
  /// The number of the tie of each arc.
  private let ties: [UInt32]
  /// The nodes of each tie.
  private let firstNodes: [UInt32]
  private let lastNodes: [UInt32]
  /// The number of triangles at each tie; in the end, that in the last truss to which it belongs.
  private(set) var supports: [UInt32]

  init(_ rows: Rows, _ progress: Progress) throws(GraphError) {
    self.rows = rows
    var ties = [UInt32](repeating: 0, count: rows.neighbors.count)
    var firstNodes: [UInt32] = []
    var lastNodes: [UInt32] = []
    firstNodes.reserveCapacity(ties.count / 2)
    lastNodes.reserveCapacity(ties.count / 2)
    // As the rows ascend, the arcs back come in the order of their rows.
    var next = rows.offsets
    for node in 0..<rows.count {
      for arc in rows.arcs(of: node) where rows.neighbors[arc] > node {
        let neighbor = Int(rows.neighbors[arc])
        let tie = UInt32(truncatingIfNeeded: firstNodes.count)
        ties[arc] = tie
        ties[next[neighbor]] = tie
        next[neighbor] += 1
        firstNodes.append(UInt32(truncatingIfNeeded: node))
        lastNodes.append(rows.neighbors[arc])
      }
    }
    self.ties = ties
    self.firstNodes = firstNodes
    self.lastNodes = lastNodes
    supports = [UInt32](repeating: 0, count: firstNodes.count)
    let ranked = RankedRows(rows, numbered: true)
    try Self.count(ranked.rows, ranked.arcs.map { ties[$0] }, &supports, progress)
  }

  /// Returns the number of the tie between two nodes.
  func tie(_ node: Int, _ neighbor: Int) -> Int {
    rows.arc(from: node, to: neighbor).map { Int(ties[$0]) } ?? 0
  }

  mutating func run(_ progress: Progress) throws(GraphError) {
    var peeling = Peeling(supports)
    var rest = RestOfRows(rows, ties)
    for place in 0..<supports.count {
      if place % 1_024 == 0 { try progress.advance(by: min(1_024, supports.count - place)) }
      let tie = Int(peeling.order[place])
      let nodes = (Int(firstNodes[tie]), Int(lastNodes[tie]))
      rest.remove(place, nodes.0, peeling.places)
      rest.remove(place, nodes.1, peeling.places)
      Self.lower(place, rest, nodes, &supports, &peeling)
    }
  }

  /// Counts the triangles at each tie.
  private static func count(
    _ rows: Rows, _ ties: [UInt32], _ supports: inout [UInt32], _ progress: Progress
  ) throws(GraphError) {
    var places = [UInt32](repeating: .max, count: rows.count)
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let ties = ties.span
    var supports = supports.mutableSpan
    var marks = places.mutableSpan
    var doneCount = 0
    for node in 0..<rows.count {
      let row = offsets.arcs(of: node)
      doneCount += row.count
      if doneCount >= 1_024 || node == rows.count - 1 {
        try progress.advance(by: doneCount)
        doneCount = 0
      }
      if row.count < 2 { continue }
      for arc in row { marks[Int(neighbors[arc])] = ties[arc] }
      for arc in row {
        let middle = Int(neighbors[arc])
        for next in offsets.arcs(of: middle) {
          let closing = marks[Int(neighbors[next])]
          if closing == .max { continue }
          supports[Int(ties[arc])] += 1
          supports[Int(ties[next])] += 1
          supports[Int(closing)] += 1
        }
      }
      for arc in row { marks[Int(neighbors[arc])] = .max }
    }
  }

  /// Takes a triangle from each tie that had one with the tie at a place.
  private static func lower(
    _ place: Int, _ rest: RestOfRows, _ nodes: (Int, Int), _ supports: inout [UInt32],
    _ peeling: inout Peeling
  ) {
    let neighbors = rest.neighbors.span
    let ties = rest.ties.span
    let support = supports[Int(peeling.order[place])]
    var short = rest.arcs(of: nodes.0)
    var long = rest.arcs(of: nodes.1)
    if short.count > long.count { swap(&short, &long) }
    var start = long.lowerBound
    for arc in short where Int(peeling.places[Int(ties[arc])]) > place {
      // As both rows ascend, the search goes on where the last one ended, in growing steps.
      let node = neighbors[arc]
      var end = start
      var step = 1
      while end < long.upperBound, neighbors[end] < node {
        start = end + 1
        end += step
        step *= 2
      }
      end = min(end, long.upperBound)
      while start < end {
        let middle = (start + end) / 2
        if neighbors[middle] < node { start = middle + 1 } else { end = middle }
      }
      guard start < long.upperBound, neighbors[start] == node else { continue }
      let (first, second) = (Int(ties[arc]), Int(ties[start]))
      guard Int(peeling.places[second]) > place else { continue }
      if supports[first] > support { peeling.lower(first, &supports) }
      if supports[second] > support { peeling.lower(second, &supports) }
    }
  }
}

/// The rows without the ties that were taken away, but for some that have not been cleared out yet.
private struct RestOfRows {
  private let offsets: ArcNumbers
  private(set) var neighbors: [UInt32]
  /// The number of the tie of each arc.
  private(set) var ties: [UInt32]
  /// Where each row ends now.
  private var ends: [Int]
  /// The number of ties left at each node.
  private var counts: [UInt32]

  init(_ rows: Rows, _ ties: [UInt32]) {
    offsets = rows.offsets
    neighbors = rows.neighbors
    self.ties = ties
    ends = Array(rows.offsets.dropFirst())
    counts = (0..<rows.count).map { UInt32(truncatingIfNeeded: rows.arcs(of: $0).count) }
  }

  func arcs(of node: Int) -> Range<Int> {
    offsets[node]..<ends[node]
  }

  /// Notes that a node has one tie fewer, and clears its row out if half of it are taken away: those
  /// that are no further than a place.
  mutating func remove(_ place: Int, _ node: Int, _ places: [UInt32]) {
    counts[node] -= 1
    let row = arcs(of: node)
    if 2 * Int(counts[node]) > row.count { return }
    var end = row.lowerBound
    for arc in row where Int(places[Int(ties[arc])]) > place {
      neighbors[end] = neighbors[arc]
      ties[end] = ties[arc]
      end += 1
    }
    ends[node] = end
  }
}
