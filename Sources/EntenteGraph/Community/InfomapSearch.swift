/// The steps of the Infomap method.
struct InfomapSearch {
  private var moves: CommunityMoves
  init(_ moves: CommunityMoves) {
    self.moves = moves
  }

  /// Returns communities found in rounds until none saves bits; their quality is the codelength
  /// below 0.
  mutating func found(_ network: WalkNetwork) throws(GraphError) -> CommunityTries.Found {
    let order = moves.shuffled(network.count)
    let network = network.reordered(order, threads: moves.threads)
    var best = try round(network)
    try improve(&best, network)
    // From single nodes on, the search may end with more bits than one community takes.
    let (together, count) = network.together
    let visits = network.visits(together, count: count, threads: moves.threads)
    let whole = Self.found(together, count, quality: -network.codelength(of: visits))
    if whole.quality > best.quality + best.margin {
      best = whole
      try improve(&best, network)
    }
    try moves.progress.finish()
    return best.restored(from: order)
  }

  private static func found(
    _ communities: [UInt32], _ count: Int, quality: Double
  ) -> CommunityTries.Found {
    .init(communities: communities, count: count, quality: quality, margin: 1e-10)
  }

  private mutating func improve(
    _ best: inout CommunityTries.Found, _ network: WalkNetwork
  ) throws(GraphError) {
    while true {
      let found = try round(network, from: best.communities)
      guard found.quality > best.quality + best.margin else { return }
      best = found
    }
  }

  /// Moves nodes between communities, then communities as wholes, until nothing moves.
  ///
  /// - Parameters:
  ///   - base: The walk between nodes.
  ///   - communities: Where to start, or nothing for single nodes.
  /// - Returns: New communities; their quality is the codelength below 0.
  /// - Throws: ``GraphError`` if the task was canceled.
  private mutating func round(
    _ base: WalkNetwork, from communities: [UInt32]? = nil
  ) throws(GraphError) -> CommunityTries.Found {
    var network = base
    let alone = Groups.alone(base.count)
    var owners = alone
    var start = communities ?? alone
    var visits =
      communities.map { base.visits($0, count: base.count, threads: moves.threads) } ?? base.visits
    while true {
      var communities = try moves.moveNodes(FlowMoves(network, start, visits))
      let count = Groups.renumber(&communities)
      if count == network.count {
        return Self.found(owners, count, quality: -base.codelength(of: network.visits))
      }
      for node in owners.indices { owners[node] = communities[Int(owners[node])] }
      network = network.aggregated(communities, count: count, threads: moves.threads)
      (start, visits) = (Groups.alone(count), network.visits)
    }
  }
}
