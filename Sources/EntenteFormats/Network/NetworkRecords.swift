import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation

/// The records of a dataset as formats with lists and objects write them.
///
/// A member that is missing has no value.
enum NetworkRecords {
  static func name(_ name: EntityName) -> JSONValue {
    .object([
      "language": .text(name.language), "name": .text(name.name), "use": .text(name.use.rawValue),
      "basis": .text(name.basis.rawValue),
    ])
  }

  /// The names of an entity, its English name first, which is a column of its own in the dataset.
  static func names(of entity: Int, _ dataset: Dataset) -> JSONValue {
    let english = JSONValue.object([
      "language": .text("en"), "name": .text(dataset.entities[entity].name), "use": .text("label"),
    ])
    return .array([english] + dataset.names(of: entity).map(name))
  }

  static func relation(_ number: Int, _ dataset: Dataset) -> JSONValue {
    let relation = dataset.relations[number]
    return .object([
      "id": .text(relation.id), "type": .text(relation.type.rawValue),
      "title": .text(relation.title), "status": (relation.status?.rawValue).map { .text($0) },
      "date": (relation.date?.description).map { .text($0) },
      "amount": relation.money.map { .number("\($0.amount)") },
      "currency": relation.money.map { .text($0.currency) },
      "approximate": relation.money.map { .boolean($0.isApproximate) },
      "horizon": relation.horizon.map { .text($0) },
      "fields": .texts(relation.fields), "episode": relation.episode.map { .text($0) },
      "certainty": (relation.certainty?.rawValue).map { .text($0) },
      "parties": .array(dataset.parties(of: number).map(party)),
      "evidence": evidence(of: number, dataset),
    ])
  }

  private static func party(_ party: Party) -> JSONValue {
    .object([
      "entity": .text(party.entity), "role": .text(party.role.rawValue),
      "basis": .text(party.basis.rawValue),
      "representative": party.representative.isEmpty ? nil : .text(party.representative),
    ])
  }

  static func evidence(of relation: Int, _ dataset: Dataset) -> JSONValue {
    .array(
      dataset.evidence(of: relation).map { evidence in
        .object([
          "source": .text(evidence.source), "locator": .text(evidence.locator),
          "excerpt": .text(evidence.excerpt), "claim": .text(evidence.claim),
          "url": dataset.link(to: evidence).map { .text($0) },
        ])
      })
  }

  static func source(_ source: Source) -> JSONValue {
    .object([
      "id": .text(source.id), "title": .text(source.title), "author": .text(source.author),
      "publisher": .text(source.publisher), "url": .text(source.url),
      "language": .text(source.language),
      "published": (source.published?.description).map { .text($0) },
      "retrieved": (source.retrieved?.description).map { .text($0) },
    ])
  }

  static func link(_ link: Link) -> JSONValue {
    .object([
      "from": .text(link.from), "to": .text(link.to), "type": .text(link.kind.rawValue),
      "basis": .text(link.basis.rawValue),
    ])
  }

  static func caveat(_ caveat: Caveat) -> JSONValue {
    .object([
      "subject": .text(caveat.subject), "column": .text(caveat.column),
      "issue": .text(caveat.issue.rawValue), "note": .text(caveat.note),
      "reference": .text(caveat.reference),
    ])
  }

  static func leftOut(_ leftOut: [Network.LeftOut]) -> JSONValue {
    .object(leftOut.map { JSONValue.Member(name: $0.reason.rawValue, value: .texts($0.ids)) })
  }

  static func money(_ range: MoneyRange) -> JSONValue {
    .object([
      "currency": .text(range.currency), "least": .number("\(range.least)"),
      "most": .number("\(range.most)"), "approximate": .boolean(range.isApproximate),
    ])
  }
}
