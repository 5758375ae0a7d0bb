extension Graph {
  /// Returns the number of triangles: sets of three nodes that are all tied to each other.
  ///
  /// Direction, loops and parallel edges make no difference: two nodes are tied or not. NetworkX
  /// refuses directed graphs and multigraphs here.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     try graph.triangleCount()  // 1
  ///
  /// - Returns: The number of triangles in the whole graph, each counted once.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m*) for *n* nodes and *m* edges.
  ///
  /// Source: T. Schank and D. Wagner, "Finding, counting and listing all triangles in large graphs,
  /// an experimental study", *Experimental and Efficient Algorithms* (LNCS 3503), 2005, pp. 606–609
  /// (doi 10.1007/11427186_54).
  public func triangleCount() throws(GraphError) -> Int {
    try TriangleCounter(RankedRows(simpleRows(.all))).total()
  }

  /// Returns the number of triangles to which each node belongs.
  ///
  /// Direction, loops and parallel edges make no difference.
  ///
  /// - Returns: One number for each node, in node order. They add up to three times the number of
  ///   triangles.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m*) for *n* nodes and *m* edges.
  ///
  /// Source: As for ``triangleCount()``.
  public func triangleCounts() throws(GraphError) -> [Int] {
    try TriangleCounter(RankedRows(simpleRows(.all))).counts()
  }

  /// Returns the share of the paths of two ties whose ends are tied too.
  ///
  /// This is three times the number of triangles, divided by the number of pairs of neighbors of
  /// every node. Direction, loops and parallel edges make no difference. It tells how clustered the
  /// graph is as a whole, while ``averageClusteringCoefficient(by:neighborsAtLeast:)`` gives nodes
  /// with few neighbors as much say as those with many.
  ///
  /// - Returns: A share from 0 to 1; 0 where no node has two neighbors, for which igraph gives not a
  ///   number.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m*) for *n* nodes and *m* edges.
  ///
  /// Source: M. E. J. Newman, S. H. Strogatz and D. J. Watts, "Random graphs with arbitrary degree
  /// distributions and their applications", *Physical Review E* 64, 2001, 026118 (doi
  /// 10.1103/PhysRevE.64.026118).
  public func transitivity() throws(GraphError) -> Double {
    let rows = try simpleRows(.all)
    guard rows.neighborPairCount > 0 else { return 0 }
    return 3 * Double(try TriangleCounter(RankedRows(rows)).total()) / rows.neighborPairCount
  }
}

extension Rows {
  /// The number of pairs that stand in a row together.
  var neighborPairCount: Double {
    (0..<count).reduce(0.0) { sum, row in
      let size = Double(arcs(of: row).count)
      return sum + size * (size - 1) / 2
    }
  }
}
