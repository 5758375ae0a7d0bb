/// The communities between which nodes move for ties beyond those to be expected.
struct TieMoves<Mass: CommunityMass>: NodeMoves {
  let network: TieNetwork<Mass>
  let communities: Workspace<UInt32>
  private let masses: Workspace<Mass>
  private var sizes: CommunitySizes

  init(_ network: TieNetwork<Mass>, _ communities: [UInt32]) {
    self.network = network
    self.communities = Workspace(communities)
    masses = Workspace(repeating: .zero, count: network.count)
    for node in communities.indices {
      let community = Int(communities[node])
      masses.start[community] = masses.start[community] + network.masses[node]
    }
    sizes = CommunitySizes(self.communities)
  }

  @inline(__always)
  var ties: ValuedRows { network.ties }

  /// A community must be better than the old one by more than rounding.
  @inline(__always)
  func choice(of node: Int, _ sums: Accumulator, seed: UInt64) -> UInt32 {
    let mass = network.masses[node]
    let old = communities.start[node]
    let ties = sums.values
    let touched = sums.touched
    let masses = masses.start
    let penalty = network.penalty
    let oldGain = ties[Int(old)] - penalty * (mass * rest(of: Int(old), mass))
    let oldTies = ties[Int(old)]
    // The old community is out of the comparison.
    ties[Int(old)] = -.infinity
    defer { ties[Int(old)] = oldTies }
    @inline(__always)
    func gain(_ community: UInt32) -> Double {
      ties[Int(community)] - penalty * (mass * masses[Int(community)])
    }

    var (best, bestGain) = (old, -Double.infinity)
    for index in 0..<sums.touchedCount {
      let gain = gain(touched[index])
      best = gain > bestGain ? touched[index] : best
      bestGain = gain > bestGain ? gain : bestGain
    }
    if max(oldGain, bestGain) < -penaltyMargin(mass) {
      // Alone, the node gains more than with others.
      return sizes[Int(old)] == 1 ? old : NodeMove.alone
    }
    let margin = best == old ? 0 : margin(mass, ties[Int(best)])
    guard bestGain > oldGain + margin else { return old }
    var count = 0
    for index in 0..<sums.touchedCount {
      count &+= gain(touched[index]) >= bestGain - margin ? 1 : 0
    }
    if count == 1 { return best }
    var generator = SplitMix64(seed: seed)
    var number = generator.below(count)
    for index in 0..<sums.touchedCount where gain(touched[index]) >= bestGain - margin {
      if number == 0 { return touched[index] }
      number -= 1
    }
    return best
  }

  @inline(__always)
  func isGain(_ node: Int, _ move: NodeMove) -> Bool {
    let mass = network.masses[node]
    let old = Int(communities.start[node])
    let oldGain = move.leaving - network.penalty * (mass * rest(of: old, mass))
    if move.community == NodeMove.alone {
      return sizes[old] > 1 && oldGain < -penaltyMargin(mass)
    }
    let new = Int(move.community)
    let gain = move.joining - network.penalty * (mass * masses.start[new])
    return sizes[new] > 0 && gain > oldGain + margin(mass, move.joining)
  }

  @inline(__always)
  mutating func make(_ node: Int, _ move: NodeMove) -> UInt32 {
    let mass = network.masses[node]
    let old = Int(communities.start[node])
    masses.start[old] = rest(of: old, mass)
    let new = sizes.move(from: old, to: move.community)
    masses.start[new] = masses.start[new] + mass
    communities.start[node] = UInt32(truncatingIfNeeded: new)
    return communities.start[node]
  }

  /// The mass of a community without one of its nodes.
  @inline(__always)
  private func rest(of community: Int, _ mass: Mass) -> Mass {
    // What is left by rounding must not count.
    sizes[community] == 1 ? .zero : masses.start[community] - mass
  }

  /// What expected ties may be off by rounding, and then some.
  @inline(__always)
  private func penaltyMargin(_ mass: Mass) -> Double {
    1e-12 * (network.penalty * (mass * network.wholeMass))
  }

  @inline(__always)
  private func margin(_ mass: Mass, _ ties: Double) -> Double {
    penaltyMargin(mass) + 1e-12 * ties
  }
}
