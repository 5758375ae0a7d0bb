import EntenteData
import EntenteGraph
import EntenteNetwork

extension GraphFormat {
  /// The language of Graphviz, as data: names, kinds and evidence, and no layout.
  public static let dot = GraphFormat(
    id: "dot", title: "Graphviz DOT", fileExtensions: ["dot", "gv"],
    loses: [
      "caveats", "sources", "relations that make no edge", "names but the label",
      "parties, titles, topics, episodes, horizons and certainty of relations",
      "control characters",
    ],
    write: { network, language in [GraphFile(document(network, language))] })
}

private func document(_ network: Network, _ language: Language) -> String {
  let (keyword, arrow) = network.graph.isDirected ? ("digraph", "->") : ("graph", "--")
  // Ids are in kebab-case, so quotation marks are all they need.
  var text = "\(keyword) \"\(network.dataset.name)\" {\n"
  text +=
    "  "
    + Attributes([
      ("label", network.dataset.title), ("comment", network.header.joined(separator: "\n")),
    ])
    .statements
  for (number, node) in network.nodes.enumerated() {
    let record = NodeRecord(node, number, network, language)
    let attributes = Attributes([
      ("label", record.label), ("kind", record.kind),
      ("country", record.countries.joined(separator: ";")),
      ("members", record.members.map(String.init) ?? ""), ("note", record.note ?? ""),
    ])
    text += "  \"\(record.id)\" \(attributes.list)\n"
  }
  for (number, edge) in network.edges.enumerated() {
    let ends = "\"\(network.id(of: edge.source))\" \(arrow) \"\(network.id(of: edge.target))\""
    text += "  \(ends) \(attributes(of: edge, "edge-\(number + 1)", network).list)\n"
  }
  return text + "}\n"
}

private func attributes(of edge: Network.Edge, _ id: String, _ network: Network) -> Attributes {
  let records = edge.relations.map { RelationRecord($0, network) }
  func joined(_ field: (RelationRecord) -> String?) -> String {
    records.map { field($0) ?? "" }.joined(separator: ";")
  }
  let evidence = records.flatMap(\.evidence)
  return Attributes(
    [
      ("id", id), ("role", edge.role?.rawValue ?? ""), ("strength", "\(edge.strength)"),
      ("relations", joined(\.id)), ("shares", edge.shares.map { "\($0)" }.joined(separator: ";")),
      ("types", joined(\.type)), ("statuses", joined(\.status)), ("dates", joined(\.date)),
      ("amounts", joined { record in record.amount.map { "\($0) \(record.currency ?? "")" } }),
      ("money", edge.money.map { "\($0.least)..\($0.most) \($0.currency)" }.joined(separator: ";")),
      ("links", edge.links.map { network.dataset.links[$0].kind.rawValue }.joined(separator: ";")),
      ("tooltip", evidence.map(\.claim).joined(separator: "\n")),
      (
        "excerpts",
        evidence.map { "\($0.source) \($0.locator): \($0.excerpt)" }.joined(separator: "\n")
      ),
    ], link: evidence.lazy.compactMap(\.url).first)
}

/// Attributes with a value; those without one are left out.
///
/// What Graphviz shows is escaped so that it shows the text; the rest is read back as it is.
private struct Attributes {
  private let assignments: [String]

  init(_ values: [(name: String, text: String)], link: String? = nil) {
    let texts = values.filter { !$0.text.isEmpty }.map { name, text in
      let isShown = ["label", "tooltip", "comment"].contains(name)
      let value = isShown ? DOTText.label(text) : DOTText.name(text) ?? DOTText.label(text)
      return "\(name)=\(value)"
    }
    assignments = texts + (link.flatMap(DOTText.link).map { ["URL=\($0)"] } ?? [])
  }

  var list: String { "[\(assignments.joined(separator: ", "))]" }

  var statements: String { assignments.map { "\($0);\n" }.joined(separator: "  ") }
}
