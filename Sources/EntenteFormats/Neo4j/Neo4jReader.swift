import EntenteData
import EntenteGraph

/// Reads tables of nodes and one of relationships as `neo4j-admin database import` does.
struct Neo4jReader {
  private let source: GraphSource
  private var warnings: [Problem] = []

  init(_ source: GraphSource) { self.source = source }

  mutating func read() throws(Problem) -> GraphReading {
    var tables: [Neo4jTable] = []
    for path in source.tables.nodes {
      tables.append(try Neo4jTable(text(TextSource(path: path, .plain)), isOfNodes: true))
    }
    var relationships: Neo4jTable?
    if source.has("") || (!source.has("nodes") && !source.has("relationships")) {
      let text = try text(source.text())
      if tables.isEmpty, try isOfNodes(text) {
        tables.append(try Neo4jTable(text, isOfNodes: true))
      } else {
        relationships = try Neo4jTable(text, isOfNodes: false)
      }
    } else {
      if tables.isEmpty, source.has("nodes") {
        tables.append(try Neo4jTable(text(source.text("nodes")), isOfNodes: true))
      }
      if source.has("relationships") {
        relationships = try Neo4jTable(text(source.text("relationships")), isOfNodes: false)
      }
    }
    return try document(tables, relationships)
  }

  private mutating func text(_ text: TextSource) -> TextSource {
    warnings += text.warnings
    return text
  }

  private func isOfNodes(_ text: TextSource) throws(Problem) -> Bool {
    let line = try text.first(1 << 16).prefix { $0 != 0x0A }
    return !String(decoding: line, as: UTF8.self).uppercased().contains(":START_ID")
  }

  private mutating func document(
    _ tables: [Neo4jTable], _ relationships: Neo4jTable?
  ) throws(Problem) -> GraphReading {
    let isSpaced = try needsSpaces(tables)
    func key(_ id: String, _ space: String) -> String { isSpaced ? "\(space):\(id)" : id }

    var builder = GraphDocumentBuilder()
    for table in tables {
      let first = builder.declaredCount
      for id in table.rows.index.texts {
        guard try builder.declareNode(key(id, table.space())) != nil else {
          throw Problem(
            file: table.name, "the node “\(id)” is in another table too",
            advice: "list each node once, or give the tables spaces of ids")
        }
      }
      add(table.columns, to: &builder.nodes, from: first)
    }
    var name = tables.first?.name ?? source.name
    if let relationships {
      name = relationships.name
      if let line = try relationships.rows.firstSkippedLine {
        throw Problem(
          file: name, line: line, "a relationship has no start or no end", advice: "give both")
      }
      try add(relationships, to: &builder, key)
    }
    var reading = builder.finish(file: name)
    reading.warnings = warnings + reading.warnings
    reading.document = reading.document.withModesFromAttribute
    return reading
  }

  private func add(
    _ table: Neo4jTable, to builder: inout GraphDocumentBuilder,
    _ key: (String, String) -> String
  ) throws(Problem) {
    func first(_ name: String) -> AttributeColumn? { table.columns.first { $0.name == name } }
    let ids = first(Neo4jWriter.idName)
    let directions = first(Neo4jWriter.directedName)
    let texts = table.rows.index.texts
    let keys = (0..<2).map { end in texts.map { key($0, table.space(end)) } }
    for row in 0..<table.rows.rowCount {
      let isDirected = directions?[row] != .boolean(false)
      try builder.addEdge(
        keys[0][Int(table.rows.sources[row])], keys[1][Int(table.rows.targets[row])],
        isDirected ? .directed : .undirected, id: ids?.plainText(row) ?? "")
    }
    let own = [Neo4jWriter.idName, Neo4jWriter.directedName]
    add(
      table.columns.filter { column in
        !own.contains(column.name)
          && !(column.name == "type" && column.isEvery(Neo4jWriter.anyType))
      }, to: &builder.edges, from: 0)
  }

  /// Adds columns to those of earlier tables with their names.
  private func add(
    _ columns: [AttributeColumn], to table: inout AttributeTable, from first: Int
  ) {
    var names: Set<ExactText> = []
    for column in columns {
      let isNew = names.insert(new: column.name)
      let place = isNew ? table.column(column.name) : table.addColumn(column.name)
      for row in 0..<column.count {
        if let value = column[row] { table.set(place, row: first + row, value) }
      }
    }
  }

  /// Whether an id is in several spaces, so that only both together tell a node.
  private func needsSpaces(_ tables: [Neo4jTable]) throws(Problem) -> Bool {
    guard Set(tables.map { $0.space() }).count > 1 else { return false }
    var seen: Set<ExactText> = []
    return tables.contains { table in
      table.rows.index.texts.contains { !seen.insert(new: $0) }
    }
  }
}

extension AttributeColumn {
  /// Whether each row has the same text.
  func isEvery(_ text: String) -> Bool {
    guard case .texts(let texts) = values, presence == nil else { return false }
    return texts.allSatisfy { $0 == text }
  }
}
