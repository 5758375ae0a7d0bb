extension Graph {
  /// Returns how many of the other nodes each node reaches within some steps.
  ///
  ///     let path = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 3)])
  ///     try path.reach(within: 2)  // [0.666…, 1, 1, 0.666…]
  ///
  /// Without a limit it is the local reaching centrality of a directed graph, as in NetworkX, which
  /// has no limit. Loops and parallel edges change nothing.
  ///
  /// - Parameters:
  ///   - steps: The largest number of edges on the way.
  ///   - ends: Which edges lead on from a node: `outgoing` counts the nodes that it reaches,
  ///     `incoming` those that reach it, and `all` ignores the direction.
  ///   - scale: `share` for the share of the other nodes, and 0 if there is none, `pairs` for their
  ///     number.
  /// - Returns: One value for each node, in node order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `steps` is at least 0.
  /// - Complexity: O(*n* (*n* + *m*)) for *n* nodes and *m* edges, with a small factor, as 512 nodes
  ///   are done at a time.
  ///
  /// Source: S. P. Borgatti, "Identifying sets of key players in a social network", *Computational
  /// and Mathematical Organization Theory* 12, 2006, pp. 21–34 (doi 10.1007/s10588-006-7084-x), for
  /// the limit; E. Mones, L. Vicsek and T. Vicsek, "Hierarchy measure for complex networks", *PLoS
  /// ONE* 7(3), 2012, e33799 (doi 10.1371/journal.pone.0033799), for that without.
  public func reach(
    within steps: Int = .max, along ends: Ends = .outgoing, scale: PairScale = .share
  ) throws(GraphError) -> [Double] {
    precondition(steps >= 0, "the number of steps must be at least 0")
    let factor = scale.factor(pairCount: Double(nodeCount - 1))
    return try hopSummaries(along: ends, within: steps).map { Double($0.reachedCount) * factor }
  }
}
