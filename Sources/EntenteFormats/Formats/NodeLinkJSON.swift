import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation

extension GraphFormat {
  /// Node-link JSON as NetworkX and D3 read it, with the edges under `edges`.
  public static let nodeLinkJSON = GraphFormat(
    id: "json", title: "node-link JSON", fileExtensions: ["json"], loses: [],
    write: { network, language in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let document = Document(network, language)
      // Encoding cannot fail: every number is finite and every key a string.
      let data = (try? encoder.encode(document)) ?? Data()
      return [GraphFile(String(decoding: data, as: UTF8.self) + "\n")]
    })
}

/// The document; keys that are missing have no value.
private struct Document: Encodable {
  struct About: Encodable {
    let name: String
    let title: String
    let language: String
    let projection: [String]
    let leftOut: [String: [String]]
    let relations: [RelationRecord]
    let links: [LinkRecord]
    let sources: [SourceRecord]
    let caveats: [CaveatRecord]
  }
  struct SourceRecord: Encodable {
    let id, title, author, publisher, url, language: String
    let published, retrieved: String?
  }
  struct LinkRecord: Encodable {
    let from, to, type, basis: String
  }
  struct CaveatRecord: Encodable {
    let subject, column, issue, note, reference: String
  }
  struct Edge: Encodable {
    struct Part: Encodable {
      let id: String
      let share: Double
    }
    struct Money: Encodable {
      let currency: String
      let least, most: Decimal
    }
    let source, target: String
    let role: String?
    let strength: Double
    let relations: [Part]
    let links: [String]
    let money: [Money]
    let evidence: [EvidenceRecord]
  }

  let directed: Bool
  let multigraph: Bool
  let graph: About
  let nodes: [NodeRecord]
  let edges: [Edge]

  init(_ network: Network, _ language: Language) {
    let dataset = network.dataset
    directed = network.graph.isDirected
    multigraph = network.projection.kind == .incidence
    graph = About(
      name: dataset.name, title: dataset.title, language: language.rawValue,
      projection: network.header,
      leftOut: Dictionary(
        uniqueKeysWithValues: network.leftOut.map { ($0.reason.rawValue, $0.ids) }),
      relations: network.relations.map { RelationRecord($0, network) },
      links: dataset.links.map { link in
        LinkRecord(
          from: link.from, to: link.to, type: link.kind.rawValue, basis: link.basis.rawValue)
      },
      sources: dataset.sources.map { source in
        SourceRecord(
          id: source.id, title: source.title, author: source.author, publisher: source.publisher,
          url: source.url, language: source.language, published: source.published?.description,
          retrieved: source.retrieved?.description)
      },
      caveats: dataset.caveats.map { caveat in
        CaveatRecord(
          subject: caveat.subject, column: caveat.column, issue: caveat.issue.rawValue,
          note: caveat.note, reference: caveat.reference)
      })
    nodes = network.nodes.enumerated().map { NodeRecord($1, $0, network, language) }
    edges = network.edges.map { edge in
      Edge(
        source: network.id(of: edge.source), target: network.id(of: edge.target),
        role: edge.role?.rawValue, strength: edge.strength,
        relations: zip(edge.relations, edge.shares).map {
          Edge.Part(id: dataset.relations[$0].id, share: $1)
        },
        links: edge.links.map { dataset.links[$0].kind.rawValue },
        money: edge.money.map {
          Edge.Money(currency: $0.currency, least: $0.least, most: $0.most)
        },
        evidence: edge.relations.flatMap { RelationRecord($0, network).evidence })
    }
  }
}
