extension Graph {
  /// Returns how much passes along each edge: over all pairs of nodes, the sum of the share of the
  /// shortest paths between the two that lead along the edge.
  ///
  /// In an undirected graph a pair counts once, in a directed one once for each direction. The ends
  /// of the edge are nodes like others, so an edge that is the only shortest path between its ends
  /// scores at least 1. A path is a sequence of nodes, and a tie of several edges one way: its score
  /// is divided equally among its edges, by lengths among the shortest of them. A loop scores 0.
  ///
  ///     let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try path.edgeBetweenness()               // [2, 2]
  ///     try path.edgeBetweenness(scale: .share)  // [0.666…, 0.666…]
  ///
  /// Lengths are taken for equal, and many paths are counted, as in ``betweenness(by:scale:)``;
  /// parallel edges are equally short only if their lengths are the same number.
  ///
  /// NetworkX agrees, but by default returns the share. igraph counts parallel edges as so many
  /// paths.
  ///
  /// - Parameters:
  ///   - measure: How long a path is.
  ///   - scale: `pairs` for the number of pairs, `share` for that number divided by *n* (*n* − 1) / 2
  ///     if undirected or *n* (*n* − 1) if directed.
  /// - Returns: One score for each edge, in edge order.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Complexity: O(*n* *m*) by hops and O(*n* *m* log *m*) by lengths, for *n* nodes and *m* ≥ *n*
  ///   edges; O(*n* + *m*) memory for each thread.
  ///
  /// Source: U. Brandes, "On variants of shortest-path betweenness centrality and their generic
  /// computation", *Social Networks* 30(2), 2008, pp. 136–145 (doi 10.1016/j.socnet.2007.11.001).
  public func edgeBetweenness(
    by measure: PathMeasure = .hops, scale: PairScale = .pairs
  ) throws(GraphError) -> [Double] {
    if measure == .lengths { try checkPositiveLengths() }
    let ways = try measure == .lengths ? lengthRows(.outgoing) : nil
    let rows = if let ways { ways.rows } else { try simpleRows(.outgoing) }
    let arcScores = try Parallel.sums(
      nodeCount, width: rows.neighbors.count, cost: 4 * (nodeCount + rows.neighbors.count),
      scratch: { ShortestPathCounts(rows, lengths: ways?.values) }
    ) { search, source, sums in
      search.run(from: source)
      search.addArcDependencies(to: &sums)
      return 1
    }
    let factor = scale.factor(pairCount: Double(nodeCount) * Double(nodeCount - 1))
    return try edgeScores(of: arcScores, by: measure).map {
      scale == .pairs ? (isDirected ? $0 : $0 / 2) : $0 * factor
    }
  }

  /// Divides the score of each tie among its edges.
  ///
  /// - Parameters:
  ///   - arcScores: The score of each arc to another node, without parallel arcs.
  ///   - measure: How long a path is: whether longer edges of a tie have no part.
  /// - Returns: The score of each edge, in both directions together.
  /// - Throws: ``GraphError`` if the task was canceled.
  private func edgeScores(
    of arcScores: [Double], by measure: PathMeasure
  ) throws(GraphError) -> [Double] {
    let incidence = try incidence(.outgoing, .quiet)
    let lengths = measure == .lengths ? lengths : nil
    var scores = [Double](repeating: 0, count: edgeCount)
    var tie = 0
    for node in 0..<nodeCount {
      var arcs = incidence.rows.arcs(of: node)
      while let first = arcs.first {
        let neighbor = incidence.rows.neighbors[first]
        let parallel = arcs.prefix { incidence.rows.neighbors[$0] == neighbor }
        arcs = parallel.endIndex..<arcs.upperBound
        if neighbor == node { continue }
        let edges = parallel.map { incidence.edges[$0] }
        let shortest = edges.map { lengths?[$0] ?? 1 }.min()
        let parts = edges.filter { (lengths?[$0] ?? 1) == shortest }
        for edge in parts { scores[edge] += arcScores[tie] / Double(parts.count) }
        tie += 1
      }
    }
    return scores
  }
}
