import EntenteData
import EntenteGraph

/// Writes a document a node or an edge a line.
struct DOTWriter {
  private typealias Repeat = (shown: DOTRepeat, source: AttributeColumn)

  /// How many attributes need no list of their names.
  private static let fewNames = 100

  let document: GraphDocument
  /// The ids of nodes as they are written.
  private let ids: [String]
  private let isDirected: Bool
  /// What is said of the graph, of nodes and of edges, under the names that it has in the file.
  private let columns:
    (graph: [AttributeColumn], nodes: [AttributeColumn], edges: [AttributeColumn])
  private let subgraphs: DOTSubgraphs?

  /// Whether some lists and objects are written as texts, but for subgraphs.
  static func losesStructures(_ document: GraphDocument) -> Bool {
    let structures = document.allAttributes.filter { $0.isStructure && $0.hasValues }
    return structures.map(\.name) != [DOTSubgraphs.name] || DOTSubgraphs(document) == nil
  }

  /// Whether a text that Graphviz shows has control characters, which are left out of it.
  static func losesControls(_ document: GraphDocument) -> Bool {
    func isControl(_ byte: UInt8) -> Bool {
      (1..<0x20).contains(byte) && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
    return document.allAttributes.contains { column in
      guard DOTText.shown.contains(column.name), column.isText else { return false }
      let text = column.defaultValue.map(AttributeColumn.text) ?? ""
      return column.texts?.bytes.contains(where: isControl) ?? false
        || text.utf8.contains(where: isControl)
    }
  }

  /// What is shown besides, and the column of these that it is made of.
  private let repeats: (graph: [Repeat], edges: [Repeat])

  /// - Throws: A `Problem` if two nodes would be one, as their ids differ by what DOT cannot hold.
  init(_ document: GraphDocument, name file: String) throws(Problem) {
    self.document = document
    ids = document.nodeIDs.map(DOTText.text)
    if document.nodeIDs.bytes.contains(0), !TextColumn(ids).areDistinct {
      throw Problem(
        file: file, "two nodes have the same id, the character U+0000 left out",
        advice: "give each an id of its own")
    }
    let isDirected = document.direction == .directed
    // Only one value of `dir` says more than how an edge looks.
    let other = DOTGraph.otherDirection(ofDirected: isDirected)
    let saysDirection =
      document.edgeDirections != nil
      || document.edgeAttributes.contains { column in
        column.name == "dir" && (0..<column.count).contains { column.text($0) == other }
      }
    let own =
      DOTGraph.ownNames + (saysDirection ? ["dir"] : [])
      + Self.repeated(DOTRepeat.ofEdges, in: document.edgeAttributes)
    let subgraphs = DOTSubgraphs(document)
    self.subgraphs = subgraphs
    let graphColumns = document.graphAttributes.filter { column in
      subgraphs == nil || column.name != DOTSubgraphs.name
    }
    let nodeColumns = document.nodeAttributes.filter { !(subgraphs?.tells($0) ?? false) }
    columns = (
      Self.named(graphColumns, own: Self.repeated(DOTRepeat.ofGraph, in: graphColumns)),
      DOTPlaces.written(Self.named(nodeColumns)),
      Self.named(document.edgeAttributes, own: own)
    )
    self.isDirected = isDirected
    repeats = (
      Self.repeats(DOTRepeat.ofGraph, columns.graph), Self.repeats(DOTRepeat.ofEdges, columns.edges)
    )
  }

  /// The names of attributes that would be read as made of others, and are to have other names.
  private static func repeated(_ repeats: [DOTRepeat], in columns: [AttributeColumn]) -> [String] {
    repeats.filter { repeated in
      guard let shown = columns.first(where: { $0.name == repeated.name }),
        let source = columns.first(where: { $0.name == repeated.source })
      else { return false }
      return repeated.isMade(
        0..<shown.count, shown: { value(shown, $0) }, source: { source.pointedText($0) ?? "" })
    }.map(\.name)
  }

  /// What is made of columns under names that none of them has.
  private static func repeats(_ repeats: [DOTRepeat], _ columns: [AttributeColumn]) -> [Repeat] {
    repeats.compactMap { repeated in
      guard !columns.contains(where: { $0.name == repeated.name }) else { return nil }
      return columns.first { $0.name == repeated.source }.map { (repeated, $0) }
    }
  }

  /// The columns that have a value, with names that tell each from the others and from what DOT has a use
  /// of its own for.
  private static func named(
    _ columns: [AttributeColumn], own: [String] = []
  ) -> [AttributeColumn] {
    let columns = columns.filter(\.hasValues)
    return zip(columns, JSONName.written(columns.map(\.name), own: own)).map { $0.named($1) }
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let keyword = isDirected ? "digraph" : "graph"
    let name = document.id.map { " \(DOTText.text($0))" } ?? ""
    sink.bytes.append(contentsOf: "\(keyword)\(name) {\n".utf8)
    let (ofGraph, ofNodes, ofEdges) = (
      ColumnsByRow(columns.graph, haveDefaults: true),
      ColumnsByRow(columns.nodes, haveDefaults: true),
      ColumnsByRow(columns.edges, haveDefaults: true)
    )
    var about = attributes(columns.graph, ofGraph, repeats.graph, 0)
    if let declared = declarations.value {
      about.append("\(self.name(JSONDeclarations.name))=\(DOTText.text(declared.compact))")
    }
    if !about.isEmpty {
      sink.bytes.append(contentsOf: "  graph [\(about.joined(separator: ", "))]\n".utf8)
    }
    appendNames("node", columns.nodes, to: &sink.bytes)
    appendNames("edge", columns.edges, to: &sink.bytes)
    for node in document.nodeIDs.indices {
      let attributes = attributes(columns.nodes, ofNodes, [], node).joined(separator: ", ")
      sink.bytes.append(contentsOf: "  \(ids[node]) [\(attributes)]\n".utf8)
      try sink.flushIfLarge()
    }
    subgraphs?.append(ids: ids, to: &sink.bytes)
    let arrow = isDirected ? "->" : "--"
    for edge in document.sources.indices {
      let ends = "\(ids[Int(document.sources[edge])]) \(arrow) \(ids[Int(document.targets[edge])])"
      let attributes = edgeAttributes(edge, ofEdges).joined(separator: ", ")
      sink.bytes.append(contentsOf: "  \(ends) [\(attributes)]\n".utf8)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "}\n".utf8)
  }

  /// Adds the names of attributes, if they are many.
  ///
  /// For one that it meets later, Graphviz goes through all nodes or edges before it. Labels have other
  /// defaults, which stay.
  private func appendNames(
    _ subject: String, _ columns: [AttributeColumn], to bytes: inout [UInt8]
  ) {
    guard columns.count > Self.fewNames else { return }
    let names = columns.map(\.name).filter { !DOTText.shown.contains($0) }
    let list = names.map { "\(name($0))=\"\"" }.joined(separator: ", ")
    bytes.append(contentsOf: "  \(subject) [\(list)]\n".utf8)
  }

  /// The attributes that values do not tell in their order: texts that are empty are not there, places are
  /// one value, Graphviz knows labels before all others, and what is said of subgraphs is read last.
  private var declarations: JSONDeclarations {
    let hasEmptyTexts = document.has(.emptyTexts)
    var document = document
    if hasEmptyTexts {
      document.graphAttributes = document.graphAttributes.map(\.withoutEmptyTextsAlone)
      document.nodeAttributes = document.nodeAttributes.map(\.withoutEmptyTextsAlone)
      document.edgeAttributes = document.edgeAttributes.map(\.withoutEmptyTextsAlone)
    }
    let names = document.nodeAttributes.map(\.name)
    let places = ["x", "y", "z"].compactMap(names.firstIndex)
    let isReordered =
      columns.nodes.dropFirst().contains { $0.name == "label" }
      || !names.contains(DOTPlaces.name) && columns.nodes.contains { $0.name == DOTPlaces.name }
        && zip(places, places.dropFirst()).contains { $1 != $0 + 1 }
    func isLast(_ name: String, of columns: [AttributeColumn]) -> Bool {
      subgraphs == nil || columns.last?.name == name || !columns.contains { $0.name == name }
    }
    return JSONDeclarations(
      rowsOf: document,
      graph: hasEmptyTexts || !isLast(DOTSubgraphs.name, of: document.graphAttributes),
      nodes: hasEmptyTexts || isReordered
        || !isLast(DOTSubgraphs.clusterName, of: document.nodeAttributes),
      edges: hasEmptyTexts)
  }

  private func edgeAttributes(_ edge: Int, _ byRow: ColumnsByRow) -> [String] {
    var parts: [String] = []
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      parts.append("id=\(DOTText.text(ids[edge]))")
    }
    if let direction = document.edgeDirections?[edge], direction != document.direction {
      parts.append("dir=\(DOTGraph.otherDirection(ofDirected: isDirected))")
    }
    return parts + attributes(columns.edges, byRow, repeats.edges, edge)
  }

  /// The attributes that have a value, and what is made of them.
  private func attributes(
    _ columns: [AttributeColumn], _ byRow: ColumnsByRow, _ repeats: [Repeat], _ row: Int
  ) -> [String] {
    var attributes: [String] = []
    byRow.forEach(row) { place in
      guard let value = Self.value(columns[place], row) else { return }
      attributes.append("\(name(columns[place].name))=\(value)")
    }
    return attributes
      + repeats.compactMap { repeated, source in
        source.pointedText(row).flatMap(repeated.value).map { "\(repeated.name)=\($0)" }
      }
  }

  /// A value in quotation marks, if there is one.
  ///
  /// What Graphviz shows is escaped so that it shows the text; the rest is read back as it is.
  private static func value(_ column: AttributeColumn, _ row: Int) -> String? {
    guard let text = column.pointedText(row), !text.isEmpty else { return nil }
    let isShown = DOTText.shown.contains(column.name)
    return isShown ? DOTText.label(text, isExact: true) : DOTText.text(text)
  }

  /// A name of an attribute, without quotation marks where it may stand so.
  private func name(_ name: String) -> String {
    let keywords = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
    return name.isIdentifier && !keywords.contains(name.lowercased())
      ? name : DOTText.text(name)
  }
}

extension AttributeColumn {
  /// The column without values if all of these are empty texts.
  fileprivate var withoutEmptyTextsAlone: AttributeColumn {
    guard case .texts(let texts) = values, texts.bytes.isEmpty,
      defaultValue == nil || defaultValue == .text("")
    else { return self }
    var empty = ColumnBuilder(name: name, kind: .text)
    return empty.column(rowCount: count)
  }
}
