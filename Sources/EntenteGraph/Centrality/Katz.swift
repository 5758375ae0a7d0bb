extension Graph {
  /// Returns for each node the number of walks that lead to it, where each further step counts for
  /// less: for walks of *k* steps, the attenuation to the power of *k*.
  ///
  /// Parallel edges make as many walks, and an undirected loop makes two. In a directed graph walks
  /// follow the direction. The walk of no steps does not count: NetworkX counts it, so it returns
  /// 1 more, and by default scales the scores to length 1.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try graph.katzCentrality(attenuation: 0.5)  // [0, 0.5, 0.75]
  ///
  /// - Parameters:
  ///   - attenuation: What a step counts for, above 0. The numbers are finite if it is less than 1
  ///     divided by the largest eigenvalue of the adjacency matrix. By default, 1 divided by 1 more
  ///     than the largest sum of the ties at a node, which is always less.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - tolerance: The total change in a step at which to stop, in parts of the total.
  ///   - maximumSteps: The number of steps after which to give up.
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if the last step still changes more than `tolerance`, or if the numbers
  ///   grow without bound. The default attenuation needs up to some thirty steps for each 1 of the
  ///   largest sum of ties, so that by strengths of thousands a smaller one is the better choice.
  /// - Precondition: `attenuation` is finite and above 0.
  /// - Complexity: O(*n* + *m*) time for each step and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: L. Katz, "A new status index derived from sociometric analysis", *Psychometrika* 18(1),
  /// 1953, pp. 39–43 (doi 10.1007/BF02289026).
  public func katzCentrality(
    attenuation: Double? = nil, by measure: TieMeasure = .edges, tolerance: Double = 1e-12,
    maximumSteps: Int = 100_000
  ) throws(GraphError) -> [Double] {
    precondition(
      attenuation.map { $0 > 0 && $0.isFinite } ?? true, "attenuation must be finite and above 0")
    guard nodeCount > 0 else { return [] }
    let ties = try tieMatrix(by: measure, .incoming)
    let sums =
      try measure == .strengths
      ? strengths(.incoming, .quiet) : degrees(.incoming, .quiet).map(Double.init)
    let rate = attenuation ?? 1 / ((sums.max() ?? 0) + 1)
    let progress = Progress(maximumSteps)
    // The walks of the last number of steps, and all so far.
    var walks = [Double](repeating: 1, count: nodeCount)
    var next = walks
    var scores = [Double](repeating: 0, count: nodeCount)
    var change = Double.infinity
    var lastChange = Double.infinity
    for _ in 0..<maximumSteps {
      try progress.advance()
      let totals = scores.withUnsafeMutableBufferPointer { scores in
        next.withUnsafeMutableBufferPointer { next in
          nonisolated(unsafe) let (scores, next) = (scores, next)
          return ties.multiply(walks) { node, sum in
            next[node] = rate * sum
            scores[node] += rate * sum
            return SIMD2(rate * sum, scores[node])
          }
        }
      }
      (lastChange, change) = (change, totals.x)
      if !totals.y.isFinite { break }
      if change <= tolerance * totals.y { return scores }
      swap(&walks, &next)
    }
    if change < lastChange {
      throw GraphError.notConverged(steps: maximumSteps, change: change)
    }
    throw GraphError.divergent(attenuation: rate)
  }
}
