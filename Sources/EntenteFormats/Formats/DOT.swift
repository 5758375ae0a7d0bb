import EntenteData
import EntenteGraph

extension GraphFormat {
  /// The language of Graphviz, as data: names and evidence, and nothing of how it looks.
  ///
  /// Attributes `label` and `tooltip` show the text that they are. The first address among the evidence
  /// of an edge becomes its `URL`.
  public static let dot = GraphFormat(
    id: "dot", title: "Graphviz DOT", fileExtensions: ["dot", "gv"],
    losses: [
      Loss(.mixedDirections, "undirected edges get the attribute dir=none"),
      Loss(.types, "read as texts"), Loss(.structures, "written as JSON text"),
      Loss(.defaultValues, "written as values"), Loss(.emptyTexts), Loss(.controlCharacters),
    ],
    reader: { source, tools throws(Problem) in
      let read = try tools.require(tools.readDOT, for: "DOT", file: source.name)
      return try read(source.bytes(), source.name)
    },
    writer: { content, _, target throws(Problem) in
      var document = content.document.withModesAsAttribute
      if content.network != nil { document.showAsGraphviz() }
      try target.write { sink throws(Problem) in try DOTWriter(document).write(into: &sink) }
    })
}

extension GraphDocument {
  /// Gives what Graphviz shows the names under which it shows it.
  fileprivate mutating func showAsGraphviz() {
    let names = ["title": "label", "projection": "comment"]
    graphAttributes = graphAttributes.map { $0.named(names[$0.name] ?? $0.name) }
    edgeAttributes = edgeAttributes.map { $0.named($0.name == "claims" ? "tooltip" : $0.name) }
  }
}

extension AttributeColumn {
  fileprivate func named(_ name: String) -> AttributeColumn {
    var column = self
    column.name = name
    return column
  }
}

private struct DOTWriter {
  let document: GraphDocument

  init(_ document: GraphDocument) { self.document = document }

  func write(into sink: inout ByteSink) throws(Problem) {
    let isDirected = document.direction == .directed || document.edgeDirections != nil
    let keyword = isDirected ? "digraph" : "graph"
    sink.bytes.append(contentsOf: "\(keyword) \(quoted(document.id ?? "graph")) {\n".utf8)
    let about = attributes(document.graphAttributes, 0)
    if !about.isEmpty { sink.bytes.append(contentsOf: "  graph [\(about)]\n".utf8) }
    let ids = document.nodeIDs.map(quoted)
    for node in document.nodeIDs.indices {
      let attributes = attributes(document.nodeAttributes, node)
      sink.bytes.append(contentsOf: "  \(ids[node]) [\(attributes)]\n".utf8)
      try sink.flushIfLarge()
    }
    let arrow = isDirected ? "->" : "--"
    for edge in document.sources.indices {
      let ends = "\(ids[Int(document.sources[edge])]) \(arrow) \(ids[Int(document.targets[edge])])"
      sink.bytes.append(contentsOf: "  \(ends) [\(edgeAttributes(edge, isDirected))]\n".utf8)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "}\n".utf8)
  }

  private func edgeAttributes(_ edge: Int, _ isDirected: Bool) -> String {
    var parts: [String] = []
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      parts.append("id=\(quoted(ids[edge]))")
    }
    let direction = document.edgeDirections?[edge] ?? document.direction
    if isDirected, direction == .undirected { parts.append("dir=none") }
    let rest = attributes(document.edgeAttributes, edge)
    if !rest.isEmpty { parts.append(rest) }
    if let link = link(edge) { parts.append("URL=\(link)") }
    return parts.joined(separator: ", ")
  }

  /// The first address in the attribute `evidence`.
  private func link(_ edge: Int) -> String? {
    guard !document.edgeAttributes.contains(where: { $0.name == "URL" }),
      let evidence = document.edgeAttributes.first(where: { $0.name == "evidence" })?.text(edge)
    else { return nil }
    return evidence.split(separator: " | ").lazy.compactMap { DOTText.link(String($0)) }.first
  }

  /// The attributes that have a value.
  ///
  /// What Graphviz shows is escaped so that it shows the text; the rest is read back as it is.
  private func attributes(_ columns: [AttributeColumn], _ row: Int) -> String {
    columns.compactMap { column -> String? in
      guard let text = column.text(row), !text.isEmpty else { return nil }
      let isShown = ["label", "tooltip"].contains(column.name)
      return "\(name(column.name))=\(isShown ? DOTText.label(text) : quoted(text))"
    }.joined(separator: ", ")
  }

  /// A name of an attribute, without quotation marks where it may stand so.
  private func name(_ name: String) -> String {
    let isPlain = name.utf8.enumerated().allSatisfy { place, byte in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F: true
      case 0x30...0x39: place > 0
      default: false
      }
    }
    let keywords = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
    return isPlain && !name.isEmpty && !keywords.contains(name.lowercased()) ? name : quoted(name)
  }

  /// A text as it is, or, where DOT cannot hold it, as a label, which is close to it.
  private func quoted(_ text: String) -> String { DOTText.name(text) ?? DOTText.label(text) }
}
