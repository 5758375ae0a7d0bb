extension Graph {
  /// Returns the edges without which the graph would fall into more parts.
  ///
  /// The direction of the edges is ignored. An edge that has a parallel one, be it the other way
  /// round, is no bridge, and neither is a loop.
  ///
  /// - Returns: The numbers of the bridges, in ascending order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* log *n*) at worst for *n* nodes and *m* edges, in practice O(*n* + *m*).
  ///
  /// Source: J. Westbrook and R. E. Tarjan, "Maintaining bridge-connected and biconnected components
  /// on-line", *Algorithmica* 7, 1992, pp. 433–464 (doi 10.1007/BF01758773).
  public func bridges() throws(GraphError) -> [Int] {
    bridges(of: try BlockUnion(rows(.all), Progress(nodeCount)))
  }

  /// Returns the nodes without which the rest of the graph would fall into more parts.
  ///
  /// The direction of the edges, parallel edges and loops make no difference.
  ///
  /// - Returns: The articulation points, in ascending order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* log *n*) at worst for *n* nodes and *m* edges, in practice O(*n* + *m*).
  ///
  /// Source: J. Westbrook and R. E. Tarjan, "Maintaining bridge-connected and biconnected components
  /// on-line", *Algorithmica* 7, 1992, pp. 433–464 (doi 10.1007/BF01758773).
  public func articulationPoints() throws(GraphError) -> [Int] {
    try BlockUnion(rows(.all), Progress(nodeCount)).articulationPoints
  }

  /// Returns the articulation points and the bridges, which one search finds together.
  ///
  /// - Returns: The nodes of ``articulationPoints()`` and the edges of ``bridges()``.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: As for each of them.
  package func cuts() throws(GraphError) -> (articulationPoints: [Int], bridges: [Int]) {
    let blocks = try BlockUnion(rows(.all), Progress(nodeCount))
    return (blocks.articulationPoints, bridges(of: blocks))
  }

  private func bridges(of blocks: BlockUnion) -> [Int] {
    let upperEnds = blocks.upperEndsOfBridges
    return edges { upperEnds[Int($0)] == $1 || upperEnds[Int($1)] == $0 }
  }
}
