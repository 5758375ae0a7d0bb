/// The steps of the Infomap method.
struct InfomapSearch {
  private var moves: CommunityMoves
  /// What a step must save to count, in bits.
  private static let margin = 1e-12

  init(_ moves: CommunityMoves) {
    self.moves = moves
  }

  /// Returns communities found in rounds until none saves bits; their quality is the codelength
  /// below 0.
  mutating func found(
    _ network: WalkNetwork, _ progress: TryProgress
  ) throws(GraphError) -> CommunityTries.Found {
    var progress = progress
    let alone = Groups.alone(network.count)
    var best = CommunityTries.Found(
      communities: alone, count: network.count,
      quality: -network.codelength(alone, count: network.count), margin: 1e-10)
    while true {
      let (communities, count) = try round(network, from: best.communities)
      let quality = -network.codelength(communities, count: count)
      guard quality > best.quality + best.margin else { break }
      best = .init(communities: communities, count: count, quality: quality, margin: best.margin)
      try progress.advance()
    }
    try progress.finish()
    return best
  }

  /// Moves nodes between communities, then communities as wholes, until nothing moves.
  private mutating func round(
    _ base: WalkNetwork, from communities: [UInt32]
  ) throws(GraphError) -> (communities: [UInt32], count: Int) {
    var network = base
    var communities = communities
    var owners: [UInt32] = []
    while true {
      try moveNodes(of: network, &communities)
      let count = Groups.renumber(&communities)
      if owners.isEmpty {
        owners = communities
      } else {
        for node in owners.indices { owners[node] = communities[Int(owners[node])] }
      }
      if count == network.count { return (owners, count) }
      network = network.aggregated(communities, count: count)
      communities = Groups.alone(count)
    }
  }

  /// Moves single nodes to other communities, until no move saves bits.
  ///
  /// Only nodes with a neighbor that has moved are looked at again. Among communities that save as
  /// much but for rounding, one is drawn.
  private mutating func moveNodes(
    of network: WalkNetwork, _ communities: inout [UInt32]
  ) throws(GraphError) {
    let count = network.count
    guard count > 1 else { return }
    var modules = network.visits(communities, count: count)
    var bits = modules.map(\.bits)
    var entering = modules.reduce(0) { $0 + $1.entering }
    var sizes = [UInt32](repeating: 0, count: count)
    for community in communities { sizes[Int(community)] += 1 }
    var vacant: [UInt32] = []
    for community in 0..<count where sizes[community] == 0 {
      vacant.append(UInt32(truncatingIfNeeded: community))
    }
    var queue = NodeQueue(moves.shuffled(count))
    var accumulator = Accumulator(count: count)
    var visitCount = 0

    while let node = queue.pop() {
      visitCount += 1
      if visitCount & 0x3FF == 0 { try moves.progress.advance(by: 0) }
      let arcs = network.steps.rows.arcs(of: node)
      if arcs.isEmpty { continue }
      accumulator.add(network.steps.rows, network.steps.values, arcs, communities)
      let old = Int(communities[node])
      let visits = network.visits[node]
      let isAlone = sizes[old] == 1
      let rest =
        isAlone ? .init() : modules[old].removing(visits, steps: accumulator.values[old])
      let restBits = isAlone ? 0 : rest.bits
      let restEntering = entering - modules[old].entering + rest.entering
      let restCodelength = WalkNetwork.Visits.timesLogarithm(entering)

      // The bits of what stays as it is are left out on both sides.
      var best = old
      var bestChange = bits[old] - restBits + restCodelength
      let limit = bestChange - Self.margin
      var equalCount = 0
      for index in 0..<accumulator.touchedCount {
        let community = Int(accumulator.touched[index])
        if community == old { continue }
        let joined = modules[community].adding(visits, steps: accumulator.values[community])
        let change =
          joined.bits - bits[community]
          + WalkNetwork.Visits.timesLogarithm(
            restEntering - modules[community].entering + joined.entering)
        if change < min(limit, bestChange - Self.margin) {
          (best, bestChange, equalCount) = (community, change, 1)
        } else if equalCount > 0, change < bestChange + Self.margin {
          equalCount += 1
          if moves.generator.below(equalCount) == 0 { best = community }
        }
      }
      if !isAlone, let empty = vacant.last {
        let change =
          visits.bits + WalkNetwork.Visits.timesLogarithm(restEntering + visits.entering)
        if change < min(limit, bestChange - Self.margin) { best = Int(empty) }
      }
      if best != old {
        let isNew = sizes[best] == 0
        if isNew { vacant.removeLast() }
        let joined =
          isNew ? visits : modules[best].adding(visits, steps: accumulator.values[best])
        entering = restEntering - (isNew ? 0 : modules[best].entering) + joined.entering
        (modules[old], bits[old]) = (rest, restBits)
        (modules[best], bits[best]) = (joined, joined.bits)
        sizes[old] -= 1
        sizes[best] += 1
        if isAlone { vacant.append(UInt32(truncatingIfNeeded: old)) }
        communities[node] = UInt32(truncatingIfNeeded: best)
        queue.appendNeighbors(arcs, network.steps.rows, outside: best, communities)
      }
      accumulator.reset()
    }
  }
}
