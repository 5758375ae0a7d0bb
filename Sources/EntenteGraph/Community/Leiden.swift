extension Graph {
  /// Returns communities of high modularity, found by the Leiden method.
  ///
  /// Nodes move between communities as long as that raises the modularity; each community is then
  /// refined into parts that are well joined, and the parts are moved as wholes. All that is
  /// repeated until a round finds no more. The modularity of a directed graph is that of Leicht and
  /// Newman. The communities hang together by ties above 0, whatever their direction. Parallel
  /// edges add up; loops count for the modularity as in ``modularity(of:resolution:by:)``.
  ///
  /// The result is good, not certain to be the best: another seed may find another partition of
  /// much the same modularity, and more tries a better one. The same seed gives the same communities
  /// for any order of the edges.
  ///
  /// - Parameters:
  ///   - resolution: The factor of what is to be expected, at least 0; more favors smaller
  ///     communities.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - objective: What is made large instead of the modularity.
  ///   - seed: Where the random choices start (``SplitMix64``).
  ///   - tries: The number of searches, at least 1, of which the best is returned. On a graph of
  ///     a hundred nodes one search is about 1 % short of the best known, and 20 are hardly so.
  ///   - maximumRounds: The number of rounds, at least 1, after which a search ends even if the last
  ///     has found more, or `nil` for no limit. On large graphs the first two find nearly all, in a
  ///     fraction of the time.
  /// - Returns: The communities, the largest first, and their modularity. A node without ties is a
  ///   community of its own.
  /// - Throws: ``GraphError`` if the task was canceled, or if the quality is too large for a number,
  ///   which the modularity never is.
  /// - Precondition: `resolution` is finite and at least 0, `tries` and `maximumRounds` at least 1.
  /// - Complexity: In practice close to O(*n* + *m*) a round, for *n* nodes and *m* edges.
  ///
  /// Source: V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing
  /// well-connected communities", *Scientific Reports* 9, 2019, 5233 (doi
  /// 10.1038/s41598-019-41695-z); V. A. Traag, P. Van Dooren and Y. Nesterov, "Narrow scope for
  /// resolution-limit-free community detection", *Physical Review E* 84, 2011, 016114 (doi
  /// 10.1103/PhysRevE.84.016114) for the constant Potts model.
  public func leiden(
    resolution: Double = 1, by measure: TieMeasure = .edges,
    objective: CommunityObjective = .modularity, seed: UInt64 = 0, tries: Int = 1,
    maximumRounds: Int? = nil
  ) throws(GraphError) -> Clustering {
    precondition(maximumRounds ?? 1 > 0, "there must be at least one round")
    let terms = try CommunityTerms(self, by: measure, resolution: resolution, objective: objective)
    return try terms.best(
      of: CommunityTries(tries, seed: seed), LeidenMethod(maximumRounds: maximumRounds))
  }
}

/// A try of the Leiden method.
struct LeidenMethod: CommunityMethod {
  var maximumRounds: Int?

  func found<Mass>(
    _ network: TieNetwork<Mass>, _ moves: CommunityMoves, margin: Double
  ) throws(GraphError) -> CommunityTries.Found {
    var moves = moves
    let order = moves.shuffled(network.count)
    let network = network.reordered(order, threads: moves.threads)
    var search = LeidenSearch<Mass>(moves)
    var best = CommunityTries.Found(
      communities: Groups.alone(network.count), count: network.count,
      quality: network.quality(of: network), margin: margin)
    var rounds = 0
    while rounds < maximumRounds ?? .max {
      var found = try search.round(network, from: best.communities)
      found.margin = margin
      rounds += 1
      guard found.quality > best.quality + margin else { break }
      best = found
    }
    try search.finish()
    return best.restored(from: order)
  }
}
