import EntenteData
import EntenteFormats
import EntenteGraph
import GRDB

/// Writes the nodes and edges of a document.
struct SQLiteWriter {
  let database: Database
  let document: GraphDocument

  func write() throws {
    // Values of any type have a column of none: SQLite makes numbers of texts in one that is called ANY.
    try database.execute(
      sql: """
        CREATE TABLE graph (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE attributes (
          subject TEXT NOT NULL, position INTEGER NOT NULL, column_name TEXT NOT NULL,
          name TEXT NOT NULL, type TEXT NOT NULL, default_value,
          PRIMARY KEY (subject, position)
        ) WITHOUT ROWID;
        """)
    try writeGraph()
    try writeNodes()
    try writeEdges()
    let hasDirections =
      document.edgeDirections?.contains(.directed) ?? (document.direction == .directed)
    try database.execute(sql: Self.views(hasDirections: hasDirections, strengthColumn))
  }

  private func writeGraph() throws {
    let statement = try database.makeStatement(sql: "INSERT INTO graph VALUES (?, ?)")
    try statement.execute(arguments: ["direction", word(document.direction)])
    if let id = document.id { try statement.execute(arguments: ["id", id]) }
    let names = try declare("graph", document.graphAttributes, taken: ["direction", "id"])
    for (name, column) in zip(names, document.graphAttributes) where column.hasValue(0) {
      try statement.execute(arguments: [name, column[0].flatMap(Self.value)])
    }
  }

  private func writeNodes() throws {
    let columns = document.nodeAttributes
    let names = try declare("nodes", columns, taken: ["id", "mode"])
    try create(
      "nodes", ["id TEXT PRIMARY KEY NOT NULL", "mode INTEGER NOT NULL DEFAULT 1"], names, columns)
    let statement = try insertion("nodes", 2 + names.count)
    for node in document.nodeIDs.indices {
      let mode = document.isSecondMode?[node] ?? false ? 2 : 1
      try insert(statement, [document.nodeIDs[node], mode], columns, node)
    }
  }

  private func writeEdges() throws {
    let columns = document.edgeAttributes
    let names = try declare(
      "edges", columns, taken: ["number", "id", "source", "target", "directed"])
    try create(
      "edges",
      [
        "number INTEGER PRIMARY KEY", "id TEXT UNIQUE",
        "source TEXT NOT NULL REFERENCES nodes (id)",
        "target TEXT NOT NULL REFERENCES nodes (id)", "directed BOOLEAN NOT NULL",
      ], names, columns)
    let statement = try insertion("edges", 5 + names.count)
    for edge in document.sources.indices {
      let id = document.edgeIDs.flatMap { $0[edge].isEmpty ? nil : $0[edge] }
      let direction = document.edgeDirections?[edge] ?? document.direction
      try insert(
        statement,
        [
          edge + 1, id, document.nodeIDs[Int(document.sources[edge])],
          document.nodeIDs[Int(document.targets[edge])], direction == .directed,
        ], columns, edge)
    }
    try database.execute(
      sql: """
        CREATE INDEX edges_by_source ON edges (source);
        CREATE INDEX edges_by_target ON edges (target);
        """)
  }

  private func word(_ direction: Graph.Direction) -> String {
    direction == .directed ? "directed" : "undirected"
  }

  // MARK: Columns

  /// Notes the exact names and types of attributes; returns the names of their columns, of which no two
  /// are the same to SQLite, which holds upper and lower case for the same.
  private func declare(
    _ subject: String, _ columns: [AttributeColumn], taken: [String]
  ) throws -> [String] {
    var taken = Set(taken)
    let statement = try database.makeStatement(
      sql: "INSERT INTO attributes VALUES (?, ?, ?, ?, ?, ?)")
    return try columns.enumerated().map { position, column in
      let base = column.name.isEmpty || column.name.contains("\0") ? "attribute" : column.name
      var name = base
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      try statement.execute(arguments: [
        subject, position, name, column.name, Self.type(column.values).word,
        column.defaultValue.flatMap(Self.value),
      ])
      return name
    }
  }

  private func create(
    _ table: String, _ own: [String], _ names: [String], _ columns: [AttributeColumn]
  ) throws {
    let attributes = zip(names, columns).map { name, column in
      "\(SQLiteGraph.quoted(name)) \(Self.type(column.values).declaration)"
    }
    try database.execute(
      sql: "CREATE TABLE \(table) (\((own + attributes).joined(separator: ", ")))")
  }

  private func insertion(_ table: String, _ count: Int) throws -> Statement {
    let places = Array(repeating: "?", count: count).joined(separator: ", ")
    return try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
  }

  private func insert(
    _ statement: Statement, _ own: [(any DatabaseValueConvertible)?],
    _ columns: [AttributeColumn], _ row: Int
  ) throws {
    let values = columns.map { column -> (any DatabaseValueConvertible)? in
      column.hasValue(row) ? column[row].flatMap(Self.value) : nil
    }
    try statement.execute(arguments: StatementArguments(own + values))
  }

  private static func value(_ value: AttributeValue) -> (any DatabaseValueConvertible)? {
    switch value {
    case .boolean(let value): value
    case .integer(let value): value
    case .real(let value): value.isNaN ? nil : value
    case .text(let value), .structure(let value): value
    }
  }

  /// The word for a type in `attributes`, and how SQLite declares it.
  private static func type(
    _ values: AttributeColumn.Values
  ) -> (word: String, declaration: String) {
    switch values {
    case .booleans: ("boolean", "BOOLEAN")
    case .integers: ("integer", "INTEGER")
    case .reals: ("real", "REAL")
    case .texts: ("text", "TEXT")
    case .structures: ("structure", "TEXT")
    }
  }

  // MARK: Views

  /// The column that tells how strong an edge is.
  private var strengthColumn: String? {
    let column = ["strength", "weight"].lazy.compactMap { name in
      document.edgeAttributes.first { $0.name == name }
    }.first
    switch column?.values {
    case .integers?, .reals?: return column?.name
    case .booleans?, .texts?, .structures?, nil: return nil
    }
  }

  private static func views(hasDirections: Bool, _ strength: String?) -> String {
    let value = strength.map { "coalesce(\(SQLiteGraph.quoted($0)), 1)" } ?? "1"
    // Beside directed edges an undirected one leads both ways, as two, and a loop as one.
    let (first, last) = hasDirections ? ("out", "in") : ("both", "both")
    let back =
      hasDirections
      ? """

        UNION ALL
        SELECT number, target, source, \(value), 'out' FROM edges
        WHERE NOT directed AND source <> target
        UNION ALL
        SELECT number, source, target, \(value), 'in' FROM edges
        WHERE NOT directed AND source <> target
      """ : ""
    return """
      CREATE VIEW arcs AS
        SELECT number AS edge, source AS node, target AS neighbor, \(value) AS strength,
          '\(first)' AS way FROM edges
        UNION ALL
        SELECT number, target, source, \(value), '\(last)' FROM edges\(back);
      CREATE VIEW rankings AS
        SELECT nodes.id AS node,
          count(DISTINCT CASE WHEN arcs.neighbor <> nodes.id THEN arcs.neighbor END) AS degree,
          count(DISTINCT CASE WHEN way <> 'in' AND arcs.neighbor <> nodes.id
            THEN arcs.neighbor END) AS out_degree,
          count(DISTINCT CASE WHEN way <> 'out' AND arcs.neighbor <> nodes.id
            THEN arcs.neighbor END) AS in_degree,
          count(DISTINCT arcs.edge) AS edges,
          total(strength) AS strength,
          total(CASE WHEN way <> 'in' THEN strength END) AS out_strength,
          total(CASE WHEN way <> 'out' THEN strength END) AS in_strength
        FROM nodes LEFT JOIN arcs ON arcs.node = nodes.id
        GROUP BY nodes.id ORDER BY total(strength) DESC, nodes.id;
      """
  }
}
