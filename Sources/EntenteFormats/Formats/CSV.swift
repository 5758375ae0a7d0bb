import EntenteData
import EntenteGraph
import EntenteNetwork

extension GraphFormat {
  /// Tables of comma-separated values: of nodes, of edges and, of a network, of relations and of
  /// evidence.
  public static let csv = GraphFormat(
    id: "csv", title: "CSV tables of nodes and edges", fileExtensions: ["csv"],
    losses: [
      Loss(.graphID), Loss(.graphAttributes), Loss(.types, "guessed from the values"),
      Loss(.structures, "written as JSON text"), Loss(.defaultValues, "written as values"),
      Loss(.emptyTexts, "read as missing"),
    ],
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute
      try target.write("nodes", bytes: Array(nodeTable(document).utf8))
      try target.write("edges", bytes: Array(edgeTable(document).utf8))
      guard let network = content.network else { return }
      try target.write("relations", bytes: Array(relationTable(network).utf8))
      try target.write("evidence", bytes: Array(evidenceTable(network).utf8))
    })
}

private func nodeTable(_ document: GraphDocument) -> String {
  var table = CSVWriter()
  table.row(["id"] + document.nodeAttributes.map(\.name))
  for node in document.nodeIDs.indices {
    table.row([document.nodeIDs[node]] + document.nodeAttributes.map { $0.plainText(node) })
  }
  return table.text
}

private func edgeTable(_ document: GraphDocument) -> String {
  var table = CSVWriter()
  table.row(["id", "source", "target", "directed"] + document.edgeAttributes.map(\.name))
  for edge in document.sources.indices {
    let direction = document.edgeDirections?[edge] ?? document.direction
    table.row(
      [
        document.edgeIDs?[edge] ?? "", document.nodeIDs[Int(document.sources[edge])],
        document.nodeIDs[Int(document.targets[edge])], "\(direction == .directed)",
      ] + document.edgeAttributes.map { $0.plainText(edge) })
  }
  return table.text
}

private func relationTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row(Table.relations.columns + ["parties"])
  for number in network.relations {
    let relation = network.dataset.relations[number]
    let parties = network.dataset.parties(of: number).map { "\($0.entity) (\($0.role))" }
    table.row([
      relation.id, relation.type.rawValue, relation.title, relation.status?.rawValue ?? "",
      relation.date?.description ?? "", relation.money.map { "\($0.amount)" } ?? "",
      relation.money?.currency ?? "", relation.money.map { "\($0.isApproximate)" } ?? "",
      relation.horizon ?? "", relation.fields.joined(separator: ";"), relation.episode ?? "",
      relation.certainty?.rawValue ?? "", parties.joined(separator: ";"),
    ])
  }
  return table.text
}

private func evidenceTable(_ network: Network) -> String {
  var table = CSVWriter()
  table.row(Table.evidence.columns + ["url"])
  for number in network.relations {
    for evidence in network.dataset.evidence(of: number) {
      table.row([
        network.dataset.relations[number].id, evidence.source, evidence.locator,
        evidence.excerpt, evidence.claim, network.dataset.link(to: evidence) ?? "",
      ])
    }
  }
  return table.text
}
