import EntenteGraph

@testable import EntenteFormats

/// How a program of others has what a document says, in a file of some format.
struct OutsideView {
  /// Documents that it refuses, as it knows no such graphs or values.
  let refused: [String]
  /// Documents that it reads otherwise, as it knows one direction for all edges.
  let skipped: [String]
  /// Names of attributes that it has other uses for.
  private let taken: Set<String>
  /// The names of the only attributes that the format has, if it has no others.
  private let held: Set<String>?
  /// A value, as the program says it; `nil` if it has none.
  private let told: (AttributeColumn, Int) -> String?
  /// The ids of nodes, as the document has them.
  private let documentIDs: (GraphDocument) -> [String]
  /// An id, of the document or as read, but for what may be written in other characters.
  let id: (String) -> String

  private static let drawn: Set = ["x", "y", "z", "size", "color", "shape"]
  private static let mixed = ["mixed directions", "hyperedges beside edges"]

  /// NetworkX, which knows no graphs with edges of both directions and no two modes of Pajek.
  init(networkX format: String) {
    let isJSON = ["json", "d3", "cytoscape"].contains(format)
    let (isGML, isPajek) = (format == "gml", format == "pajek")
    refused =
      switch format {
      case "graphml", "gexf", "gexf12": Self.mixed
      case "pajek": ["two modes", "edges of hyperedges", "records incidence"]
      default: []
      }
    (skipped, held) = isPajek ? (Self.mixed, ["weight"]) : ([], nil)
    taken =
      switch format {
      case "gexf", "gexf12", "cytoscape": Self.drawn
      case "gml": Self.drawn.union(["label"])
      default: []
      }
    documentIDs = { isGML || isPajek ? Array($0.distinctLabels ?? $0.nodeIDs) : Array($0.nodeIDs) }
    // It takes backslashes in quotation marks for escapes and leaves entities as they are.
    id = { isPajek && $0.contains { "\"\\&\n\r".contains($0) } ? "?" : $0 }
    told = { column, row in
      // NetworkX knows no default values of XML.
      guard isJSON || isGML || column.hasValue(row) else { return nil }
      switch column[row] {
      case nil: return nil
      case .boolean(let value)?: return isGML ? "integer \(value ? 1 : 0)" : "boolean \(value)"
      case .integer(let value)?:
        // From 2⁵³ on, all numbers of a column are texts in GML.
        return isGML && column.hasWideIntegers ? "text \(value)" : "integer \(value)"
      case .real(let value)?:
        if isJSON, !value.isFinite { return nil }
        return isGML ? Self.gml(value, in: column) : Self.real(value)
      case .text(let text)?: return "text \(isJSON || isGML ? text : Self.xml(text))"
      case .structure(let text)?: return isJSON ? "structure" : "text \(text)"
      }
    }
  }

  /// igraph, whose numbers are all real, and which has a value for all nodes and edges.
  init(igraph format: String) {
    let isGML = format == "gml"
    // It reads no numbers that are so small that they have fewer digits.
    refused = format == "graphml" ? ["numbers", "repeated names"] : ["numbers"]
    (skipped, held) = format == "pajek" ? (Self.mixed, ["weight"]) : ([], nil)
    taken = isGML ? Self.drawn.union(["label"]) : []
    documentIDs = { $0.nodeIDs.indices.map { "\($0)" } }
    id = { $0 }
    told = { column, row in
      switch (column[row], column.values) {
      case (nil, .booleans): isGML ? "real nan" : "boolean false"
      case (nil, .reals) where isGML && column.hasNaN: "text "
      case (nil, .integers), (nil, .reals): "real nan"
      case (nil, .texts), (nil, .structures): "text "
      case (.boolean(let value)?, _): isGML ? Self.real(value ? 1 : 0) : "boolean \(value)"
      case (.integer(let value)?, _): Self.real(Double(value))
      case (.real(let value)?, _):
        isGML ? Self.gml(value, in: column) : Self.real(value)
      // In GraphML it takes an empty text for none, for which the default value stands.
      case (.text("")?, _): "text \(isGML ? "" : column.defaultText)"
      case (.text(let text)?, _), (.structure(let text)?, _):
        "text \(isGML ? Self.entities(text) : Self.xml(text))"
      }
    }
  }

  // MARK: Lines

  /// What is said of a node or an edge of a document, as the program should read it.
  func line(_ head: [String], _ columns: [AttributeColumn], _ row: Int) -> String {
    let values = compared(columns).compactMap { column in
      told(column, row).map { "\(column.name): \($0)" }
    }
    return (head + values).joined(separator: ", ")
  }

  /// What is said of a node or an edge that the program has read.
  func line(
    _ head: [String], _ columns: [AttributeColumn], _ values: [String: String]
  ) -> String {
    let values = compared(columns).compactMap { column -> String? in
      guard let value = values[column.name] else { return nil }
      let number = value.hasPrefix("real ") ? Double(value.dropFirst(5)) : nil
      let shown = number.map(Self.real) ?? (value.hasPrefix("structure") ? "structure" : value)
      return "\(column.name): \(shown)"
    }
    return (head + values).joined(separator: ", ")
  }

  /// The columns with values and a name of their own that is a plain word and not taken.
  private func compared(_ columns: [AttributeColumn]) -> [AttributeColumn] {
    let common: Set = ["id", "name", "source", "target", "key", "directed"]
    return columns.filter { column in
      column.hasAnyValue && !taken.contains(column.name) && !common.contains(column.name)
        && (held.map { $0.contains(column.name) && column.isNumber } ?? true)
        && columns.count { $0.name == column.name } == 1
        && column.name.allSatisfy { $0.isASCII && $0.isLetter }
    }
  }

  /// The ids of a document's nodes.
  func ids(of document: GraphDocument) -> [String] { documentIDs(document).map(id) }

  /// A number in GML, where all numbers of a column are texts if one is NaN.
  private static func gml(_ value: Double, in column: AttributeColumn) -> String {
    guard column.hasNaN else { return real(value) }
    if value.isNaN { return "text NaN" }
    return "text \(value.isInfinite ? value < 0 ? "-INF" : "INF" : "\(value)")"
  }

  private static func real(_ value: Double) -> String { "real \(value)" }

  /// A text as XML can hold it.
  private static func xml(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value >= 0x20 || ["\t", "\n", "\r"].contains($0) }))
  }

  /// A text as GML has it, whose numeric entities igraph leaves as they are.
  private static func entities(_ text: String) -> String {
    text.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? "\($0)" : "&#\($0.value);" }
      .joined()
  }
}

extension AttributeColumn {
  fileprivate var hasWideIntegers: Bool {
    guard case .integers(let values) = values else { return false }
    return values.contains { $0.magnitude >= 1 << 53 }
  }

  fileprivate var defaultText: String {
    if case .text(let text)? = defaultValue { text } else { "" }
  }

  fileprivate var hasNaN: Bool {
    guard case .reals(let values) = values else { return false }
    return values.indices.contains { hasValue($0) && values[$0].isNaN }
  }
}
