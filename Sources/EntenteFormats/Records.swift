import EntenteData
import EntenteNetwork
import Foundation

/// A node as formats write it.
struct NodeRecord: Encodable {
  let id: String
  let label: String
  let kind: String
  let countries: [String]
  let members: Int?
  let note: String?
  let relation: RelationRecord?

  init(_ node: Network.Node, _ number: Int, _ network: Network, _ language: Language) {
    (id, label) = (network.id(of: number), network.label(of: number, in: language))
    switch node {
    case .entity(let index):
      let entity = network.dataset.entities[index]
      (kind, countries, members) = (entity.kind.rawValue, entity.countries, entity.members)
      note = entity.note.isEmpty ? nil : entity.note
      relation = nil
    case .relation(let index):
      (kind, countries, members, note) = ("relation", [], nil, nil)
      relation = RelationRecord(index, network)
    }
  }
}

/// A relation with its evidence as formats write it.
struct RelationRecord: Encodable {
  let id: String
  let type: String
  let title: String
  let status: String?
  let date: String?
  let amount: Decimal?
  let currency: String?
  let isApproximate: Bool?
  let horizon: String?
  let fields: [String]
  let episode: String?
  let certainty: String?
  let evidence: [EvidenceRecord]

  enum CodingKeys: String, CodingKey {
    case id, type, title, status, date, amount, currency, horizon, fields, episode, certainty
    case evidence
    case isApproximate = "approximate"
  }

  init(_ number: Int, _ network: Network) {
    let relation = network.dataset.relations[number]
    (id, type, title) = (relation.id, relation.type.rawValue, relation.title)
    (status, date) = (relation.status?.rawValue, relation.date?.description)
    (amount, currency) = (relation.money?.amount, relation.money?.currency)
    isApproximate = relation.money?.isApproximate
    (horizon, fields, episode) = (relation.horizon, relation.fields, relation.episode)
    certainty = relation.certainty?.rawValue
    evidence = network.dataset.evidence(of: number).map { evidence in
      EvidenceRecord(
        source: evidence.source, locator: evidence.locator, excerpt: evidence.excerpt,
        claim: evidence.claim, url: network.dataset.link(to: evidence))
    }
  }
}

/// A piece of evidence as formats write it.
struct EvidenceRecord: Encodable {
  let source: String
  let locator: String
  let excerpt: String
  let claim: String
  let url: String?
}
