/// The communities between which nodes move for a shorter description of a walk.
struct FlowMoves: NodeMoves {
  private let network: WalkNetwork
  let communities: Workspace<UInt32>
  private let visits: Workspace<WalkNetwork.Visits>
  /// What each community adds to the codelength.
  private let bits: Workspace<Double>
  /// How often the walker enters any.
  private var entering: Double
  private var sizes: CommunitySizes
  /// What a step must save to count, in bits.
  private static var margin: Double { 1e-12 }

  /// A community without one of its nodes.
  private struct Rest {
    var visits: WalkNetwork.Visits
    var bits: Double
    /// How often the walker enters this or any other community.
    var entering: Double
  }

  /// Starts with communities of these visits.
  init(_ network: WalkNetwork, _ communities: [UInt32], _ visits: [WalkNetwork.Visits]) {
    self.network = network
    self.communities = Workspace(communities)
    self.visits = Workspace(visits)
    bits = Workspace(visits.map(\.bits))
    entering = visits.reduce(0) { $0 + $1.entering }
    sizes = CommunitySizes(self.communities)
  }

  @inline(__always)
  var ties: ValuedRows { network.steps }

  /// Among communities that save as much but for rounding, one is drawn.
  @inline(__always)
  func choice(of node: Int, _ sums: Accumulator, seed: UInt64) -> UInt32 {
    let old = communities.start[node]
    guard sums.touchedCount > 0 else { return old }
    let visits = network.visits[node]
    let rest = rest(of: Int(old), without: visits, steps: sums.values[Int(old)])
    // The bits of what stays as it is are left out on both sides.
    var best = old
    var bestChange = stayingChange(Int(old), rest)
    var equalCount = 0
    var generator: SplitMix64?
    for index in 0..<sums.touchedCount {
      let community = sums.touched[index]
      if community == old { continue }
      let change = joiningChange(Int(community), visits, sums.values[Int(community)], rest)
      if change < bestChange - Self.margin {
        (best, bestChange, equalCount) = (community, change, 1)
      } else if equalCount > 0, change < bestChange + Self.margin {
        equalCount += 1
        var random = generator ?? SplitMix64(seed: seed)
        if random.below(equalCount) == 0 { best = community }
        generator = random
      }
    }
    if sizes[Int(old)] > 1, aloneChange(visits, rest) < bestChange - Self.margin {
      best = NodeMove.alone
    }
    return best
  }

  @inline(__always)
  func isGain(_ node: Int, _ move: NodeMove) -> Bool {
    let old = Int(communities.start[node])
    let visits = network.visits[node]
    let rest = rest(of: old, without: visits, steps: move.leaving)
    let change: Double
    if move.community == NodeMove.alone {
      guard sizes[old] > 1 else { return false }
      change = aloneChange(visits, rest)
    } else {
      guard sizes[Int(move.community)] > 0 else { return false }
      change = joiningChange(Int(move.community), visits, move.joining, rest)
    }
    return change < stayingChange(old, rest) - Self.margin
  }

  @inline(__always)
  mutating func make(_ node: Int, _ move: NodeMove) -> UInt32 {
    let old = Int(communities.start[node])
    let visit = network.visits[node]
    let rest = rest(of: old, without: visit, steps: move.leaving)
    let new = sizes.move(from: old, to: move.community)
    let isNew = sizes[new] == 1
    let joined = isNew ? visit : visits.start[new].adding(visit, steps: move.joining)
    entering = rest.entering - (isNew ? 0 : visits.start[new].entering) + joined.entering
    (visits.start[old], bits.start[old]) = (rest.visits, rest.bits)
    (visits.start[new], bits.start[new]) = (joined, joined.bits)
    communities.start[node] = UInt32(truncatingIfNeeded: new)
    return communities.start[node]
  }

  @inline(__always)
  private func stayingChange(_ old: Int, _ rest: Rest) -> Double {
    bits.start[old] - rest.bits + WalkNetwork.Visits.timesLogarithm(entering)
  }

  @inline(__always)
  private func joiningChange(
    _ community: Int, _ node: WalkNetwork.Visits, _ steps: Double, _ rest: Rest
  ) -> Double {
    let joined = visits.start[community].adding(node, steps: steps)
    let entering = rest.entering - visits.start[community].entering + joined.entering
    return joined.bits - bits.start[community] + WalkNetwork.Visits.timesLogarithm(entering)
  }

  @inline(__always)
  private func aloneChange(_ node: WalkNetwork.Visits, _ rest: Rest) -> Double {
    node.bits + WalkNetwork.Visits.timesLogarithm(rest.entering + node.entering)
  }

  /// Returns what is left of a community if a node leaves.
  @inline(__always)
  private func rest(
    of old: Int, without node: WalkNetwork.Visits, steps: Double
  ) -> Rest {
    // What is left by rounding must not count.
    let rest = sizes[old] == 1 ? .init() : visits.start[old].removing(node, steps: steps)
    return Rest(
      visits: rest, bits: rest.bits,
      entering: entering - visits.start[old].entering + rest.entering)
  }
}
