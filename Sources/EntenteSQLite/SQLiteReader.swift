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
      facts[row[0]] = row[1]
    }
    let (ids, modes, nodeColumns) = try readNodes()
    let direction = facts["direction"].flatMap(String.fromDatabaseValue)
    var document = try readEdges(
      direction == "directed" ? .directed : .undirected, ids)
    document.id = facts["id"].flatMap(String.fromDatabaseValue)
    document.nodeAttributes = nodeColumns
    if modes.contains(true) { document.isSecondMode = modes }
    document.graphAttributes = try declarations("graph").map { declaration in
      try column(declaration, [facts[declaration.column] ?? .null])
    }
    return GraphReading(document)
  }

  private func readNodes() throws -> (TextColumn, [Bool], [AttributeColumn]) {
    let declarations = try declarations("nodes")
    var ids = TextColumn()
    var seen: Set<String> = []
    var modes: [Bool] = []
    var values = [[DatabaseValue]](repeating: [], count: declarations.count)
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(list(["id", "mode"], declarations)) FROM nodes ORDER BY rowid")
    while let row = try rows.next() {
      guard let id = String.fromDatabaseValue(row[0]) else {
        throw problem("a node has no id", advice: "give each node an id")
      }
      guard seen.insert(id).inserted else {
        throw problem("two nodes have the id “\(id)”", advice: "give each an id of its own")
      }
      ids.append(id)
      modes.append(Int.fromDatabaseValue(row[1]) == 2)
      for place in declarations.indices { values[place].append(row[2 + place]) }
    }
    return (ids, modes, try zip(declarations, values).map { try column($0, $1) })
  }

  private func readEdges(
    _ direction: Graph.Direction, _ ids: TextColumn
  ) throws -> GraphDocument {
    let declarations = try declarations("edges")
    let places = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices.map { UInt32($0) }))
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var directions: [Graph.Direction] = []
    var edgeIDs = TextColumn()
    var values = [[DatabaseValue]](repeating: [], count: declarations.count)
    let own = ["number", "id", "source", "target", "directed"]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(list(own, declarations)) FROM edges ORDER BY number")
    while let row = try rows.next() {
      let ends = try [2, 3].map { place in
        let id = String.fromDatabaseValue(row[place]) ?? ""
        guard let end = places[id] else {
          throw problem(
            "an edge leads to “\(id)”, which is no node", advice: "add the node, or drop the edge")
        }
        return end
      }
      sources.append(ends[0])
      targets.append(ends[1])
      edgeIDs.append(String.fromDatabaseValue(row[1]) ?? "")
      directions.append(Bool.fromDatabaseValue(row[4]) ?? false ? .directed : .undirected)
      for place in declarations.indices { values[place].append(row[own.count + place]) }
    }
    var document = GraphDocument(
      direction, nodeIDs: ids, sources: sources, targets: targets, edgeDirections: directions,
      edgeIDs: edgeIDs)
    document.edgeAttributes = try zip(declarations, values).map { try column($0, $1) }
    return document
  }

  // MARK: Columns

  private func declarations(_ subject: String) throws -> [Declaration] {
    let sql = """
      SELECT column_name, name, type, default_value FROM attributes
      WHERE subject = ? ORDER BY position
      """
    return try Row.fetchAll(database, sql: sql, arguments: [subject]).map { row in
      Declaration(column: row[0], name: row[1], type: row[2], defaultValue: row[3])
    }
  }

  private func list(_ own: [String], _ declarations: [Declaration]) -> String {
    (own + declarations.map(\.column)).map(SQLiteGraph.quoted).joined(separator: ", ")
  }

  private func column(
    _ declaration: Declaration, _ values: [DatabaseValue]
  ) throws -> AttributeColumn {
    let missing = values.indices.filter { values[$0].isNull }
    func converted<Value: DatabaseValueConvertible>(_ empty: Value) throws -> [Value] {
      try values.map { value in
        if value.isNull { return empty }
        if let value = Value.fromDatabaseValue(value) { return value }
        throw problem(
          "“\(value)” in the column “\(declaration.column)” is no \(declaration.type)",
          advice: "correct the value, or the type in the table attributes")
      }
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
        name, .booleans(try converted(false)), missing: missing,
        defaultValue: defaultValue { .boolean($0) })
    case "integer":
      return AttributeColumn(
        name, .integers(try converted(0)), missing: missing,
        defaultValue: defaultValue { .integer($0) })
    case "real":
      return AttributeColumn(
        name, .reals(try converted(0)), missing: missing, defaultValue: defaultValue { .real($0) })
    case "structure":
      return AttributeColumn(
        name, .structures(TextColumn(try converted(""))), missing: missing,
        defaultValue: defaultValue { .structure($0) })
    default:
      return AttributeColumn(
        name, .texts(TextColumn(try converted(""))), missing: missing,
        defaultValue: defaultValue { .text($0) })
    }
  }

  private func problem(_ message: String, advice: String) -> Problem {
    Problem(file: path, message, advice: advice)
  }
}
