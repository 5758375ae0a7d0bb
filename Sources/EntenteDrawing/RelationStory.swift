import EntenteData
import EntenteNetwork

/// What is said of relations that are drawn as one.
struct RelationStory {
  /// The id of the first relation.
  let id: String
  /// How their edges look, without markers.
  let style: EdgeStyle
  /// The link to the first piece of evidence.
  let link: String?

  private let lines: [String]
  private let summary: String
  private let network: Network
  private let language: Language

  init(
    _ numbers: [Int], _ network: Network, _ language: Language, isJointSum: Bool = false
  ) {
    let dataset = network.dataset
    let relations = numbers.map { dataset.relations[$0] }
    let type = relations[0].type
    id = relations[0].id
    (self.network, self.language) = (network, language)
    // Several are drawn as what the furthest of them is.
    let dashes = relations.map { EdgeStyle.dash(of: $0.status) }
    let dash = EdgeStyle.Dash.allCases.first(where: dashes.contains) ?? .solid
    var style = EdgeStyle(
      type: type, dash: dash,
      width: EdgeStyle.width(
        of: relations.count == 1 && !isJointSum ? relations[0].money : nil))
    style.hasStatus = relations.contains { $0.status != nil }
    style.isOver = relations.allSatisfy { $0.status == .completed }
    self.style = style
    let evidence = numbers.flatMap { dataset.evidence(of: $0) }
    link = evidence.lazy.compactMap { dataset.link(to: $0) }.first
    lines = zip(numbers, relations).map { number, relation in
      let claims = dataset.evidence(of: number).map(\.claim)
      let facts = Self.facts(relation, language)
      let said =
        (facts.isEmpty ? "" : "[\(facts)] ")
        + (claims.isEmpty ? relation.title : claims.joined(separator: " "))
      let caveats = dataset.caveats.filter { $0.subject == relation.id }.map { caveat in
        "⚠ \(Words.name(of: caveat.issue, in: language)): \(caveat.note)"
      }
      return ([said] + caveats).joined(separator: "\n")
    }
    let name = Words.name(of: type, in: language)
    summary = relations.count > 1 ? "\(name) ×\(relations.count)" : name
  }

  private static func facts(_ relation: Relation, _ language: Language) -> String {
    let facts = [
      relation.date?.text(in: language), relation.money?.text(in: language),
      relation.status.map { Words.name(of: $0, in: language) },
    ]
    return facts.compactMap { $0 }.joined(separator: ", ")
  }

  /// The parties and the type, then each claim with its date, sum and status.
  func text(between parties: [Party]) -> String {
    let names = parties.map { name(of: $0.entity) }.joined(separator: " — ")
    return (["\(names): \(summary)"] + lines).joined(separator: "\n")
  }

  /// One party and the others, then each claim.
  func text(of party: Party, among parties: [Party]) -> String {
    let implied =
      party.basis == .implied
      ? language.pick(" (implied)", "（文脈による）", "（据上下文推定）") : ""
    let person = party.representative.isEmpty ? "" : " (\(party.representative))"
    let others = parties.filter { $0 != party }.map { name(of: $0.entity) }
    let ends = others.isEmpty ? "" : " — \(others.joined(separator: ", "))"
    return (["\(name(of: party.entity))\(person)\(implied)\(ends): \(summary)"] + lines)
      .joined(separator: "\n")
  }

  private func name(of entity: String) -> String {
    network.dataset.entity(entity).map { network.dataset.label(of: $0, in: language) } ?? entity
  }
}
