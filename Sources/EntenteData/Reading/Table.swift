/// The tables of a dataset and their columns.
public enum Table: String, Sendable, CaseIterable, Hashable {
  /// Documents.
  case sources
  /// Those who take part, and places.
  case entities
  /// Names in other languages, and aliases.
  case names
  /// What links entities.
  case relations
  /// Who takes part in what.
  case parties
  /// Where it is said.
  case evidence
  /// What to be careful about.
  case caveats
  /// Structural links.
  case links

  /// The columns, in the order in which they are written.
  public var columns: [String] {
    switch self {
    case .sources:
      ["id", "title", "author", "publisher", "published", "retrieved", "url", "language"]
    case .entities:
      ["id", "kind", "name", "country", "members", "note"]
    case .names:
      ["entity", "language", "name", "use", "basis"]
    case .relations:
      [
        "id", "type", "title", "status", "date", "amount", "currency", "approximate", "horizon",
        "fields", "episode", "certainty",
      ]
    case .parties:
      ["relation", "entity", "role", "basis", "representative"]
    case .evidence:
      ["relation", "source", "locator", "excerpt", "claim"]
    case .caveats:
      ["subject", "column", "issue", "note", "reference"]
    case .links:
      ["from", "to", "type", "basis"]
    }
  }

  /// Whether a dataset cannot do without it.
  public var isRequired: Bool {
    switch self {
    case .sources, .entities, .relations, .parties, .evidence: true
    case .names, .caveats, .links: false
    }
  }
}
