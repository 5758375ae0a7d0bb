extension Graph {
  /// How long a path is.
  public enum PathMeasure: Sendable, Hashable, CaseIterable {
    /// The number of its edges.
    case hops
    /// The sum of the lengths of its edges. A graph without lengths has 1 for each edge.
    case lengths
  }
}
