extension Tables {
  /// The rows of a table as texts, in the order of the records and of ``Table/columns``.
  package func rows(of table: Table) -> [[String]] {
    switch table {
    case .sources: sources.map(\.row)
    case .entities: entities.map(\.row)
    case .names:
      names.map { [$0.entity, $0.language, $0.name, $0.use.rawValue, $0.basis.rawValue] }
    case .relations: relations.map(\.row)
    case .parties:
      parties.map {
        [$0.relation, $0.entity, $0.role.rawValue, $0.basis.rawValue, $0.representative]
      }
    case .evidence:
      evidence.map { [$0.relation, $0.source, $0.locator, $0.excerpt, $0.claim] }
    case .caveats:
      caveats.map { [$0.subject, $0.column, $0.issue.rawValue, $0.note, $0.reference] }
    case .links: links.map { [$0.from, $0.to, $0.kind.rawValue, $0.basis.rawValue] }
    }
  }
}

extension Source {
  fileprivate var row: [String] {
    [
      id, title, author, publisher, published?.description ?? "", retrieved?.description ?? "",
      url, language,
    ]
  }
}

extension Entity {
  fileprivate var row: [String] {
    [
      id, kind.rawValue, name, countries.joined(separator: ";"), members.map(String.init) ?? "",
      note,
    ]
  }
}

extension Relation {
  fileprivate var row: [String] {
    [
      id, type.rawValue, title, status?.rawValue ?? "", date?.description ?? "",
      money.map { "\($0.amount)" } ?? "", money?.currency ?? "",
      money.map { "\($0.isApproximate)" } ?? "", horizon ?? "", fields.joined(separator: ";"),
      episode ?? "", certainty?.rawValue ?? "",
    ]
  }
}
