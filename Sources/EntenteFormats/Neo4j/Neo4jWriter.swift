import EntenteData
import EntenteGraph
import Foundation

/// Writes a table of nodes and one of relationships for `neo4j-admin database import`.
struct Neo4jWriter {
  /// The property that has the id of an edge.
  static let idName = "_id"
  /// The property that says whether an edge is directed, if not all are; relationships always are.
  static let directedName = "_directed"
  /// The type of relationships that have none.
  static let anyType = "TIE"
  /// The label that all nodes have, beside their kind.
  static let anyLabel = "Node"

  /// The labels of nodes that have none of their own.
  static func labels(kind: String?) -> String {
    kind.map { $0.isEmpty ? anyLabel : "\(anyLabel);\($0)" } ?? anyLabel
  }

  /// Whether labels say no more than the kinds of nodes do.
  static func areKinds(_ labels: AttributeColumn, _ columns: [AttributeColumn]) -> Bool {
    let kinds = columns.first { $0.name == "kind" && $0.isText }
    return (0..<labels.count).allSatisfy { labels.text($0) == Self.labels(kind: kinds?.text($0)) }
  }

  /// Whether a table without rows says by a column for directions alone that its graph is undirected.
  static func losesDirection(_ document: GraphDocument) -> Bool {
    document.edgeAttributes.contains { $0.name == directedName }
  }

  /// Whether some lists and objects of nodes or edges are written as texts.
  static func losesStructures(_ document: GraphDocument) -> Bool {
    (document.nodeAttributes + document.edgeAttributes).contains {
      $0.isStructure && Field.lists($0) == nil
    }
  }

  private let document: GraphDocument
  private let name: String

  init(_ document: GraphDocument, name: String) {
    (self.document, self.name) = (document.withModesAsAttribute, name)
  }

  func write(into target: inout GraphTarget) throws(Problem) {
    try target.write("nodes") { sink throws(Problem) in try writeNodes(&sink) }
    try target.write("relationships") { sink throws(Problem) in try writeEdges(&sink) }
  }

  private func writeNodes(_ sink: inout ByteSink) throws(Problem) {
    let columns = document.nodeAttributes
    let label = columns.firstIndex {
      $0.name == "labels" && $0.isText && !Self.areKinds($0, columns)
    }
    let kinds = columns.first { $0.name == "kind" && $0.isText }
    let fields = try fields(columns, header: ":LABEL", of: label, known: ["id"])
    var row = TableRowWriter(.commas, &sink)
    for header in ["id:ID"] + fields.map(\.header) + (label == nil ? [":LABEL"] : []) {
      row.text(header, &sink)
    }
    try row.end(&sink)
    for node in document.nodeIDs.indices {
      document.nodeIDs.withBytes(node) { row.text($0, &sink) }
      for field in fields { field.write(node, &row, &sink) }
      if label == nil { row.text(Self.labels(kind: kinds?.text(node)), &sink) }
      try row.end(&sink)
    }
  }

  private func writeEdges(_ sink: inout ByteSink) throws(Problem) {
    let type = document.edgeAttributes.firstIndex { column in
      guard column.name == "type", case .texts(let texts) = column.values else { return false }
      return column.presence == nil && !column.isEvery(Self.anyType)
        && texts.indices.allSatisfy { !texts.range($0).isEmpty }
    }
    let hasDirections = document.direction == .undirected || document.edgeDirections != nil
    // A column of our own stands before an attribute of its name, which so becomes the second.
    let names = Set(document.edgeAttributes.map(\.name))
    let own =
      (document.edgeIDs != nil || names.contains(Self.idName) ? [Self.idName] : [])
      + (hasDirections || names.contains(Self.directedName) ? [Self.directedName] : [])
    let fields = try fields(document.edgeAttributes, header: ":TYPE", of: type, known: own)
    let ownHeaders = own.map { "\($0):\($0 == Self.idName ? "string" : "boolean")" }
    var row = TableRowWriter(.commas, &sink)
    for header in [":START_ID", ":END_ID"] + (type == nil ? [":TYPE"] : []) + ownHeaders {
      row.text(header, &sink)
    }
    for field in fields { row.text(field.header, &sink) }
    try row.end(&sink)
    for edge in document.sources.indices {
      document.nodeIDs.withBytes(Int(document.sources[edge])) { row.text($0, &sink) }
      document.nodeIDs.withBytes(Int(document.targets[edge])) { row.text($0, &sink) }
      if type == nil { row.text(Self.anyType, &sink) }
      if own.contains(Self.idName) {
        let id = document.edgeIDs?[edge] ?? ""
        if id.isEmpty { row.nothing(&sink) } else { row.text(id, &sink) }
      }
      if own.contains(Self.directedName) {
        let direction = document.edgeDirections?[edge] ?? document.direction
        row.text(direction == .directed ? "true" : "false", &sink)
      }
      for field in fields { field.write(edge, &row, &sink) }
      try row.end(&sink)
    }
  }

  /// The fields of columns, of which one has a header of its own.
  private func fields(
    _ columns: [AttributeColumn], header: String, of place: Int?, known: [String]
  ) throws(Problem) -> [Field] {
    var names = Neo4jNames(known)
    var fields: [Field] = []
    for (number, column) in columns.enumerated() {
      if number == place {
        fields.append(Field(column, header: header))
        continue
      }
      let name = names.unused(column.name)
      guard !name.isEmpty, !name.contains("{"), names.plain(name) == column.name
      else {
        throw Problem(
          file: self.name, "Neo4j cannot hold an attribute “\(column.name)”",
          advice: "give it a name without “{”, and that no other has")
      }
      names.insert(name)
      fields.append(Field(column, name))
    }
    return fields
  }

  /// A column with the type that Neo4j gives it.
  private struct Field {
    let column: AttributeColumn
    let header: String
    /// The texts of each list, if all values are lists of texts that semicolons can part.
    private let lists: [[String]]?

    /// A field of labels or of a type.
    init(_ column: AttributeColumn, header: String) {
      (self.column, self.header, lists) = (column, header, nil)
    }

    init(_ column: AttributeColumn, _ name: String) {
      self.column = column
      lists = Self.lists(column)
      let type =
        switch column.values {
        case .booleans: "boolean"
        case .integers: "long"
        case .reals: "double"
        case .texts: "string"
        case .structures: lists == nil ? "string" : "string[]"
        }
      header = "\(name):\(type)"
    }

    func write(_ row: Int, _ writer: inout TableRowWriter, _ sink: inout ByteSink) {
      guard let value = column[row] else { return writer.nothing(&sink) }
      if let lists {
        writer.text(lists[row].joined(separator: ";"), &sink)
      } else if case .real(let number) = value, number.isInfinite {
        writer.text(number < 0 ? "-Infinity" : "Infinity", &sink)
      } else {
        writer.value(column, row, &sink)
      }
    }

    static func lists(_ column: AttributeColumn) -> [[String]]? {
      guard column.isStructure else { return nil }
      var lists: [[String]] = []
      for row in 0..<column.count {
        guard let text = column.text(row) else {
          lists.append([])
          continue
        }
        guard let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8)),
          JSONValue.texts(list).compact == text, list != [""],
          !list.contains(where: { $0.contains(";") })
        else { return nil }
        lists.append(list)
      }
      return lists
    }
  }
}

/// Names of properties, of which Neo4j allows none twice: the second attribute `x` becomes `x__2`.
struct Neo4jNames {
  private var names: Set<String>
  /// The last number that each name got.
  private var numbers: [String: Int] = [:]

  init(_ names: [String] = []) { self.names = Set(names) }

  /// Adds a name as written.
  mutating func insert(_ name: String) { names.insert(name) }

  /// Returns the name under which an attribute is written after others.
  mutating func unused(_ name: String) -> String {
    guard names.contains(name) else { return name }
    var number = numbers[name, default: 1] + 1
    while names.contains("\(name)__\(number)") { number += 1 }
    numbers[name] = number
    return "\(name)__\(number)"
  }

  /// Returns the name of an attribute that is written after others.
  func plain(_ name: String) -> String {
    guard let mark = name.range(of: "__", options: .backwards),
      let number = Int(name[mark.upperBound...]), number > 1
    else { return name }
    let base = String(name[..<mark.lowerBound])
    return names.contains(base) ? base : name
  }
}
