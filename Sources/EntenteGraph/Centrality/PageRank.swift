extension Graph {
  /// Returns the share of time that a random surfer spends at each node.
  ///
  /// At every step the surfer follows one of the edges that lead on from the node with probability
  /// `damping`, and jumps to any node otherwise. Where no edge leads on, the surfer always jumps.
  /// Jumps lead to all nodes alike, or to some of them (*personalized* PageRank): the shares then
  /// say how near the nodes are to those.
  /// Parallel edges are followed so much the oftener, and an undirected loop is two ways back to
  /// its node, as it counts twice in the degree; NetworkX takes it for one.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 2, edges: [.init(0, 1)])
  ///     try graph.pageRank(damping: 0.5)  // [0.4, 0.6]
  ///
  /// - Parameters:
  ///   - damping: The probability of following an edge.
  ///   - measure: Whether edges are followed equally often or in proportion to their strengths.
  ///   - restart: How often a jump leads to each node, in proportion; `nil` for all alike.
  ///   - tolerance: The total change in a step at which to stop. The shares are then, in total,
  ///     within `tolerance * damping / (1 - damping)` of exact.
  ///   - maximumSteps: The number of steps after which to give up.
  /// - Returns: One share for each node, in node order. They add up to 1, and are above 0 where a
  ///   jump leads to the node; an empty graph has none.
  /// - Throws: ``GraphError`` if the last step still changes more than `tolerance`, or if the task
  ///   was canceled.
  /// - Precondition: `damping` is at least 0 and less than 1. `restart` has a weight for each node,
  ///   finite and at least 0, at least one of them above 0.
  /// - Complexity: O(*n* + *m*) time for each step and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: A. N. Langville and C. D. Meyer, "Deeper inside PageRank", *Internet Mathematics*
  /// 1(3), 2004, pp. 335–380 (doi 10.1080/15427951.2004.10129091): the power method, whose jumps
  /// start anew also at nodes where no edge leads on.
  public func pageRank(
    damping: Double = 0.85, by measure: TieMeasure = .edges, restart: [Double]? = nil,
    tolerance: Double = 1e-10, maximumSteps: Int = 1_000
  ) throws(GraphError) -> [Double] {
    precondition(damping >= 0 && damping < 1, "damping must be at least 0 and less than 1")
    guard nodeCount > 0 else { return [] }
    let jumps = Self.jumpShares(restart, nodeCount: nodeCount)

    let graph = inRange(by: measure).graph
    // Before the ties are there: to sort strengths takes as much memory again.
    let sums =
      try !isDirected
      ? nil
      : measure == .strengths
        ? graph.strengths(.outgoing, .quiet) : degrees(.outgoing, .quiet).map(Double.init)
    let ties = try graph.tieMatrix(by: measure, .incoming)
    let outgoing = sums ?? ties.rowSums
    // What a node passes on along an edge of strength 1, in parts of its share.
    let rates = outgoing.map { $0 > 0 ? damping / $0 : 0 }
    let progress = Progress(maximumSteps)
    var step = SurferStep(jumps: jumps, rates: rates, damping: damping)
    var change = Double.infinity
    for _ in 0..<maximumSteps {
      try progress.advance()
      change = step.take(by: ties)
      if change <= tolerance { return step.shares.array }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  /// Returns the share of the jumps that leads to each node.
  private static func jumpShares(_ restart: [Double]?, nodeCount: Int) -> [Double] {
    guard let restart else {
      return [Double](repeating: 1 / Double(nodeCount), count: nodeCount)
    }
    precondition(restart.count == nodeCount, "restart must have a weight for each node")
    precondition(
      restart.allSatisfy { $0 >= 0 && $0.isFinite } && restart.contains { $0 > 0 },
      "the weights of restart must be finite and at least 0, and one of them above 0")
    // By the largest, so that the sum is finite too.
    let largest = restart.max() ?? 1
    let sum = restart.reduce(0) { $0 + $1 / largest }
    return restart.map { $0 / largest / sum }
  }
}

/// The shares of a random surfer's time, and what they become in a step.
private struct SurferStep {
  let shares: Workspace<Double>
  private let jumps: Workspace<Double>
  private let rates: Workspace<Double>
  private let damping: Double
  /// What each node passes on along an edge of strength 1.
  private var flows: Workspace<Double>
  /// What each gets, and then what it passes on in the next step.
  private var nextFlows: Workspace<Double>
  /// The share of the surfers who follow an edge.
  private var followed: Double

  init(jumps: [Double], rates: [Double], damping: Double) {
    self.damping = damping
    (self.jumps, self.rates) = (Workspace(jumps), Workspace(rates))
    shares = Workspace(jumps)
    flows = Workspace(zip(jumps, rates).map { $0 * $1 })
    nextFlows = Workspace(uninitialized: jumps.count)
    followed = damping * zip(jumps, rates).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
  }

  /// Takes a step, and returns the total change of the shares.
  mutating func take(by ties: TieMatrix) -> Double {
    // Taken from 1, what jumps also undoes the drift of rounding.
    let jumped = 1 - followed
    let damping = damping
    nonisolated(unsafe) let (jumps, rates) = (jumps.start, rates.start)
    nonisolated(unsafe) let (shares, nextFlows) = (shares.start, nextFlows.start)
    let totals = ties.multiply(flows.start, into: nextFlows) { nodes in
      var totals = SIMD2<Double>.zero
      for node in nodes {
        let share = jumped * jumps[node] + nextFlows[node]
        let change = abs(share - shares[node])
        let rate = rates[node]
        shares[node] = share
        nextFlows[node] = share * rate
        totals += SIMD2(change, rate > 0 ? share : 0)
      }
      return totals
    }
    followed = damping * totals.y
    swap(&flows, &self.nextFlows)
    return totals.x
  }
}
