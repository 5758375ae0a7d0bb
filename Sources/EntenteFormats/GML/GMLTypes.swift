/// The types of attributes that the values in GML do not tell, by their keys.
///
/// They stand before the graph, where other programs pass over them:
///
///     attributes [ node [ key "open" type "boolean" ] ]
struct GMLTypes {
  static let names: [(name: String, kind: ColumnBuilder.Kind)] = [
    ("boolean", .boolean), ("integer", .integer), ("real", .real),
  ]

  private(set) var graph: [String: ColumnBuilder.Kind] = [:]
  private(set) var node: [String: ColumnBuilder.Kind] = [:]
  private(set) var edge: [String: ColumnBuilder.Kind] = [:]

  init() {}

  init(_ members: [GMLValue.Member]) {
    for member in members {
      guard case .list(let fields) = member.value else { continue }
      var (key, type): (String?, String?)
      for field in fields {
        guard case .scalar(.text(let text)) = field.value else { continue }
        if field.key == "key" { key = text }
        if field.key == "type" { type = text }
      }
      guard let key, let kind = Self.names.first(where: { $0.name == type })?.kind else { continue }
      switch member.key {
      case "graph": graph[key] = kind
      case "node": node[key] = kind
      case "edge": edge[key] = kind
      default: break
      }
    }
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

  /// The type of a column that its values would not tell, as a word.
  static func word(_ column: AttributeColumn) -> String? {
    let rows = 0..<column.count
    switch column.values {
    case .booleans: return "boolean"
    case .integers(let values):
      let isLong = rows.contains { column.hasValue($0) && values[$0].magnitude > GMLWriter.largest }
      return isLong || column.defaultValue.map(isLongDefault) ?? false ? "integer" : nil
    case .reals(let values):
      let isNone = rows.contains { column.hasValue($0) && values[$0].isNaN }
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
