/// The records of a dataset, table by table, in any order and not yet checked.
public struct Tables: Sendable, Hashable {
  /// The documents that relations are read from.
  public var sources: [Source] = []
  /// Those who take part in relations, and places.
  public var entities: [Entity] = []
  /// The names of entities in other languages, and aliases.
  public var names: [EntityName] = []
  /// What links entities.
  public var relations: [Relation] = []
  /// Who takes part in what.
  public var parties: [Party] = []
  /// Where it is said.
  public var evidence: [Evidence] = []
  /// What to be careful about.
  public var caveats: [Caveat] = []
  /// Structural links.
  public var links: [Link] = []

  /// Creates empty tables.
  public init() {}

  /// The same records in canonical order: by id, or by all that tells two records apart.
  func sorted() -> Tables {
    var tables = self
    tables.sources.sort { $0.id < $1.id }
    tables.entities.sort { $0.id < $1.id }
    tables.names.sort {
      ($0.entity, $0.language, $0.use == .label ? 0 : 1, $0.name)
        < ($1.entity, $1.language, $1.use == .label ? 0 : 1, $1.name)
    }
    tables.relations.sort { $0.id < $1.id }
    tables.parties.sort {
      ($0.relation, $0.entity, $0.role.rawValue) < ($1.relation, $1.entity, $1.role.rawValue)
    }
    tables.evidence.sort {
      ($0.relation, $0.source, Locator($0.locator) ?? Locator(0, 0), $0.excerpt, $0.claim)
        < ($1.relation, $1.source, Locator($1.locator) ?? Locator(0, 0), $1.excerpt, $1.claim)
    }
    tables.caveats.sort {
      ($0.subject, $0.column, $0.issue.rawValue, $0.note, $0.reference)
        < ($1.subject, $1.column, $1.issue.rawValue, $1.note, $1.reference)
    }
    tables.links.sort {
      ($0.from, $0.to, $0.kind.rawValue) < ($1.from, $1.to, $1.kind.rawValue)
    }
    return tables
  }
}
