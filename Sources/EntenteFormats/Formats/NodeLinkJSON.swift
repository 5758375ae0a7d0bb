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
  let directed: Bool
  let multigraph: Bool
  let graph: About
  let nodes: [NodeRecord]
  let edges: [EdgeRecord]

  init(_ network: Network, _ language: Language) {
    directed = network.graph.isDirected
    // One who takes part in a relation as several has an edge for each role.
    multigraph = network.projection.kind == .incidence
    graph = About(network, language)
    nodes = network.nodes.enumerated().map { NodeRecord($1, $0, network, language) }
    edges = network.edges.indices.map { EdgeRecord($0, network) }
  }
}

/// What is said of the graph as a whole.
private struct About: Encodable {
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

  let name: String
  let title: String
  let language: String
  let projection: [String]
  let leftOut: [String: [String]]
  let relations: [RelationRecord]
  let sources: [SourceRecord]
  let links: [LinkRecord]
  let caveats: [CaveatRecord]

  init(_ network: Network, _ language: Language) {
    let dataset = network.dataset
    (name, title, self.language) = (dataset.name, dataset.title, language.rawValue)
    projection = network.header
    leftOut = Dictionary(uniqueKeysWithValues: network.leftOut.map { ($0.reason.rawValue, $0.ids) })
    relations = network.relations.map { RelationRecord($0, network) }
    sources = dataset.sources.map { source in
      SourceRecord(
        id: source.id, title: source.title, author: source.author, publisher: source.publisher,
        url: source.url, language: source.language, published: source.published?.description,
        retrieved: source.retrieved?.description)
    }
    links = dataset.links.map { link in
      LinkRecord(
        from: link.from, to: link.to, type: link.kind.rawValue, basis: link.basis.rawValue)
    }
    caveats = dataset.caveats.map { caveat in
      CaveatRecord(
        subject: caveat.subject, column: caveat.column, issue: caveat.issue.rawValue,
        note: caveat.note, reference: caveat.reference)
    }
  }
}
