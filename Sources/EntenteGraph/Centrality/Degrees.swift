extension Graph {
  /// Returns the number of edges at each node.
  ///
  /// Parallel edges count separately. A loop counts twice, once for each of its ends; among the
  /// incoming or the outgoing edges of a directed graph it counts once.
  ///
  ///     let graph = try Graph(.undirected, nodeCount: 2, edges: [.init(0, 0), .init(0, 1)])
  ///     try graph.degrees()  // [3, 1]
  ///
  /// - Parameter ends: Which edges of a node are meant.
  /// - Returns: One number for each node, in node order. All ends together add up to twice the
  ///   number of edges.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func degrees(_ ends: Ends = .all) throws(GraphError) -> [Int] {
    try degrees(ends, Progress(ArcSort.steps))
  }

  func degrees(_ ends: Ends, _ progress: Progress) throws(GraphError) -> [Int] {
    let rows = try rows(ends, progress)
    try progress.finish()
    return (0..<nodeCount).map { rows.arcs(of: $0).count }
  }

  /// Returns the number of other nodes to which each node has an edge.
  ///
  /// A neighbor counts once, however many edges lead to it and whatever their direction if all
  /// ends are meant; the node itself does not count.
  ///
  /// - Parameter ends: Which edges of a node are meant.
  /// - Returns: One number for each node, in node order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func neighborCounts(_ ends: Ends = .all) throws(GraphError) -> [Int] {
    let progress = Progress(ArcSort.steps + 1)
    let rows = try simpleRows(ends, progress)
    try progress.finish()
    return (0..<nodeCount).map { rows.arcs(of: $0).count }
  }

  /// Returns the sum of the strengths of the edges at each node.
  ///
  /// The strengths of parallel edges add up. A loop counts twice, once for each of its ends; among
  /// the incoming or the outgoing edges of a directed graph it counts once. If the graph has no
  /// strengths, the sums are the degrees.
  ///
  /// - Parameter ends: Which edges of a node are meant.
  /// - Returns: One sum for each node, in node order, the same for any order of the edges.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* log *p*) for *n* nodes and *m* edges, at most *p* of them parallel.
  ///
  /// Source: A. Barrat, M. Barthélemy, R. Pastor-Satorras and A. Vespignani, "The architecture of
  /// complex weighted networks", *PNAS* 101(11), 2004, pp. 3747–3752 (doi
  /// 10.1073/pnas.0400087101).
  public func strengths(_ ends: Ends = .all) throws(GraphError) -> [Double] {
    try strengths(ends, Progress(ArcSort.steps + 2))
  }

  func strengths(_ ends: Ends, _ progress: Progress) throws(GraphError) -> [Double] {
    let ties = try tieRows(by: .strengths, ends, progress)
    try progress.finish()
    return TieMatrix(ties.rows, ties.values).rowSums
  }
}
