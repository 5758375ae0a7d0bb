import EntenteData
import EntenteGraph
import EntenteNetwork

extension GraphFormat {
  /// Four tables of comma-separated values: of nodes, of edges, of relations and of evidence.
  public static let csv = GraphFormat(
    id: "csv", title: "CSV tables of nodes, edges, relations and evidence", fileExtensions: ["csv"],
    loses: [
      "names in other languages", "whether a party is implied, and its representative", "sources",
      "links between relations", "caveats", "how the network was projected",
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
  table.row(["id", "label", "kind", "country", "members", "note", "relations"])
  let relations = network.relationsOfNodes()
  for (number, node) in network.nodes.enumerated() {
    let record = NodeRecord(node, number, network, language)
    let ids = relations[number].map { network.dataset.relations[$0].id }
    table.row([
      record.id, record.label, record.kind, record.countries.joined(separator: ";"),
      record.members.map(String.init) ?? "", record.note ?? "", ids.joined(separator: ";"),
    ])
  }
  return table.text
}

private func edgeTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row([
    "id", "source", "target", "directed", "role", "strength", "length", "relations", "shares",
    "links", "money", "claims", "evidence",
  ])
  for number in network.edges.indices {
    let record = EdgeRecord(number, network)
    table.row([
      record.id, record.source, record.target, "\(network.graph.isDirected)", record.role ?? "",
      "\(record.strength)", record.length.map { "\($0)" } ?? "",
      record.relations.map(\.id).joined(separator: ";"),
      record.relations.map { "\($0.share)" }.joined(separator: ";"),
      record.links.joined(separator: ";"), record.money.map(\.text).joined(separator: ";"),
      record.evidence.map(\.claim).joined(separator: " | "),
      record.evidence.map(\.place).joined(separator: " | "),
    ])
  }
  return table.text
}

private func relationTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row(Table.relations.columns + ["parties"])
  for number in network.relations {
    let record = RelationRecord(number, network)
    let parties = record.parties.map { "\($0.entity) (\($0.role))" }
    table.row([
      record.id, record.type, record.title, record.status ?? "", record.date ?? "",
      record.amount.map { "\($0)" } ?? "", record.currency ?? "",
      record.isApproximate.map { "\($0)" } ?? "", record.horizon ?? "",
      record.fields.joined(separator: ";"), record.episode ?? "", record.certainty ?? "",
      parties.joined(separator: ";"),
    ])
  }
  return table.text
}

private func evidenceTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row(Table.evidence.columns + ["url"])
  for number in network.relations {
    let id = network.dataset.relations[number].id
    for evidence in EvidenceRecord.all(of: number, network) {
      table.row([
        id, evidence.source, evidence.locator, evidence.excerpt, evidence.claim,
        evidence.url ?? "",
      ])
    }
  }
  return table.text
}
