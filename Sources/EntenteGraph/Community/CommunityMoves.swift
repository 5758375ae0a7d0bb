/// The steps that searches for communities share: moving single nodes to better communities.
struct CommunityMoves {
  var generator: SplitMix64
  var progress: SearchProgress
  let threads: Int

  /// Returns the numbers below a count in random order.
  mutating func shuffled(_ count: Int) -> [UInt32] {
    var order = Groups.alone(count)
    generator.shuffle(&order)
    return order
  }

  /// Moves single nodes to better communities, until no node gains by moving.
  ///
  /// Nodes are visited in the order of their numbers, which had better be random; later only those
  /// with a neighbor that has moved since.
  ///
  /// - Parameter moves: The communities, and what makes a move a gain.
  /// - Returns: The community of each node.
  /// - Throws: ``GraphError`` if the task was canceled.
  mutating func moveNodes<Moves: NodeMoves>(
    _ moves: consuming Moves
  ) throws(GraphError) -> [UInt32] {
    let communities = moves.communities
    if communities.count > 1 {
      var visits = NodeVisits(moves, seed: generator.next(), threads: threads)
      try visits.visitAll(&progress)
    }
    return communities.array
  }
}
