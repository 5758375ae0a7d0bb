extension Graph {
  /// Returns how much a group of nodes stands between the others: over all pairs of nodes outside
  /// the group, the sum of the share of the shortest paths between the two that pass through any of
  /// its members.
  ///
  /// In an undirected graph a pair counts once, in a directed one once for each direction. Pairs
  /// without a path add nothing. Loops, parallel edges, lengths and numbers of paths are dealt with
  /// as in ``betweenness(by:scale:)``, of which this is the case of a group of one.
  ///
  ///     let path = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 3)])
  ///     try path.groupBetweenness(of: [1, 2])  // 1: the pair of 0 and 3
  ///
  /// NetworkX agrees, but by default returns the share.
  ///
  /// - Parameters:
  ///   - group: The members, in any order.
  ///   - measure: How long a path is.
  ///   - scale: `pairs` for the number of pairs, `share` for that number divided by the number of
  ///     pairs outside the group, and 0 if there is none.
  /// - Returns: The score of the group: 0 if it is empty.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Precondition: The members are nodes.
  /// - Complexity: O(*n* *m*) by hops and O(*n* *m* log *m*) by lengths, for *n* nodes and *m* ≥ *n*
  ///   edges; O(*n* + *m*) memory for each thread.
  ///
  /// Source: M. G. Everett and S. P. Borgatti, "The centrality of groups and classes", *Journal of
  /// Mathematical Sociology* 23(3), 1999, pp. 181–201 (doi 10.1080/0022250X.1999.9990219).
  public func groupBetweenness(
    of group: [Int], by measure: PathMeasure = .hops, scale: PairScale = .pairs
  ) throws(GraphError) -> Double {
    var isMember = [Bool](repeating: false, count: nodeCount)
    for node in group {
      precondition(node >= 0 && node < nodeCount, "each member must be a node of the graph")
      isMember[node] = true
    }
    if measure == .lengths { try checkPositiveLengths() }
    let ways = try measure == .lengths ? lengthRows(.outgoing) : nil
    let rows = if let ways { ways.rows } else { try simpleRows(.outgoing) }
    let scores = try Parallel.map(
      nodeCount, cost: 4 * (nodeCount + rows.neighbors.count),
      scratch: { ShortestPathCounts(rows, lengths: ways?.values) }
    ) { [isMember] search, source in
      if isMember[source] { return 0.0 }
      search.run(from: source)
      return search.dependency(on: isMember)
    }
    // Every pair of an undirected graph was counted from both of its ends.
    let sum = scores.reduce(0, +) / (isDirected ? 1 : 2)
    let outside = Double(isMember.count { !$0 })
    return sum * scale.factor(pairCount: outside * (outside - 1) / (isDirected ? 1 : 2))
  }
}
