/// The edges at each node of a graph, with the neighbors to which they lead.
public struct Incidence: Sendable {
  /// An edge as it is seen from one of its ends.
  public struct Arc: Sendable, Hashable {
    /// The number of the edge.
    public let edge: Int
    /// The node at the other end.
    public let neighbor: Int
  }

  let rows: Rows
  /// The number of the edge of each arc.
  let edges: ArcNumbers

  /// Returns the arcs at a node.
  ///
  /// - Parameter node: A node.
  /// - Returns: The arcs in ascending order of neighbor, then of edge number. A loop of an
  ///   undirected graph, or of a directed one taken with all ends, is there twice.
  /// - Complexity: O(*d*) for *d* arcs.
  public func arcs(of node: Int) -> [Arc] {
    rows.arcs(of: node).map { Arc(edge: edges[$0], neighbor: Int(rows.neighbors[$0])) }
  }
}

extension Graph {
  /// Returns the edges at each node, by number.
  ///
  /// A graph does not keep this, as most measures do without: keep it in a constant.
  ///
  /// - Parameter ends: Which edges of a node are meant.
  /// - Returns: The arcs at each node.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*).
  public func incidence(_ ends: Ends = .outgoing) throws(GraphError) -> Incidence {
    let progress = Progress(ArcSort.steps)
    let incidence = try incidence(ends, progress)
    try progress.finish()
    return incidence
  }

  func incidence(_ ends: Ends, _ progress: Progress) throws(GraphError) -> Incidence {
    if case .sorted = endpoints, !isDirected || ends == .outgoing {
      return Incidence(rows: rows, edges: rows.sortedEdges(direction))
    }
    let (sources, targets) = columns
    let (rows, edges) = try Rows.numbered(
      nodeCount: nodeCount, sources: sources, targets: targets, ends: isDirected ? ends : .all,
      progress)
    return Incidence(rows: rows, edges: edges)
  }
}
