import EntenteData
import EntenteGraph

/// Makes a document of nodes and edges as a file tells them, nodes by their ids.
///
/// Nodes are in the order in which they are declared; those that are only named by edges come last, in
/// the order in which they are named.
struct GraphDocumentBuilder: ~Copyable {
  /// A number for each id, in the order in which ids are met.
  private var index = TextIndex()
  /// The row of each number; the largest one if the node was not declared.
  private var rows: [UInt32] = []
  /// How many nodes were declared.
  private(set) var declaredCount = 0
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  /// The direction of each edge; `nil` for that of the graph.
  private var directions: [Graph.Direction?] = []
  private var edgeIDs = TextColumn()

  /// What is said of the graph, in row 0.
  var graph = AttributeTable()
  /// What is said of declared nodes.
  var nodes = AttributeTable()
  /// What is said of edges.
  var edges = AttributeTable()
  /// The id of the graph.
  var id: String?
  /// What was noticed.
  var notices = Notices()

  init() {}

  /// The number of edges so far.
  var edgeCount: Int { sources.count }

  /// Declares a node.
  ///
  /// - Returns: Its row; `nil` if it was declared before.
  /// - Throws: A `Problem` if there are too many nodes.
  mutating func declareNode(_ id: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int? {
    let number = try number(id)
    guard rows[number] == .max else { return nil }
    rows[number] = UInt32(declaredCount)
    declaredCount += 1
    return declaredCount - 1
  }

  /// Declares a node.
  mutating func declareNode(_ id: String) throws(Problem) -> Int? {
    let bytes = Array(id.utf8)
    return try bytes.withUTF8 { bytes throws(Problem) in try declareNode(bytes) }
  }

  /// Returns the row of a declared node.
  func row(_ id: String) -> Int? {
    var id = id
    guard let number = id.withUTF8({ index.number(of: $0) }), rows[number] != .max else {
      return nil
    }
    return Int(rows[number])
  }

  /// Adds an edge between nodes that are or will be declared, or are only named here.
  ///
  /// - Returns: Its row.
  /// - Throws: A `Problem` if there are too many nodes or edges.
  @discardableResult
  mutating func addEdge(
    _ source: UnsafeBufferPointer<UInt8>, _ target: UnsafeBufferPointer<UInt8>,
    _ direction: Graph.Direction?, id: UnsafeBufferPointer<UInt8>
  ) throws(Problem) -> Int {
    guard sources.count < Int(UInt32.max) else {
      throw Problem(
        file: "graph", "there are more than 4294967295 edges", advice: "divide the graph")
    }
    sources.append(UInt32(try number(source)))
    targets.append(UInt32(try number(target)))
    directions.append(direction)
    edgeIDs.append(id)
    return sources.count - 1
  }

  /// Adds an edge between nodes that are or will be declared, or are only named here.
  @discardableResult
  mutating func addEdge(
    _ source: UnsafeBufferPointer<UInt8>, _ target: UnsafeBufferPointer<UInt8>,
    _ direction: Graph.Direction?, id: String = ""
  ) throws(Problem) -> Int {
    let id = Array(id.utf8)
    return try id.withUTF8 { id throws(Problem) in
      try addEdge(source, target, direction, id: id)
    }
  }

  /// Adds an edge between nodes that are or will be declared, or are only named here.
  @discardableResult
  mutating func addEdge(
    _ source: String, _ target: String, _ direction: Graph.Direction?, id: String = ""
  ) throws(Problem) -> Int {
    try addEdge(Array(source.utf8), Array(target.utf8), direction, id: Array(id.utf8))
  }

  /// Adds an edge between nodes that are or will be declared, or are only named here.
  @discardableResult
  mutating func addEdge(
    _ source: [UInt8], _ target: [UInt8], _ direction: Graph.Direction?, id: [UInt8] = []
  ) throws(Problem) -> Int {
    try source.withUTF8 { source throws(Problem) in
      try target.withUTF8 { target throws(Problem) in
        try id.withUTF8 { id throws(Problem) in
          try addEdge(source, target, direction, id: id)
        }
      }
    }
  }

  /// Whether there are nodes that are only named by edges.
  var hasUndeclaredNodes: Bool { rows.count > declaredCount }

  /// Takes the ends of edges for rows of nodes, if each is the number of one; changes nothing otherwise.
  ///
  /// - Returns: Whether they are.
  mutating func takeEndsAsRows() -> Bool {
    var numbers = [UInt32](repeating: .max, count: rows.count)
    for end in Set(sources).union(targets) {
      let row = index.texts.withBytes(Int(end)) { NumberText.integer($0) }
      guard let row, row >= 0, row < declaredCount else { return false }
      numbers[Int(end)] = UInt32(row)
    }
    let ids = order().prefix(declaredCount).map { index.texts[$0] }
    index = TextIndex()
    for var id in ids { _ = id.withUTF8 { index.insert($0) } }
    rows = (0..<UInt32(declaredCount)).map { $0 }
    sources = sources.map { numbers[Int($0)] }
    targets = targets.map { numbers[Int($0)] }
    return true
  }

  private mutating func number(_ id: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int {
    guard let (number, isNew) = index.insert(id) else {
      throw Problem(
        file: "graph", "there are more than 4294967294 nodes", advice: "divide the graph")
    }
    if isNew { rows.append(.max) }
    return Int(number)
  }

  /// Returns the document and what was noticed.
  ///
  /// - Parameters:
  ///   - direction: The direction of edges that do not say otherwise; by default that of all edges,
  ///     or undirected if they differ.
  ///   - file: What warnings call the file.
  /// - Returns: The document; ids of edges that are not all different become an attribute `id`.
  consuming func finish(
    _ direction: Graph.Direction? = nil, file: String
  ) -> GraphReading {
    let undeclared = rows.count - declaredCount
    if declaredCount > 0 {
      notices.add(
        undeclared == 1
          ? "a node is only named by edges; it was added"
          : "\(undeclared) nodes are only named by edges; they were added",
        advice: "list them with the nodes if they are meant", count: min(undeclared, 1))
    }
    noteWidened(graph.widened, "the graph")
    noteWidened(nodes.widened, "nodes")
    noteWidened(edges.widened, "edges")
    let hasRepeats = edgeIDs.hasRepeats
    if hasRepeats {
      notices.add(
        "two edges have the same id; the ids were read as an attribute “id”",
        advice: "give each edge an id of its own")
    }
    let ids = orderNodes()
    let common = Set(directions).count == 1 ? directions.first ?? nil : nil
    let usual = direction ?? common ?? .undirected
    var document = GraphDocument(
      usual, nodeIDs: ids, sources: sources, targets: targets,
      edgeDirections: directions.map { $0 ?? usual }, edgeIDs: hasRepeats ? nil : edgeIDs)
    document.id = id
    document.graphAttributes = graph.finish(rowCount: 1)
    document.nodeAttributes = nodes.finish(rowCount: ids.count)
    var edgeColumns = edges.finish(rowCount: sources.count)
    if hasRepeats {
      let missing = edgeIDs.indices.filter { edgeIDs.range($0).isEmpty }
      edgeColumns.insert(AttributeColumn("id", .texts(edgeIDs), missing: missing), at: 0)
    }
    document.edgeAttributes = edgeColumns
    return GraphReading(document, warnings: notices.problems(file: file))
  }

  private mutating func noteWidened(_ names: [String], _ subject: String) {
    for name in names {
      notices.add(
        "the values of “\(name)” of \(subject) are of several types; they were read as one that holds all",
        advice: "use one type throughout if that is not meant")
    }
  }

  /// Renumbers the ends of edges so that declared nodes come first; returns the ids in that order.
  private mutating func orderNodes() -> TextColumn {
    let numbers = order()
    if numbers.indices.allSatisfy({ numbers[$0] == $0 }) { return index.texts }
    for edge in sources.indices {
      sources[edge] = rows[Int(sources[edge])]
      targets[edge] = rows[Int(targets[edge])]
    }
    var texts = TextColumn()
    for number in numbers { index.texts.withBytes(number) { texts.append($0) } }
    return texts
  }

  /// Gives rows to nodes that are only named; returns the number of each row.
  private mutating func order() -> [Int] {
    var next = UInt32(declaredCount)
    var numbers = [Int](repeating: 0, count: rows.count)
    for number in rows.indices {
      if rows[number] == .max {
        rows[number] = next
        next += 1
      }
      numbers[Int(rows[number])] = number
    }
    return numbers
  }
}

extension [UInt8] {
  /// Calls the body with the bytes.
  func withUTF8<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let result = withUnsafeBufferPointer { bytes in
      Swift.Result { () throws(Problem) in try body(bytes) }
    }
    return try result.get()
  }
}
