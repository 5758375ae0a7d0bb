/// The steps of the Leiden method.
///
/// A gain is a gain of what the network calls its quality.
struct LeidenSearch<Mass: CommunityMass> {
  private var moves: CommunityMoves

  init(_ moves: CommunityMoves) {
    self.moves = moves
  }

  /// Counts all progress that is not counted yet.
  mutating func finish() throws(GraphError) {
    try moves.progress.finish()
  }

  /// Improves a partition at all levels.
  ///
  /// - Parameters:
  ///   - base: The ties.
  ///   - communities: The community of each node, below the number of nodes.
  /// - Returns: New communities. Each hangs together.
  /// - Throws: ``GraphError`` if the task was canceled.
  mutating func round(
    _ base: TieNetwork<Mass>, from communities: [UInt32]
  ) throws(GraphError) -> CommunityTries.Found {
    var network = base
    var communities = communities
    // The node of the network to which each node of the base belongs.
    var owners: [UInt32] = []
    var isConnected = true
    while true {
      communities = try moves.moveNodes(TieMoves(network, communities))
      let communityCount = Groups.renumber(&communities)
      if communityCount == network.count { break }
      var groups = Refinement(
        network, communities, communityCount, threads: moves.threads
      ).groups(seed: moves.generator.next())
      try moves.progress.advance(by: network.count)
      var groupCount = Groups.renumber(&groups)
      if groupCount == network.count {
        // No node joined another: the communities are moved as they are.
        (groups, groupCount) = (communities, communityCount)
        isConnected = false
      }
      var groupCommunities = [UInt32](repeating: 0, count: groupCount)
      for (node, group) in groups.enumerated() { groupCommunities[Int(group)] = communities[node] }
      if owners.isEmpty {
        owners = groups
      } else {
        for node in owners.indices { owners[node] = groups[Int(owners[node])] }
      }
      network = network.aggregated(
        groups, count: groupCount, threads: moves.threads)
      communities = groupCommunities
    }
    let result = owners.isEmpty ? communities : owners.map { communities[Int($0)] }
    if isConnected {
      return .init(
        communities: result, count: network.count, quality: base.quality(of: network), margin: 0)
    }
    let (groups, count) = base.ties.rows.split(result)
    return .init(
      communities: groups, count: count,
      quality: base.quality(groups, count: count, threads: moves.threads), margin: 0)
  }
}
