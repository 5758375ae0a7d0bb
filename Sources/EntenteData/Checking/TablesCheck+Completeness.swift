extension TablesCheck {
  /// Reports fields that must not be empty and are.
  mutating func checkFilled() {
    checkFilled(.sources, tables.sources, ["id": \.id, "title": \.title])
    checkFilled(.entities, tables.entities, ["id": \.id, "name": \.name])
    checkFilled(
      .names, tables.names, ["entity": \.entity, "language": \.language, "name": \.name])
    checkFilled(.relations, tables.relations, ["id": \.id, "title": \.title])
    checkFilled(.parties, tables.parties, ["relation": \.relation, "entity": \.entity])
    checkFilled(
      .evidence, tables.evidence,
      [
        "relation": \.relation, "source": \.source, "locator": \.locator, "excerpt": \.excerpt,
        "claim": \.claim,
      ])
    checkFilled(.caveats, tables.caveats, ["subject": \.subject, "note": \.note])
    checkFilled(.links, tables.links, ["from": \.from, "to": \.to])
  }

  private mutating func checkFilled<Record>(
    _ table: Table, _ records: [Record], _ fields: KeyValuePairs<String, KeyPath<Record, String>>
  ) {
    for (record, values) in records.enumerated() {
      for (column, path) in fields where values[keyPath: path].isEmpty {
        report(table, record, column, "the field is empty", advice: "fill it in")
      }
    }
  }

  /// Reports relations without parties or evidence, and entities that take part in nothing.
  ///
  /// A party or a piece of evidence that refers to nothing known may be the one that is missed, so
  /// nothing is said while there is one.
  mutating func checkUse() {
    let parties = Set(tables.parties.map(\.relation)).union(unread.ids[.parties] ?? [])
    let evidence = Set(tables.evidence.map(\.relation)).union(unread.ids[.evidence] ?? [])
    for (record, relation) in tables.relations.enumerated() where !relation.id.isEmpty {
      if prove([.parties]), !parties.contains(relation.id) {
        report(
          .relations, record, "id", "“\(relation.id)” has no party",
          advice: "say in the table parties who takes part")
      }
      if prove([.evidence]), !evidence.contains(relation.id) {
        report(
          .relations, record, "id", "“\(relation.id)” has no evidence",
          advice: "say in the table evidence where it is said")
      }
    }
    guard prove([.parties, .links]) else { return }
    let used = Set(tables.parties.map(\.entity))
      .union(tables.links.flatMap { [$0.from, $0.to] })
      .union(unread.ids[.parties] ?? []).union(unread.ids[.links] ?? [])
    for (record, entity) in tables.entities.enumerated()
    where !entity.id.isEmpty && !used.contains(entity.id) {
      report(
        .entities, record, "id", "“\(entity.id)” takes part in nothing",
        advice: "add its relations, or leave it out", severity: .warning)
    }
  }
}
