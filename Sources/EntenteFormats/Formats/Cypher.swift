import EntenteData
import EntenteGraph

extension GraphFormat {
  /// A script in Cypher that makes the nodes and relationships in a graph database such as Neo4j.
  ///
  /// A node has the label `Node` and, where it has a `kind`, that as another. A relationship is a `TIE`;
  /// one without direction has the property `directed: false`, as databases know none.
  ///
  /// Source: Neo4j Cypher Manual 5, "Parsing" and "Naming rules and recommendations".
  public static let cypher = GraphFormat(
    id: "cypher", title: "Cypher script", fileExtensions: ["cypher", "cql"],
    losses: [
      Loss(.graphID, "written as a comment"), Loss(.graphAttributes), Loss(.nodeOrder),
      Loss(.edgeOrder), Loss(.mixedDirections, "undirected ones get the property directed: false"),
      Loss(
        .anyAttributeName,
        "id, directed, repeated ones and one that is empty get a line at their end",
        names: CypherWriter.takenNames),
      Loss(.zeroCharacters, "left out of names"),
      Loss(.structures, "written as JSON text"), Loss(.defaultValues, "written as values"),
    ],
    loses: { $0 != .zeroCharacters || CypherWriter.losesCharacters($1) },
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute
      try target.write { sink throws(Problem) in
        try CypherWriter(document: document).write(into: &sink)
      }
    })
}

private struct CypherWriter {
  /// How many nodes or edges a statement makes.
  private static let batch = 500
  /// The names that attributes cannot have; none may be empty.
  static let takenNames = ["id", "directed", ""]
  /// Words that may not stand for labels as they are.
  private static let words = ["not", "null", "typed", "normalized", "nfc", "nfd", "nfkc", "nfkd"]

  let document: GraphDocument

  /// Whether names have a character that databases do not allow there: labels and names of attributes.
  static func losesCharacters(_ document: GraphDocument) -> Bool {
    let kinds = document.nodeAttributes.first { $0.name == "kind" }?.texts
    return kinds?.bytes.contains(0) ?? false
      || (document.nodeAttributes + document.edgeAttributes).contains { $0.name.utf8.contains(0) }
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    if let id = document.id { append("// \(line(id))\n", &sink) }
    append(
      "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;\n", &sink)
    try writeNodes(into: &sink)
    try writeEdges(into: &sink)
  }

  private func writeNodes(into sink: inout ByteSink) throws(Problem) {
    let kinds = document.nodeAttributes.first { $0.name == "kind" && $0.isText }
    let byRow = ColumnsByRow(document.nodeAttributes, haveDefaults: true)
    var groups: [ExactText: [Int]] = [:]
    for node in document.nodeIDs.indices {
      groups[ExactText(kinds?.text(node) ?? ""), default: []].append(node)
    }
    for (key, nodes) in groups.sorted(by: { $0.key < $1.key }) {
      let kind = key.text.withoutZeros
      let label = kind.isEmpty ? "" : ":\(name(kind))"
      for nodes in batches(nodes) {
        append("UNWIND [\n", &sink)
        for (place, node) in nodes.enumerated() {
          let id = "id: \(text(document.nodeIDs[node]))"
          append("  {\(row(id, document.nodeAttributes, byRow, node))}", &sink)
          append(place + 1 < nodes.count ? ",\n" : "\n", &sink)
          try sink.flushIfLarge()
        }
        append("] AS row\nCREATE (n:Node\(label)) SET n = row;\n", &sink)
      }
    }
  }

  private func writeEdges(into sink: inout ByteSink) throws(Problem) {
    let byRow = ColumnsByRow(document.edgeAttributes, haveDefaults: true)
    for edges in batches(Array(document.sources.indices)) {
      append("UNWIND [\n", &sink)
      for (place, edge) in edges.enumerated() {
        let ends = [document.sources[edge], document.targets[edge]].map {
          text(document.nodeIDs[Int($0)])
        }
        let direction = document.edgeDirections?[edge] ?? document.direction
        var own = "directed: \(direction == .directed)"
        if let ids = document.edgeIDs, !ids[edge].isEmpty { own = "id: \(text(ids[edge])), \(own)" }
        let properties = row(own, document.edgeAttributes, byRow, edge)
        append(
          "  {source: \(ends[0]), target: \(ends[1]), properties: {\(properties)}}"
            + (place + 1 < edges.count ? ",\n" : "\n"), &sink)
        try sink.flushIfLarge()
      }
      append(
        "] AS row\nMATCH (a:Node {id: row.source}), (b:Node {id: row.target})\n"
          + "CREATE (a)-[r:TIE]->(b) SET r = row.properties;\n", &sink)
    }
  }

  private func batches(_ rows: [Int]) -> [ArraySlice<Int>] {
    stride(from: 0, to: rows.count, by: Self.batch).map {
      rows[$0..<min($0 + Self.batch, rows.count)]
    }
  }

  private func append(_ text: String, _ sink: inout ByteSink) {
    sink.bytes.append(contentsOf: text.utf8)
  }

  /// The properties of a row, its own first; names that are taken get a line at their end.
  private func row(
    _ own: String, _ columns: [AttributeColumn], _ byRow: ColumnsByRow, _ row: Int
  ) -> String {
    var taken = Set(Self.takenNames.map(ExactText.init))
    var parts = [own]
    byRow.forEach(row) { place in
      guard let value = columns[place][row] else { return }
      var key = columns[place].name.withoutZeros
      while !taken.insert(new: key) { key += "_" }
      parts.append("\(name(key)): \(literal(value))")
    }
    return parts.joined(separator: ", ")
  }

  private func literal(_ value: AttributeValue) -> String {
    switch value {
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .real(let value):
      if value.isNaN { return "(0.0 / 0.0)" }
      if value.isInfinite { return value < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
      // Not every database knows a plus before an exponent.
      return "\(value)".replacing("e+", with: "e")
    case .text(let value), .structure(let value): return text(value)
    }
  }

  /// A name in backticks, within which a backtick is written twice.
  ///
  /// A backslash is written by its number: before a `u` and four digits it would be one character with these,
  /// a backtick perhaps, wherever in a script it stands.
  private func name(_ name: String) -> String {
    if name.isIdentifier, !Self.words.contains(name.lowercased()) { return name }
    let escaped = name.unicodeScalars.map {
      $0.value < 0x20 || $0 == "\\" ? unicode($0) : "\($0)"
    }.joined()
    return "`\(escaped.replacing("`", with: "``"))`"
  }

  /// A text in quotation marks.
  private func text(_ text: String) -> String {
    var value = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": value += "\\'"
      case "\\": value += "\\\\"
      case "\n": value += "\\n"
      case "\r": value += "\\r"
      case "\t": value += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          value += unicode(scalar)
        } else {
          value.unicodeScalars.append(scalar)
        }
      }
    }
    return value + "'"
  }

  private func unicode(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
  }

  /// A text on a line of its own.
  private func line(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\\" ? unicode($0) : $0.value < 0x20 ? " " : "\($0)" }.joined()
  }
}

extension String {
  /// The text without U+0000.
  fileprivate var withoutZeros: String {
    utf8.contains(0) ? String(unicodeScalars.filter { $0.value != 0 }) : self
  }
}
