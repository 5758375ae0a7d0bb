extension TablesCheck {
  mutating func checkParties() {
    checkUnique(
      .parties, "relation", tables.parties.map { [$0.relation, $0.entity, $0.role.rawValue] })
    for (record, party) in tables.parties.enumerated() {
      let type = relations[party.relation]
      checkKnown(
        party.relation, type != nil, .parties, record, "relation", "relation", in: .relations)
      checkKnown(
        party.entity, entities.contains(party.entity), .parties, record, "entity", "entity",
        in: .entities)
      if let type, !type.allows(party.role) {
        let roles = (type.rule.roles + [.location]).map(\.rawValue).joined(separator: ", ")
        report(
          .parties, record, "role", "\(type.rawValue) has no role “\(party.role.rawValue)”",
          advice: "use one of \(roles)")
      }
    }
  }

  mutating func checkEvidence() {
    checkUnique(
      .evidence, "excerpt",
      tables.evidence.map { [$0.relation, $0.source, $0.locator, $0.excerpt] })
    for (record, evidence) in tables.evidence.enumerated() {
      checkKnown(
        evidence.relation, relations[evidence.relation] != nil, .evidence, record, "relation",
        "relation", in: .relations)
      checkKnown(
        evidence.source, sources.contains(evidence.source), .evidence, record, "source", "source",
        in: .sources)
      if !evidence.locator.isEmpty, Locator(evidence.locator) == nil {
        report(
          .evidence, record, "locator", "“\(evidence.locator)” is not a locator",
          advice: "write paragraph and sentence as p3s2")
      }
      if evidence.excerpt.count > 40 {
        report(
          .evidence, record, "excerpt", "the excerpt has \(evidence.excerpt.count) characters",
          advice: "quote at most 40")
      }
    }
  }

  mutating func checkCaveats() {
    for (record, caveat) in tables.caveats.enumerated() {
      let isKnown =
        entities.contains(caveat.subject) || relations[caveat.subject] != nil
        || sources.contains(caveat.subject)
      checkKnown(
        caveat.subject, isKnown, .caveats, record, "subject", "entity, relation or source",
        in: .entities)
      let columns = Set(Table.allCases.flatMap(\.columns))
      if !caveat.column.isEmpty, !columns.contains(caveat.column) {
        report(
          .caveats, record, "column", "no table has a column “\(caveat.column)”",
          advice: "name the column that the caveat is about, or leave it empty")
      }
    }
  }

  mutating func checkLinks() {
    checkUnique(.links, "from", tables.links.map { [$0.from, $0.to, $0.kind.rawValue] })
    for (record, link) in tables.links.enumerated() {
      let (what, table): (String, Table) =
        link.kind.linksEntities ? ("entity", .entities) : ("relation", .relations)
      for (column, id) in [("from", link.from), ("to", link.to)] {
        let isKnown = link.kind.linksEntities ? entities.contains(id) : relations[id] != nil
        checkKnown(id, isKnown, .links, record, column, what, in: table)
      }
      if link.from == link.to {
        report(
          .links, record, "to", "“\(link.from)” is linked to itself",
          advice: "link it to another, or remove the row")
      }
    }
  }
}
