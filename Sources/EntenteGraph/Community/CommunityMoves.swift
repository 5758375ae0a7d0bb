/// The steps that searches for communities share: moving single nodes to better communities.
struct CommunityMoves {
  var generator: SplitMix64
  let progress: Progress

  /// Returns the numbers below a count in random order.
  mutating func shuffled(_ count: Int) -> [UInt32] {
    var order = [UInt32](repeating: 0, count: count)
    for index in order.indices { order[index] = UInt32(truncatingIfNeeded: index) }
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
    // A ring, in which each node stands at most once.
    var queue = shuffled(count)
    var isQueued = [Bool](repeating: true, count: count)
    var (first, queuedCount) = (0, count)
    var accumulator = Accumulator(count: count)
    var visitCount = 0

    while queuedCount > 0 {
      visitCount += 1
      if visitCount & 0xFFF == 0 { try progress.advance(by: 0) }
      let node = Int(queue[first])
      first = first + 1 == count ? 0 : first + 1
      queuedCount -= 1
      isQueued[node] = false
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
      queuedCount = Self.enqueue(
        arcs, network.rows, new, communities, &queue, &isQueued, first, queuedCount)
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
    let margin = 1e-12 * (penalty * (mass * network.wholeMass))
    var best = old
    var bestGain = ties.values[old] - penalty * (mass * masses[old])
    var equalCount = 0
    let touched = ties.touched.span
    let sums = ties.values.span
    let masses = masses.span
    for index in 0..<ties.touchedCount {
      let community = Int(touched[index])
      if community == old { continue }
      let gain = sums[community] - penalty * (mass * masses[community])
      if gain > bestGain + margin {
        (best, bestGain, equalCount) = (community, gain, 1)
      } else if equalCount > 0, gain >= bestGain - margin {
        equalCount += 1
        if generator.below(equalCount) == 0 { best = community }
      }
    }
    return bestGain < -margin ? nil : best
  }

  /// Appends the neighbors of a node that has moved to the queue, and returns its length.
  @inline(__always)
  private static func enqueue(
    _ arcs: Range<Int>, _ rows: Rows, _ community: Int, _ communities: [UInt32],
    _ queue: inout [UInt32], _ isQueued: inout [Bool], _ first: Int, _ queuedCount: Int
  ) -> Int {
    let neighbors = rows.neighbors.span
    let communities = communities.span
    var queue = queue.mutableSpan
    var isQueued = isQueued.mutableSpan
    var queuedCount = queuedCount
    for arc in arcs {
      let neighbor = neighbors[arc]
      if isQueued[Int(neighbor)] || communities[Int(neighbor)] == community { continue }
      isQueued[Int(neighbor)] = true
      var place = first + queuedCount
      if place >= queue.count { place -= queue.count }
      queue[place] = neighbor
      queuedCount += 1
    }
    return queuedCount
  }
}
