/// A structural link between two entities or two relations.
public struct Link: Sendable, Hashable {
  /// What a link says of its two ends.
  public enum Kind: String, Sendable, CaseIterable, Hashable {
    /// An entity is a part of another.
    case partOf = "part-of"
    /// A company belongs to another.
    case subsidiaryOf = "subsidiary-of"
    /// A relation makes another known.
    case about
    /// A relation came of another, such as a meeting.
    case at

    /// Whether it links entities; otherwise it links relations.
    public var linksEntities: Bool { self == .partOf || self == .subsidiaryOf }
  }

  /// The id at the start.
  public var from: String

  /// The id at the end.
  public var to: String

  /// What it says.
  public var kind: Kind

  /// Whether a source says so, or it follows from names.
  public var basis: Party.Basis

  /// Creates a link.
  ///
  /// - Parameters:
  ///   - from: The id at the start.
  ///   - to: The id at the end.
  ///   - kind: What it says.
  ///   - basis: Whether a source says so.
  public init(from: String, to: String, kind: Kind, basis: Party.Basis = .stated) {
    (self.from, self.to, self.kind, self.basis) = (from, to, kind, basis)
  }
}
