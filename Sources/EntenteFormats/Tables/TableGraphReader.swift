import EntenteData
import EntenteGraph
import Foundation

/// Reads a graph from a table of edges, tables of nodes, or both.
struct TableGraphReader: ~Copyable {
  let source: GraphSource
  let style: TableStyle
  private var warnings: [Problem] = []
  private var nodes = NodeTables()

  /// What is noticed of types is that of these columns too, which formats have places of their own for.
  static let textNames: Set = ["start", "end", "label", "color", "shape", "parent"]

  init(_ source: GraphSource, _ style: TableStyle) { (self.source, self.style) = (source, style) }

  /// Reads the tables that there are.
  mutating func read() throws(Problem) -> GraphReading {
    let wanted = source.tables
    try readNodes(wanted.nodes)
    if source.has("") || (!source.has("edges") && !source.has("nodes")) {
      noteSibling(of: source.path)
      return try readTable(source.text(), wanted.nodes.isEmpty ? .either : .edges)
    }
    if wanted.nodes.isEmpty, source.has("nodes") {
      let text = try source.text("nodes")
      try readNodes(text, TableHead(text, .nodes, wanted, style))
    }
    if source.has("relations") || source.has("evidence") {
      warn(
        source.name, "the tables of relations and of evidence beside it are not read",
        advice: "read the dataset that they come from for these")
    }
    return source.has("edges")
      ? try readTable(source.text("edges"), .edges) : finish(nil, .undirected)
  }

  private mutating func readTable(
    _ text: TextSource, _ kind: TableHead.Kind
  ) throws(Problem) -> GraphReading {
    let head = try TableHead(text, kind, source.tables, style)
    guard head.ends != nil else {
      try readNodes(text, head)
      warn(text.name, "it is a table of nodes; there are no edges", advice: "add a table of edges")
      return finish(nil, .undirected)
    }
    return try readEdges(text, head)
  }

  // MARK: Nodes

  private mutating func readNodes(_ paths: [String]) throws(Problem) {
    var tables: [(text: TextSource, head: TableHead)] = []
    for path in paths {
      let text = try TextSource(path: path, .plain)
      let head = try TableHead(text, .nodes, source.tables, style)
      tables.append((text, head))
      try readNodes(text, head)
    }
    let lost = nodes.lostNames
    guard !lost.isEmpty else { return }
    // What are numbers in one table are texts in another, and so as they are written.
    let said = warnings
    nodes = NodeTables()
    for (text, head) in tables { try readNodes(text, head, asTexts: lost) }
    warnings = said
  }

  private mutating func readNodes(
    _ text: TextSource, _ head: TableHead, asTexts texts: Set<String> = []
  ) throws(Problem) {
    guard let id = head.id else { return }
    let names = Self.names(head.names, head.names[id])
    var plan = TablePlan(
      delimiter: head.layout.delimiter, names: head.names,
      uses: names.map {
        Self.textNames.contains($0.lowercased()) || texts.contains($0) ? .texts : .guessed
      })
    (plan.uses[id], plan.idColumns, plan.isUnique) = (.id, [id], true)
    note(text, head)
    let (table, mixed) = try TableReader.read(text, from: head.start, plan)
    try note(text.name, table, mixed)
    warnings += try nodes.add(
      table, names: names.indices.filter { $0 != id }.map { names[$0] }, file: text.name)
  }

  // MARK: Edges

  private mutating func readEdges(
    _ text: TextSource, _ head: TableHead
  ) throws(Problem) -> GraphReading {
    guard let ends = head.ends else { return finish(nil, .undirected) }
    var plan = TablePlan(
      delimiter: head.layout.delimiter, names: head.names,
      uses: head.names.map { Self.textNames.contains($0.lowercased()) ? .texts : .guessed })
    (plan.uses[ends.source], plan.uses[ends.target]) = (.id, .id)
    plan.idColumns = [ends.source, ends.target]
    let id = head.names.indices.first { place in
      plan.uses[place] != .id && ["id", "edgeid"].contains(TableRoles.plain(head.names[place]))
    }
    if let id { plan.uses[id] = .texts }
    note(text, head)
    let (table, mixed) = try TableReader.read(text, from: head.start, plan)
    try note(text.name, table, mixed)

    let rest = head.names.indices.filter { plan.uses[$0] != .id }
    let names = Self.names(rest.map { head.names[$0] }, head.names[ends.source])
    var edges = EdgeTable(
      table, columns: zip(names, table.columns).map { $1.named($0) },
      id: id.flatMap { rest.firstIndex(of: $0) })
    if table.rowCount == 0 {
      warn(
        text.name, "there is no edge in the table",
        advice: "see whether it is the right file, and whole")
    }
    let direction = source.tables.direction
    let told = edges.takeDirections()
    let hasRows = table.rowCount > 0
    if !told, direction == nil, hasRows {
      let pair = "“\(head.names[ends.source])” and “\(head.names[ends.target])”"
      let word =
        ends.direction == .directed ? "directed, from the first to the second" : "undirected"
      warn(
        text.name, "edges between \(pair) were taken as \(word)",
        advice: "say --directed or --undirected if that is not meant")
    }
    if let name = edges.directionName, name.lowercased() == "type" {
      warn(
        text.name, "“\(name)” was read as the directions of edges",
        advice: "call it otherwise if it is meant as an attribute")
    }
    if let id = edges.takeIDs() {
      warn(
        text.name, CommonNotice.repeatedEdgeID(id), advice: "give each edge an id of its own")
    }
    edges.takeIntervals()
    let usual = direction ?? (hasRows ? ends.direction : .undirected)
    return finish(edges, told ? nil : usual, file: text.name)
  }

  // MARK: Documents

  private mutating func finish(
    _ edges: EdgeTable?, _ direction: Graph.Direction?, file: String = ""
  ) -> GraphReading {
    let known = nodes.count
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var ids = TextColumn()
    if let edges {
      ids = edges.table.ids
      if known > 0 {
        if let numbers = nodes.index.numbers(adding: ids) { edges.table.renumber(numbers) }
        ids = nodes.index.texts
        if let added = CommonNotice.undeclared(ids, from: known) {
          warn(file, added, advice: "list them with the nodes if they are meant")
        }
      }
      (sources, targets) = (edges.table.sources, edges.table.targets)
    } else {
      ids = nodes.index.texts
    }
    nodes.pad(to: ids.count)
    let isFirst = edges?.directions?.first ?? .undirected
    let (nodeColumns, edgeColumns) = (nodes.columns.map(\.column), edges?.columns ?? [])
    let plainIDs = style.plain(ids)
    var document = GraphDocument(
      direction ?? edges?.direction ?? isFirst, nodeIDs: plainIDs, sources: sources,
      targets: targets, edgeDirections: edges?.directions, edgeIDs: edges?.ids.map(style.plain))
    document.nodeAttributes = nodeColumns.map(style.plain)
    document.edgeAttributes = edgeColumns.map(style.plain)
    if style.isForSpreadsheets,
      plainIDs != ids || document.nodeAttributes != nodeColumns
        || document.edgeAttributes != edgeColumns
    {
      warn(
        source.name, "apostrophes that keep texts from being formulas were taken off",
        advice: "name the format csv with --read-as to keep them")
    }
    return GraphReading(document.withModesFromAttribute, warnings: warnings)
  }

  /// The names of columns, where the header is one of Gephi's without its capitals.
  private static func names(_ names: [String], _ idName: String) -> [String] {
    guard idName.first?.isUppercase == true else { return names }
    return names.map { name in
      let lower = name.lowercased()
      return ["label", "weight"].contains(lower) && !names.contains(lower) ? lower : name
    }
  }

  // MARK: Notices

  /// Says that a table of nodes that is named like that of edges is not read unless it is asked for.
  private mutating func noteSibling(of path: String?) {
    guard let path, source.tables.nodes.isEmpty, let range = path.range(of: ".edges.") else {
      return
    }
    let sibling = path.replacingCharacters(in: range, with: ".nodes.")
    guard GraphSource.isFile(sibling) else { return }
    warn(
      path, "\(sibling) beside it was not read", advice: "add it with --nodes \(sibling)")
  }

  private mutating func warn(_ file: String, _ message: String, advice: String) {
    warnings.append(Problem(.warning, file: file, message, advice: advice))
  }

  private mutating func note(_ text: TextSource, _ head: TableHead) {
    warnings += text.warnings
    if head.layout.delimiter != style.delimiter {
      warn(
        text.name, "the columns are parted by \(head.layout.delimiterTitle)",
        advice: "see whether the columns are right")
    }
    if !head.hasHeader {
      let names = head.names.joined(separator: ", ")
      warn(
        text.name,
        "the first row looks like values, so there is no header; the columns are \(names)",
        advice: "write a line with the names of the columns if that is not right")
    }
    if let first = head.nameless.first {
      let others = head.nameless.count - 1
      warn(
        text.name,
        others == 0
          ? "a column has no name in the header; it was called “\(head.names[first])”"
          : "\(others + 1) columns have no names in the header; they were called by their numbers, such as “\(head.names[first])”",
        advice: "name each column in the first line")
    }
  }

  private mutating func note(
    _ file: String, _ table: TablePart, _ mixed: [TableReader.MixedColumn]
  ) throws(Problem) {
    if table.trimmedCount > 0 {
      warn(
        file,
        "spaces around fields without double quotes were left out"
          + (table.trimmedCount == 1 ? "" : " (\(table.trimmedCount) times)"),
        advice: "put a field in double quotes to keep them")
    }
    if let line = try table.firstSkippedLine {
      warnings.append(
        Problem(
          .warning, file: file, line: line,
          "an edge has no source or no target and was left out"
            + (table.skippedCount == 1 ? "" : " (\(table.skippedCount) times)"),
          advice: "give both ends of each edge"))
    }
    for (name, cause, row) in mixed {
      warnings.append(
        Problem(
          .warning, file: file, line: try table.line(ofRow: row),
          "“\(name)” \(cause.message); it was read as texts", advice: cause.advice))
    }
    for column in table.columns {
      guard let row = column.firstRounded else { continue }
      warnings.append(
        Problem(
          .warning, file: file, line: try table.line(ofRow: row),
          "“\(column.name)” has a number of more than 17 digits; such were rounded to 64 bits",
          advice: "write fewer digits, or leave a text in the column if each digit counts"))
    }
    let types = table.columns.compactMap { column in
      column.typeTitle.map { "“\(column.name)” as \($0)" }
    }
    if !types.isEmpty {
      warn(
        file,
        "by their values, columns were read as other than texts: "
          + types.joined(separator: ", "), advice: "see whether the types are right")
    }
  }
}
