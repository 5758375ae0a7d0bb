extension Graph {
  /// How much a tie between two nodes counts for.
  public enum TieMeasure: Sendable, Hashable, CaseIterable {
    /// The number of its parallel edges.
    case edges
    /// The sum of their strengths. A graph without strengths has 1 for each edge.
    case strengths
  }
}
