import EntenteData
import EntenteGraph

/// Reads a document from a Data Package with a table of nodes and one of edges.
struct GraphPackageReader {
  private let source: GraphSource
  private let descriptor: GraphPackage.Descriptor
  private let file: String

  init(_ source: GraphSource, _ descriptor: GraphPackage.Descriptor) {
    (self.source, self.descriptor) = (source, descriptor)
    file = source.name(of: GraphPackage.descriptorName)
  }

  func read() throws(Problem) -> GraphReading {
    let nodes = try table("nodes")
    let edges = try table("edges")
    let index = try nodeIDs(nodes)
    let direction = try direction()
    var directions: [Graph.Direction]?
    if let column = try edges.own("directed") {
      directions = (0..<column.count).map {
        column[$0] == .boolean(true) ? .directed : .undirected
      }
    }
    var document = GraphDocument(
      direction, nodeIDs: index.texts, sources: try ends("source", edges, index),
      targets: try ends("target", edges, index), edgeDirections: directions,
      edgeIDs: try edges.own("id").flatMap(\.textsOfRows))
    document.id = descriptor.graph?.id
    if let column = try nodes.own("mode") {
      document.isSecondMode = (0..<column.count).map { column[$0] == .integer(2) }
    }
    var warnings: [Problem] = []
    document.graphAttributes = try graphAttributes(&warnings)
    document.nodeAttributes = try nodes.attributes(but: ["id", "mode"], &warnings)
    document.edgeAttributes = try edges.attributes(
      but: ["id", "source", "target", "directed"], &warnings)
    return GraphReading(document, warnings: warnings)
  }

  private func direction() throws(Problem) -> Graph.Direction {
    switch descriptor.graph?.direction ?? "undirected" {
    case "directed": return .directed
    case "undirected": return .undirected
    case let word:
      throw Problem(
        file: file, column: "entente.direction", "“\(word)” is no direction",
        advice: "write directed or undirected")
    }
  }

  private func table(_ name: String) throws(Problem) -> PackageRows {
    let resource = try descriptor.resource(name, file: file)
    return PackageRows(
      try CSVTable(source.bytes(resource.path), file: source.name(of: resource.path)),
      file: source.name(of: resource.path), schema: resource.schema)
  }

  private func nodeIDs(_ nodes: PackageRows) throws(Problem) -> TextIndex {
    guard let column = nodes.place("id") else { throw nodes.missing("id") }
    var index = TextIndex()
    for row in nodes.table.rows {
      let id = row.fields[column]
      guard index.insert(id)?.isNew == true else {
        throw nodes.problem(
          row, "id", "the node “\(id)” is there twice", advice: "give each node an id of its own")
      }
    }
    return index
  }

  private func ends(
    _ name: String, _ edges: PackageRows, _ index: borrowing TextIndex
  ) throws(Problem) -> [UInt32] {
    guard let column = edges.place(name) else { throw edges.missing(name) }
    var ends: [UInt32] = []
    ends.reserveCapacity(edges.table.rows.count)
    for row in edges.table.rows {
      guard let end = index.number(of: row.fields[column]) else {
        throw edges.problem(
          row, name, "“\(row.fields[column])” is no node",
          advice: "add it to the nodes, or correct the id")
      }
      ends.append(UInt32(end))
    }
    return ends
  }

  private func graphAttributes(
    _ warnings: inout [Problem]
  ) throws(Problem) -> [AttributeColumn] {
    var columns: [AttributeColumn] = []
    for attribute in descriptor.graph?.attributes ?? [] {
      let isAny = attribute.type == GraphPackage.anyType
      if isAny,
        let column = AttributeColumn(
          attribute.name, json: [attribute.value], defaultValue: attribute.defaultValue)
      {
        columns.append(column)
        continue
      }
      // As in tables, what is not JSON is a text.
      var builder = ColumnBuilder(
        name: attribute.name, kind: isAny ? .text : GraphPackage.kind(attribute.type))
      let place = "entente.attributes.\(attribute.name)"
      if let text = attribute.defaultValue {
        builder.defaultValue = try value(text, builder.kind, place)
      }
      if let text = attribute.value { builder.append(0, try value(text, builder.kind, place)) }
      let texts = [attribute.value, attribute.defaultValue].compactMap(\.self)
      if builder.kind == .real, texts.contains(where: NumberText.isRounded) {
        warnings.append(
          Problem(
            .warning, file: file, column: place, CommonNotice.rounded.message,
            advice: "make it a text if each digit counts"))
      }
      columns.append(builder.column(rowCount: 1))
    }
    return columns
  }

  private func value(
    _ text: String, _ kind: ColumnBuilder.Kind, _ column: String
  ) throws(Problem) -> AttributeValue {
    if let value = PackageRows.value(text, kind) { return value }
    throw Problem(
      file: file, column: column, "“\(text)” is not \(kind.expected)", advice: "correct the value")
  }
}

/// The rows of a table with the types that the schema gives their columns.
struct PackageRows {
  let table: CSVTable
  private let file: String
  private let fields: [String: GraphPackage.Field]
  private let missingValues: [String]

  init(_ table: CSVTable, file: String, schema: GraphPackage.Schema?) {
    (self.table, self.file) = (table, file)
    let all = schema?.fields ?? []
    fields = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    missingValues = schema?.missingValues ?? [""]
  }

  func place(_ name: String) -> Int? { table.header.firstIndex(of: name) }

  func missing(_ name: String) -> Problem {
    Problem(file: file, line: 1, column: name, "the column is missing", advice: "add it")
  }

  func problem(_ row: CSVTable.Row, _ column: String, _ message: String, advice: String) -> Problem
  {
    Problem(file: file, line: row.line, column: column, message, advice: advice)
  }

  /// A column of the format's own; `nil` if there is none.
  func own(_ name: String) throws(Problem) -> AttributeColumn? {
    guard let place = place(name) else { return nil }
    let kind: ColumnBuilder.Kind =
      name == "directed" ? .boolean : name == "mode" ? .integer : .text
    return try column(place, name, kind, nil)
  }

  /// The other columns, and which of them have numbers with too many digits.
  func attributes(
    but own: Set<String>, _ warnings: inout [Problem]
  ) throws(Problem) -> [AttributeColumn] {
    var columns: [AttributeColumn] = []
    for (place, name) in table.header.enumerated() where !own.contains(name) {
      let field = fields[name]
      if field?.type == GraphPackage.anyType {
        columns.append(try anyColumn(place, field?.title ?? name, field?.defaultValue))
        continue
      }
      let kind = GraphPackage.kind(field?.type)
      if kind == .real, let row = firstRounded(place) {
        warnings.append(
          Problem(
            .warning, file: file, line: row.line, column: name,
            CommonNotice.rounded.message, advice: "make it a column of texts if each digit counts"))
      }
      columns.append(try column(place, field?.title ?? name, kind, field?.defaultValue))
    }
    return columns
  }

  /// A column of any type: of JSON if all of its values are that, and otherwise of texts.
  private func anyColumn(
    _ place: Int, _ name: String, _ defaultValue: String?
  ) throws(Problem) -> AttributeColumn {
    let texts = table.rows.map { row in
      missingValues.contains(row.fields[place]) ? nil : row.fields[place]
    }
    if let column = AttributeColumn(name, json: texts, defaultValue: defaultValue) { return column }
    return try column(place, name, .text, defaultValue)
  }

  private func firstRounded(_ place: Int) -> CSVTable.Row? {
    table.rows.first { NumberText.isRounded($0.fields[place]) }
  }

  private func column(
    _ place: Int, _ name: String, _ kind: ColumnBuilder.Kind, _ defaultText: String?
  ) throws(Problem) -> AttributeColumn {
    var builder = ColumnBuilder(name: name, kind: kind)
    if let defaultText {
      guard let value = Self.value(defaultText, kind) else {
        throw Problem(
          file: file, line: 1, column: table.header[place],
          "the default “\(defaultText.prefix(40))” is not \(kind.expected)",
          advice: "correct it, or the type of the column, in datapackage.json")
      }
      builder.defaultValue = value
    }
    for (number, row) in table.rows.enumerated() {
      let text = row.fields[place]
      if missingValues.contains(text) { continue }
      guard let value = Self.value(text, kind) else {
        throw problem(
          row, table.header[place], "“\(text.prefix(40))” is not \(kind.expected)",
          advice: "correct the value, or the type of the column in datapackage.json")
      }
      builder.append(number, value)
    }
    return builder.column(rowCount: table.rows.count)
  }

  /// A value of a type; `nil` if the text is none.
  static func value(_ text: String, _ kind: ColumnBuilder.Kind) -> AttributeValue? {
    if kind == .structure {
      guard let value = AttributeValue(json: text), case .structure = value else { return nil }
      return value
    }
    var text = text
    return text.withUTF8 { bytes in
      switch kind {
      case .boolean: NumberText.boolean(bytes).map { .boolean($0) }
      case .integer: NumberText.integer(bytes).map { .integer($0) }
      case .real: NumberText.real(bytes).map { .real($0) }
      case .text, .structure: .text(String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}
