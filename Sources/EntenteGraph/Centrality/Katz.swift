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
  ///     divided by the largest eigenvalue of the adjacency matrix. By default, 0.9 divided by the largest
  ///     sum of the ties at a node, which is always less, and by which the unit of the strengths does
  ///     not matter.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - tolerance: The total change in a step at which to stop, in parts of the total.
  ///   - maximumSteps: The number of steps after which to give up.
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if the last step still changes more than `tolerance`, if the numbers
  ///   grow without bound, or if the task was canceled. The default attenuation needs at most some 260
  ///   steps.
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
    let (graph, unit) = inRange(by: measure)
    let ties = try graph.tieMatrix(by: measure, .incoming)
    guard let largest = ties.rowSums.max(), largest > 0 else {
      return [Double](repeating: 0, count: nodeCount)
    }
    let rate = attenuation.map { $0 * unit } ?? 0.9 / largest
    let progress = Progress(maximumSteps)
    // The walks of the last number of steps, and all so far.
    var walks = Workspace(repeating: 1.0, count: nodeCount)
    var nextWalks = Workspace(repeating: 0.0, count: nodeCount)
    let scores = Workspace(repeating: 0.0, count: nodeCount)
    var change = Double.infinity
    var lastChange = Double.infinity
    for _ in 0..<maximumSteps {
      try progress.advance()
      nonisolated(unsafe) let (next, all) = (nextWalks.start, scores.start)
      let totals = ties.multiply(walks.start, into: next) { nodes in
        var totals = SIMD2<Double>.zero
        for node in nodes {
          next[node] *= rate
          all[node] += next[node]
          totals += SIMD2(next[node], all[node])
        }
        return totals
      }
      (lastChange, change) = (change, totals.x)
      if !totals.y.isFinite { break }
      if change <= tolerance * totals.y { return scores.array }
      swap(&walks, &nextWalks)
    }
    if change < lastChange {
      throw GraphError.notConverged(steps: maximumSteps, change: change)
    }
    throw GraphError.divergent(attenuation: rate / unit)
  }
}
