extension Graph {
  /// Returns how much of the current between others passes through each node, if ties are wires.
  ///
  /// For each pair of other nodes in the component, a unit of current enters at one and leaves at
  /// the other; it divides itself among all ways, more of it taking the short ones of strong ties.
  /// The score is the sum over pairs of the current through the node. It is also the net number of
  /// times that a random walk from one to the other passes the node. On a tree it is the
  /// betweenness.
  ///
  /// Strengths are conductances. Parallel edges add up; loops and ties of strength 0 carry nothing.
  ///
  ///     let square = try Graph(
  ///       .undirected, nodeCount: 4,
  ///       edges: [.init(0, 1), .init(1, 2), .init(2, 3), .init(3, 0), .init(0, 2)])
  ///     try square.currentFlowBetweenness()  // [1.25, 0.5, 1.25, 0.5]
  ///
  /// NetworkX agrees on connected graphs, but by default returns the share, and refuses other graphs;
  /// its weights are conductances too. igraph has no such measure.
  ///
  /// - Parameters:
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - scale: `pairs` for the sum over pairs, `share` for the sum divided by (*n* − 1) (*n* − 2) / 2,
  ///     and 0 if *n* < 3.
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if the graph is directed, if a component has more than 10,000 nodes, if
  ///   some strengths are about a billion times as large as others near them, or if the task was
  ///   canceled.
  /// - Complexity: O(*n*³ + *n* *m* log *n*) time and O(*n*²) memory for *m* edges and *n* nodes in
  ///   the largest component; of 10,000 nodes the memory is 1.6 GB.
  ///
  /// Source: M. E. J. Newman, "A measure of betweenness centrality based on random walks", *Social
  /// Networks* 27(1), 2005, pp. 39–54 (doi 10.1016/j.socnet.2004.11.009), without the pairs of which
  /// the node is one; U. Brandes and D. Fleischer, "Centrality measures based on current flow",
  /// *STACS 2005*, pp. 533–544 (doi 10.1007/978-3-540-31856-9_44), for the sum by sorting.
  public func currentFlowBetweenness(
    by measure: TieMeasure = .edges, scale: PairScale = .pairs
  ) throws(GraphError) -> [Double] {
    let parts = try conductances(by: measure).parts
    let ties = parts.scaled.ties
    let progress = Progress(
      parts.ranges.reduce(0) { $0 + 4 * $1.count * $1.count })
    var scores = [Double](repeating: 0, count: nodeCount)
    // Between two there is nothing.
    for range in parts.ranges where range.count > 2 {
      let potentials = try PotentialMatrix(ties, range, progress)
      let found = try potentials.throughputs(ties, range, progress)
      for (place, node) in range.enumerated() { scores[node] = found[place] }
    }
    let pairCount = Double(nodeCount - 1) * Double(nodeCount - 2) / 2
    let factor = scale.factor(pairCount: pairCount)
    return parts.original(scores).map { $0 * factor }
  }

  /// Returns how close each node is to the others by all ways between them, if ties are wires.
  ///
  /// The distance of two nodes is the electrical resistance between them, which more and stronger
  /// ways make less; strengths are conductances. As in ``closeness(by:along:form:)``, a node that reaches
  /// *r* others at a mean distance of *d* scores *r* / (*n* − 1) / *d*. On a tree it is the closeness.
  /// Parallel edges add up; loops and ties of strength 0 carry nothing.
  ///
  ///     let triangle = try Graph(
  ///       .undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2), .init(2, 0)])
  ///     try triangle.currentFlowCloseness()  // [1.5, 1.5, 1.5], as the resistances are 2/3
  ///
  /// In a connected graph that is *n* − 1 times what NetworkX returns, and (*n* − 1) / *n* times the
  /// information centrality of Stephenson and Zelen. NetworkX refuses other graphs; igraph has no
  /// such measure.
  ///
  /// - Parameter measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: One score for each node, in node order: 0 for an isolate.
  /// - Throws: ``GraphError`` if the graph is directed, if a component has more than 10,000 nodes, if
  ///   some strengths are about a billion times as large as others near them, or if the task was
  ///   canceled.
  /// - Complexity: O(*n*³) time and O(*n*²) memory for *n* nodes in the largest component; of 10,000
  ///   nodes the memory is 1.6 GB.
  ///
  /// Source: K. Stephenson and M. Zelen, "Rethinking centrality: methods and examples", *Social
  /// Networks* 11(1), 1989, pp. 1–37 (doi 10.1016/0378-8733(89)90016-6); U. Brandes and
  /// D. Fleischer, "Centrality measures based on current flow", *STACS 2005*, pp. 533–544 (doi
  /// 10.1007/978-3-540-31856-9_44).
  public func currentFlowCloseness(
    by measure: TieMeasure = .edges
  ) throws(GraphError) -> [Double] {
    let (parts, unit) = try conductances(by: measure)
    let (ties, scales) = parts.scaled
    let progress = Progress(parts.ranges.reduce(0) { $0 + 3 * $1.count * $1.count })
    var scores = [Double](repeating: 0, count: nodeCount)
    for range in parts.ranges where range.count > 1 {
      let potentials = try PotentialMatrix(ties, range, progress)
      let reached = Double(range.count - 1)
      for (place, sum) in potentials.resistanceSums().enumerated() {
        let score = reached / Double(nodeCount - 1) * (reached / sum)
        scores[range.lowerBound + place] = score * scales[range.lowerBound] * unit
      }
    }
    return parts.original(scores)
  }

  /// Returns the ties that carry current, by component, and what they were divided by.
  private func conductances(
    by measure: TieMeasure
  ) throws(GraphError) -> (parts: ComponentTies, unit: Double) {
    if isDirected { throw GraphError.directed }
    let (graph, unit) = inRange(by: measure)
    let ties = try graph.tieRows(by: measure, .all)
    var kept: (sources: [UInt32], targets: [UInt32], values: [Double]) = ([], [], [])
    for node in 0..<nodeCount {
      for arc in ties.rows.arcs(of: node)
      where ties.rows.neighbors[arc] > node && ties.values[arc] > 0 {
        kept.sources.append(UInt32(truncatingIfNeeded: node))
        kept.targets.append(ties.rows.neighbors[arc])
        kept.values.append(ties.values[arc])
      }
    }
    let wires = try Graph(
      .undirected, nodeCount: nodeCount, sources: kept.sources, targets: kept.targets,
      strengths: kept.values, lengths: nil, .quiet)
    let components = try wires.components(.quiet)
    if let largest = components.sizes.first, largest > PotentialMatrix.largestCount {
      throw GraphError.tooLarge(largest, limit: PotentialMatrix.largestCount)
    }
    return (try ComponentTies(wires.tieRows(by: .strengths, .all), components), unit)
  }
}
