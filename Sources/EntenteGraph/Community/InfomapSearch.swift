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
    try improve(&best, network, &progress)
    // From single nodes on, the search may end with more bits than one community takes.
    let (together, count) = network.together
    let quality = -network.codelength(together, count: count)
    if quality > best.quality + best.margin {
      best = .init(communities: together, count: count, quality: quality, margin: best.margin)
      try improve(&best, network, &progress)
    }
    try progress.finish()
    return best
  }

  private mutating func improve(
    _ best: inout CommunityTries.Found, _ network: WalkNetwork, _ progress: inout TryProgress
  ) throws(GraphError) {
    while true {
      let (communities, count) = try round(network, from: best.communities)
      let quality = -network.codelength(communities, count: count)
      guard quality > best.quality + best.margin else { return }
      best = .init(communities: communities, count: count, quality: quality, margin: best.margin)
      try progress.advance()
    }
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
  /// Only nodes with a neighbor that has moved are looked at again.
  private mutating func moveNodes(
    of network: WalkNetwork, _ communities: inout [UInt32]
  ) throws(GraphError) {
    guard network.count > 1 else { return }
    var modules = FlowModules(network, communities)
    var queue = NodeQueue(moves.shuffled(network.count))
    var accumulator = Accumulator(count: network.count)
    var visitCount = 0
    while let node = queue.pop() {
      visitCount += 1
      if visitCount & 0x3FF == 0 { try moves.progress.advance(by: 0) }
      let arcs = network.steps.rows.arcs(of: node)
      if arcs.isEmpty { continue }
      accumulator.add(network.steps.rows, network.steps.values, arcs, communities)
      let old = Int(communities[node])
      let visits = network.visits[node]
      let rest = modules.rest(of: old, without: visits, steps: accumulator.values[old])
      let new = choose(accumulator, modules, visits, from: old, rest)
      if new != old {
        modules.move(visits, steps: accumulator.values[new], from: old, rest, to: new)
        communities[node] = UInt32(truncatingIfNeeded: new)
        queue.appendNeighbors(arcs, network.steps.rows, outside: new, communities)
      }
      accumulator.reset()
    }
  }

  /// Returns the community that saves a node most bits, or the old one if none does.
  ///
  /// Among communities that save as much but for rounding, one is drawn.
  @inline(__always)
  private mutating func choose(
    _ steps: borrowing Accumulator, _ modules: borrowing FlowModules,
    _ visits: WalkNetwork.Visits, from old: Int, _ rest: FlowModules.Rest
  ) -> Int {
    // The bits of what stays as it is are left out on both sides.
    var best = old
    var bestChange =
      modules.bits[old] - rest.bits + WalkNetwork.Visits.timesLogarithm(modules.entering)
    var equalCount = 0
    for index in 0..<steps.touchedCount {
      let community = Int(steps.touched[index])
      if community == old { continue }
      let joined = modules.visits[community].adding(visits, steps: steps.values[community])
      let entering = rest.entering - modules.visits[community].entering + joined.entering
      let change =
        joined.bits - modules.bits[community] + WalkNetwork.Visits.timesLogarithm(entering)
      if change < bestChange - Self.margin {
        (best, bestChange, equalCount) = (community, change, 1)
      } else if equalCount > 0, change < bestChange + Self.margin {
        equalCount += 1
        if moves.generator.below(equalCount) == 0 { best = community }
      }
    }
    if modules.sizes[old] > 1, let empty = modules.vacant.last {
      let change =
        visits.bits + WalkNetwork.Visits.timesLogarithm(rest.entering + visits.entering)
      if change < bestChange - Self.margin { best = Int(empty) }
    }
    return best
  }
}

/// The communities between which nodes move.
private struct FlowModules {
  private(set) var visits: [WalkNetwork.Visits]
  /// What each adds to the codelength.
  private(set) var bits: [Double]
  /// How often the walker enters any.
  private(set) var entering: Double
  private(set) var sizes: [UInt32]
  /// Those without nodes.
  private(set) var vacant: [UInt32] = []

  /// A community without one of its nodes.
  struct Rest {
    var visits: WalkNetwork.Visits
    var bits: Double
    /// How often the walker enters this or any other community.
    var entering: Double
  }

  init(_ network: WalkNetwork, _ communities: [UInt32]) {
    visits = network.visits(communities, count: network.count)
    bits = visits.map(\.bits)
    entering = visits.reduce(0) { $0 + $1.entering }
    sizes = [UInt32](repeating: 0, count: network.count)
    for community in communities { sizes[Int(community)] += 1 }
    for community in sizes.indices where sizes[community] == 0 {
      vacant.append(UInt32(truncatingIfNeeded: community))
    }
  }

  /// Returns what is left of a community if a node leaves.
  @inline(__always)
  func rest(of old: Int, without node: WalkNetwork.Visits, steps: Double) -> Rest {
    // What is left by rounding must not count.
    let rest = sizes[old] == 1 ? .init() : visits[old].removing(node, steps: steps)
    return Rest(
      visits: rest, bits: rest.bits, entering: entering - visits[old].entering + rest.entering)
  }

  /// Moves a node from one community, of which the rest is given, to another.
  @inline(__always)
  mutating func move(
    _ node: WalkNetwork.Visits, steps: Double, from old: Int, _ rest: Rest, to new: Int
  ) {
    let isNew = sizes[new] == 0
    if isNew { vacant.removeLast() }
    let joined = isNew ? node : visits[new].adding(node, steps: steps)
    entering = rest.entering - (isNew ? 0 : visits[new].entering) + joined.entering
    (visits[old], bits[old]) = (rest.visits, rest.bits)
    (visits[new], bits[new]) = (joined, joined.bits)
    sizes[old] -= 1
    sizes[new] += 1
    if sizes[old] == 0 { vacant.append(UInt32(truncatingIfNeeded: old)) }
  }
}
