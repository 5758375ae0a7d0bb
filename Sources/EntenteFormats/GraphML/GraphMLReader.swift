import EntenteData
import EntenteGraph

/// Reads the first graph of a GraphML document.
struct GraphMLReader: ~Copyable {
  static let namespace = "http://graphml.graphdrawing.org/xmlns"

  var scanner: XMLScanner
  var notices = GraphMLNotices()
  /// What stands before the names of GraphML's elements, such as `g:`.
  private(set) var prefix = ""

  var id: String?
  /// The direction of the first graph, and of the graph that is being read.
  var mainDirection: Graph.Direction?
  var direction = Graph.Direction.directed

  var graphTable = GraphMLTable("the graph")
  var nodeTable = GraphMLTable("nodes")
  var edgeTable = GraphMLTable("edges")

  /// The rows of nodes, and of hyperedges, by their ids.
  var nodes = RowIndex()
  var numbering = NodeNumbering()
  /// The ends of edges, by the numbers of ids.
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var edgeDirections: [Graph.Direction]?
  var edgeIDs = TextColumn()
  /// The number of the first node that an edge named before it was declared, and where the edge is.
  private(set) var firstUndeclared: (number: UInt32, position: TextPosition)?
  /// What edges say in places of their own: their ports, and how they belong to a hyperedge.
  var edgePlaces = AttributeTable()
  /// The rows of nodes in the graph of another node, with the id of that, inner ones first.
  var nested: [(rows: Range<Int>, parent: String)] = []
  /// The rows of nodes that are hyperedges.
  var hyperedges: [Int] = []
  /// What yEd says of the drawing; `nil` if it is left out.
  var drawing: YEdDrawing?
  /// Values of an element that has not been read to its end.
  let pending = UnsafeMutablePointer<PendingValue>.allocate(capacity: PendingValue.most)
  /// The texts of such values in which entities were replaced.
  let decoded = UnsafeMutablePointer<UInt8>.allocate(capacity: PendingValue.mostDecoded)

  /// Whether the fast way may be taken.
  private let isFast: Bool

  init(
    _ source: TextSource, windowSize: Int = ByteWindow.size, isFast: Bool = true,
    hasDrawing: Bool = false
  ) {
    scanner = XMLScanner(source, windowSize: windowSize)
    self.isFast = isFast
    guard hasDrawing else { return }
    scanner.instructions = "entente-"
    drawing = YEdDrawing()
  }

  deinit {
    pending.deallocate()
    decoded.deallocate()
  }

  // MARK: The document

  mutating func read() throws(Problem) -> GraphDocument {
    let isEmpty = try readRoot()
    var hasGraph = false
    while !isEmpty, let child = try nextChild("graphml") {
      switch child.name {
      case "key": try readKey(child)
      case "graph" where !hasGraph:
        hasGraph = true
        try readGraph(child)
      case "graph": try skip(child, .otherGraph)
      case "data": try skip(child, .dataOfNoElement)
      case "entente-graph":
        if try scanner.attributesByName()["added"] == "drawing" { drawing?.isAdded = true }
      default: try skip(child, .element(child.name ?? scanner.name))
      }
    }
    try scanner.finish(after: "graphml")
    guard hasGraph else {
      throw scanner.problem("there is no <graph>", advice: "put the nodes and edges into one")
    }
    return finish()
  }

  /// Reads the start tag of `graphml`; returns whether it is empty.
  private mutating func readRoot() throws(Problem) -> Bool {
    let (name, isEmpty) = try scanner.nextRoot()
    guard name == "graphml" || name.hasSuffix(":graphml") else {
      throw scanner.problem(
        "expected <graphml>\(name.isEmpty ? "" : ", not <\(name)>")", advice: "give a GraphML file")
    }
    prefix = String(name.dropLast("graphml".count))
    let key = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
    let namespace = try scanner.attributesByName()[key]
    guard namespace?.hasPrefix(Self.namespace) ?? prefix.isEmpty else {
      throw scanner.problem(
        "<\(name)> is not of GraphML’s namespace", advice: "declare \(key)=\"\(Self.namespace)\"")
    }
    return isEmpty
  }

  // MARK: Elements

  /// An element whose start tag was read.
  struct Child {
    /// Its name without the prefix; `nil` if it is not GraphML's.
    let name: String?
    let isEmpty: Bool
  }

  /// Returns the next element within another, or `nil` at its end.
  mutating func nextChild(_ parent: String) throws(Problem) -> Child? {
    guard let isEmpty = try scanner.nextElement(in: parent, textsIn: "data") else { return nil }
    return Child(name: try ownName(), isEmpty: isEmpty)
  }

  private func ownName() throws(Problem) -> String? {
    let name = scanner.name
    guard name.hasPrefix(prefix), !name.dropFirst(prefix.count).contains(":") else { return nil }
    let key = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
    var isOwn = true
    try scanner.forEachAttribute { name, value throws(Problem) in
      if name == key { isOwn = String(decoding: value, as: UTF8.self).hasPrefix(Self.namespace) }
    }
    return isOwn ? String(name.dropFirst(prefix.count)) : nil
  }

  mutating func skip(_ child: Child, _ notice: GraphMLNotice) throws(Problem) {
    notices.add(notice, at: scanner.position)
    if !child.isEmpty { try scanner.skipElement() }
  }

  /// Returns the attributes of a tag, with a notice of those that are not in a list.
  mutating func attributes(
    of element: String, known: [String]
  ) throws(Problem) -> [String: String] {
    let attributes = try scanner.attributesByName()
    for name in attributes.keys.sorted() where !known.contains(name) {
      if name.hasPrefix("parse.") || name.hasPrefix("xml") { continue }
      notices.add(.attribute(name, element: element), at: scanner.position)
    }
    return attributes
  }

  // MARK: Graphs, nodes and edges

  mutating func readGraph(_ graph: Child) throws(Problem) {
    let attributes = try attributes(of: "graph", known: ["id", "edgedefault"])
    let outer = direction
    let isMain = mainDirection == nil
    switch attributes["edgedefault"] {
    case "directed"?: direction = .directed
    case "undirected"?: direction = .undirected
    case let other:
      throw scanner.problem(
        "<graph> has \(other.map { "edgedefault “\($0)”" } ?? "no edgedefault"); expected directed or"
          + " undirected", advice: "say whether edges are directed")
    }
    if isMain { (id, mainDirection) = (attributes["id"], direction) }
    while !graph.isEmpty {
      if isFast, prefix.isEmpty { readUsualElements() }
      guard let child = try nextChild("graph") else { break }
      switch child.name {
      case "node": try readNode(child)
      case "edge": try readEdge(child)
      case "data" where isMain: try readData(child, .graph, row: 0)
      case "data": try skip(child, .nestedGraphData)
      case "key":
        notices.add(.keyInGraph, at: scanner.position)
        try readKey(child)
      case "hyperedge": try readHyperedge(child)
      default: try skip(child, .element(child.name ?? scanner.name))
      }
    }
    direction = outer
  }

  private mutating func readNode(_ node: Child) throws(Problem) {
    let attributes = try attributes(of: "node", known: ["id"])
    guard let id = attributes["id"] else {
      throw scanner.problem("<node> has no id", advice: "give each node an id of its own")
    }
    let number = try number(of: id)
    guard let row = nodes.declare(number: number) else {
      throw scanner.problem(
        "the node “\(id)” is there twice", advice: "give each node an id of its own")
    }
    if Int(number) == row { note(nodeID: id, row: row) } else { numbering.stop() }
    try readContent(node, "node", .node, row: row, id: id)
  }

  private mutating func note(nodeID id: String, row: Int) {
    let padded = Array(id.utf8) + [UInt8](repeating: 0, count: 8)
    padded.withUnsafeBufferPointer {
      numbering.add(UnsafeBufferPointer(rebasing: $0.dropLast(8)), row: row)
    }
  }

  private mutating func readEdge(_ edge: Child) throws(Problem) {
    let attributes = try attributes(
      of: "edge", known: ["id", "source", "target", "directed", "sourceport", "targetport"])
    guard let source = attributes["source"], let target = attributes["target"] else {
      throw scanner.problem(
        "<edge> has no \(attributes["source"] == nil ? "source" : "target")",
        advice: "name the nodes that it joins")
    }
    var direction: Graph.Direction?
    if var directed = attributes["directed"] {
      guard let isDirected = directed.withUTF8({ NumberText.boolean($0) }) else {
        throw scanner.problem(
          "directed is “\(directed)”; expected true or false", advice: "correct the edge")
      }
      direction = isDirected ? .directed : .undirected
    }
    let row = try addEdge(source, target, direction, id: attributes["id"])
    for name in ["sourceport", "targetport"] {
      if let port = attributes[name] { edgePlaces.set(name, row: row, .text(port)) }
    }
    try readContent(edge, "edge", .edge, row: row)
  }

  /// Adds an edge; returns its row.
  mutating func addEdge(
    _ source: String, _ target: String, _ direction: Graph.Direction?, id: String?
  ) throws(Problem) -> Int {
    let row = sources.count
    guard row < Int(UInt32.max) else {
      throw scanner.problem("there are more than 2³² − 1 edges", advice: "split the file")
    }
    for end in [source, target] where firstUndeclared == nil {
      let number = try number(of: end)
      if !nodes.isDeclared(number) { firstUndeclared = (number, scanner.position) }
    }
    sources.append(try number(of: source))
    targets.append(try number(of: target))
    if let direction { note(direction) } else { noteDirection() }
    if var id { id.withUTF8 { note(id: $0) } }
    return row
  }

  /// Reads what is in a node or an edge.
  private mutating func readContent(
    _ parent: Child, _ name: String, _ domain: Domain, row: Int, id: String? = nil
  ) throws(Problem) {
    while !parent.isEmpty, let child = try nextChild(name) {
      switch child.name {
      case "data": try readData(child, domain, row: row)
      case "graph":
        let first = nodes.declaredCount
        if id == nil { notices.add(.nestedGraph, at: scanner.position) }
        try readGraph(child)
        if let id { nested.append((first..<nodes.declaredCount, id)) }
      default: try skip(child, .element(child.name ?? scanner.name))
      }
    }
  }

  mutating func number(of id: String) throws(Problem) -> UInt32 {
    var id = id
    guard let number = id.withUTF8({ nodes.insert($0) }) else {
      throw scanner.problem("there are more than 2³² − 1 nodes", advice: "split the file")
    }
    return number
  }

  /// Notes the direction of the edge added last, if it says one or is in a graph of another one.
  mutating func note(_ direction: Graph.Direction) {
    guard let mainDirection else { return }
    if edgeDirections == nil, direction != mainDirection {
      edgeDirections = Array(repeating: mainDirection, count: sources.count - 1)
    }
    edgeDirections?.append(direction)
  }

  /// Notes that the edge added last has the direction of its graph.
  @inline(__always)
  mutating func noteDirection() {
    if edgeDirections != nil || direction != mainDirection { note(direction) }
  }

  /// Notes the id of the edge added last.
  mutating func note(id: UnsafeBufferPointer<UInt8>) {
    while edgeIDs.count < sources.count - 1 { edgeIDs.append("") }
    edgeIDs.append(id)
  }
}
