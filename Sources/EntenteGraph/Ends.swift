extension Graph {
  /// Which edges of a node are meant, by the end at which the node stands.
  ///
  /// In an undirected graph the three mean the same: all edges.
  public enum Ends: Sendable, Hashable, CaseIterable {
    /// Edges in both directions; the direction is ignored.
    case all
    /// Edges of which the node is the target.
    case incoming
    /// Edges of which the node is the source.
    case outgoing
  }
}
