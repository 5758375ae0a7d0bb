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
  ///   - tolerance: What each score may be short of, in parts of it, but for rounding.
  ///   - maximumSteps: The number of steps after which to give up.
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if the scores may still be short of more than `tolerance`, if the numbers
  ///   grow without bound, or if the task was canceled. The default attenuation needs at most some 290
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
    let sums = ties.rowSums
    guard let largest = sums.max(), largest > 0 else {
      return [Double](repeating: 0, count: nodeCount)
    }
    let rate = attenuation.map { $0 * unit } ?? 0.9 / largest
    let progress = Progress(maximumSteps)
    // The walks of the last number of steps, and all so far.
    var walks = Workspace(repeating: 1.0, count: nodeCount)
    var nextWalks = Workspace(repeating: 0.0, count: nodeCount)
    let scores = Workspace(repeating: 0.0, count: nodeCount)
    var (change, total) = (Double.infinity, 0.0)
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
      total = totals.y
      if !total.isFinite { break }
      if change <= tolerance * total,
        Self.shortfall(nextWalks, scores, sums.map { $0 * rate }) <= tolerance
      {
        return scores.array
      }
      swap(&walks, &nextWalks)
    }
    if change < lastChange {
      throw GraphError.notConverged(steps: maximumSteps, change: change / total)
    }
    throw GraphError.divergent(attenuation: rate / unit)
  }

  /// Returns what each score may be short of at most, in parts of it.
  ///
  /// A further step makes of all walks but the last ones the same walks without those of one step and
  /// with the last ones. Where that is at most 1 − *d* times what they are at every node, *d* above 0,
  /// all walks to come add at most 1 / *d* times as much, for any number of walks of which the last
  /// ones are a share.
  ///
  /// - Parameters:
  ///   - last: The walks of the last number of steps.
  ///   - scores: All walks so far.
  ///   - first: The walks of one step.
  /// - Returns: A bound, infinite if none can be told yet.
  private static func shortfall(
    _ last: Workspace<Double>, _ scores: Workspace<Double>, _ first: [Double]
  ) -> Double {
    var (share, decay) = (0.0, 1.0)
    for (node, first) in first.enumerated() where scores.start[node] > 0 {
      let last = last.start[node]
      let before = scores.start[node] - last
      guard before > 0 else { return .infinity }
      share = max(share, last / before)
      decay = min(decay, (first - last) / before)
    }
    return decay > 0 ? share / decay : .infinity
  }
}
