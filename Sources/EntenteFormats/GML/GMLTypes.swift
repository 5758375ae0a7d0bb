/// The types of attributes, by their keys, in the order of these.
///
/// They stand before the graph, where other programs pass over them, if values do not tell a type of one
/// or the order of all:
///
///     attributes [ node [ key "open" type "boolean" ] ]
struct GMLTypes {
  static let names: [(name: String, kind: ColumnBuilder.Kind)] = [
    ("boolean", .boolean), ("integer", .integer), ("real", .real), ("text", .text),
  ]

  private(set) var graph: [String: ColumnBuilder.Kind] = [:]
  private(set) var node: [String: ColumnBuilder.Kind] = [:]
  private(set) var edge: [String: ColumnBuilder.Kind] = [:]
  private var declared: (graph: [Declared], node: [Declared], edge: [Declared]) = ([], [], [])

  /// What is said of a key.
  private typealias Declared = (key: String, hasValues: Bool)

  init() {}

  init(_ members: [GMLValue.Member]) {
    for member in members {
      guard case .list(let fields) = member.value else { continue }
      var (key, type, hasValues): (String?, String?, Bool) = (nil, nil, true)
      for field in fields {
        switch (field.key, field.value) {
        case ("key", .scalar(.text(let text))): key = text
        case ("type", .scalar(.text(let text))): type = text
        case ("values", .scalar(.integer(0))): hasValues = false
        default: break
        }
      }
      guard let key, let kind = Self.names.first(where: { $0.name == type })?.kind else { continue }
      switch member.key {
      case "graph" where graph[key] == nil:
        graph[key] = kind
        declared.graph.append((key, hasValues))
      case "node" where node[key] == nil:
        node[key] = kind
        declared.node.append((key, hasValues))
      case "edge" where edge[key] == nil:
        edge[key] = kind
        declared.edge.append((key, hasValues))
      default: break
      }
    }
  }

  /// Gives the columns of a document, which have keys for names so far, their names and order, and adds
  /// those without values.
  func named(_ document: GraphDocument) -> GraphDocument {
    var document = document
    document.graphAttributes = Self.named(document.graphAttributes, declared.graph, graph, 1)
    document.nodeAttributes = Self.named(
      document.nodeAttributes, declared.node, node, document.nodeCount)
    document.edgeAttributes = Self.named(
      document.edgeAttributes, declared.edge, edge, document.edgeCount)
    return document
  }

  private static func named(
    _ columns: [AttributeColumn], _ declared: [Declared], _ kinds: [String: ColumnBuilder.Kind],
    _ rowCount: Int
  ) -> [AttributeColumn] {
    // Of several columns with a name the first is the first declared, whichever has a value first.
    let order = Dictionary(uniqueKeysWithValues: declared.enumerated().map { ($1.key, $0) })
    let columns = columns.enumerated().sorted { first, second in
      (order[first.element.name] ?? .max, first.offset)
        < (order[second.element.name] ?? .max, second.offset)
    }.map(\.element)
    let names = GMLKeys.names(columns.map(\.name) + declared.map(\.key))
    let named = zip(columns, names).map { $0.named($1) }
    let attributes = zip(declared, names.dropFirst(columns.count)).map { attribute, name in
      AttributeDeclaration.Attribute(
        name: name, kind: attribute.hasValues ? nil : kinds[attribute.key] ?? .text)
    }
    return AttributeDeclaration(attributes).applied(to: named, rowCount: rowCount)
  }

  /// A value as one of a type, or as it is where it is none.
  static func converted(_ value: AttributeValue, _ kind: ColumnBuilder.Kind?) -> AttributeValue {
    switch (kind, value) {
    case (.boolean, .integer(0)): return .boolean(false)
    case (.boolean, .integer(1)): return .boolean(true)
    case (.integer, .text(var text)):
      return text.withUTF8 { NumberText.integer($0) }.map { .integer($0) } ?? value
    case (.real, .text(var text)):
      return text.withUTF8 { NumberText.real($0) }.map { .real($0) } ?? value
    default: return value
    }
  }

  /// The type of a column as a word; lists and objects are texts.
  static func anyWord(_ column: AttributeColumn) -> String {
    names.first { $0.kind == column.kind }?.name ?? "text"
  }

  /// The type of a column that its values would not tell, as a word.
  static func word(_ column: AttributeColumn) -> String? {
    switch column.values {
    case .booleans: return "boolean"
    case .integers(let values):
      let isLong = values.contains { $0.magnitude > GMLWriter.largest }
      return isLong || column.defaultValue.map(isLongDefault) ?? false ? "integer" : nil
    case .reals(let values):
      let isNone = values.contains(where: \.isNaN)
      guard !isNone else { return "real" }
      if case .real(let number)? = column.defaultValue, number.isNaN { return "real" }
      return nil
    case .texts, .structures: return nil
    }
  }

  private static func isLongDefault(_ value: AttributeValue) -> Bool {
    if case .integer(let number) = value { number.magnitude > GMLWriter.largest } else { false }
  }
}
