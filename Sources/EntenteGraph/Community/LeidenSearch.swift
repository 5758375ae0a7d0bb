/// The steps of the Leiden method.
///
/// A gain is a gain of modularity times the total of the ties.
struct LeidenSearch {
  /// The resolution divided by the total of the ties.
  let resolution: Double
  var generator: SplitMix64

  init(resolution: Double, seed: UInt64) {
    self.resolution = resolution
    generator = SplitMix64(seed: seed)
  }

  /// Improves a partition at all levels, and returns a label for each node.
  mutating func round(_ base: TieNetwork, from communities: [Int]) -> [Int] {
    var network = base
    var communities = communities
    // The node of the network to which each node of the base belongs.
    var owners = Array(0..<base.count)
    while true {
      moveNodes(of: network, &communities)
      let communityCount = Self.renumber(&communities)
      if communityCount == network.count { break }
      var groups = refined(network, communities, communityCount)
      let groupCount = Self.renumber(&groups)
      if groupCount == network.count { break }

      var groupCommunities = [Int](repeating: 0, count: groupCount)
      for (node, group) in groups.enumerated() { groupCommunities[group] = communities[node] }
      for node in owners.indices { owners[node] = groups[owners[node]] }
      network = network.aggregated(groups, count: groupCount)
      communities = groupCommunities
    }
    return owners.map { communities[$0] }
  }

  /// Moves single nodes to better communities, until no node gains by moving.
  ///
  /// Only nodes with a neighbor that has moved are looked at again.
  private mutating func moveNodes(of network: TieNetwork, _ communities: inout [Int]) {
    let count = network.count
    var strengths = [TieNetwork.Strength](repeating: .init(), count: count)
    var sizes = [Int](repeating: 0, count: count)
    for (node, community) in communities.enumerated() {
      strengths[community] = strengths[community] + network.strengths[node]
      sizes[community] += 1
    }
    var vacant = sizes.indices.filter { sizes[$0] == 0 }
    var queue = Array(0..<count)
    generator.shuffle(&queue)
    var isQueued = [Bool](repeating: true, count: count)
    var sums = Accumulator(count: count)
    var place = 0

    while place < queue.count {
      let node = queue[place]
      place += 1
      isQueued[node] = false
      let strength = network.strengths[node]
      let old = communities[node]
      strengths[old] = strengths[old] - strength
      sizes[old] -= 1
      if sizes[old] == 0 {
        // What is left by rounding must not count.
        strengths[old] = .init()
        vacant.append(old)
      }
      for arc in network.ties.rows.arcs(of: node) {
        sums.add(
          network.ties.values[arc], to: communities[Int(network.ties.rows.neighbors[arc])])
      }

      // A community of its own gains nothing; any other must be better by more than rounding.
      let margin = 1e-12 * (strength.outgoing + strength.incoming)
      var best = old
      var bestGain = sums.values[old] - resolution * (strength * strengths[old])
      for community in sums.touched where community != old {
        let gain = sums.values[community] - resolution * (strength * strengths[community])
        if gain > bestGain + margin { (best, bestGain) = (community, gain) }
      }
      if bestGain < -margin, let empty = vacant.last { best = empty }
      sums.reset()

      // An empty community is taken from the end, be it that which the node has just left.
      if sizes[best] == 0 { vacant.removeLast() }
      communities[node] = best
      strengths[best] = strengths[best] + strength
      sizes[best] += 1
      guard best != old else { continue }
      for arc in network.ties.rows.arcs(of: node) {
        let neighbor = Int(network.ties.rows.neighbors[arc])
        if !isQueued[neighbor], communities[neighbor] != best {
          isQueued[neighbor] = true
          queue.append(neighbor)
        }
      }
    }
  }

  /// Divides each community into groups that are well joined to the rest of it, and returns the
  /// group of each node.
  ///
  /// A node that is still alone joins a group of its community at random, the better the gain the
  /// likelier, and never at a loss.
  private mutating func refined(
    _ network: TieNetwork, _ communities: [Int], _ communityCount: Int
  ) -> [Int] {
    var groups = Array(0..<network.count)
    var groupStrengths = network.strengths
    var isSingle = [Bool](repeating: true, count: network.count)
    // The ties of each group to the rest of its community.
    var joints = [Double](repeating: 0, count: network.count)
    var wholes = [TieNetwork.Strength](repeating: .init(), count: communityCount)
    for (node, community) in communities.enumerated() {
      wholes[community] = wholes[community] + network.strengths[node]
      for arc in network.ties.rows.arcs(of: node)
      where communities[Int(network.ties.rows.neighbors[arc])] == community {
        joints[node] += network.ties.values[arc]
      }
    }

    var order = Array(0..<network.count)
    generator.shuffle(&order)
    var sums = Accumulator(count: network.count)
    for node in order where isSingle[node] {
      let strength = network.strengths[node]
      let whole = wholes[communities[node]]
      guard joints[node] >= resolution * (strength * (whole - strength)) else { continue }
      for arc in network.ties.rows.arcs(of: node) {
        let neighbor = Int(network.ties.rows.neighbors[arc])
        guard communities[neighbor] == communities[node] else { continue }
        sums.add(network.ties.values[arc], to: groups[neighbor])
      }
      var candidates = [(group: node, gain: 0.0)]
      for group in sums.touched {
        let gain = sums.values[group] - resolution * (strength * groupStrengths[group])
        let isWellJoined =
          joints[group] >= resolution * (groupStrengths[group] * (whole - groupStrengths[group]))
        if gain >= 0, isWellJoined { candidates.append((group, gain)) }
      }
      let group = choose(candidates, meanTie: network.meanTie)
      if group != node {
        isSingle[group] = false
        groups[node] = group
        groupStrengths[group] = groupStrengths[group] + strength
        joints[group] += joints[node] - 2 * sums.values[group]
      }
      sums.reset()
    }
    return groups
  }

  /// Chooses a group, with a likelihood that doubles with each hundredth of a mean tie gained.
  ///
  /// Between two powers of 2 the likelihood is interpolated, which needs no logarithms and gives
  /// the same digits on every machine.
  private mutating func choose(
    _ candidates: [(group: Int, gain: Double)], meanTie: Double
  ) -> Int {
    let best = candidates.reduce(0) { max($0, $1.gain) }
    let likelihoods = candidates.map { candidate in
      let exponent = max(-1_000, (candidate.gain - best) / (0.01 * meanTie))
      let whole = exponent.rounded(.down)
      return Double(sign: .plus, exponent: Int(whole), significand: 1 + (exponent - whole))
    }
    var rest = generator.fraction() * likelihoods.reduce(0, +)
    for (candidate, likelihood) in zip(candidates, likelihoods) {
      rest -= likelihood
      if rest < 0 { return candidate.group }
    }
    return candidates[0].group
  }

  /// Gives labels below the number of nodes new numbers from 0, by first appearance, and returns
  /// how many there are.
  private static func renumber(_ labels: inout [Int]) -> Int {
    var numbers = [Int](repeating: -1, count: labels.count)
    var count = 0
    for (node, label) in labels.enumerated() {
      if numbers[label] < 0 {
        numbers[label] = count
        count += 1
      }
      labels[node] = numbers[label]
    }
    return count
  }
}
