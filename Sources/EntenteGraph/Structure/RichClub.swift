extension Graph {
  /// Returns for each number *k* how many of the pairs of nodes with more than *k* neighbors are
  /// tied.
  ///
  /// Direction, loops and parallel edges make no difference; NetworkX refuses them. The coefficients
  /// tend to rise with *k* in random graphs too, as nodes with many neighbors are likely to be tied.
  /// What they tell shows beside those of random graphs with the same degrees: divide by the mean of
  /// theirs.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     try graph.richClubCoefficients()  // [0.666…, 1]
  ///
  /// - Returns: A share for each *k* from 0, as long as there are two nodes with more than *k*
  ///   neighbors.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: S. Zhou and R. J. Mondragón, "The rich-club phenomenon in the Internet topology", *IEEE
  /// Communications Letters* 8(3), 2004, pp. 180–182 (doi 10.1109/LCOMM.2004.823426); V. Colizza, A.
  /// Flammini, M. A. Serrano and A. Vespignani, "Detecting rich-club ordering in complex networks",
  /// *Nature Physics* 2, 2006, pp. 110–115 (doi 10.1038/nphys209).
  public func richClubCoefficients() throws(GraphError) -> [Double] {
    let progress = Progress(nodeCount)
    let rows = try simpleRows(.all)
    let counts = (0..<nodeCount).map { rows.arcs(of: $0).count }
    let largest = counts.max() ?? 0
    // The nodes of so many neighbors, and the ties of which the weaker node has so many.
    var nodes = [Int](repeating: 0, count: largest + 1)
    var ties = nodes
    for node in 0..<nodeCount {
      try progress.advance(past: node)
      nodes[counts[node]] += 1
      for arc in rows.arcs(of: node) where rows.neighbors[arc] > node {
        ties[min(counts[node], counts[Int(rows.neighbors[arc])])] += 1
      }
    }
    try progress.finish()
    var coefficients: [Double] = []
    var nodeCount = Double(nodeCount)
    var tieCount = Double(rows.neighbors.count / 2)
    for count in 0..<largest {
      nodeCount -= Double(nodes[count])
      tieCount -= Double(ties[count])
      if nodeCount < 2 { break }
      coefficients.append(tieCount / (nodeCount * (nodeCount - 1) / 2))
    }
    return coefficients
  }
}
