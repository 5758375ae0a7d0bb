import EntenteData
import EntenteFormats
import EntenteGraph
import GRDB

/// Reads the nodes and edges of a file that ``SQLiteWriter`` has written.
struct SQLiteReader {
  let database: Database
  let path: String

  /// An attribute as the table `attributes` declares it.
  private struct Declaration {
    let column: String
    let name: String
    let type: String
    let defaultValue: DatabaseValue
  }

  func read() throws -> GraphReading {
    for table in ["graph", "attributes", "nodes", "edges"] where try !database.tableExists(table) {
      throw problem("there is no table “\(table)”", advice: "give a file that entente has written")
    }
    var facts: [String: DatabaseValue] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT key, value FROM graph") {
      facts[try text(row[0], "there is a row in the table graph")] = row[1]
    }
    var index = TextIndex()
    let (modes, nodeColumns) = try readNodes(&index)
    let direction = facts["direction"].flatMap(String.fromDatabaseValue)
    var document = try readEdges(
      direction == "directed" ? .directed : .undirected, index)
    document.id = facts["id"].flatMap(String.fromDatabaseValue)
    document.nodeAttributes = nodeColumns
    if modes.contains(true) { document.isSecondMode = modes }
    document.graphAttributes = try declarations("graph").map { declaration in
      try column(declaration, [facts[declaration.column] ?? .null])
    }
    var reading = GraphReading(document)
    let hasRelations = document.graphAttributes.contains { $0.name == "relations" }
    if try !hasRelations && database.tableExists("\(Table.evidence)") {
      reading.warnings.append(
        Problem(
          .warning, file: path, "the tables of relations and of evidence are not read",
          advice: "export the dataset that they come from for these"))
    }
    return reading
  }

  private func readNodes(_ index: inout TextIndex) throws -> ([Bool], [AttributeColumn]) {
    let declarations = try declarations("nodes")
    var modes: [Bool] = []
    var values = [[DatabaseValue]](repeating: [], count: declarations.count)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(list(["id", "mode"], declarations)) FROM nodes ORDER BY rowid")
    while let row = try rows.next() {
      let id = try text(row[0], "there is a node")
      guard index.insert(id)?.isNew == true else {
        throw problem("two nodes have the id “\(id)”", advice: "give each an id of its own")
      }
      modes.append(Int.fromDatabaseValue(row[1]) == 2)
      for place in declarations.indices { values[place].append(row[2 + place]) }
    }
    return (modes, try zip(declarations, values).map { try column($0, $1) })
  }

  private func readEdges(
    _ direction: Graph.Direction, _ index: borrowing TextIndex
  ) throws -> GraphDocument {
    let declarations = try declarations("edges")
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var directions: [Graph.Direction] = []
    var edgeIDs = TextColumn()
    var values = [[DatabaseValue]](repeating: [], count: declarations.count)
    let own = ["number", "id", "source", "target", "directed"]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(list(own, declarations)) FROM edges ORDER BY number")
    while let row = try rows.next() {
      sources.append(try end(row[2], index))
      targets.append(try end(row[3], index))
      edgeIDs.append(String.fromDatabaseValue(row[1]) ?? "")
      directions.append(Bool.fromDatabaseValue(row[4]) ?? false ? .directed : .undirected)
      for place in declarations.indices { values[place].append(row[own.count + place]) }
    }
    var document = GraphDocument(
      direction, nodeIDs: index.texts, sources: sources, targets: targets,
      edgeDirections: directions,
      edgeIDs: edgeIDs)
    document.edgeAttributes = try zip(declarations, values).map { try column($0, $1) }
    return document
  }

  private func end(_ value: DatabaseValue, _ index: borrowing TextIndex) throws -> UInt32 {
    let id = try text(value, "there is an end of an edge")
    guard let number = index.number(of: id) else {
      throw problem(
        "an edge leads to “\(id)”, which is no node", advice: "add the node, or drop the edge")
    }
    return UInt32(number)
  }

  /// A value that has to be a text; GRDB itself would stop the program.
  private func text(_ value: DatabaseValue, _ owner: String) throws -> String {
    if let text = String.fromDatabaseValue(value) { return text }
    throw problem("\(owner) without a name that is a text", advice: "give it one")
  }

  // MARK: Columns

  private func declarations(_ subject: String) throws -> [Declaration] {
    let sql = """
      SELECT column_name, name, type, default_value FROM attributes
      WHERE subject = ? ORDER BY position
      """
    return try Row.fetchAll(database, sql: sql, arguments: [subject]).map { row in
      let texts = try (0..<3).map { try text(row[$0], "there is a row in the table attributes") }
      return Declaration(
        column: texts[0], name: texts[1], type: texts[2], defaultValue: row[3])
    }
  }

  private func list(_ own: [String], _ declarations: [Declaration]) -> String {
    (own + declarations.map(\.column)).map(SQLiteGraph.quoted).joined(separator: ", ")
  }

  private func column(
    _ declaration: Declaration, _ values: [DatabaseValue]
  ) throws -> AttributeColumn {
    let missing = values.indices.filter { values[$0].isNull }
    func wrong(_ row: Int, _ what: String) -> Problem {
      let text = String.fromDatabaseValue(values[row]) ?? "\(values[row])"
      let place = "row \(row + 1) of the column “\(declaration.column)”"
      return problem(
        "“\(text.prefix(40))” in \(place) is no \(what)",
        advice: "correct the value, or the type in the table attributes")
    }
    func converted<Value>(
      _ empty: Value, _ convert: (DatabaseValue) -> Value?
    ) throws -> [Value] {
      var found: [Value] = []
      for (row, value) in values.enumerated() {
        guard let value = value.isNull ? empty : convert(value) else {
          throw wrong(row, declaration.type)
        }
        found.append(value)
      }
      return found
    }
    func defaultValue<Value: DatabaseValueConvertible>(
      _ make: (Value) -> AttributeValue
    ) -> AttributeValue? {
      Value.fromDatabaseValue(declaration.defaultValue).map(make)
    }
    let name = declaration.name
    switch declaration.type {
    case "boolean":
      return AttributeColumn(
        name, .booleans(try converted(false, Self.boolean)), missing: missing,
        defaultValue: defaultValue { .boolean($0) })
    case "integer":
      return AttributeColumn(
        name, .integers(try converted(0, Self.integer)), missing: missing,
        defaultValue: defaultValue { .integer($0) })
    case "real":
      return AttributeColumn(
        name, .reals(try converted(0) { Double.fromDatabaseValue($0) }), missing: missing,
        defaultValue: defaultValue { .real($0) })
    case "structure":
      let texts = try converted("") { String.fromDatabaseValue($0) }
      let column = AttributeColumn(
        name, json: texts.indices.map { values[$0].isNull ? nil : texts[$0] },
        defaultValue: String.fromDatabaseValue(declaration.defaultValue))
      if let column { return column }
      let row = texts.indices.first { !values[$0].isNull && AttributeValue(json: texts[$0]) == nil }
      if let row { throw wrong(row, "JSON") }
      throw problem(
        "the default of the column “\(declaration.column)” is no JSON",
        advice: "correct it in the table attributes")
    default:
      let texts = try converted("") { String.fromDatabaseValue($0) }
      return AttributeColumn(
        name, .texts(TextColumn(texts)), missing: missing,
        defaultValue: defaultValue { .text($0) })
    }
  }

  /// A whole number; SQLite also has fractions in columns of such, of which GRDB takes the whole part.
  private static func integer(_ value: DatabaseValue) -> Int64? {
    if case .double(let number) = value.storage { return Int64(exactly: number) }
    return Int64.fromDatabaseValue(value)
  }

  /// True or false, which SQLite has as 1 and 0; GRDB takes any number but 0 for true.
  private static func boolean(_ value: DatabaseValue) -> Bool? {
    switch integer(value) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  private func problem(_ message: String, advice: String) -> Problem {
    Problem(file: path, message, advice: advice)
  }
}
