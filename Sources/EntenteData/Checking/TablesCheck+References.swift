extension TablesCheck {
  mutating func checkParties() {
    checkUnique(
      .parties, "relation", tables.parties.map { [$0.relation, $0.entity, $0.role.rawValue] })
    for (record, party) in tables.parties.enumerated() {
      checkKnown(party.relation, in: [.relations], .parties, record, "relation")
      checkKnown(party.entity, in: [.entities], .parties, record, "entity")
      if let type = typeOfRelation[party.relation], !type.allows(party.role) {
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
      checkKnown(evidence.relation, in: [.relations], .evidence, record, "relation")
      checkKnown(evidence.source, in: [.sources], .evidence, record, "source")
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
    let columns = Set(Table.allCases.flatMap(\.columns))
    for (record, caveat) in tables.caveats.enumerated() {
      checkKnown(
        caveat.subject, in: [.entities, .relations, .sources], .caveats, record, "subject")
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
      let target: Table = link.kind.linksEntities ? .entities : .relations
      checkKnown(link.from, in: [target], .links, record, "from")
      checkKnown(link.to, in: [target], .links, record, "to")
      if link.from == link.to, !link.from.isEmpty {
        report(
          .links, record, "to", "“\(link.from)” is linked to itself",
          advice: "link it to another, or remove the row")
      }
    }
  }
}
