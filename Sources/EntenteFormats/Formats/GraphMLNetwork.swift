import EntenteData
import EntenteGraph
import EntenteNetwork

extension GraphFormat {
  /// GraphML as most graph programs read it, with what is known of nodes and edges as attributes.
  ///
  /// Lists are joined by semicolons, and texts by bars. Those of an edge's `relations`, and of their
  /// `shares`, `types`, `statuses`, `dates` and `amounts`, run in step; what is unknown is an empty
  /// place between two of them. An attribute without a value is left out.
  public static let graphML = GraphFormat(
    id: "graphml", title: "GraphML", fileExtensions: ["graphml"],
    loses: [
      "caveats", "sources", "relations that make no edge", "names but the label",
      "links between relations",
      "parties, titles, topics, episodes, horizons and certainty of relations",
      "control characters",
    ],
    write: { network, language in
      // Writing cannot fail: ids differ, and there are no control characters left.
      let bytes = (try? GraphML.bytes(of: document(network, language))) ?? []
      return [GraphFile(String(decoding: bytes, as: UTF8.self))]
    })
}

private func document(_ network: Network, _ language: Language) -> GraphDocument {
  let nodes = network.nodes.enumerated().map { NodeRecord($1, $0, network, language) }
  let edges = network.edges.indices.map { EdgeRecord($0, network) }
  var document = GraphDocument(
    network.graph.direction, nodeIDs: TextColumn(nodes.map(\.id)),
    sources: network.edges.map { UInt32($0.source) },
    targets: network.edges.map { UInt32($0.target) }, edgeIDs: TextColumn(edges.map(\.id)))
  document.id = plain(network.dataset.name)
  document.graphAttributes = [
    texts("title", [network.dataset.title]),
    texts("projection", [network.header.joined(separator: "\n")]),
  ]
  document.nodeAttributes = [
    texts("label", nodes.map(\.label)), texts("kind", nodes.map(\.kind)),
    texts("country", nodes.map { $0.countries.joined(separator: ";") }),
    AttributeColumn(
      "members", .integers(nodes.map { Int64($0.members ?? 0) }),
      missing: nodes.indices.filter { nodes[$0].members == nil }),
    texts("note", nodes.map { $0.note ?? "" }),
  ]
  document.edgeAttributes = attributes(of: edges, network)
  return document
}

private func attributes(of edges: [EdgeRecord], _ network: Network) -> [AttributeColumn] {
  func joined(_ name: String, _ field: (RelationRecord) -> String?) -> AttributeColumn {
    texts(
      name,
      network.edges.map { edge in
        edge.relations.map { field(RelationRecord($0, network)) ?? "" }.joined(separator: ";")
      })
  }
  let lengths = network.graph.lengths.map { [AttributeColumn("length", .reals($0))] } ?? []
  return [
    texts("role", edges.map { $0.role ?? "" }),
    AttributeColumn("strength", .reals(edges.map(\.strength))),
  ] + lengths + [
    joined("relations", \.id),
    texts(
      "shares", edges.map { $0.relations.map { "\($0.share)" }.joined(separator: ";") }),
    joined("types", \.type), joined("statuses", \.status), joined("dates", \.date),
    joined("amounts", \.sum),
    texts("links", edges.map { $0.links.joined(separator: ";") }),
    texts("money", edges.map { $0.money.map(\.text).joined(separator: ";") }),
    texts("claims", edges.map { $0.evidence.map(\.claim).joined(separator: " | ") }),
    texts("excerpts", edges.map { $0.evidence.map(\.excerpt).joined(separator: " | ") }),
    texts("evidence", edges.map { $0.evidence.map(\.place).joined(separator: " | ") }),
  ]
}

/// A column of texts in which an empty one means that there is no value.
private func texts(_ name: String, _ texts: [String]) -> AttributeColumn {
  AttributeColumn(
    name, .texts(TextColumn(texts.map(plain))),
    missing: texts.indices.filter { texts[$0].isEmpty })
}

/// A text without the control characters that XML cannot hold.
private func plain(_ text: String) -> String {
  guard !text.unicodeScalars.allSatisfy(XMLText.isCharacter) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.filter(XMLText.isCharacter)))
}
