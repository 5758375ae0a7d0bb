/// The division of communities into groups that are well joined to the rest of their community.
struct Refinement<Mass: CommunityMass> {
  private let network: TieNetwork<Mass>
  private let threads: Int
  private let communities: Workspace<UInt32>
  /// The nodes by community, and where each community starts.
  private let starts: [UInt32]
  private let nodes: [UInt32]
  /// The group of each node, numbered by one of its nodes.
  private let groups: Workspace<UInt32>
  private let groupMasses: Workspace<Mass>
  private let isSingle: Workspace<Bool>
  /// The ties of each group to the rest of its community.
  private let joints: Workspace<Double>

  init(
    _ network: TieNetwork<Mass>, _ communities: [UInt32], _ communityCount: Int, threads: Int
  ) {
    self.threads = threads
    self.network = network
    self.communities = Workspace(communities)
    (starts, nodes) = Groups.sorted(communities, count: communityCount)
    groups = Workspace(Groups.alone(network.count))
    groupMasses = Workspace(network.masses)
    isSingle = Workspace(repeating: true, count: network.count)
    joints = Workspace(network.ties.within(communities, threads: threads))
  }

  /// Returns the group of each node.
  ///
  /// A node that is still alone joins a group of its community at random, the better the gain the
  /// likelier, and never at a loss. Each community has random numbers of its own, so several threads
  /// may divide several.
  ///
  /// - Parameter seed: Where the random choices start.
  /// - Returns: Groups, each with the number of one of its nodes.
  func groups(seed: UInt64) -> [UInt32] {
    let parts = Parallel.ranges(of: ArcNumbers(starts), parts: network.count < 1_000 ? 1 : 64)
    nonisolated(unsafe) let refinement = self
    Parallel.share(
      parts.count, threads: threads, scratch: { _ in Scratch(count: refinement.network.count) }
    ) { scratch, part in
      for community in parts[part]
      where refinement.starts[community + 1] - refinement.starts[community] > 1 {
        scratch.generator = SplitMix64(seed: seed &+ UInt64(community) &* 0x9E6C_63D0_876A_9A47)
        refinement.divide(community, &scratch)
      }
    }
    return groups.array
  }

  private struct Scratch {
    var accumulator: Accumulator
    var generator = SplitMix64(seed: 0)
    var candidates: [Candidate] = []

    init(count: Int) {
      accumulator = Accumulator(count: count)
    }
  }

  private struct Candidate {
    let group: Int
    let gain: Double
  }

  /// Divides a community.
  private func divide(_ community: Int, _ scratch: inout Scratch) {
    var members = Array(nodes[Int(starts[community])..<Int(starts[community + 1])])
    scratch.generator.shuffle(&members)
    var whole = Mass.zero
    for node in members { whole = whole + network.masses[Int(node)] }
    let penalty = network.penalty
    let (groups, groupMasses, joints) = (groups.start, groupMasses.start, joints.start)
    for member in members where isSingle.start[Int(member)] {
      let node = Int(member)
      let mass = network.masses[node]
      guard joints[node] >= penalty * (mass * (whole - mass)) else { continue }
      scratch.accumulator.add(
        network.ties, network.ties.rows.arcs(of: node), groups, in: communities.start,
        of: UInt32(truncatingIfNeeded: community))
      scratch.candidates.removeAll(keepingCapacity: true)
      let sums = scratch.accumulator.values
      for index in 0..<scratch.accumulator.touchedCount {
        let group = Int(scratch.accumulator.touched[index])
        let groupMass = groupMasses[group]
        let gain = sums[group] - penalty * (mass * groupMass)
        let isWellJoined = joints[group] >= penalty * (groupMass * (whole - groupMass))
        if gain >= 0, isWellJoined {
          scratch.candidates.append(Candidate(group: group, gain: gain))
        }
      }
      if let group = Self.choose(
        scratch.candidates, meanTie: network.meanTie, &scratch.generator)
      {
        isSingle.start[group] = false
        groups[node] = UInt32(truncatingIfNeeded: group)
        groupMasses[group] = groupMasses[group] + mass
        joints[group] += joints[node] - 2 * sums[group]
      }
      scratch.accumulator.reset()
    }
  }

  /// Chooses a group, or `nil` for staying alone, which gains 0: with a likelihood that doubles with
  /// each hundredth of a mean tie gained.
  ///
  /// Between two powers of 2 the likelihood is interpolated, which needs no logarithms and gives
  /// the same digits on every machine.
  private static func choose(
    _ candidates: [Candidate], meanTie: Double, _ generator: inout SplitMix64
  ) -> Int? {
    if candidates.isEmpty { return nil }
    let best = candidates.reduce(0) { max($0, $1.gain) }
    let unit = 0.01 * meanTie
    let total = candidates.reduce(likelihood(-best / unit)) {
      $0 + likelihood(($1.gain - best) / unit)
    }
    var rest = generator.fraction() * total
    for candidate in candidates {
      rest -= likelihood((candidate.gain - best) / unit)
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
