/// The steps of the Leiden method.
///
/// A gain is a gain of what the network calls its quality.
struct LeidenSearch<Mass: CommunityMass> {
  private var moves: CommunityMoves

  init(_ moves: CommunityMoves) {
    self.moves = moves
  }

  /// Improves a partition at all levels.
  ///
  /// - Parameters:
  ///   - base: The ties.
  ///   - communities: The community of each node, below the number of nodes.
  /// - Returns: New communities, of which every number below their count is in use. Each hangs
  ///   together.
  /// - Throws: ``GraphError`` if the task was canceled.
  mutating func round(
    _ base: TieNetwork<Mass>, from communities: [UInt32]
  ) throws(GraphError) -> (communities: [UInt32], count: Int) {
    var network = base
    var communities = communities
    // The node of the network to which each node of the base belongs.
    var owners: [UInt32] = []
    var isConnected = true
    while true {
      try moves.moveNodes(of: network, &communities)
      let communityCount = Groups.renumber(&communities)
      if communityCount == network.count { break }
      var groups = refined(network, communities, communityCount)
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
      network = network.aggregated(groups, count: groupCount)
      communities = groupCommunities
    }
    let result = owners.isEmpty ? communities : owners.map { communities[Int($0)] }
    return isConnected ? (result, network.count) : base.rows.split(result)
  }

  /// Divides each community into groups that are well joined to the rest of it, and returns the
  /// group of each node.
  ///
  /// A node that is still alone joins a group of its community at random, the better the gain the
  /// likelier, and never at a loss.
  private mutating func refined(
    _ network: TieNetwork<Mass>, _ communities: [UInt32], _ communityCount: Int
  ) -> [UInt32] {
    let count = network.count
    let penalty = network.penalty
    let order = moves.shuffled(count)
    let (starts, nodes) = Groups.sorted(communities, count: communityCount, order: order)
    var groups = Groups.alone(count)
    var groupMasses = network.masses
    var isSingle = [Bool](repeating: true, count: count)
    // The ties of each group to the rest of its community.
    var joints = Self.joints(network, communities)
    var accumulator = Accumulator(count: count)
    var candidates: [(group: Int, gain: Double)] = []

    for community in 0..<communityCount {
      let members = nodes[Int(starts[community])..<Int(starts[community + 1])]
      if members.count == 1 { continue }
      var whole = Mass.zero
      for node in members { whole = whole + network.masses[Int(node)] }
      for member in members where isSingle[Int(member)] {
        let node = Int(member)
        let mass = network.masses[node]
        guard joints[node] >= penalty * (mass * (whole - mass)) else { continue }
        accumulator.add(
          network.rows, network.values, network.rows.arcs(of: node), groups, in: communities,
          of: communities[node])
        candidates.removeAll(keepingCapacity: true)
        for index in 0..<accumulator.touchedCount {
          let group = Int(accumulator.touched[index])
          let groupMass = groupMasses[group]
          let gain = accumulator.values[group] - penalty * (mass * groupMass)
          let isWellJoined = joints[group] >= penalty * (groupMass * (whole - groupMass))
          if gain >= 0, isWellJoined { candidates.append((group, gain)) }
        }
        if let group = choose(candidates, meanTie: network.meanTie) {
          isSingle[group] = false
          groups[node] = UInt32(truncatingIfNeeded: group)
          groupMasses[group] = groupMasses[group] + mass
          joints[group] += joints[node] - 2 * accumulator.values[group]
        }
        accumulator.reset()
      }
    }
    return groups
  }

  /// Returns the ties of each node to the rest of its community.
  private static func joints(
    _ network: TieNetwork<Mass>, _ communities: [UInt32]
  ) -> [Double] {
    var joints = [Double](repeating: 0, count: network.count)
    let neighbors = network.rows.neighbors.span
    let values = network.values.span
    let communities = communities.span
    for node in joints.indices {
      let community = communities[node]
      var sum = 0.0
      for arc in network.rows.arcs(of: node) where communities[Int(neighbors[arc])] == community {
        sum += values[arc]
      }
      joints[node] = sum
    }
    return joints
  }

  /// Chooses a group, or `nil` for staying alone, which gains 0: with a likelihood that doubles with
  /// each hundredth of a mean tie gained.
  ///
  /// Between two powers of 2 the likelihood is interpolated, which needs no logarithms and gives
  /// the same digits on every machine.
  private mutating func choose(
    _ candidates: [(group: Int, gain: Double)], meanTie: Double
  ) -> Int? {
    if candidates.isEmpty { return nil }
    let best = candidates.reduce(0) { max($0, $1.gain) }
    let unit = 0.01 * meanTie
    let total = candidates.reduce(Self.likelihood(-best / unit)) {
      $0 + Self.likelihood(($1.gain - best) / unit)
    }
    var rest = moves.generator.fraction() * total
    for candidate in candidates {
      rest -= Self.likelihood((candidate.gain - best) / unit)
      if rest < 0 { return candidate.group }
    }
    return nil
  }

  @inline(__always)
  private static func likelihood(_ exponent: Double) -> Double {
    // Less would not be drawn in a lifetime.
    guard exponent > -60 else { return 0 }
    let whole = exponent.rounded(.down)
    return Double(sign: .plus, exponent: Int(whole), significand: 1 + (exponent - whole))
  }
}
