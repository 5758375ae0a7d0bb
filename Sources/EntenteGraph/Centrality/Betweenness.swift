extension Graph {
  /// Returns how much each node stands between the others: over all pairs of other nodes, the sum
  /// of the share of the shortest paths between the two that pass through the node.
  ///
  /// In an undirected graph a pair counts once, in a directed one once for each direction. Pairs
  /// without a path add nothing. Loops are ignored. Parallel edges are one way, not several: by
  /// hops they collapse, and by lengths the shortest of them stands for all. So a path is a
  /// sequence of nodes.
  ///
  ///     let star = try Graph(.undirected, nodeCount: 4, edges: [.init(0, 1), .init(0, 2), .init(0, 3)])
  ///     try star.betweenness()               // [3, 0, 0, 0]
  ///     try star.betweenness(scale: .share)  // [1, 0, 0, 0]
  ///
  /// By lengths, a path is taken for a shortest one if it is longer than the shortest by at most
  /// one part in 10¹⁰, as decimal fractions have no exact sums: 0.1 + 0.2 is as long as 0.3. The
  /// order of the edges changes no digit. Numbers of paths that exceed any number are counted with
  /// a wider exponent.
  ///
  /// NetworkX and igraph agree, but for parallel edges, which igraph counts as so many paths, and
  /// that NetworkX by default returns the share.
  ///
  /// - Parameters:
  ///   - measure: How long a path is.
  ///   - scale: `pairs` for the number of pairs, `share` for that number divided by (*n* − 1)
  ///     (*n* − 2) / 2 if undirected or (*n* − 1) (*n* − 2) if directed, and 0 if *n* < 3.
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0: shortest
  ///   paths could then run in circles.
  /// - Complexity: O(*n* *m*) by hops and O(*n* *m* log *m*) by lengths, for *n* nodes and *m* ≥
  ///   *n* edges; O(*n* + *m*) memory.
  ///
  /// Source: U. Brandes, "A faster algorithm for betweenness centrality", *Journal of Mathematical
  /// Sociology* 25(2), 2001, pp. 163–177 (doi 10.1080/0022250X.2001.9990249), without lists of
  /// predecessors.
  public func betweenness(
    by measure: PathMeasure = .hops, scale: PairScale = .pairs
  ) throws(GraphError) -> [Double] {
    let cost = nodeCount + 2 * edgeCount
    let scores: [Double]
    switch measure {
    case .hops:
      let rows = simpleRows(.outgoing)
      scores = try Parallel.sums(
        nodeCount, width: nodeCount, cost: cost, scratch: { HopDependencies(rows) }
      ) { dependencies, source, sums in dependencies.add(from: source, to: &sums) }
    case .lengths:
      try checkPositiveLengths()
      let rows = lengthRows(.outgoing)
      scores = try Parallel.sums(
        nodeCount, width: nodeCount, cost: cost, scratch: { LengthDependencies(rows) }
      ) { dependencies, source, sums in dependencies.add(from: source, to: &sums) }
    }

    // Every pair was counted from both of its ends if both lead to the other.
    let countings = isDirected ? 1.0 : 2.0
    let pairCount = Double(nodeCount - 1) * Double(nodeCount - 2) / countings
    let factor = scale.factor(pairCount: pairCount) / countings
    return scores.map { $0 * factor }
  }
}
