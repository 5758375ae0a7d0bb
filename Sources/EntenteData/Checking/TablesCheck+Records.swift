import Foundation

extension TablesCheck {
  mutating func checkIDs() {
    var owners: [String: Table] = [:]
    for (table, ids) in tables.ids {
      checkUnique(table, "id", ids.map { [$0] })
      for (record, id) in ids.enumerated() {
        checkID(id, table, record, "id")
        if let owner = owners[id], owner != table, !id.isEmpty {
          report(
            table, record, "id", "“\(id)” is an id in \(owner.rawValue) too",
            advice: "rename one of the two")
        }
        owners[id] = owners[id] ?? table
      }
    }
    for (record, relation) in tables.relations.enumerated() {
      if let episode = relation.episode { checkID(episode, .relations, record, "episode") }
    }
  }

  private mutating func checkID(_ id: String, _ table: Table, _ record: Int, _ column: String) {
    guard !id.isEmpty, !TablesCheck.isID(id) else { return }
    report(
      table, record, column, "“\(id)” is not in kebab-case",
      advice: "use small Latin letters and digits, joined by hyphens")
  }

  private mutating func checkLanguage(_ code: String, _ table: Table, _ record: Int) {
    guard !code.isEmpty, code.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/) == nil else {
      return
    }
    report(
      table, record, "language", "“\(code)” is not the code of a language",
      advice: "write the BCP 47 code, such as ja")
  }

  mutating func checkSources() {
    for (record, source) in tables.sources.enumerated() {
      checkLanguage(source.language, .sources, record)
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
  }

  mutating func checkEntities() {
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
  }

  mutating func checkRelations() {
    for (record, relation) in tables.relations.enumerated() {
      if let money = relation.money { checkMoney(money, record) }
      if let horizon = relation.horizon,
        horizon.wholeMatch(of: /P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?/) == nil
      {
        report(
          .relations, record, "horizon", "“\(horizon)” is not a duration",
          advice: "write it as P10Y, P18M, P6W or P90D")
      }
    }
  }

  private mutating func checkMoney(_ money: Money, _ record: Int) {
    if money.amount < 0 {
      report(
        .relations, record, "amount", "the amount \(money.amount) is negative",
        advice: "write who gives and who gets as roles, and the sum without a sign")
    } else if money.amount == 0 {
      report(
        .relations, record, "amount", "the amount is 0",
        advice: "leave it empty where the sum is not known")
    }
    if money.currency.isEmpty {
      report(
        .relations, record, "currency", "there is an amount but no currency",
        advice: "write the ISO 4217 code, such as USD")
    } else if money.currency.wholeMatch(of: /[A-Z]{3}/) == nil {
      report(
        .relations, record, "currency", "“\(money.currency)” is not a currency",
        advice: "write the ISO 4217 code, such as USD")
    }
  }

  mutating func checkNames() {
    checkUnique(.names, "name", tables.names.map { [$0.entity, $0.language, $0.name] })
    var labeled: [[String]: String] = [:]
    for (record, name) in tables.names.enumerated() {
      checkKnown(name.entity, in: [.entities], .names, record, "entity")
      checkLanguage(name.language, .names, record)
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
}
