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
  let names: [NameRecord]
  let relation: RelationRecord?

  init(_ node: Network.Node, _ number: Int, _ network: Network, _ language: Language) {
    (id, label) = (network.id(of: number), network.label(of: number, in: language))
    switch node {
    case .entity(let index):
      let entity = network.dataset.entities[index]
      (kind, countries, members) = (entity.kind.rawValue, entity.countries, entity.members)
      note = entity.note.isEmpty ? nil : entity.note
      names = network.dataset.names(of: index).map(NameRecord.init)
      relation = nil
    case .relation(let index):
      (kind, countries, members, note, names) = ("relation", [], nil, nil, [])
      relation = RelationRecord(index, network)
    }
  }
}

/// A name as formats write it.
struct NameRecord: Encodable {
  let language: String
  let name: String
  let use: String
  let basis: String

  init(_ name: EntityName) {
    (language, self.name) = (name.language, name.name)
    (use, basis) = (name.use.rawValue, name.basis.rawValue)
  }
}

/// A part in a relation as formats write it.
struct PartyRecord: Encodable {
  let entity: String
  let role: String
  let basis: String
  let representative: String?

  init(_ party: Party) {
    (entity, role, basis) = (party.entity, party.role.rawValue, party.basis.rawValue)
    representative = party.representative.isEmpty ? nil : party.representative
  }
}

/// A relation with its parties and its evidence as formats write it.
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
  let parties: [PartyRecord]
  let evidence: [EvidenceRecord]

  enum CodingKeys: String, CodingKey {
    case id, type, title, status, date, amount, currency, horizon, fields, episode, certainty
    case parties, evidence
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
    parties = network.dataset.parties(of: number).map(PartyRecord.init)
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
