import EntenteData
import EntenteGraph

/// Reads node-link JSON as NetworkX and D3 write it.
struct NodeLinkReader: ~Copyable {
  private var scanner: JSONScanner
  private var builder = GraphDocumentBuilder()
  private var direction: Graph.Direction?

  private var graphMembers = JSONMembers(NodeLink.graphNames)
  private var nodeMembers = JSONMembers(NodeLink.nodeNames)
  private var edgeMembers = JSONMembers(NodeLink.edgeNames, andSometimes: ["key"])
  private var declarations = JSONDeclarations()
  private var id: [UInt8] = []
  private var source: [UInt8] = []
  private var target: [UInt8] = []

  /// Where the node or edge starts that is read.
  private var position = TextPosition()
  private var hasNodes = false
  private var hasIDs = false
  /// Under which names there are edges.
  private var edgeLists: [String] = []
  private var placedNodes = JSONOccurrence()
  private var numberedNodes = JSONOccurrence()
  private var numberedEnds = JSONOccurrence()
  private var wholeEnds = JSONOccurrence()

  init(_ source: TextSource, windowSize: Int = ByteWindow.size) {
    scanner = JSONScanner(source, windowSize: windowSize)
  }

  consuming func read() throws(Problem) -> GraphReading {
    let advice = "give node-link JSON, or name the format with --read-as"
    guard try scanner.peek() != .array else {
      throw scanner.problem(
        "the whole is a list; expected an object with “nodes” and “edges”", advice: advice)
    }
    try scanner.beginObject()
    while try scanner.nextName() { try readMember(scanner.string) }
    try scanner.finish()
    guard hasNodes || !edgeLists.isEmpty else {
      throw scanner.problem("there are neither “nodes” nor “edges” nor “links”", advice: advice)
    }
    return try finish()
  }

  private mutating func readMember(_ name: String) throws(Problem) {
    switch name {
    case "directed": direction = try scanner.readBoolean() ? .directed : .undirected
    case "multigraph": _ = try scanner.readBoolean()
    case JSONDeclarations.name:
      declarations = try JSONDeclarations.read(&scanner)
      graphMembers.declare(declarations.graph)
      nodeMembers.declare(declarations.nodes)
      edgeMembers.declare(declarations.edges)
    case "graph" where try scanner.peek() == .object:
      try scanner.beginObject()
      while try scanner.nextName() {
        try scanner.readGraphMember(&graphMembers, into: &builder.graph, id: &builder.id)
      }
    case "nodes":
      hasNodes = true
      try scanner.beginArray()
      while try scanner.nextElement() { try readNode() }
    case "edges", "links":
      try noteEdgeList(name)
      try scanner.beginArray()
      while try scanner.nextElement() { try readEdge() }
    default:
      scanner.notices.add(
        "“\(name)” beside the nodes and edges was read as an attribute of the graph",
        advice: "put it into “graph”", at: scanner.position)
      let attribute = JSONMembers.attribute(name, in: &builder.graph)
      try scanner.readAttribute(attribute, row: 0, into: &builder.graph)
    }
  }

  // MARK: Nodes

  private mutating func readNode() throws(Problem) {
    let row = builder.declaredCount
    var hasID = false
    position = scanner.position
    try scanner.beginObject()
    while try scanner.nextName() {
      switch nodeMembers.meaning(scanner.text, in: &builder.nodes) {
      case .own:
        hasID = true
        let kind = try scanner.readID("the id of a node", into: &id)
        if kind != .text { numberedNodes.add(at: position) }
      case .attribute(let attribute):
        try scanner.readAttribute(attribute, row: row, into: &builder.nodes)
      }
    }
    if hasID {
      hasIDs = true
    } else {
      id = Array("\(row)".utf8)
      placedNodes.add(at: position)
    }
    let declared = try id.withUTF8 { id throws(Problem) in try builder.declareNode(id) }
    guard declared != nil else {
      throw scanner.problem(
        at: position, "the node “\(String(decoding: id, as: UTF8.self))” is there twice",
        advice: "give each node an id of its own")
    }
  }

  // MARK: Edges

  private mutating func noteEdgeList(_ list: String) throws(Problem) {
    if let other = edgeLists.first {
      scanner.notices.add(
        other == list
          ? "there are two lists of “\(list)”; both were read"
          : "there are “\(other)” and “\(list)”; both were read",
        advice: "put all edges into “edges”", at: scanner.position)
    }
    edgeLists.append(list)
  }

  private mutating func readEdge() throws(Problem) {
    let row = builder.edgeCount
    var (hasSource, hasTarget) = (false, false)
    var direction: Graph.Direction?
    id.removeAll(keepingCapacity: true)
    position = scanner.position
    try scanner.beginObject()
    while try scanner.nextName() {
      switch edgeMembers.meaning(scanner.text, in: &builder.edges) {
      case .own(0):
        hasSource = true
        try readSource()
      case .own(1):
        hasTarget = true
        try readTarget()
      case .own(2): try scanner.readID("the id of an edge", into: &id)
      case .own:
        if try scanner.peek() == .boolean {
          direction = try scanner.readBoolean() ? .directed : .undirected
        } else {
          let attribute = JSONMembers.attribute("directed", in: &builder.edges)
          try scanner.readAttribute(attribute, row: row, into: &builder.edges)
        }
      case .attribute(let attribute):
        try scanner.readAttribute(attribute, row: row, into: &builder.edges)
      }
    }
    guard hasSource, hasTarget else {
      throw scanner.problem(
        at: position, "an edge has no “\(hasSource ? "target" : "source")”",
        advice: "name the nodes that it joins")
    }
    try builder.addEdge(source, target, direction, id: id)
  }

  private mutating func readSource() throws(Problem) {
    let kind = try Self.readEnd(&scanner, into: &source)
    if kind == .number { numberedEnds.add(at: position) }
    if kind == .object { wholeEnds.add(at: position) }
  }

  private mutating func readTarget() throws(Problem) {
    let kind = try Self.readEnd(&scanner, into: &target)
    if kind == .number { numberedEnds.add(at: position) }
    if kind == .object { wholeEnds.add(at: position) }
  }

  /// Reads an end: an id, a place, or, as D3 leaves it behind, the whole node.
  private static func readEnd(
    _ scanner: inout JSONScanner, into end: inout [UInt8]
  ) throws(Problem) -> JSONScanner.Kind {
    guard try scanner.peek() == .object else {
      return try scanner.readID("an end of an edge", into: &end)
    }
    let position = scanner.position
    var (hasID, hasPlace) = (false, false)
    try scanner.beginObject()
    while try scanner.nextName() {
      if scanner.isText("id") {
        hasID = true
        try scanner.readID("an end of an edge", into: &end)
      } else if scanner.isText("index"), !hasID {
        hasPlace = true
        try scanner.readID("an end of an edge", into: &end)
      } else {
        try scanner.skipValue()
      }
    }
    guard hasID || hasPlace else {
      throw scanner.problem(
        at: position, "an end of an edge has no id", advice: "write the id of the node")
    }
    return .object
  }

  // MARK: The end

  private consuming func finish() throws(Problem) -> GraphReading {
    if placedNodes.count > 0, !hasIDs, builder.edgeCount > 0, !builder.joinsDeclaredNodes {
      throw scanner.problem(
        at: placedNodes.position, "no node has an id, and no edge joins nodes by their places",
        advice: "give each node an id, or name the format with --read-as")
    }
    scanner.notices.add(
      placedNodes, "a node has no id; it got its place, from 0, as D3 has it",
      advice: "give each node an id")
    scanner.notices.add(
      numberedNodes, "the id of a node is no text; it was read as one",
      advice: "write ids in quotation marks if others are to read them as they are")
    scanner.notices.add(
      wholeEnds, "an end of an edge is a whole node; its id was taken",
      advice: "write the id of the node")
    let areNumbers = numberedEnds.count > 0 && numberedEnds.count == 2 * builder.edgeCount
    if hasIDs, areNumbers, builder.hasUndeclaredNodes, builder.takeEndsAsRows() {
      scanner.notices.add(
        numberedEnds, "an end of an edge is no id; it was taken for the place of a node, from 0",
        advice: "write the id of the node")
    }
    let (file, declarations) = (scanner.window.name, declarations)
    var reading = builder.finish(direction, file: file)
    declarations.apply(to: &reading.document)
    reading.warnings = scanner.warnings + reading.warnings
    reading.document = reading.document.withModesFromAttribute
    return reading
  }
}
