extension Graph {
  /// Returns the number of closed walks from each node, a walk of *k* steps counted 1/*k*! times.
  ///
  /// That is the diagonal of the exponential of the adjacency matrix. Parallel edges and strengths
  /// add up, and a loop counts twice, so that what a tie counts for is the number of ways to take
  /// it.
  ///
  ///     let edge = try Graph(.undirected, nodeCount: 2, edges: [.init(0, 1)])
  ///     try edge.subgraphCentrality()  // [1.543…, 1.543…]: the hyperbolic cosine of 1
  ///
  /// Each value is found between two bounds, to about one part in 10¹¹, so large graphs need no
  /// large matrix. Ties of less than 10⁻¹⁴ of the strength of others may be lost in rounding, and a
  /// value above about 1.8 · 10³⁰⁸ is infinite.
  ///
  /// NetworkX agrees on simple graphs, but refuses parallel edges, takes a loop once and ignores
  /// strengths. igraph has it in R only.
  ///
  /// - Parameter measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: One value for each node, in node order, at least 1: 1 for an isolate.
  /// - Throws: ``GraphError`` if the graph is directed, or if the task was canceled.
  /// - Complexity: O(*n* *k* (*n* + *m* + *k*²)) time for *n* nodes, *m* edges and *k* steps for a
  ///   node, mostly some dozens; O(*n* + *m*) memory, and O(*n*) for each thread. Each component
  ///   by itself.
  ///
  /// Source: E. Estrada and J. A. Rodríguez-Velázquez, "Subgraph centrality in complex networks",
  /// *Physical Review E* 71, 2005, 056103 (doi 10.1103/PhysRevE.71.056103); G. H. Golub and
  /// G. Meurant, *Matrices, Moments and Quadrature with Applications*, Princeton University Press,
  /// 2010, chapters 6 and 7, for the bounds.
  public func subgraphCentrality(
    by measure: TieMeasure = .edges
  ) throws(GraphError) -> [Double] {
    if isDirected { throw GraphError.directed }
    let parts = try ComponentTies(tieRows(by: measure, .all), components(.quiet))
    // The component of each node, with what its ties are divided by so that their squares stay in
    // range, and a bound of its eigenvalues then.
    let (ties, scales) = parts.scaled
    var ranges: [Range<Int>] = []
    var bounds: [Double] = []
    for range in parts.ranges {
      let bound = ties.largestEigenvalueBound(range)
      ranges += repeatElement(range, count: range.count)
      bounds += repeatElement(bound, count: range.count)
    }
    let values = try Parallel.map(
      nodeCount, cost: 20 * (nodeCount + ties.values.count),
      scratch: { [ranges, bounds] in
        (ExponentialQuadrature(ties), ranges: ranges, bounds: bounds)
      }
    ) { scratch, node in
      scratch.0.diagonal(
        of: node, in: scratch.ranges[node], bound: scratch.bounds[node], scale: scales[node])
    }
    return parts.original(values)
  }

  /// Returns the number of closed walks in the graph, a walk of *k* steps counted 1/*k*! times.
  ///
  /// It is the sum of ``subgraphCentrality(by:)``, and the sum of *e* to the power of each eigenvalue
  /// of the adjacency matrix. NetworkX agrees on simple graphs.
  ///
  /// - Parameter measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: The index: the number of nodes if there are no edges.
  /// - Throws: ``GraphError`` if the graph is directed, or if the task was canceled.
  /// - Complexity: That of the subgraph centrality.
  ///
  /// Source: E. Estrada, "Characterization of 3D molecular structure", *Chemical Physics Letters*
  /// 319(5–6), 2000, pp. 713–718 (doi 10.1016/S0009-2614(00)00158-5).
  public func estradaIndex(by measure: TieMeasure = .edges) throws(GraphError) -> Double {
    try subgraphCentrality(by: measure).reduce(0, +)
  }
}

extension ValuedRows {
  /// Returns a number that no eigenvalue of a component exceeds.
  ///
  /// For any vector of numbers above 0 the largest quotient of a row's sum of neighbors by its own
  /// number is one; some steps of the power method make it nearly the least.
  fileprivate func largestEigenvalueBound(_ range: Range<Int>) -> Double {
    var vector = [Double](repeating: 1, count: range.count)
    var bound = Double.infinity
    for _ in 0..<40 {
      let sums = range.map { node in
        rows.arcs(of: node).reduce(0) {
          $0 + values[$1] * vector[Int(rows.neighbors[$1]) - range.lowerBound]
        }
      }
      bound = min(bound, zip(sums, vector).reduce(0) { max($0, $1.0 / $1.1) })
      if bound == 0 { return 0 }
      for place in vector.indices { vector[place] = sums[place] / bound + vector[place] / 2 }
      let largest = vector.max() ?? 1
      for place in vector.indices { vector[place] /= largest }
    }
    return bound * (1 + 1e-9)
  }
}
