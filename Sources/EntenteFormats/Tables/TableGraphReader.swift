import EntenteData
import EntenteGraph
import Foundation

/// Reads a graph from a table of edges, tables of nodes, or both.
struct TableGraphReader {
  let source: GraphSource
  let style: TableStyle
  private var warnings: [Problem] = []
  private var nodeIndex = NodeIndex()
  private var nodeColumns: [GuessedColumn] = []
  private var nodeNames: [String] = []

  /// The ids of nodes so far.
  private final class NodeIndex {
    var index = TextIndex()
  }

  /// What is noticed of types is that of these columns too, which formats have places of their own for.
  static let textNames: Set = ["start", "end", "label", "color", "shape", "parent"]

  init(_ source: GraphSource, _ style: TableStyle) { (self.source, self.style) = (source, style) }

  /// Reads the tables that there are.
  mutating func read() throws(Problem) -> GraphReading {
    let wanted = source.tables
    for path in wanted.nodes { try readNodes(TextSource(path: path, .plain)) }
    if source.has("") || (!source.has("edges") && !source.has("nodes")) {
      noteSibling(of: source.path)
      return try readTable(source.text(), wanted.nodes.isEmpty ? .either : .edges)
    }
    if wanted.nodes.isEmpty, source.has("nodes") { try readNodes(source.text("nodes")) }
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

  private mutating func readNodes(_ text: TextSource) throws(Problem) {
    try readNodes(text, TableHead(text, .nodes, source.tables, style))
  }

  private mutating func readNodes(_ text: TextSource, _ head: TableHead) throws(Problem) {
    guard let id = head.id else { return }
    var plan = TablePlan(
      delimiter: head.layout.delimiter, names: head.names,
      uses: head.names.map { Self.textNames.contains($0.lowercased()) ? .texts : .guessed })
    (plan.uses[id], plan.idColumns, plan.isUnique) = (.id, [id], true)
    note(text, head)
    let (table, mixed) = try TableReader.read(text, from: head.start, plan)
    try note(text.name, table, mixed)

    let known = nodeIndex.index.texts.count
    if known == 0 {
      swap(&nodeIndex.index, &table.index)
    } else {
      var numbers = [UInt32](repeating: 0, count: table.rowCount)
      let texts = table.index.texts
      let isRight = numbers.withUnsafeMutableBufferPointer { numbers in
        numbers.baseAddress.map { nodeIndex.index.insertAll(texts, into: $0) } ?? true
      }
      guard isRight, nodeIndex.index.texts.count == known + table.rowCount else {
        let repeated = numbers.indices.first { Int(numbers[$0]) != known + $0 } ?? 0
        throw Problem(
          file: text.name, "the node “\(texts[repeated])” is in another table too",
          advice: "list each node once")
      }
    }
    let names = Self.names(
      head.names.indices.filter { $0 != id }.map { head.names[$0] }, head.names[id])
    for (name, column) in zip(names, table.columns) {
      if known > 0, let place = nodeNames.firstIndex(of: name) {
        nodeColumns[place].pad(to: known)
        nodeColumns[place].append(column)
      } else {
        var padded = GuessedColumn(name, isText: column.isText)
        padded.pad(to: known)
        padded.append(column)
        nodeColumns.append(padded)
        nodeNames.append(name)
      }
    }
    for place in nodeColumns.indices { nodeColumns[place].pad(to: known + table.rowCount) }
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
    if !told, direction == nil {
      let pair = "“\(head.names[ends.source])” and “\(head.names[ends.target])”"
      let word =
        ends.direction == .directed ? "directed, from the first to the second" : "undirected"
      warn(
        text.name, "edges between \(pair) were taken as \(word)",
        advice: "say --directed or --undirected if that is not meant")
    }
    if let id = edges.takeIDs() {
      warn(
        text.name, CommonNotice.repeatedEdgeID(id), advice: "give each edge an id of its own")
    }
    edges.takeIntervals()
    return finish(edges, told ? nil : direction ?? ends.direction, file: text.name)
  }

  // MARK: Documents

  private mutating func finish(
    _ edges: EdgeTable?, _ direction: Graph.Direction?, file: String = ""
  ) -> GraphReading {
    let known = nodeIndex.index.texts.count
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var ids = TextColumn()
    if let edges {
      if known == 0 {
        (sources, targets) = edges.ends(renumbered: nil)
        ids = edges.table.index.texts
      } else {
        let texts = edges.table.index.texts
        var numbers = [UInt32](repeating: 0, count: texts.count)
        numbers.withUnsafeMutableBufferPointer { numbers in
          if let start = numbers.baseAddress { _ = nodeIndex.index.insertAll(texts, into: start) }
        }
        (sources, targets) = edges.ends(renumbered: numbers)
        ids = nodeIndex.index.texts
        if let added = CommonNotice.undeclared(ids, from: known) {
          warn(file, added, advice: "list them with the nodes if they are meant")
        }
      }
    } else {
      ids = nodeIndex.index.texts
    }
    for place in nodeColumns.indices { nodeColumns[place].pad(to: ids.count) }
    let isFirst = edges?.directions?.first ?? .undirected
    let (nodes, columns) = (nodeColumns.map(\.column), edges?.columns ?? [])
    let plainIDs = style.plain(ids)
    var document = GraphDocument(
      direction ?? edges?.direction ?? isFirst, nodeIDs: plainIDs, sources: sources,
      targets: targets, edgeDirections: edges?.directions, edgeIDs: edges?.ids.map(style.plain))
    document.nodeAttributes = nodes.map(style.plain)
    document.edgeAttributes = columns.map(style.plain)
    if style.isForSpreadsheets,
      plainIDs != ids || document.nodeAttributes != nodes || document.edgeAttributes != columns
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
