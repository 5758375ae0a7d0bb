extension Graph {
  /// Returns the share of time that a random surfer spends at each node.
  ///
  /// At every step the surfer follows one of the edges that lead on from the node with probability
  /// `damping`, and jumps to any node otherwise. Where no edge leads on, the surfer always jumps.
  /// Parallel edges are followed so much the oftener, and an undirected loop is two ways back to
  /// its node, as it counts twice in the degree; NetworkX takes it for one.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 2, edges: [.init(0, 1)])
  ///     try graph.pageRank(damping: 0.5)  // [0.4, 0.6]
  ///
  /// - Parameters:
  ///   - damping: The probability of following an edge.
  ///   - measure: Whether edges are followed equally often or in proportion to their strengths.
  ///   - tolerance: The total change in a step at which to stop. The shares are then, in total,
  ///     within `tolerance * damping / (1 - damping)` of exact.
  ///   - maximumSteps: The number of steps after which to give up.
  /// - Returns: One share for each node, in node order. They are above 0 and add up to 1; an empty
  ///   graph has none.
  /// - Throws: ``GraphError`` if the last step still changes more than `tolerance`.
  /// - Precondition: `damping` is at least 0 and less than 1.
  /// - Complexity: O(*n* + *m*) time for each step and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: A. N. Langville and C. D. Meyer, "Deeper inside PageRank", *Internet Mathematics*
  /// 1(3), 2004, pp. 335–380 (doi 10.1080/15427951.2004.10129091): the power method, with uniform
  /// jumps, also from nodes where no edge leads on.
  public func pageRank(
    damping: Double = 0.85, by measure: TieMeasure = .edges, tolerance: Double = 1e-10,
    maximumSteps: Int = 1_000
  ) throws(GraphError) -> [Double] {
    precondition(damping >= 0 && damping < 1, "damping must be at least 0 and less than 1")
    guard nodeCount > 0 else { return [] }

    let ties = tieRows(by: measure, .incoming)
    let outgoing =
      measure == .strengths ? strengths(.outgoing) : degrees(.outgoing).map(Double.init)
    var shares = [Double](repeating: 1 / Double(nodeCount), count: nodeCount)
    // What each node passes on along an edge of strength 1.
    var flows = shares
    var change = Double.infinity
    for _ in 0..<maximumSteps {
      var followed = 0.0
      for node in shares.indices {
        let follows = outgoing[node] > 0
        flows[node] = follows ? damping * shares[node] / outgoing[node] : 0
        followed += follows ? damping * shares[node] : 0
      }
      // Taken from 1, what jumps also undoes the drift of rounding.
      change = Self.pull(ties, flows, jumped: (1 - followed) / Double(nodeCount), &shares)
      if change <= tolerance { return shares }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  /// Gathers the flows at each node, and returns by how much the shares have changed in total.
  private static func pull(
    _ ties: ValuedRows, _ flows: [Double], jumped: Double, _ shares: inout [Double]
  ) -> Double {
    let offsets = ties.rows.offsets.span
    let sources = ties.rows.neighbors.span
    let strengths = ties.values.span
    let flows = flows.span
    var shares = shares.mutableSpan

    var change = 0.0
    for node in 0..<shares.count {
      var share = jumped
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        share += strengths[arc] * flows[Int(sources[arc])]
      }
      change += abs(share - shares[node])
      shares[node] = share
    }
    return change
  }
}
