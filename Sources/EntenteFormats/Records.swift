import EntenteData
import EntenteGraph
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
      // The English name is a column of its own in the dataset, without a basis.
      names =
        [NameRecord(language: "en", name: entity.name, use: "label", basis: nil)]
        + network.dataset.names(of: index).map {
          NameRecord(
            language: $0.language, name: $0.name, use: $0.use.rawValue, basis: $0.basis.rawValue)
        }
      relation = nil
    case .relation(let index):
      (kind, countries, members, note, names) = ("relation", [], nil, nil, [])
      relation = RelationRecord(index, network)
    }
  }
}

/// A name of an entity as formats write it.
struct NameRecord: Encodable {
  let language, name, use: String
  let basis: String?
}

/// An edge as formats write it.
struct EdgeRecord: Encodable {
  struct Part: Encodable {
    let id: String
    let share: Double
  }

  struct Money: Encodable {
    let currency: String
    let least, most: Decimal
    let approximate: Bool

    var text: String { "\(least)..\(most) \(currency)" }
  }

  /// Tells it from every other edge of the file: the ids of its ends and, if it has one, its role.
  let id: String
  let source, target: String
  let role: String?
  let strength: Double
  let length: Double?
  let relations: [Part]
  let links: [String]
  let money: [Money]
  let evidence: [EvidenceRecord]

  init(_ number: Int, _ network: Network) {
    let edge = network.edges[number]
    length = network.graph.lengths?[number]
    (source, target) = (network.id(of: edge.source), network.id(of: edge.target))
    (role, strength) = (edge.role?.rawValue, edge.strength)
    id = ([source, target] + (role.map { [$0] } ?? [])).joined(separator: "--")
    relations = zip(edge.relations, edge.shares).map {
      Part(id: network.dataset.relations[$0].id, share: $1)
    }
    links = edge.links.map { network.dataset.links[$0].kind.rawValue }
    money = edge.money.map { range in
      Money(
        currency: range.currency, least: range.least, most: range.most,
        approximate: range.isApproximate)
    }
    evidence = edge.relations.flatMap { EvidenceRecord.all(of: $0, network) }
  }
}

/// A relation with its parties and evidence as formats write it.
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

  /// The sum as an amount and a currency, such as `110000000 USD`.
  var sum: String? {
    guard let amount, let currency else { return nil }
    return "\(amount) \(currency)"
  }

  init(_ number: Int, _ network: Network) {
    let relation = network.dataset.relations[number]
    (id, type, title) = (relation.id, relation.type.rawValue, relation.title)
    (status, date) = (relation.status?.rawValue, relation.date?.description)
    (amount, currency) = (relation.money?.amount, relation.money?.currency)
    isApproximate = relation.money?.isApproximate
    (horizon, fields, episode) = (relation.horizon, relation.fields, relation.episode)
    certainty = relation.certainty?.rawValue
    parties = network.dataset.parties(of: number).map { party in
      PartyRecord(
        entity: party.entity, role: party.role.rawValue, basis: party.basis.rawValue,
        representative: party.representative.isEmpty ? nil : party.representative)
    }
    evidence = EvidenceRecord.all(of: number, network)
  }
}

/// A party of a relation as formats write it.
struct PartyRecord: Encodable {
  let entity, role, basis: String
  let representative: String?
}

/// A piece of evidence as formats write it.
struct EvidenceRecord: Encodable {
  let source: String
  let locator: String
  let excerpt: String
  let claim: String
  let url: String?

  /// The address of the passage, or the source and the locator where the source has none.
  var place: String { url ?? "\(source) \(locator)" }

  /// The evidence of a relation.
  static func all(of relation: Int, _ network: Network) -> [EvidenceRecord] {
    network.dataset.evidence(of: relation).map { evidence in
      EvidenceRecord(
        source: evidence.source, locator: evidence.locator, excerpt: evidence.excerpt,
        claim: evidence.claim, url: network.dataset.link(to: evidence))
    }
  }
}
