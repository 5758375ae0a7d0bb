import EntenteData
import EntenteGraph

/// Writes a graph as GML in ASCII, with a number, a label and, where that is not its id, a name for each
/// node.
struct GMLWriter {
  /// The largest whole number that is written as such: every program takes it for the same number.
  static let largest: UInt64 = 1 << 53

  private let document: GraphDocument
  /// The number of each node: its id, if each is a number that GML knows, or its place.
  private let numbers: [Int]
  /// The label of each node, if that is not its id.
  private let labels: TextColumn?
  private let graphColumns: [KeyedColumn]
  private let nodeColumns: [KeyedColumn]
  private let edgeColumns: [KeyedColumn]
  private let nodeGraphics: [KeyedColumn]
  private let edgeGraphics: [KeyedColumn]

  init(_ document: GraphDocument) {
    self.document = document
    numbers = Self.numbers(document.nodeIDs)
    labels = document.distinctLabels
    graphColumns = KeyedColumn.columns(document.graphAttributes, GMLKeys.graph)
    nodeGraphics = KeyedColumn.graphics(
      document.nodeAttributes, GMLGraphics.nodeNumbers, GMLGraphics.nodeTexts)
    edgeGraphics = KeyedColumn.graphics(
      document.edgeAttributes, GMLGraphics.edgeNumbers, GMLGraphics.edgeTexts)
    nodeColumns = KeyedColumn.columns(
      document.nodeAttributes, GMLKeys.node,
      elsewhere: Set(nodeGraphics.map(\.column.name) + (labels == nil ? [] : ["label"])))
    edgeColumns = KeyedColumn.columns(
      document.edgeAttributes, GMLKeys.edge, elsewhere: Set(edgeGraphics.map(\.column.name)))
  }

  private static func numbers(_ ids: TextColumn) -> [Int] {
    let numbers = ids.compactMap { id -> Int? in
      guard let number = Int32(id), number >= 0, "\(number)" == id else { return nil }
      return Int(number)
    }
    return numbers.count == ids.count ? numbers : Array(ids.indices)
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    sink.bytes.append("Creator \"Entente\"\nVersion 1\n")
    appendTypes(to: &sink.bytes)
    sink.bytes.append("graph [\n")
    if document.direction == .directed { sink.bytes.append("  directed 1\n") }
    if document.has(.parallelEdges) { sink.bytes.append("  multigraph 1\n") }
    if let id = document.id { append("name", id, 1, &sink.bytes) }
    for column in graphColumns { column.append(0, indent: 1, to: &sink.bytes) }
    let ofNodes = ColumnsByRow(nodeColumns.map(\.column), haveDefaults: true)
    for node in document.nodeIDs.indices {
      appendNode(node, ofNodes, &sink.bytes)
      try sink.flushIfLarge()
    }
    let ofEdges = ColumnsByRow(edgeColumns.map(\.column), haveDefaults: true)
    for edge in document.sources.indices {
      appendEdge(edge, ofEdges, &sink.bytes)
      try sink.flushIfLarge()
    }
    sink.bytes.append("]\n")
  }

  /// Says the types of attributes, if values do not tell one of them or their order.
  private func appendTypes(to bytes: inout [UInt8]) {
    let hasLateLabel = labels != nil && document.nodeAttributes.first?.name != "label"
    let types = [
      ("graph", document.graphAttributes, GMLKeys.graph, false),
      ("node", document.nodeAttributes, GMLKeys.node, hasLateLabel || !nodeGraphics.isEmpty),
      ("edge", document.edgeAttributes, GMLKeys.edge, !edgeGraphics.isEmpty),
    ].flatMap { kind, columns, reserved, isReordered in
      isReordered || AttributeDeclaration.isNeeded(for: columns)
        || columns.contains { GMLTypes.word($0) != nil }
        ? KeyedColumn.columns(columns, reserved).map { (kind, $0) } : []
    }
    guard !types.isEmpty else { return }
    bytes.append("attributes [\n")
    for (kind, column) in types {
      let values = column.column.hasValues ? "" : " values 0"
      let type = GMLTypes.anyWord(column.column)
      bytes.append("  \(kind) [ key \"\(column.key)\" type \"\(type)\"\(values) ]\n")
    }
    bytes.append("]\n")
  }

  private func appendNode(_ node: Int, _ columns: ColumnsByRow, _ bytes: inout [UInt8]) {
    bytes.append("  node [\n    id \(numbers[node])\n    label ")
    (labels ?? document.nodeIDs).withBytes(node) { GMLText.append($0, to: &bytes) }
    bytes.append(0x0A)
    if labels != nil {
      bytes.append("    name ")
      document.nodeIDs.withBytes(node) { GMLText.append($0, to: &bytes) }
      bytes.append(0x0A)
    }
    columns.forEach(node) { nodeColumns[$0].append(node, indent: 2, to: &bytes) }
    appendGraphics(nodeGraphics, node, &bytes)
    bytes.append("  ]\n")
  }

  private func appendEdge(_ edge: Int, _ columns: ColumnsByRow, _ bytes: inout [UInt8]) {
    let source = numbers[Int(document.sources[edge])]
    let target = numbers[Int(document.targets[edge])]
    bytes.append("  edge [\n    source \(source)\n    target \(target)\n")
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty { append("id", ids[edge], 2, &bytes) }
    if let direction = document.edgeDirections?[edge], direction != document.direction {
      bytes.append("    directed \(direction == .directed ? 1 : 0)\n")
    }
    columns.forEach(edge) { edgeColumns[$0].append(edge, indent: 2, to: &bytes) }
    appendGraphics(edgeGraphics, edge, &bytes)
    bytes.append("  ]\n")
  }

  private func appendGraphics(_ columns: [KeyedColumn], _ row: Int, _ bytes: inout [UInt8]) {
    guard columns.contains(where: { $0.column[row] != nil }) else { return }
    bytes.append("    graphics [\n")
    for column in columns { column.append(row, indent: 3, to: &bytes) }
    bytes.append("    ]\n")
  }

  private func append(_ key: String, _ text: String, _ indent: Int, _ bytes: inout [UInt8]) {
    bytes.append(String(repeating: "  ", count: indent) + key + " ")
    GMLText.append(text, to: &bytes)
    bytes.append(0x0A)
  }
}

/// A column and the key that its values are written under.
private struct KeyedColumn {
  let key: String
  let column: AttributeColumn
  /// Whether its numbers are written as texts, as one of them is none in GML.
  private let hasTexts: Bool

  private init(key: String, column: AttributeColumn) {
    (self.key, self.column) = (key, column)
    hasTexts = column.isNumber && GMLTypes.word(column) != nil
  }

  /// The columns with their keys, without the first of each name that stands elsewhere.
  static func columns(
    _ columns: [AttributeColumn], _ reserved: Set<String>, elsewhere: Set<String> = []
  ) -> [KeyedColumn] {
    var counts: [ExactText: Int] = [:]
    return columns.compactMap { column in
      let number = counts.count(column.name)
      guard number > 1 || !elsewhere.contains(column.name) else { return nil }
      return KeyedColumn(
        key: GMLKeys.key(column.name, number: number, besides: reserved), column: column)
    }
  }

  /// The columns that have keys in the list of how something looks, in the order of the keys.
  static func graphics(
    _ columns: [AttributeColumn], _ numbers: [(String, String)], _ texts: [(String, String)]
  ) -> [KeyedColumn] {
    func first(_ name: String, _ isFit: (AttributeColumn) -> Bool) -> AttributeColumn? {
      columns.first { $0.name == name }.flatMap { isFit($0) ? $0 : nil }
    }
    let numberColumns = numbers.compactMap { name, key in
      first(name) { $0.isNumber && GMLTypes.word($0) == nil }.map {
        KeyedColumn(key: key, column: $0)
      }
    }
    let textColumns = texts.compactMap { name, key in
      first(name, \.isText).map { KeyedColumn(key: key, column: $0) }
    }
    return numberColumns + textColumns
  }

  /// Adds a line with the value of a row, its own or the default, if it has one.
  func append(_ row: Int, indent: Int, to bytes: inout [UInt8]) {
    guard let value = column[row] else { return }
    bytes.append(String(repeating: "  ", count: indent) + key + " ")
    switch value {
    case _ where hasTexts: GMLText.append(column.pointedText(row) ?? "", to: &bytes)
    case .boolean(let value): bytes.append(value ? 0x31 : 0x30)
    case .integer(let number): NumberText.append(number, to: &bytes)
    case .real(let number): Self.append(number, to: &bytes)
    case .text(let text), .structure(let text): GMLText.append(text, to: &bytes)
    }
    bytes.append(0x0A)
  }

  /// Adds a number with a point, as GML wants it.
  ///
  /// Infinite ones have a sign for the sake of NetworkX, which reads no file with NaN.
  private static func append(_ number: Double, to bytes: inout [UInt8]) {
    if number.isInfinite {
      bytes.append(number < 0 ? "-INF" : "+INF")
    } else {
      let text = number.description
      if let exponent = text.firstIndex(of: "e"), !text.contains(".") {
        bytes.append("\(text[..<exponent]).0\(text[exponent...])")
      } else {
        bytes.append(text)
      }
    }
  }
}
