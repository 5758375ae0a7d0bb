extension Graph {
  /// Returns the share of ties that lead both ways.
  ///
  /// A tie is a pair of different nodes, in order, with one or more edges from the first to the
  /// second; it leads both ways if there is one from the second to the first. Loops do not count, as
  /// in igraph; in NetworkX they count as ties that lead one way.
  ///
  ///     let graph = try Graph(
  ///       .directed, nodeCount: 3, edges: [.init(0, 1), .init(1, 0), .init(1, 2)])
  ///     try graph.reciprocity()  // 0.666…
  ///
  /// - Returns: A share from 0 to 1, which is 1 in an undirected graph; `nil` without ties.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: M. E. J. Newman, S. Forrest and J. Balthrop, "Email networks and the spread of computer
  /// viruses", *Physical Review E* 66, 2002, 035101 (doi 10.1103/PhysRevE.66.035101).
  public func reciprocity() throws(GraphError) -> Double? {
    try reciprocity(Progress(ArcSort.steps + 2))
  }

  func reciprocity(_ progress: Progress) throws(GraphError) -> Double? {
    let outgoing = try simpleRows(.outgoing)
    try progress.advance()
    let all = try isDirected ? simpleRows(.all, progress) : outgoing
    try progress.finish()
    guard !outgoing.neighbors.isEmpty else { return nil }
    guard isDirected else { return 1 }
    // A mutual tie stands once in the rows of both nodes together, where two arcs stand that lead
    // one way.
    let pairCount = all.neighbors.count / 2
    let tieCount = outgoing.neighbors.count
    return 2 * Double(tieCount - pairCount) / Double(tieCount)
  }
}
