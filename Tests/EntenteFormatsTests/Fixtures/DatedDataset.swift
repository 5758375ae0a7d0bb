import EntenteData

extension Dataset {
  /// Two relations of one pair at different times, one since a year and one without a date.
  static func dated() throws -> Dataset {
    var tables = Tables()
    tables.sources = [Source(id: "s", title: "S", url: "https://example.org")]
    tables.entities = ["a", "b", "c"].map { Entity(id: $0, kind: .company, name: $0) }
    for (id, pair, date) in [
      ("r1", ["a", "b"], "2021"), ("r2", ["a", "b"], "2024-02"), ("r3", ["b", "c"], "2019/"),
      ("r4", ["a", "c"], nil),
    ] {
      tables.relations.append(
        Relation(id: id, type: .agreement, title: id, date: date.flatMap { EDTFDate($0) }))
      tables.parties += pair.map { Party(relation: id, entity: $0, role: .party) }
      tables.evidence.append(
        Evidence(relation: id, source: "s", locator: "p1s1", excerpt: "x", claim: "x | y; z"))
    }
    return try Dataset(name: "dated", title: "Dated", tables: tables)
  }
}
