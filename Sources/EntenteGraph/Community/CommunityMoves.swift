/// The steps that searches for communities share: moving single nodes to better communities.
struct CommunityMoves {
  var generator: SplitMix64
  let progress: Progress

  /// Returns the numbers below a count in random order.
  mutating func shuffled(_ count: Int) -> [UInt32] {
    var order = Groups.alone(count)
    generator.shuffle(&order)
    return order
  }

  /// Moves single nodes to better communities, until no node gains by moving.
  ///
  /// Only nodes with a neighbor that has moved are looked at again. Among communities that are
  /// equally good but for rounding, one is drawn.
  ///
  /// - Parameters:
  ///   - network: The ties.
  ///   - communities: The community of each node, below the number of nodes.
  /// - Throws: ``GraphError`` if the task was canceled.
  mutating func moveNodes<Mass>(
    of network: TieNetwork<Mass>, _ communities: inout [UInt32]
  ) throws(GraphError) {
    let count = network.count
    guard count > 1 else { return }
    var masses = [Mass](repeating: .zero, count: count)
    var sizes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      let community = Int(communities[node])
      masses[community] = masses[community] + network.masses[node]
      sizes[community] += 1
    }
    var vacant: [UInt32] = []
    for community in 0..<count where sizes[community] == 0 {
      vacant.append(UInt32(truncatingIfNeeded: community))
    }
    var queue = NodeQueue(shuffled(count))
    var accumulator = Accumulator(count: count)
    var visitCount = 0

    while let node = queue.pop() {
      visitCount += 1
      if visitCount & 0xFFF == 0 { try progress.advance(by: 0) }
      let arcs = network.rows.arcs(of: node)
      accumulator.add(network.rows, network.values, arcs, communities)

      let old = Int(communities[node])
      let mass = network.masses[node]
      sizes[old] -= 1
      // What is left by rounding must not count.
      masses[old] = sizes[old] == 0 ? .zero : masses[old] - mass
      var best = choose(accumulator, masses, mass, old, network)
      accumulator.reset()
      if best == nil {
        // Alone, the node gains more than with others.
        best = sizes[old] == 0 ? old : vacant.popLast().map(Int.init)
      }
      let new = best ?? old
      masses[new] = masses[new] + mass
      sizes[new] += 1
      guard new != old else { continue }
      if sizes[old] == 0 { vacant.append(UInt32(truncatingIfNeeded: old)) }
      communities[node] = UInt32(truncatingIfNeeded: new)
      queue.appendNeighbors(arcs, network.rows, outside: new, communities)
    }
  }

  /// Returns the community that a node gains most by joining, or `nil` if it would rather be alone.
  ///
  /// A community must be better than the old one by more than rounding.
  @inline(__always)
  private mutating func choose<Mass>(
    _ ties: borrowing Accumulator, _ masses: [Mass], _ mass: Mass, _ old: Int,
    _ network: TieNetwork<Mass>
  ) -> Int? {
    let penalty = network.penalty
    // What expected ties may be off by rounding, and then some.
    let penaltyMargin = 1e-12 * (penalty * (mass * network.wholeMass))
    var best = old
    var bestGain = ties.values[old] - penalty * (mass * masses[old])
    var equalCount = 0
    let touched = ties.touched.span
    let sums = ties.values.span
    let masses = masses.span
    for index in 0..<ties.touchedCount {
      let community = Int(touched[index])
      if community == old { continue }
      let sum = sums[community]
      let gain = sum - penalty * (mass * masses[community])
      let margin = penaltyMargin + 1e-12 * sum
      if gain > bestGain + margin {
        (best, bestGain, equalCount) = (community, gain, 1)
      } else if equalCount > 0, gain >= bestGain - margin {
        equalCount += 1
        if generator.below(equalCount) == 0 { best = community }
      }
    }
    return bestGain < -penaltyMargin ? nil : best
  }
}
