import EntenteData
import EntenteGraph

/// Writes a document a node or an edge a line.
struct DOTWriter {
  let document: GraphDocument
  private let isDirected: Bool
  /// What is said of the graph, of nodes and of edges, under the names that it has in the file.
  private let columns:
    (graph: [AttributeColumn], nodes: [AttributeColumn], edges: [AttributeColumn])
  private let subgraphs: DOTSubgraphs?
  /// The place among attributes of edges of where these have their links from, if they have no `URL`.
  private let evidence: Int?

  init(_ document: GraphDocument) {
    self.document = document
    let isDirected = document.direction == .directed || document.edgeDirections != nil
    // Only one value of `dir` says more than how an edge looks.
    let saysDirection =
      isDirected
      && document.edgeAttributes.contains { column in
        column.name == "dir" && (0..<column.count).contains { column.text($0) == "none" }
      }
    // Links that repeat the evidence are made again, and told from an attribute that does so too.
    let own =
      DOTGraph.ownNames + (saysDirection ? ["dir"] : [])
      + (Self.linksRepeatEvidence(document) ? [DOTLinks.name] : [])
    let subgraphs = DOTSubgraphs(document)
    self.subgraphs = subgraphs
    let graphColumns = document.graphAttributes.filter { column in
      subgraphs == nil || column.name != DOTSubgraphs.name
    }
    let nodeColumns = document.nodeAttributes.filter { !(subgraphs?.tells($0) ?? false) }
    columns = (
      Self.named(graphColumns), DOTPlaces.written(Self.named(nodeColumns)),
      Self.named(document.edgeAttributes, own: own)
    )
    self.isDirected = isDirected
    let hasURL = columns.edges.contains { $0.name == DOTLinks.name }
    evidence = hasURL ? nil : columns.edges.firstIndex { $0.name == "evidence" }
  }

  /// Whether an attribute `URL` of edges says what is read as made of their evidence.
  private static func linksRepeatEvidence(_ document: GraphDocument) -> Bool {
    let columns = document.edgeAttributes
    guard let links = columns.first(where: { $0.name == DOTLinks.name }),
      let evidence = columns.first(where: { $0.name == "evidence" })
    else { return false }
    return DOTLinks.repeatEvidence(
      0..<document.edgeCount, link: { links.pointedText($0) ?? "" },
      evidence: { evidence.pointedText($0) ?? "" })
  }

  /// Columns with names that tell each from the others and from what DOT has a use of its own for.
  private static func named(
    _ columns: [AttributeColumn], own: [String] = []
  ) -> [AttributeColumn] {
    zip(columns, JSONName.written(columns.map(\.name), own: own)).map { column, name in
      var column = column
      column.name = name
      return column
    }
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let keyword = isDirected ? "digraph" : "graph"
    let name = document.id.map { " \(DOTText.text($0))" } ?? ""
    sink.bytes.append(contentsOf: "\(keyword)\(name) {\n".utf8)
    let about = attributes(columns.graph, 0)
    if !about.isEmpty {
      sink.bytes.append(contentsOf: "  graph [\(about.joined(separator: ", "))]\n".utf8)
    }
    let ids = document.nodeIDs.map(DOTText.text)
    for node in document.nodeIDs.indices {
      let attributes = attributes(columns.nodes, node).joined(separator: ", ")
      sink.bytes.append(contentsOf: "  \(ids[node]) [\(attributes)]\n".utf8)
      try sink.flushIfLarge()
    }
    subgraphs?.append(ids: ids, to: &sink.bytes)
    let arrow = isDirected ? "->" : "--"
    for edge in document.sources.indices {
      let ends = "\(ids[Int(document.sources[edge])]) \(arrow) \(ids[Int(document.targets[edge])])"
      let attributes = edgeAttributes(edge).joined(separator: ", ")
      sink.bytes.append(contentsOf: "  \(ends) [\(attributes)]\n".utf8)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "}\n".utf8)
  }

  private func edgeAttributes(_ edge: Int) -> [String] {
    var parts: [String] = []
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      parts.append("id=\(DOTText.text(ids[edge]))")
    }
    let direction = document.edgeDirections?[edge] ?? document.direction
    if isDirected, direction == .undirected { parts.append("dir=none") }
    parts += attributes(columns.edges, edge)
    if let link = link(edge) { parts.append("\(DOTLinks.name)=\"\(link)\"") }
    return parts
  }

  /// The first address in the attribute `evidence`.
  private func link(_ edge: Int) -> String? {
    evidence.flatMap { columns.edges[$0].text(edge) }.flatMap(DOTLinks.link(toEvidence:))
  }

  /// The attributes that have a value.
  ///
  /// What Graphviz shows is escaped so that it shows the text; the rest is read back as it is.
  private func attributes(_ columns: [AttributeColumn], _ row: Int) -> [String] {
    columns.compactMap { column in
      guard let text = column.pointedText(row), !text.isEmpty else { return nil }
      let isShown = DOTText.shown.contains(column.name)
      let value = isShown ? DOTText.label(text, isExact: true) : DOTText.text(text)
      return "\(name(column.name))=\(value)"
    }
  }

  /// A name of an attribute, without quotation marks where it may stand so.
  private func name(_ name: String) -> String {
    let keywords = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
    return name.isIdentifier && !keywords.contains(name.lowercased())
      ? name : DOTText.text(name)
  }
}
