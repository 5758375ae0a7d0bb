/// The steps of a random walker between nodes, or between groups of nodes.
struct WalkNetwork: Sendable {
  /// The steps between a node and each neighbor, in both directions together.
  let steps: ValuedRows
  /// The walker at each node or group.
  let visits: [Visits]
  /// The sum over all single nodes of the share of visits times its binary logarithm.
  let nodeTerm: Double

  var count: Int { visits.count }

  /// How often a random walker is at a node or in a group, comes and leaves, in shares of all steps.
  struct Visits: BitwiseCopyable, Sendable {
    var total = 0.0
    var entering = 0.0
    var leaving = 0.0

    /// What a community of these visits adds to the codelength, apart from the index.
    @inline(__always)
    var bits: Double {
      let leavingTerm = Self.timesLogarithm(leaving)
      // Undirected, both are the same in every digit.
      let enteringTerm = entering == leaving ? leavingTerm : Self.timesLogarithm(entering)
      return Self.timesLogarithm(leaving + total) - leavingTerm - enteringTerm
    }

    @inline(__always)
    static func timesLogarithm(_ share: Double) -> Double {
      // A share may be a little below 0 by rounding.
      share > 0 ? share * share.binaryLogarithm : 0
    }

    /// Returns the visits if a node joins.
    ///
    /// - Parameters:
    ///   - node: The visits at the node.
    ///   - steps: The steps between the node and the group.
    /// - Returns: The visits of the larger group.
    @inline(__always)
    func adding(_ node: Self, steps: Double) -> Self {
      Self(
        total: total + node.total, entering: entering + node.entering - steps,
        leaving: leaving + node.leaving - steps)
    }

    /// Returns the visits if a node leaves.
    ///
    /// - Parameters:
    ///   - node: The visits at the node.
    ///   - steps: The steps between the node and the rest of the group.
    /// - Returns: The visits of the smaller group.
    @inline(__always)
    func removing(_ node: Self, steps: Double) -> Self {
      Self(
        total: total - node.total, entering: entering - node.entering + steps,
        leaving: leaving - node.leaving + steps)
    }
  }

  init(
    _ graph: Graph, by measure: Graph.TieMeasure, teleportation: Double, _ progress: Progress
  ) throws(GraphError) {
    precondition(
      teleportation > 0 && teleportation <= 1, "teleportation must be above 0 and at most 1")
    if graph.isDirected {
      (steps, visits) = try Self.directed(
        graph.inRange(by: measure).graph.tieRows(by: measure, .outgoing),
        teleportation: teleportation, progress)
    } else {
      let ties = try SymmetricTies(graph, by: measure)
      let total = ties.total > 0 ? ties.total : 1
      // The weakest tie joins too, even if its share is out of range.
      let values =
        ties.values.isEmpty
        ? [Double](repeating: 1 / total, count: ties.rows.neighbors.count)
        : ties.values.map { max($0 / total, .leastNormalMagnitude) }
      steps = ValuedRows(rows: ties.rows, values: values)
      let ends = ties.outgoing.map { $0 / total / 2 }
      visits = Self.visits(steps, ends)
    }
    nodeTerm = visits.reduce(0) { $0 + Visits.timesLogarithm($1.total) }
  }

  private init(steps: ValuedRows, visits: [Visits], nodeTerm: Double) {
    self.steps = steps
    self.visits = visits
    self.nodeTerm = nodeTerm
  }

  /// Returns the visits of nodes between which as many steps lead to as fro.
  private static func visits(_ steps: ValuedRows, _ totals: [Double]) -> [Visits] {
    totals.indices.map { node in
      var sum = 0.0
      for arc in steps.rows.arcs(of: node) { sum += steps.values[arc] }
      return Visits(total: totals[node], entering: sum / 2, leaving: sum / 2)
    }
  }

  /// Follows the walker along directed ties until the shares of visits settle, and then one step
  /// further without jumps.
  private static func directed(
    _ ties: ValuedRows, teleportation: Double, _ progress: Progress
  ) throws(GraphError) -> (steps: ValuedRows, visits: [Visits]) {
    let count = ties.rows.count
    var strengths = [Double](repeating: 0, count: count)
    for node in 0..<count {
      for arc in ties.rows.arcs(of: node) { strengths[node] += ties.values[arc] }
    }
    let total = strengths.reduce(0, +)
    var visits = [Visits](repeating: Visits(), count: count)
    guard total > 0 else {
      let none = Rows(offsets: ArcNumbers(zeros: count + 1, upTo: 0), neighbors: [])
      return (ValuedRows(rows: none, values: []), visits)
    }
    let shares = try settled(ties, strengths, total, teleportation, progress)

    // The steps along ties are what is described; they are all of it.
    let followed = zip(shares, strengths).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var steps: [Double] = []
    for node in 0..<count where strengths[node] > 0 {
      let factor = shares[node] / followed / strengths[node]
      for arc in ties.rows.arcs(of: node) {
        let neighbor = Int(ties.rows.neighbors[arc])
        let step = factor * ties.values[arc]
        visits[neighbor].total += step
        if neighbor == node { continue }
        visits[node].leaving += step
        visits[neighbor].entering += step
        sources.append(UInt32(truncatingIfNeeded: node))
        targets.append(ties.rows.neighbors[arc])
        steps.append(step)
      }
    }
    let both = try SymmetricTies(
      Graph(
        .undirected, nodeCount: count, sources: sources, targets: targets, strengths: steps,
        lengths: nil, .quiet), by: .strengths)
    return (ValuedRows(rows: both.rows, values: both.values), visits)
  }

  /// Returns the share of time that the walker, jumps included, spends at each node.
  private static func settled(
    _ ties: ValuedRows, _ strengths: [Double], _ total: Double, _ teleportation: Double,
    _ progress: Progress
  ) throws(GraphError) -> [Double] {
    let count = strengths.count
    let starts = strengths.map { $0 / total }
    var shares = starts
    var next = starts
    let maximumSteps = 10_000
    var change = Double.infinity
    for _ in 0..<maximumSteps {
      try progress.advance(by: 0)
      let lastChange = change
      for node in 0..<count { next[node] = 0 }
      var jumping = 0.0
      for node in 0..<count {
        guard strengths[node] > 0 else {
          jumping += shares[node]
          continue
        }
        jumping += teleportation * shares[node]
        let factor = (1 - teleportation) * shares[node] / strengths[node]
        for arc in ties.rows.arcs(of: node) {
          next[Int(ties.rows.neighbors[arc])] += factor * ties.values[arc]
        }
      }
      for node in 0..<count { next[node] += jumping * starts[node] }
      let sum = next.reduce(0, +)
      change = 0
      for node in 0..<count {
        next[node] /= sum
        change += abs(next[node] - shares[node])
      }
      swap(&shares, &next)
      // In exact arithmetic each step changes less than the last; of many nodes, rounding changes more.
      if change <= 1e-14 || change <= 1e-9 && change >= lastChange { return shares }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  /// All nodes with ties in one community, each of the others alone, and the number of communities.
  var together: (communities: [UInt32], count: Int) {
    let isTied = visits.indices.map { node in
      visits[node].total > 0 || !steps.rows.arcs(of: node).isEmpty
    }
    var count: UInt32 = isTied.contains(true) ? 1 : 0
    let communities = isTied.map { isTied -> UInt32 in
      if isTied { return 0 }
      count += 1
      return count - 1
    }
    return (communities, Int(count))
  }

  /// Returns the visits of groups of nodes.
  func visits(_ groups: [UInt32], count: Int, threads: Int) -> [Visits] {
    var result = [Visits](repeating: Visits(), count: count)
    let within = steps.within(groups, threads: threads)
    for node in groups.indices {
      let group = Int(groups[node])
      // Each step within is met at both of its ends.
      result[group] = result[group].adding(visits[node], steps: within[node] / 2)
    }
    return result
  }

  /// Returns the codelength of groups of nodes.
  func codelength(_ groups: [UInt32], count: Int, threads: Int) -> Double {
    codelength(of: visits(groups, count: count, threads: threads))
  }

  /// Returns the codelength of groups of nodes with these visits.
  func codelength(of visits: [Visits]) -> Double {
    Self.codelength(visits) - nodeTerm
  }

  /// Returns the codelength but for the term of the nodes.
  private static func codelength(_ visits: [Visits]) -> Double {
    let entering = visits.reduce(0) { $0 + $1.entering }
    return visits.reduce(Visits.timesLogarithm(entering)) { $0 + $1.bits }
  }

  /// Returns the network of groups of nodes, of which every number below the count is in use.
  func aggregated(_ groups: [UInt32], count: Int, threads: Int) -> WalkNetwork {
    let grouped = steps.aggregated(groups, count: count, threads: threads)
    var groupVisits = [Visits](repeating: Visits(), count: count)
    var sums = [Double](repeating: 0, count: count)
    for (node, sum) in steps.sums(threads: threads).enumerated() {
      let group = Int(groups[node])
      groupVisits[group] = groupVisits[group].adding(visits[node], steps: 0)
      sums[group] += sum
    }
    for (group, outer) in grouped.sums(threads: threads).enumerated() {
      // Each step within is met at both of its ends.
      let inner = max(0, sums[group] - outer) / 2
      groupVisits[group] = groupVisits[group].adding(Visits(), steps: inner)
    }
    return WalkNetwork(steps: grouped, visits: groupVisits, nodeTerm: nodeTerm)
  }

  /// Returns the network with its nodes in another order.
  func reordered(_ order: [UInt32], threads: Int) -> WalkNetwork {
    WalkNetwork(
      steps: steps.reordered(order, threads: threads), visits: order.map { visits[Int($0)] },
      nodeTerm: nodeTerm)
  }
}
