import EntenteData
import EntenteGraph
import Foundation

/// Reads tables of nodes and of relationships as `neo4j-admin database import` does.
struct Neo4jReader: ~Copyable {
  private let source: GraphSource
  private var builder = GraphDocumentBuilder()
  private var warnings: [Problem] = []

  init(_ source: GraphSource) { self.source = source }

  consuming func read() throws(Problem) -> GraphReading {
    var nodes: [Neo4jTable] = []
    var relationships: [Neo4jTable] = []
    for path in source.tables.nodes {
      nodes += try tables(TextSource(path: path, .plain), path, isOfNodes: true)
    }
    if source.has("") || (!source.has("nodes") && !source.has("relationships")) {
      let read = try tables(source.text(), source.path, isOfNodes: nodes.isEmpty ? nil : false)
      if read.first?.isOfNodes == true { nodes = read } else { relationships = read }
    } else {
      if nodes.isEmpty, source.has("nodes") { nodes = try tables(of: "nodes", isOfNodes: true) }
      if source.has("relationships") {
        relationships = try tables(of: "relationships", isOfNodes: false)
      }
    }
    return try document(nodes, relationships)
  }

  // MARK: Tables

  private mutating func tables(
    of part: String, isOfNodes: Bool
  ) throws(Problem) -> [Neo4jTable] {
    let path = source.path == nil ? nil : source.name(of: part)
    return try tables(source.text(part), path, isOfNodes: isOfNodes)
  }

  /// Reads a table, whose header may be a file of its own, or the tables of a header.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: Its path, if it is a file.
  ///   - isOfNodes: Whether it is of nodes; by default the header tells.
  /// - Returns: The tables.
  /// - Throws: A `Problem` if one is wrong, or if a header has none.
  private mutating func tables(
    _ text: TextSource, _ path: String?, isOfNodes: Bool?
  ) throws(Problem) -> [Neo4jTable] {
    warnings += text.warnings
    if let path, let paths = Neo4jFiles.tables(of: path) {
      guard try text.lineCount(before: .max) <= 1 else {
        return [try Neo4jTable(text, isOfNodes: isOfNodes)]
      }
      guard !paths.isEmpty else {
        throw Problem(
          file: path, line: 1, "it is a header alone, and there is no table beside it",
          advice: "put the rows beside it, into a file of the same name without the word header")
      }
      if paths.count > 1 || !Neo4jFiles.isNamesake(paths[0], ofHeader: path) {
        warn(
          path, "its rows were read from \(Neo4jFiles.list(paths))",
          advice: "move away what is no part of the table")
      }
      var tables: [Neo4jTable] = []
      for path in paths {
        let rows = try TextSource(path: path, .plain)
        warnings += rows.warnings
        let kind = isOfNodes ?? tables.first?.isOfNodes
        tables.append(try table(rows, header: text, isOfNodes: kind))
      }
      return tables
    }
    guard let path, let headerPath = Neo4jFiles.header(of: path) else {
      return [try Neo4jTable(text, isOfNodes: isOfNodes)]
    }
    let header = try TextSource(path: headerPath, .plain)
    warnings += header.warnings
    // A file may be named in several ways.
    func file(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    let named = Set((source.tables.nodes + [path]).map(file))
    let others = Neo4jFiles.tables(of: headerPath)?.filter { !named.contains(file($0)) } ?? []
    if !others.isEmpty {
      warn(
        path, "rows of the same header were not read from \(Neo4jFiles.list(others))",
        advice: "name \(headerPath) to read all")
    }
    return [try table(text, header: header, isOfNodes: isOfNodes)]
  }

  /// Reads a table by a header beside it, unless it has one of its own.
  private mutating func table(
    _ rows: TextSource, header: TextSource, isOfNodes: Bool?
  ) throws(Problem) -> Neo4jTable {
    let first = try? TableLayout(rows, isHeader: Neo4jHeader.isRow).rows.first
    guard let first, Neo4jHeader.isRow(first.fields) else {
      return try Neo4jTable(rows, header: header, isOfNodes: isOfNodes)
    }
    if try Self.firstLine(rows) != Self.firstLine(header) {
      warn(
        rows.name, "its first row is a header, so that in \(header.name) was not used for it",
        advice: "see whether the columns are right")
    }
    return try Neo4jTable(rows, isOfNodes: isOfNodes)
  }

  private static func firstLine(_ text: TextSource) throws(Problem) -> [UInt8] {
    Array(try text.first(1 << 16).prefix { $0 != 0x0A && $0 != 0x0D })
  }

  // MARK: The document

  private consuming func document(
    _ nodes: [Neo4jTable], _ relationships: [Neo4jTable]
  ) throws(Problem) -> GraphReading {
    let isSpaced = needsSpaces(nodes, relationships)
    func key(_ id: String, _ space: String) -> String { isSpaced ? "\(space):\(id)" : id }

    for table in nodes + relationships { warnings += table.warnings }
    for table in nodes {
      let first = builder.declaredCount
      for id in table.rows.ids {
        guard try builder.declareNode(key(id, table.space())) != nil else {
          throw Problem(
            file: table.name, "the node “\(id)” is in another table too",
            advice: "list each node once, or give the tables spaces of ids")
        }
      }
      warnings += try Self.add(
        table.columns, of: table, "nodes", to: &builder.nodes, from: first)
    }
    for table in relationships {
      if let line = try table.rows.firstSkippedLine {
        throw Problem(
          file: table.name, line: line, "a relationship has no start or no end",
          advice: "give both")
      }
      try add(table, key)
    }
    let name = relationships.first?.name ?? nodes.first?.name ?? source.name
    if builder.declaredCount == 0, builder.edgeCount == 0 {
      warn(
        name, "there is no row below the header",
        advice: "see whether the rows are in a file of another name, which is then to be named")
    } else if relationships.isEmpty {
      warn(
        name, "it is a table of nodes; there are no relationships",
        advice: "read that of relationships, with this one as --nodes")
    }
    var reading = builder.finish(
      builder.edgeCount == 0 ? Self.direction(ofEmpty: relationships) : nil, file: name,
      isMixed: true)
    reading.warnings = warnings + reading.warnings
    reading.document = reading.document.withModesFromAttribute
    return reading
  }

  /// The direction of a graph without edges, which the columns of its tables tell.
  private static func direction(ofEmpty relationships: [Neo4jTable]) -> Graph.Direction? {
    guard let columns = relationships.first?.columns else { return nil }
    return directionPlace(columns) == nil ? .directed : .undirected
  }

  /// The column that says of each relationship whether it is directed; others with its name are attributes.
  private static func directionPlace(_ columns: [AttributeColumn]) -> Int? {
    let place = columns.firstIndex { $0.name == Neo4jWriter.directedName }
    return place.flatMap { columns[$0].kind == .boolean && !columns[$0].hasMissing ? $0 : nil }
  }

  private mutating func warn(_ file: String, _ message: String, advice: String) {
    warnings.append(Problem(.warning, file: file, message, advice: advice))
  }

  /// Adds relationships.
  private mutating func add(
    _ table: Neo4jTable, _ key: (String, String) -> String
  ) throws(Problem) {
    let first = builder.edgeCount
    let idPlace = table.columns.firstIndex { $0.name == Neo4jWriter.idName }
    let directionPlace = Self.directionPlace(table.columns)
    let ids = idPlace.map { table.columns[$0] }
    let directions = directionPlace.map { table.columns[$0] }
    let texts = table.rows.ids
    let keys = (0..<2).map { end in texts.map { key($0, table.space(end)) } }
    for row in 0..<table.rows.rowCount {
      let isDirected = directions?[row] != .boolean(false)
      try builder.addEdge(
        keys[0][Int(table.rows.sources[row])], keys[1][Int(table.rows.targets[row])],
        isDirected ? .directed : .undirected, id: ids?.plainText(row) ?? "")
    }
    let columns = table.columns.indices.filter { $0 != idPlace && $0 != directionPlace }
      .map { table.columns[$0] }
    warnings += try Self.add(columns, of: table, "edges", to: &builder.edges, from: first)
  }

  /// Adds columns of a table to those of earlier ones with their names; returns which of them are then
  /// of a wider type.
  private static func add(
    _ columns: [AttributeColumn], of source: Neo4jTable, _ subject: String,
    to table: inout AttributeTable, from first: Int
  ) throws(Problem) -> [Problem] {
    var warnings: [Problem] = []
    var names: Set<ExactText> = []
    for column in columns {
      let isNew = names.insert(new: column.name)
      let place = isNew ? table.column(column.name) : table.addColumn(column.name)
      let isOpen = table.columns[place].isOpen
      for row in 0..<column.count {
        guard let value = column[row] else { continue }
        table.set(place, row: first + row, value)
        guard table.hasUnplaced else { continue }
        // A first type is that of the header.
        let line = isOpen ? 1 : try source.rows.line(ofRow: row)
        table.placeTypes(at: TextPosition(line: line))
        if !isOpen {
          warnings.append(
            Problem(
              .warning, file: source.name, line: line,
              CommonNotice.widened(column.name, of: subject, isPlaced: true),
              advice: CommonNotice.widenedAdvice))
        }
      }
      table.adopt(place, column.kind)
    }
    return warnings
  }

  /// Whether an id is in several spaces, so that only both together tell a node.
  ///
  /// Relationships that name no space may mean any.
  private func needsSpaces(_ nodes: [Neo4jTable], _ relationships: [Neo4jTable]) -> Bool {
    let ends = relationships.flatMap { table in [(table, 0), (table, 1)] }
      .filter { table, end in !table.space(end).isEmpty }
    let spaces = Set(nodes.map { $0.space() } + ends.map { $0.space($1) })
    guard spaces.count > 1 else { return false }
    var known: [ExactText: String] = [:]
    func isElsewhere(_ id: String, _ space: String) -> Bool {
      known.updateValue(space, forKey: ExactText(id)).map { $0 != space } ?? false
    }
    for table in nodes {
      let space = table.space()
      if table.rows.ids.contains(where: { isElsewhere($0, space) }) { return true }
    }
    return ends.contains { table, end in
      let (space, texts) = (table.space(end), table.rows.ids)
      let places = Set(end == 0 ? table.rows.sources : table.rows.targets)
      return places.contains { isElsewhere(texts[Int($0)], space) }
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
