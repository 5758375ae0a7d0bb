extension Table {
  /// What the fields of a column are.
  package struct Field: Sendable {
    /// The types that columns of datasets have.
    package enum Kind: String, Sendable {
      case string, integer, number, boolean
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    /// The words that it may be; `nil` if it may be others.
    package let words: [String]?
    /// What texts look like, as a regular expression.
    package let pattern: String?

    fileprivate init(
      _ name: String, _ kind: Kind = .string, required isRequired: Bool = false,
      words: [String]? = nil, pattern: String? = nil
    ) {
      (self.name, self.kind, self.isRequired) = (name, kind, isRequired)
      (self.words, self.pattern) = (words, pattern)
    }

    fileprivate static func id(_ name: String) -> Field {
      Field(name, required: true, pattern: "^[a-z0-9]+(-[a-z0-9]+)*$")
    }

    fileprivate static func word<Word: RawRepresentable<String> & CaseIterable>(
      _ name: String, _ words: Word.Type, required isRequired: Bool = true
    ) -> Field {
      Field(name, required: isRequired, words: Word.allCases.map(\.rawValue))
    }
  }

  /// A reference of a column to ids of another table.
  package struct Reference: Sendable {
    package let column: String
    package let table: Table
  }

  /// The columns with what may stand in them, in the order in which they are written.
  package var fields: [Field] {
    switch self {
    case .sources:
      [
        .id("id"), Field("title", required: true), Field("author"), Field("publisher"),
        Field("published"), Field("retrieved"), Field("url"), Field("language"),
      ]
    case .entities:
      [
        .id("id"), .word("kind", Entity.Kind.self), Field("name", required: true),
        Field("country", pattern: "^[A-Z]{2}(;[A-Z]{2})*$"), Field("members", .integer),
        Field("note"),
      ]
    case .names:
      [
        .id("entity"), Field("language", required: true), Field("name", required: true),
        .word("use", EntityName.Use.self), .word("basis", EntityName.Basis.self),
      ]
    case .relations:
      [
        .id("id"), .word("type", RelationType.self), Field("title", required: true),
        .word("status", Relation.Status.self, required: false), Field("date"),
        Field("amount", .number), Field("currency", pattern: "^[A-Z]{3}$"),
        Field("approximate", .boolean), Field("horizon"), Field("fields"), Field("episode"),
        .word("certainty", Relation.Certainty.self, required: false),
      ]
    case .parties:
      [
        .id("relation"), .id("entity"), .word("role", Role.self),
        .word("basis", Party.Basis.self), Field("representative"),
      ]
    case .evidence:
      [
        .id("relation"), .id("source"), Field("locator", required: true),
        Field("excerpt", required: true), Field("claim", required: true),
      ]
    case .caveats:
      [
        .id("subject"), Field("column"), .word("issue", Caveat.Issue.self), Field("note"),
        Field("reference"),
      ]
    case .links:
      [
        .id("from"), .id("to"), .word("type", Link.Kind.self), .word("basis", Party.Basis.self),
      ]
    }
  }

  /// The columns that tell a row from all others.
  package var primaryKey: [String] {
    switch self {
    case .sources, .entities, .relations: ["id"]
    case .names: ["entity", "language", "name"]
    case .parties: ["relation", "entity", "role"]
    case .evidence: ["relation", "source", "locator", "excerpt"]
    case .caveats: ["subject", "column", "issue", "note", "reference"]
    case .links: ["from", "to", "type"]
    }
  }

  /// The columns that have ids of other tables.
  package var references: [Reference] {
    switch self {
    case .sources, .entities, .relations, .caveats, .links: []
    case .names: [Reference(column: "entity", table: .entities)]
    case .parties:
      [
        Reference(column: "relation", table: .relations),
        Reference(column: "entity", table: .entities),
      ]
    case .evidence:
      [
        Reference(column: "relation", table: .relations),
        Reference(column: "source", table: .sources),
      ]
    }
  }
}
