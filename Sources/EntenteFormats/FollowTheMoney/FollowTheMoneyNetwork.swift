import EntenteData
import EntenteNetwork
import Foundation

/// Writes the dataset of a network as entities of FollowTheMoney.
///
/// Money from one to another is a `Payment`, another relation of two an `UnknownLink`. Any other is a
/// `Project`, for FollowTheMoney has no agreements, with a `ProjectParticipant` for each party. The
/// sources of the evidence are `Document`s, the proof of what they tell. What no property can hold, such
/// as caveats and the languages of names, is kept beside the properties.
struct FollowTheMoneyNetwork {
  private let network: Network
  private let language: Language
  private let caveats: [String: [Caveat]]
  private let links: [String: [Link]]
  private var dataset: Dataset { network.dataset }

  init(_ network: Network, _ language: Language) {
    (self.network, self.language) = (network, language)
    caveats = Dictionary(grouping: network.dataset.caveats, by: \.subject)
    links = Dictionary(grouping: network.dataset.links, by: \.from)
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    for source in sources { try write(document(source), &sink) }
    for entity in entities { try write(self.entity(entity), &sink) }
    for relation in network.relations {
      for part in self.relation(relation) { try write(part, &sink) }
    }
    for link in dataset.links where link.kind.linksEntities {
      try write(self.link(link), &sink)
    }
  }

  private func write(
    _ entity: FollowTheMoneyEntity, _ sink: inout ByteSink
  ) throws(Problem) {
    entity.json.append(to: &sink.bytes)
    sink.bytes.append(UInt8(ascii: "\n"))
    try sink.flushIfLarge()
  }

  // MARK: Entities

  /// The entities that are nodes, take part in a relation or are linked, so that no id leads nowhere.
  private var entities: [Int] {
    var isWanted = [Bool](repeating: false, count: dataset.entities.count)
    for node in network.nodes {
      if case .entity(let entity) = node { isWanted[entity] = true }
    }
    let parties = network.relations.flatMap { dataset.parties(of: $0).map(\.entity) }
    let linked = dataset.links.filter(\.kind.linksEntities).flatMap { [$0.from, $0.to] }
    for id in parties + linked {
      if let entity = dataset.entity(id) { isWanted[entity] = true }
    }
    return isWanted.indices.filter { isWanted[$0] }
  }

  private func entity(_ number: Int) -> FollowTheMoneyEntity {
    let record = dataset.entities[number]
    var entity = FollowTheMoneyEntity(id: record.id, schema: Self.schema(of: record.kind))
    let names = dataset.names(of: number)
    entity.add("name", dataset.label(of: number, in: language))
    entity.add("name", record.name)
    for name in names { entity.add(name.use == .alias ? "alias" : "name", name.name) }
    // FollowTheMoney writes countries in small letters.
    entity.set("country", record.countries.map { $0.lowercased() })
    if record.isActor {
      entity.set("classification", [record.kind.rawValue])
    } else {
      entity.set("full", [record.name])
    }
    if !record.note.isEmpty { entity.set("notes", [record.note]) }
    if let members = record.members { entity.set("members", .integer(Int64(members))) }
    entity.keep(
      "names",
      names.map { name in
        .object([
          "name": .text(name.name), "language": .text(name.language),
          "use": .text(name.use.rawValue), "basis": .text(name.basis.rawValue),
        ])
      })
    keepCaveats(of: record.id, &entity)
    return entity
  }

  private func keepCaveats(of id: String, _ entity: inout FollowTheMoneyEntity) {
    entity.keep(
      "caveats",
      (caveats[id] ?? []).map { caveat in
        .object([
          "column": Self.text(caveat.column), "issue": .text(caveat.issue.rawValue),
          "note": .text(caveat.note), "reference": Self.text(caveat.reference),
        ])
      })
  }

  /// A text as JSON; `nil` if it is empty.
  private static func text(_ text: String) -> JSONValue? { text.isEmpty ? nil : .text(text) }

  // MARK: Sources

  /// The sources of the evidence of relations.
  private var sources: [Source] {
    var cited = Set<String>()
    for relation in network.relations {
      for piece in dataset.evidence(of: relation) { cited.insert(piece.source) }
    }
    return dataset.sources.filter { cited.contains($0.id) }
  }

  private func document(_ source: Source) -> FollowTheMoneyEntity {
    var entity = FollowTheMoneyEntity(id: source.id, schema: "Document")
    entity.set("name", [source.title])
    entity.set("title", [source.title])
    entity.set("fileName", [source.id])
    entity.added.append("fileName")
    for (name, text) in [("author", source.author), ("publisher", source.publisher)]
    where !text.isEmpty {
      entity.set(name, [text])
    }
    for (name, date) in [("publishedAt", source.published), ("retrievedAt", source.retrieved)] {
      guard let text = date?.description else { continue }
      if let day = Self.day(text) { entity.set(name, [day]) } else { entity.keep(name, text) }
    }
    if !source.url.isEmpty { entity.set("sourceUrl", [source.url]) }
    // FollowTheMoney has languages of three letters only.
    if let code = ["en": "eng", "ja": "jpn", "zh": "zho"][source.language] {
      entity.set("language", [code])
    } else if !source.language.isEmpty {
      entity.keep("language", source.language)
    }
    keepCaveats(of: source.id, &entity)
    return entity
  }

  private static func schema(of kind: Entity.Kind) -> String {
    switch kind {
    case .government, .ministry: "PublicBody"
    case .company: "Company"
    case .university, .institute, .center, .association, .program: "Organization"
    case .group: "LegalEntity"
    case .place: "Address"
    }
  }

  // MARK: Relations

  private func relation(_ number: Int) -> [FollowTheMoneyEntity] {
    let record = dataset.relations[number]
    let parties = Array(dataset.parties(of: number))
    guard parties.count == 2 else { return project(number, parties) }
    var (first, second) = (parties[0], parties[1])
    let flow = record.type.rule.flow
    if let flow, flow.first == second.role, flow.second == first.role {
      (first, second) = (second, first)
    }
    let isPayment =
      record.type == .funding && flow?.first == first.role && flow?.second == second.role
    var entity = FollowTheMoneyEntity(
      id: record.id, schema: isPayment ? "Payment" : FollowTheMoney.anyLink)
    entity.set(isPayment ? "payer" : "subject", [first.entity])
    entity.set(isPayment ? "beneficiary" : "object", [second.entity])
    if isPayment {
      entity.set("purpose", [record.title])
    } else {
      entity.set(
        "role", ["\(record.type.rawValue): \(first.role.rawValue), \(second.role.rawValue)"])
    }
    describe(number, &entity)
    for party in [first, second] where !party.representative.isEmpty {
      entity.add("namesMentioned", party.representative)
    }
    entity.keep("fields", record.fields.map { .text($0) })
    if parties.contains(where: { $0.basis != .stated || !$0.representative.isEmpty }) {
      entity.keep(
        "parties",
        parties.map { party in
          .object([
            "entity": .text(party.entity), "role": .text(party.role.rawValue),
            "basis": .text(party.basis.rawValue), "representative": Self.text(party.representative),
          ])
        })
    }
    return [entity]
  }

  private func project(_ number: Int, _ parties: [Party]) -> [FollowTheMoneyEntity] {
    let record = dataset.relations[number]
    var entity = FollowTheMoneyEntity(id: record.id, schema: "Project")
    entity.set("name", [record.title])
    entity.set("keywords", [record.type.rawValue] + record.fields)
    describe(number, &entity)
    return [entity]
      + parties.map { party in
        var participant = FollowTheMoneyEntity(
          id: "\(record.id)--\(party.entity)--\(party.role.rawValue)", schema: "ProjectParticipant")
        participant.set("participant", [party.entity])
        participant.set("project", [record.id])
        participant.set("role", [party.role.rawValue])
        if !party.representative.isEmpty {
          participant.set("namesMentioned", [party.representative])
        }
        if party.basis != .stated { participant.keep("basis", party.basis.rawValue) }
        return participant
      }
  }

  /// Adds the date, the sum, the evidence, the caveats and the links of a relation.
  private func describe(_ number: Int, _ entity: inout FollowTheMoneyEntity) {
    let record = dataset.relations[number]
    if entity.schema != "Project" { entity.set("summary", [record.title]) }
    if let status = record.status?.rawValue {
      // A payment has none.
      if entity.schema == "Payment" {
        entity.keep("status", status)
      } else {
        entity.set("status", [status])
      }
    }
    if let date = record.date { add(date, &entity) }
    if let money = record.money {
      entity.set("amount", ["\(money.amount)"])
      entity.set("currency", [money.currency])
      if money.isApproximate { entity.set("approximate", .boolean(true)) }
    }
    let evidence = dataset.evidence(of: number)
    for piece in evidence {
      entity.add(
        "description", "\(piece.claim) “\(piece.excerpt)” (\(piece.source) \(piece.locator))")
    }
    for piece in evidence {
      if let link = dataset.link(to: piece) { entity.add("sourceUrl", link) }
      guard let source = dataset.sources.first(where: { $0.id == piece.source }) else { continue }
      entity.add("proof", source.id)
      if !source.publisher.isEmpty { entity.add("publisher", source.publisher) }
      if let day = source.retrieved.flatMap({ Self.day($0.description) }) {
        entity.add("retrievedAt", day)
      }
    }
    entity.keep("type", record.type.rawValue)
    if let horizon = record.horizon { entity.keep("horizon", horizon) }
    if let episode = record.episode { entity.keep("episode", episode) }
    if let certainty = record.certainty { entity.keep("certainty", certainty.rawValue) }
    entity.keep(
      "links",
      (links[record.id] ?? []).map { link in
        .object([
          "to": .text(link.to), "type": .text(link.kind.rawValue),
          "basis": .text(link.basis.rawValue),
        ])
      })
    keepCaveats(of: record.id, &entity)
  }

  /// Adds a date as FollowTheMoney has it, and, if that says less, in full besides.
  private func add(_ date: EDTFDate, _ entity: inout FollowTheMoneyEntity) {
    let text = date.description
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let day = Self.day(text) {
      entity.set(entity.schema == "Project" ? "startDate" : "date", [day])
    } else {
      if ends.count == 2, let start = Self.day(ends[0]) { entity.set("startDate", [start]) }
      if ends.count == 2, let end = Self.day(ends[1]) { entity.set("endDate", [end]) }
      entity.keep("edtf", text)
    }
  }

  /// A year, month or day; `nil` if the text is anything else.
  private static func day(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard areDigits, (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    let isMonth = parts.count < 2 || (1...12).contains(Int(parts[1]) ?? 0)
    return isMonth ? text : nil
  }

  private func link(_ link: Link) -> FollowTheMoneyEntity {
    var entity = FollowTheMoneyEntity(
      id: "\(link.from)--\(link.to)--\(link.kind.rawValue)", schema: FollowTheMoney.anyLink)
    entity.set("subject", [link.from])
    entity.set("object", [link.to])
    entity.set("role", [link.kind.rawValue])
    if link.basis != .stated { entity.keep("basis", link.basis.rawValue) }
    return entity
  }
}
