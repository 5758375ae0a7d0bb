import EntenteData
import EntenteGraph
import EntenteNetwork

extension GraphFormat {
  /// Four tables of comma-separated values: of nodes, of edges, of relations and of evidence.
  public static let csv = GraphFormat(
    id: "csv", title: "CSV tables of nodes, edges, relations and evidence", fileExtensions: ["csv"],
    loses: [
      "caveats", "sources", "names but the label", "how the network was projected",
      "how parties are named and who represents them",
    ],
    write: { network, language in
      [
        GraphFile(part: "nodes", nodeTable(network, language)),
        GraphFile(part: "edges", edgeTable(network)),
        GraphFile(part: "relations", relationTable(network)),
        GraphFile(part: "evidence", evidenceTable(network)),
      ]
    })
}

private func nodeTable(_ network: Network, _ language: Language) -> String {
  var table = CSVWriter()
  table.row(["id", "label", "kind", "country", "members", "relations"])
  let relations = network.relationsOfNodes()
  for (number, node) in network.nodes.enumerated() {
    let record = NodeRecord(node, number, network, language)
    let ids = relations[number].map { network.dataset.relations[$0].id }
    table.row([
      record.id, record.label, record.kind, record.countries.joined(separator: ";"),
      record.members.map(String.init) ?? "", ids.joined(separator: ";"),
    ])
  }
  return table.text
}

private func edgeTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row([
    "source", "target", "directed", "role", "strength", "relations", "shares", "links", "money",
    "claims", "evidence",
  ])
  for edge in network.edges {
    let evidence = edge.relations.flatMap { RelationRecord($0, network).evidence }
    table.row([
      network.id(of: edge.source), network.id(of: edge.target), "\(network.graph.isDirected)",
      edge.role?.rawValue ?? "", "\(edge.strength)",
      edge.relations.map { network.dataset.relations[$0].id }.joined(separator: ";"),
      edge.shares.map { "\($0)" }.joined(separator: ";"),
      edge.links.map { network.dataset.links[$0].kind.rawValue }.joined(separator: ";"),
      edge.money.map { "\($0.least)..\($0.most) \($0.currency)" }.joined(separator: ";"),
      evidence.map(\.claim).joined(separator: " | "),
      evidence.map { $0.url ?? "\($0.source) \($0.locator)" }.joined(separator: " "),
    ])
  }
  return table.text
}

private func relationTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row(Table.relations.columns + ["parties"])
  for number in network.relations {
    let record = RelationRecord(number, network)
    table.row([
      record.id, record.type, record.title, record.status ?? "", record.date ?? "",
      record.amount.map { "\($0)" } ?? "", record.currency ?? "",
      record.isApproximate.map { "\($0)" } ?? "", record.horizon ?? "",
      record.fields.joined(separator: ";"), record.episode ?? "", record.certainty ?? "",
      record.parties.map { "\($0.entity) (\($0.role))" }.joined(separator: ";"),
    ])
  }
  return table.text
}

private func evidenceTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row(Table.evidence.columns + ["url"])
  for number in network.relations {
    let record = RelationRecord(number, network)
    for evidence in record.evidence {
      table.row([
        record.id, evidence.source, evidence.locator, evidence.excerpt, evidence.claim,
        evidence.url ?? "",
      ])
    }
  }
  return table.text
}
