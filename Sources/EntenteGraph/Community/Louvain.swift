extension Graph {
  /// Returns communities of high modularity, found by the Louvain method.
  ///
  /// Nodes move between communities as long as that raises the modularity; the communities then
  /// become the nodes of a smaller graph, and so on until nothing moves. It is the method to compare
  /// with what others have found. ``leiden(resolution:by:objective:seed:tries:maximumRounds:)``
  /// finds better communities, each of which hangs together; those found here may not.
  ///
  /// What is said there of direction, parallel edges, loops and seeds holds here too.
  ///
  /// - Parameters:
  ///   - resolution: The factor of the expected share of ties, at least 0; more favors smaller
  ///     communities.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - seed: Where the random choices start (``SplitMix64``).
  ///   - tries: The number of searches, at least 1, of which the best is returned.
  /// - Returns: The communities, the largest first, and their modularity. A node without ties is a
  ///   community of its own.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `resolution` is finite and at least 0, and `tries` at least 1.
  /// - Complexity: In practice close to O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of
  /// communities in large networks", *Journal of Statistical Mechanics* 2008, P10008 (doi
  /// 10.1088/1742-5468/2008/10/P10008). Only nodes with a neighbor that has moved are looked at
  /// again, as in the Leiden method.
  public func louvain(
    resolution: Double = 1, by measure: TieMeasure = .edges, seed: UInt64 = 0, tries: Int = 1
  ) throws(GraphError) -> Clustering {
    let terms = try CommunityTerms(
      self, by: measure, resolution: resolution, objective: .modularity)
    return try terms.best(of: CommunityTries(tries, seed: seed), LouvainMethod())
  }
}

private struct LouvainMethod: CommunityMethod {
  func found<Mass>(
    _ base: TieNetwork<Mass>, _ moves: CommunityMoves, margin: Double
  ) throws(GraphError) -> CommunityTries.Found {
    var moves = moves
    let order = moves.shuffled(base.count)
    let base = base.reordered(order, threads: moves.threads)
    var owners = Groups.alone(base.count)
    var network = base
    while true {
      var communities = try moves.moveNodes(
        TieMoves(network, Groups.alone(network.count)))
      let count = Groups.renumber(&communities)
      if count == network.count { break }
      for node in owners.indices { owners[node] = communities[Int(owners[node])] }
      network = network.aggregated(communities, count: count, threads: moves.threads)
    }
    try moves.progress.finish()
    return CommunityTries.Found(
      communities: owners, count: network.count,
      quality: base.quality(of: network), margin: margin
    ).restored(from: order)
  }
}
