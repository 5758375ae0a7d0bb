import EntenteData
import EntenteGraph
import EntenteNetwork

/// Writes a graph as tables of nodes and of edges and, of a network, of relations and of evidence.
struct TableGraphWriter {
  let style: TableStyle

  init(_ style: TableStyle) { self.style = style }

  func write(_ content: GraphContent, into target: inout GraphTarget) throws(Problem) {
    let document = content.document.withModesAsAttribute
    try target.write("nodes") { sink throws(Problem) in try writeNodes(document, &sink) }
    try target.write("edges") { sink throws(Problem) in try writeEdges(document, &sink) }
    guard let network = content.network else { return }
    try target.write("relations") { sink throws(Problem) in try writeRelations(network, &sink) }
    try target.write("evidence") { sink throws(Problem) in try writeEvidence(network, &sink) }
  }

  private func writeNodes(_ document: GraphDocument, _ sink: inout ByteSink) throws(Problem) {
    var row = TableRowWriter(style, &sink)
    for name in ["id"] + document.nodeAttributes.map(\.name) { row.text(name, &sink) }
    try row.end(&sink)
    for node in document.nodeIDs.indices {
      document.nodeIDs.withBytes(node) { row.text($0, &sink) }
      for column in document.nodeAttributes { row.value(column, node, &sink) }
      try row.end(&sink)
    }
  }

  private func writeEdges(_ document: GraphDocument, _ sink: inout ByteSink) throws(Problem) {
    var row = TableRowWriter(style, &sink)
    let own = ["id", "source", "target", "directed"]
    for name in own + document.edgeAttributes.map(\.name) { row.text(name, &sink) }
    try row.end(&sink)
    for edge in document.sources.indices {
      if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
        ids.withBytes(edge) { row.text($0, &sink) }
      } else {
        row.nothing(&sink)
      }
      document.nodeIDs.withBytes(Int(document.sources[edge])) { row.text($0, &sink) }
      document.nodeIDs.withBytes(Int(document.targets[edge])) { row.text($0, &sink) }
      let direction = document.edgeDirections?[edge] ?? document.direction
      row.text(direction == .directed ? "true" : "false", &sink)
      for column in document.edgeAttributes { row.value(column, edge, &sink) }
      try row.end(&sink)
    }
  }

  private func writeRelations(_ network: Network, _ sink: inout ByteSink) throws(Problem) {
    let dataset = network.dataset
    try write(Table.relations.columns + ["parties"], &sink) { row throws(Problem) in
      for number in network.relations {
        let relation = dataset.relations[number]
        let parties = dataset.parties(of: number).map { "\($0.entity) (\($0.role))" }
        try row([
          relation.id, relation.type.rawValue, relation.title, relation.status?.rawValue,
          relation.date?.description, relation.money.map { "\($0.amount)" },
          relation.money?.currency, relation.money.map { "\($0.isApproximate)" },
          relation.horizon, relation.fields.joined(separator: ";"), relation.episode,
          relation.certainty?.rawValue, parties.joined(separator: ";"),
        ])
      }
    }
  }

  private func writeEvidence(_ network: Network, _ sink: inout ByteSink) throws(Problem) {
    let dataset = network.dataset
    try write(Table.evidence.columns + ["url"], &sink) { row throws(Problem) in
      for number in network.relations {
        for evidence in dataset.evidence(of: number) {
          try row([
            dataset.relations[number].id, evidence.source, evidence.locator, evidence.excerpt,
            evidence.claim, dataset.link(to: evidence),
          ])
        }
      }
    }
  }

  /// Writes a table of texts of which none is empty but missing.
  private func write(
    _ header: [String], _ sink: inout ByteSink,
    _ body: (_ row: ([String?]) throws(Problem) -> Void) throws(Problem) -> Void
  ) throws(Problem) {
    var writer = TableRowWriter(style, &sink)
    for name in header { writer.text(name, &sink) }
    try writer.end(&sink)
    try body { fields throws(Problem) in
      for field in fields {
        if let field, !field.isEmpty {
          writer.text(field, &sink)
        } else {
          writer.nothing(&sink)
        }
      }
      try writer.end(&sink)
    }
  }
}
