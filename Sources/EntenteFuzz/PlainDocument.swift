package import EntenteFormats
import EntenteGraph

/// What a document says, in plain dictionaries, and what is left of it in a format with losses.
///
/// It is made from the public face of documents and of the loss table, not from any reader or writer.
package struct PlainDocument: Equatable {
  struct Node: Equatable {
    var id: String
    var isSecond: Bool
    var values: [String: [String]]
  }
  struct Edge: Equatable {
    var id: String
    var ends: [String]
    var isDirected: Bool
    var values: [String: [String]]
  }

  var id: String?
  /// Whether the graph is directed, where no edge says so or edges differ.
  var isDirected: Bool?
  var values: [String: [String]]
  /// The names of the attributes of the graph, nodes and edges, with their default values and the types of
  /// those without a value.
  var attributes: [[String]]
  var nodes: [Node]
  var edges: [Edge]

  /// Takes a document without what is lost: by default all that the format says of any document.
  package init(
    _ document: GraphDocument, _ format: GraphFormat, losing losses: [GraphFormat.Loss]? = nil
  ) {
    let losses = losses ?? format.losses
    let lost = Set(losses.filter { !$0.isReadBack }.map(\.feature))
    func kept(_ columns: [AttributeColumn], _ feature: GraphFeature) -> [AttributeColumn] {
      losses.first { $0.feature == feature }?.held(of: columns) ?? columns
    }
    let nodeColumns = kept(document.nodeAttributes, .nodeAttributes)
    let edgeColumns = kept(document.edgeAttributes, .edgeAttributes)
    let graphColumns = kept(document.graphAttributes, .graphAttributes)
    let isNothing = lost.contains(.attributesOfNothing) && document.nodeCount == 0
    attributes = [graphColumns, isNothing ? [] : nodeColumns, isNothing ? [] : edgeColumns]
      .map { Self.attributes($0, lost) }
    id = lost.contains(.graphID) ? nil : document.id
    values = Self.values(graphColumns, 0, lost)
    let allNodes = document.nodeIDs.indices.map { node in
      Node(
        id: lost.contains(.nodeIDs) ? "\(node)" : Self.text(document.nodeIDs[node], lost),
        isSecond: lost.contains(.secondMode) ? false : document.isSecondMode?[node] ?? false,
        values: Self.values(nodeColumns, node, lost))
    }
    var allEdges = document.sources.indices.map { edge in
      let direction = document.edgeDirections?[edge] ?? document.direction
      let isDirected = lost.contains(.direction) ? false : direction == .directed
      let ends = [document.sources[edge], document.targets[edge]].map { allNodes[Int($0)].id }
      return Edge(
        id: lost.contains(.edgeIDs) ? "" : Self.text(document.edgeIDs?[edge] ?? "", lost),
        ends: isDirected ? ends : ends.sorted(), isDirected: isDirected,
        values: Self.values(edgeColumns, edge, lost))
    }
    if lost.contains(.loops) { allEdges.removeAll { $0.ends[0] == $0.ends[1] } }
    if lost.contains(.edgeOrder) { allEdges.sort { "\($0)" < "\($1)" } }
    let joined = Set(allEdges.flatMap(\.ends))
    let kept = allNodes.filter { !lost.contains(.isolatedNodes) || joined.contains($0.id) }
    if document.edgeCount == 0, lost.isDisjoint(with: [.direction, .directionWithoutEdges]) {
      isDirected = document.direction == .directed
    }
    if document.edgeDirections != nil,
      lost.isDisjoint(with: [.direction, .mixedDirections, .usualDirection])
    {
      isDirected = document.direction == .directed
    }
    nodes = lost.contains(.nodeOrder) ? kept.sorted { $0.id < $1.id } : kept
    edges = allEdges
  }

  private static func attributes(
    _ columns: [AttributeColumn], _ lost: Set<GraphFeature>
  ) -> [String] {
    columns.map { column in
      var name = name(column.name, lost)
      if lost.isDisjoint(with: [.defaultValues, .missingWeights]),
        let text = column.defaultValue.flatMap({ text($0, lost.subtracting([.emptyTexts])) })
      {
        name += " = \(text)"
      }
      if (0..<column.count).contains(where: { column[$0].flatMap { text($0, lost) } != nil }) {
        return name
      }
      return lost.contains(.types) ? "no \(name)" : "no \(name): \(type(of: column))"
    }
  }

  private static func type(of column: AttributeColumn) -> String {
    switch column.values {
    case .booleans: "boolean"
    case .integers: "integer"
    case .reals: "real"
    case .texts, .structures: "text"
    }
  }

  private static func values(
    _ columns: [AttributeColumn], _ row: Int, _ lost: Set<GraphFeature>
  ) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for column in columns {
      let hasDefault = !lost.isDisjoint(with: [.defaultValues, .missingWeights])
      guard let value = column.hasValue(row) || hasDefault ? column[row] : nil,
        let text = text(value, lost)
      else { continue }
      values[Self.name(column.name, lost), default: []].append(text)
    }
    return values.mapValues { $0.sorted() }
  }

  /// A name; one that stands for none, such as `column3`, is empty where that is lost.
  private static func name(_ name: String, _ lost: Set<GraphFeature>) -> String {
    let isColumn = name.hasPrefix("column") && Int(name.dropFirst(6)) != nil
    return isColumn && lost.contains(.namelessAttributes) ? "" : text(name, lost)
  }

  private static func text(_ value: AttributeValue, _ lost: Set<GraphFeature>) -> String? {
    let hasTypes = !lost.contains(.types)
    switch value {
    case .boolean(let value): return hasTypes ? "boolean \(value)" : "\(value)"
    case .integer(let value): return hasTypes ? "integer \(value)" : "\(value)"
    case .real(let value):
      guard value.isFinite || !lost.contains(.specialNumbers) else { return nil }
      let number = value == 0 && lost.contains(.negativeZero) ? 0 : value
      if hasTypes { return "real \(number.isNaN ? "NaN" : "\(number)")" }
      // A number without its type is compared by its value.
      if let whole = Int64(exactly: number), !(number == 0 && number.sign == .minus) {
        return "\(whole)"
      }
      return number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-INF" : "INF") : "\(number)"
    case .text(let text):
      let text = Self.text(text, lost)
      if text.isEmpty, lost.contains(.emptyTexts) { return nil }
      return hasTypes ? "text \(text)" : text
    case .structure(let text):
      guard lost.contains(.structures) else { return "structure \(Self.text(text, lost))" }
      return hasTypes ? "text \(Self.text(text, lost))" : Self.text(text, lost)
    }
  }

  private static func text(_ text: String, _ lost: Set<GraphFeature>) -> String {
    var text = text
    if lost.contains(.controlCharacters) {
      text.unicodeScalars.removeAll {
        $0.value < 0x20 && !["\t", "\n", "\r"].contains($0) || $0.value == 0xFFFE
          || $0.value == 0xFFFF
      }
    }
    if lost.contains(.zeroCharacters) { text.unicodeScalars.removeAll { $0 == "\0" } }
    if lost.contains(.lineEnds) {
      text = String(decoding: text.utf8.map { [10, 13].contains($0) ? 32 : $0 }, as: UTF8.self)
    }
    if lost.contains(.whiteSpace) {
      text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    // Texts that Unicode holds for the same have other bytes, and are compared by these.
    return text.utf8.allSatisfy { $0 < 0x80 } ? text : "\(text) (\(text.utf8.count) bytes)"
  }
}

extension PlainDocument {
  /// What another document says otherwise, in a line; `nil` if both say the same.
  package func difference(from other: PlainDocument) -> String? {
    func line(_ what: String, _ first: Any?, _ second: Any?) -> String {
      "\(what) \(first.map { "\($0)" } ?? "–") is \(second.map { "\($0)" } ?? "–")"
    }
    if id != other.id { return line("the id", id, other.id) }
    if isDirected != other.isDirected {
      return line("whether it is directed", isDirected, other.isDirected)
    }
    if attributes != other.attributes {
      return line("the attributes", attributes, other.attributes)
    }
    if values != other.values { return line("the graph", values, other.values) }
    for place in 0..<max(nodes.count, other.nodes.count) {
      let (first, second) = (nodes.dropFirst(place).first, other.nodes.dropFirst(place).first)
      if first != second { return line("the node", first, second) }
    }
    for place in 0..<max(edges.count, other.edges.count) {
      let (first, second) = (edges.dropFirst(place).first, other.edges.dropFirst(place).first)
      if first != second { return line("the edge", first, second) }
    }
    return nil
  }
}
