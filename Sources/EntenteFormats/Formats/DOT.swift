import EntenteData
import EntenteGraph
import EntenteNetwork

extension GraphFormat {
  /// The language of Graphviz, as data: names, kinds and evidence, and nothing of how it looks.
  ///
  /// Lists are joined by semicolons. Those of an edge's `relations`, and of their `types`, `statuses`,
  /// `dates` and `amounts`, run in step; what is unknown is an empty place between two of them.
  public static let dot = GraphFormat(
    id: "dot", title: "Graphviz DOT", fileExtensions: ["dot", "gv"],
    loses: [
      "caveats", "sources", "relations that make no edge", "names but the label",
      "links between relations",
      "parties, titles, topics, episodes, horizons and certainty of relations",
      "control characters",
    ],
    write: { network, language in [GraphFile(document(network, language))] })
}

private func document(_ network: Network, _ language: Language) -> String {
  let (keyword, arrow) = network.graph.isDirected ? ("digraph", "->") : ("graph", "--")
  let about = attributes([
    ("label", network.dataset.title), ("comment", network.header.joined(separator: "\n")),
  ])
  var lines = ["\(keyword) \(quoted(network.dataset.name)) {", "  graph \(about)"]
  for (number, node) in network.nodes.enumerated() {
    let record = NodeRecord(node, number, network, language)
    let attributes = attributes([
      ("label", record.label), ("kind", record.kind),
      ("country", record.countries.joined(separator: ";")),
      ("members", record.members.map(String.init)), ("note", record.note),
    ])
    lines.append("  \(quoted(record.id)) \(attributes)")
  }
  for number in network.edges.indices {
    let record = EdgeRecord(number, network)
    let ends = "\(quoted(record.source)) \(arrow) \(quoted(record.target))"
    lines.append("  \(ends) \(attributes(of: record, number, network))")
  }
  return lines.joined(separator: "\n") + "\n}\n"
}

private func attributes(of edge: EdgeRecord, _ number: Int, _ network: Network) -> String {
  let relations = network.edges[number].relations.map { RelationRecord($0, network) }
  func joined(_ field: (RelationRecord) -> String?) -> String? {
    relations.map { field($0) ?? "" }.joined(separator: ";")
  }
  return attributes(
    [
      ("id", edge.id), ("role", edge.role), ("strength", "\(edge.strength)"),
      ("length", edge.length.map { "\($0)" }), ("relations", joined(\.id)),
      ("shares", edge.relations.map { "\($0.share)" }.joined(separator: ";")),
      ("types", joined(\.type)), ("statuses", joined(\.status)), ("dates", joined(\.date)),
      ("amounts", joined(\.sum)), ("money", edge.money.map(\.text).joined(separator: ";")),
      ("links", edge.links.joined(separator: ";")),
      ("tooltip", edge.evidence.map(\.claim).joined(separator: "\n")),
      (
        "excerpts",
        edge.evidence.map { "\($0.source) \($0.locator): \($0.excerpt)" }.joined(separator: "\n")
      ),
    ], link: edge.evidence.lazy.compactMap(\.url).first)
}

/// The attributes that have a value.
///
/// What Graphviz shows is escaped so that it shows the text; the rest is read back as it is.
private func attributes(_ values: [(name: String, text: String?)], link: String? = nil) -> String {
  let texts = values.compactMap { name, text -> String? in
    guard let text, !text.isEmpty else { return nil }
    let isShown = ["label", "tooltip"].contains(name)
    return "\(name)=\(isShown ? DOTText.label(text) : quoted(text))"
  }
  let links = link.flatMap(DOTText.link).map { ["URL=\($0)"] } ?? []
  return "[\((texts + links).joined(separator: ", "))]"
}

/// A text as it is, or, where DOT cannot hold it, as a label, which is close to it.
private func quoted(_ text: String) -> String { DOTText.name(text) ?? DOTText.label(text) }
