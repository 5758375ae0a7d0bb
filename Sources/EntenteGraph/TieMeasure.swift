extension Graph {
  /// How much a tie between two nodes counts for.
  public enum TieMeasure: Sendable, Hashable, CaseIterable {
    /// The number of its parallel edges.
    case edges
    /// The sum of their strengths. A graph without strengths has 1 for each edge.
    ///
    /// Where only proportions matter, strengths of any size give the same result; what is less than
    /// 2⁻⁹⁰⁰ of the strongest then counts for that.
    case strengths
  }
}
