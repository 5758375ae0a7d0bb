import EntenteData
import EntenteGraph

/// Makes a document of nodes and edges as a file tells them, nodes by their ids.
///
/// Nodes are in the order in which they are declared; those that are only named by edges come last, in
/// the order in which they are named.
struct GraphDocumentBuilder: ~Copyable {
  private var rows = RowIndex()
  /// The ends of edges, as numbers of the index.
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

  /// How many nodes were declared.
  var declaredCount: Int { rows.declaredCount }

  /// The number of edges so far.
  var edgeCount: Int { sources.count }

  /// Declares a node.
  ///
  /// - Returns: Its row; `nil` if it was declared before.
  /// - Throws: A `Problem` if there are too many nodes.
  mutating func declareNode(_ id: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int? {
    try rows.declare(id)
  }

  /// Declares a node.
  mutating func declareNode(_ id: String) throws(Problem) -> Int? {
    let bytes = Array(id.utf8)
    return try bytes.withUTF8 { bytes throws(Problem) in try declareNode(bytes) }
  }

  /// Returns the row of a declared node.
  func row(_ id: String) -> Int? { rows.row(id) }

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
    sources.append(try rows.number(source))
    targets.append(try rows.number(target))
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

  /// Whether an edge has a declared node for an end.
  var joinsDeclaredNodes: Bool {
    sources.contains { rows.isDeclared($0) } || targets.contains { rows.isDeclared($0) }
  }

  /// Takes the ends of edges for rows of nodes, if each is the number of one; changes nothing otherwise.
  ///
  /// - Returns: Whether they are.
  mutating func takeEndsAsRows() -> Bool {
    var numbers = [UInt32](repeating: .max, count: rows.count)
    for end in Set(sources).union(targets) {
      guard let row = rows.integer(end), row >= 0, row < declaredCount else { return false }
      numbers[Int(end)] = UInt32(row)
    }
    rows.keepDeclared()
    sources = sources.map { numbers[Int($0)] }
    targets = targets.map { numbers[Int($0)] }
    return true
  }

  /// Returns the document and what was noticed.
  ///
  /// - Parameters:
  ///   - direction: The direction of edges that do not say otherwise; by default that of all edges,
  ///     or undirected if they differ.
  ///   - file: What warnings call the file.
  ///   - isMixed: Whether values of several types under a name are usual, and so no notice.
  /// - Returns: The document; ids of edges that are not all different become an attribute `id`.
  consuming func finish(
    _ direction: Graph.Direction? = nil, file: String, isMixed: Bool = false
  ) -> GraphReading {
    let declared = declaredCount
    let ids = rows.finish(&sources, &targets)
    if declared > 0, let undeclared = CommonNotice.undeclared(ids, from: declared) {
      notices.add(undeclared, advice: "list them with the nodes if they are meant")
    }
    if !isMixed {
      notices.addWidened(graph, "the graph")
      notices.addWidened(nodes, "nodes")
      notices.addWidened(edges, "edges")
    }
    let repeated = edgeIDs.firstRepeat
    if let repeated {
      notices.add(
        CommonNotice.repeatedEdgeID(repeated), advice: "give each edge an id of its own")
    }
    let common = Set(directions).count == 1 ? directions.first ?? nil : nil
    let usual = direction ?? common ?? .undirected
    var document = GraphDocument(
      usual, nodeIDs: ids, sources: sources, targets: targets,
      edgeDirections: directions.map { $0 ?? usual }, edgeIDs: repeated == nil ? edgeIDs : nil)
    document.id = id
    document.graphAttributes = graph.finish(rowCount: 1)
    document.nodeAttributes = nodes.finish(rowCount: ids.count)
    var edgeColumns = edges.finish(rowCount: sources.count)
    if repeated != nil {
      let missing = edgeIDs.indices.filter { edgeIDs.range($0).isEmpty }
      edgeColumns.append(AttributeColumn("id", .texts(edgeIDs), missing: missing))
    }
    document.edgeAttributes = edgeColumns
    return GraphReading(document, warnings: notices.problems(file: file))
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
