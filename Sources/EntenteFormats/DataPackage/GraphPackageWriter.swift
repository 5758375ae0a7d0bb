import EntenteData
import EntenteGraph
import Foundation

/// Writes a document as a Data Package: a descriptor, a table of nodes and one of edges.
struct GraphPackageWriter {
  private let document: GraphDocument

  init(_ document: GraphDocument) { self.document = document }

  func write(into target: inout GraphTarget) throws(Problem) {
    let nodes = nodeTable
    let edges = edgeTable
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding cannot fail: there are only texts and lists of them.
    let data = (try? encoder.encode(descriptor(nodes, edges))) ?? Data()
    try target.write(GraphPackage.descriptorName, bytes: Array(data) + [0x0A])
    for table in [nodes, edges] {
      try target.write("\(table.name).csv") { sink throws(Problem) in
        try table.write(into: &sink)
      }
    }
  }

  private func descriptor(_ nodes: PackageTable, _ edges: PackageTable) -> GraphPackage.Descriptor {
    let attributes = document.graphAttributes.map { column in
      GraphPackage.Attribute(
        name: column.name, type: GraphPackage.type(column.values),
        value: column.hasValue(0) ? column.text(0) : nil, defaultValue: column.defaultText)
    }
    let graph = GraphPackage.Graph(
      id: document.id, direction: document.direction == .directed ? "directed" : "undirected",
      attributes: attributes.isEmpty ? nil : attributes)
    let ends = ["source", "target"].map { column in
      GraphPackage.ForeignKey(
        fields: [column], reference: GraphPackage.Reference(resource: "nodes", fields: ["id"]))
    }
    return GraphPackage.Descriptor(
      name: Self.packageName(document.id), title: DocumentTable.title(of: document), graph: graph,
      resources: [
        nodes.resource(primaryKey: ["id"], foreignKeys: nil),
        edges.resource(primaryKey: nil, foreignKeys: ends),
      ])
  }

  /// A name as the standard wants it: small letters, digits, points, hyphens and underscores.
  private static func packageName(_ id: String?) -> String {
    let name = (id ?? "").lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? character : "-"
    }
    let trimmed = String(name).split(separator: "-").joined(separator: "-")
    return trimmed.isEmpty ? "graph" : trimmed
  }

  private var nodeTable: PackageTable {
    var table = PackageTable("nodes", rowCount: document.nodeCount)
    table.add("id", .texts(document.nodeIDs))
    if let modes = document.isSecondMode {
      table.add("mode", .integers(modes.map { $0 ? 2 : 1 }))
    }
    document.nodeAttributes.forEach { table.add($0) }
    return table
  }

  private var edgeTable: PackageTable {
    var table = PackageTable("edges", rowCount: document.edgeCount)
    if let ids = document.edgeIDs {
      let missing = ids.indices.filter { ids.range($0).isEmpty }
      table.add(AttributeColumn("id", .texts(ids), missing: missing), isOwn: true)
    }
    table.add("source", .texts(ends(document.sources)))
    table.add("target", .texts(ends(document.targets)))
    if let directions = document.edgeDirections {
      table.add("directed", .booleans(directions.map { $0 == .directed }))
    }
    document.edgeAttributes.forEach { table.add($0) }
    return table
  }

  private func ends(_ places: [UInt32]) -> TextColumn {
    var ends = TextColumn()
    for place in places { document.nodeIDs.withBytes(Int(place)) { ends.append($0) } }
    return ends
  }
}

/// A table of a package, with the columns that the format has itself before the attributes.
struct PackageTable {
  let name: String
  private let rowCount: Int
  private var columns: [AttributeColumn] = []
  private var fields: [GraphPackage.Field] = []
  /// What the format calls columns itself, whether or not they are there.
  private var taken: Set<String>
  /// The last number that each name got.
  private var numbers: [String: Int] = [:]

  init(_ name: String, rowCount: Int) {
    (self.name, self.rowCount) = (name, rowCount)
    taken = name == "nodes" ? ["id", "mode"] : ["id", "source", "target", "directed"]
  }

  mutating func add(_ name: String, _ values: AttributeColumn.Values) {
    add(AttributeColumn(name, values), isOwn: true)
  }

  /// Adds a column; an attribute whose name is taken, or starts or ends with white space, which programs
  /// leave out, gets another, and its own as title.
  mutating func add(_ column: AttributeColumn, isOwn: Bool = false) {
    let base = column.name.trimmingCharacters(in: .whitespacesAndNewlines)
    var name = base
    if !isOwn {
      var number = numbers[name, default: 1]
      while name.isEmpty || !taken.insert(name).inserted {
        number += 1
        name = "\(base)_\(number)"
      }
      numbers[base] = number
    }
    columns.append(column)
    fields.append(
      GraphPackage.Field(
        name: name, type: GraphPackage.type(column.values),
        title: name == column.name ? nil : column.name, defaultValue: column.defaultText))
  }

  /// What stands for a value that is missing: nothing, unless that would be an empty text.
  private var missingMark: String {
    guard columns.contains(where: \.hasEmptyTextValue) else { return "" }
    var mark = "NA"
    while columns.contains(where: { column in
      column.texts.map { texts in texts.indices.contains { texts[$0] == mark } } ?? false
    }) {
      mark += "_"
    }
    return mark
  }

  func resource(
    primaryKey: [String]?, foreignKeys: [GraphPackage.ForeignKey]?
  ) -> GraphPackage.Resource {
    let mark = missingMark
    return GraphPackage.Resource(
      name: name, path: "\(name).csv",
      schema: GraphPackage.Schema(
        fields: fields, missingValues: mark.isEmpty ? nil : [mark], primaryKey: primaryKey,
        foreignKeys: foreignKeys))
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let mark = missingMark
    func write(_ fields: [String]) {
      var writer = CSVWriter()
      writer.row(fields)
      sink.bytes.append(contentsOf: writer.text.utf8)
    }
    write(fields.map(\.name))
    for row in 0..<rowCount {
      write(columns.map { $0.hasValue(row) ? $0.plainText(row) : mark })
      try sink.flushIfLarge()
    }
  }
}

extension AttributeColumn {
  /// What stands in for missing values, as text.
  fileprivate var defaultText: String? { defaultValue.map(AttributeColumn.text) }

  fileprivate var hasEmptyTextValue: Bool {
    guard let texts else { return false }
    return texts.indices.contains { texts.range($0).isEmpty }
  }
}
