/// Something to be careful about.
public struct Caveat: Sendable, Hashable {
  /// What is the matter.
  public enum Issue: String, Sendable, CaseIterable, Hashable {
    /// Others say otherwise.
    case disputed
    /// The source contradicts itself.
    case conflicting
    /// The source is cut off.
    case truncated
    /// The source can be read in several ways.
    case ambiguous
  }

  /// The id of an entity, a relation or a source.
  public var subject: String

  /// The column that is concerned; empty if all are.
  public var column: String

  /// What is the matter.
  public var issue: Issue

  /// What is the matter, in words.
  public var note: String

  /// Where to read on.
  public var reference: String

  /// Creates a caveat.
  ///
  /// - Parameters:
  ///   - subject: The id of an entity, a relation or a source.
  ///   - column: The column that is concerned.
  ///   - issue: What is the matter.
  ///   - note: What is the matter, in words.
  ///   - reference: Where to read on.
  public init(
    subject: String, column: String = "", issue: Issue, note: String, reference: String = ""
  ) {
    (self.subject, self.column, self.issue) = (subject, column, issue)
    (self.note, self.reference) = (note, reference)
  }
}
