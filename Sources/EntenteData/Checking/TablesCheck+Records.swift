extension TablesCheck {
  mutating func checkIDs() {
    checkUnique(.sources, "id", tables.sources.map { [$0.id] })
    checkUnique(.entities, "id", tables.entities.map { [$0.id] })
    checkUnique(.relations, "id", tables.relations.map { [$0.id] })
    for (record, source) in tables.sources.enumerated() {
      checkID(source.id, .sources, record, "id")
    }
    for (record, entity) in tables.entities.enumerated() {
      checkID(entity.id, .entities, record, "id")
    }
    for (record, relation) in tables.relations.enumerated() {
      checkID(relation.id, .relations, record, "id")
      if let episode = relation.episode { checkID(episode, .relations, record, "episode") }
      if entities.contains(relation.id) {
        report(
          .relations, record, "id", "“\(relation.id)” is the id of an entity too",
          advice: "rename one of the two")
      }
    }
  }

  private mutating func checkID(_ id: String, _ table: Table, _ record: Int, _ column: String) {
    guard !id.isEmpty, id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil else { return }
    report(
      table, record, column, "“\(id)” is not in kebab-case",
      advice: "use small Latin letters and digits, joined by hyphens")
  }

  mutating func checkValues() {
    for (record, source) in tables.sources.enumerated() {
      if !source.url.isEmpty, source.url.wholeMatch(of: /https?:\/\/[^\s"<>]+/) == nil {
        report(
          .sources, record, "url", "“\(source.url)” is not a web address",
          advice: "write it with http:// or https://, without spaces")
      }
      if let published = source.published?.earliest, let retrieved = source.retrieved?.latest,
        retrieved < published
      {
        report(
          .sources, record, "retrieved", "it was retrieved before it was published",
          advice: "check both dates", severity: .warning)
      }
    }
    for (record, entity) in tables.entities.enumerated() {
      for country in entity.countries where country.wholeMatch(of: /[A-Z]{2}/) == nil {
        report(
          .entities, record, "country", "“\(country)” is not a country",
          advice: "write the ISO 3166-1 code of two capitals; join several by semicolons")
      }
      if entity.members != nil, entity.kind != .group {
        report(
          .entities, record, "members", "only a group has members",
          advice: "leave it empty, or make the entity a group")
      }
    }
    for (record, relation) in tables.relations.enumerated() {
      if let horizon = relation.horizon,
        horizon.wholeMatch(of: /P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?/) == nil
      {
        report(
          .relations, record, "horizon", "“\(horizon)” is not a duration",
          advice: "write it as P10Y, P18M, P6W or P90D")
      }
    }
  }

  mutating func checkNames() {
    checkUnique(.names, "name", tables.names.map { [$0.entity, $0.language, $0.name] })
    var labeled: [[String]: String] = [:]
    for (record, name) in tables.names.enumerated() {
      checkKnown(
        name.entity, entities.contains(name.entity), .names, record, "entity", "entity",
        in: .entities)
      guard name.use == .label else { continue }
      if let other = labeled.updateValue(name.name, forKey: [name.entity, name.language]),
        other != name.name
      {
        report(
          .names, record, "use", "“\(name.entity)” has two labels in “\(name.language)”",
          advice: "make one of them an alias")
      }
    }
  }

  mutating func checkUse() {
    let parties = Set(tables.parties.map(\.relation))
    let evidence = Set(tables.evidence.map(\.relation))
    for (record, relation) in tables.relations.enumerated() {
      if !parties.contains(relation.id) {
        report(
          .relations, record, "id", "“\(relation.id)” has no party",
          advice: "say in the table parties who takes part")
      }
      if !evidence.contains(relation.id) {
        report(
          .relations, record, "id", "“\(relation.id)” has no evidence",
          advice: "say in the table evidence where it is said")
      }
    }
    let used = Set(tables.parties.map(\.entity)).union(tables.links.flatMap { [$0.from, $0.to] })
    for (record, entity) in tables.entities.enumerated() where !used.contains(entity.id) {
      report(
        .entities, record, "id", "“\(entity.id)” takes part in nothing",
        advice: "add its relations, or leave it out", severity: .warning)
    }
  }
}
