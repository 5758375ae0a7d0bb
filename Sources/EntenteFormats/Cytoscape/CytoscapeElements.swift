import EntenteData
import EntenteGraph

/// The nodes and edges of Cytoscape's JSON as they are read.
struct CytoscapeElements: ~Copyable {
  var builder = GraphDocumentBuilder()
  private var declarations = JSONDeclarations()
  private var nodeMembers = JSONMembers(Cytoscape.nodeNames, andSometimes: ["parent"])
  private var edgeMembers = JSONMembers(Cytoscape.edgeNames)
  /// The columns of what NetworkX needs, which says nothing if it only repeats what is known.
  private var valueColumn: Int?
  private var keyColumn: Int?
  private var namelessNodes = JSONOccurrence()
  private var id: [UInt8] = []
  private var hasID = false
  private var source: [UInt8] = []
  private var target: [UInt8] = []
  private var hasSource = false
  private var hasTarget = false
  private var direction: Graph.Direction?

  /// Reads past what is not of the graph.
  static func leaveOut(_ name: String, _ scanner: inout JSONScanner) throws(Problem) {
    scanner.notices.add(
      "“\(name)” is of the program or the view, not of the graph; it was left out",
      advice: "put what is to be kept into “data”", at: scanner.position)
    try scanner.skipValue()
  }

  /// Notes what the file declares of attributes.
  mutating func declare(_ declarations: JSONDeclarations) {
    self.declarations = declarations
    nodeMembers.declare(declarations.nodes)
    edgeMembers.declare(declarations.edges)
  }

  /// Reads an element.
  mutating func read(_ scanner: inout JSONScanner, isNode: Bool) throws(Problem) {
    (hasID, hasSource, hasTarget, direction) = (false, false, false, nil)
    id.removeAll(keepingCapacity: true)
    let position = scanner.position
    try scanner.beginObject()
    while try scanner.nextName() {
      switch scanner.string {
      case "data":
        try scanner.beginObject()
        while try scanner.nextName() {
          try isNode ? readNodeMember(&scanner) : readEdgeMember(&scanner)
        }
      case "position" where isNode: try readPosition(&scanner)
      case "group": try scanner.skipValue()
      case "classes":
        if isNode {
          let attribute = JSONMembers.attribute("classes", in: &builder.nodes)
          try scanner.readAttribute(attribute, row: builder.declaredCount, into: &builder.nodes)
        } else {
          let attribute = JSONMembers.attribute("classes", in: &builder.edges)
          try scanner.readAttribute(attribute, row: builder.edgeCount, into: &builder.edges)
        }
      case let other: try Self.leaveOut(other, &scanner)
      }
    }
    try isNode ? addNode(&scanner, position) : addEdge(&scanner, position)
  }

  // MARK: Nodes

  private mutating func readNodeMember(_ scanner: inout JSONScanner) throws(Problem) {
    let row = builder.declaredCount
    let isParent = scanner.text.elementsEqual("parent".utf8)
    let attribute: JSONMembers.Attribute
    switch nodeMembers.meaning(scanner.text, in: &builder.nodes) {
    case .own(0):
      hasID = true
      try scanner.readID("the id of a node", into: &id)
      return
    case .own:
      let column = valueColumn ?? builder.nodes.addColumn("value")
      valueColumn = column
      attribute = JSONMembers.Attribute(name: "value", column: column, isSpecialNumber: false)
    case .attribute(let found): attribute = found
    }
    if isParent, try scanner.peek() == .number {
      // Ids are texts.
      _ = try scanner.readNumber()
      _ = builder.nodes.set(attribute.column, row: row, .text, 0, scanner.text)
    } else {
      try scanner.readAttribute(attribute, row: row, into: &builder.nodes)
    }
  }

  private mutating func readPosition(_ scanner: inout JSONScanner) throws(Problem) {
    guard try scanner.peek() == .object else { return try scanner.skipValue() }
    try scanner.beginObject()
    while try scanner.nextName() {
      let attribute = JSONMembers.attribute(scanner.string, in: &builder.nodes)
      try scanner.readAttribute(attribute, row: builder.declaredCount, into: &builder.nodes)
    }
  }

  private mutating func addNode(
    _ scanner: inout JSONScanner, _ position: TextPosition
  ) throws(Problem) {
    if !hasID {
      namelessNodes.add(at: position)
      id = Array("node-\(builder.declaredCount)".utf8)
    }
    let row = try id.withUTF8 { id throws(Problem) in try builder.declareNode(id) }
    guard row != nil else {
      throw scanner.problem(
        at: position, "the node “\(String(decoding: id, as: UTF8.self))” is there twice",
        advice: "give each node an id of its own")
    }
  }

  // MARK: Edges

  private mutating func readEdgeMember(_ scanner: inout JSONScanner) throws(Problem) {
    let attribute: JSONMembers.Attribute
    switch edgeMembers.meaning(scanner.text, in: &builder.edges) {
    case .own(0), .own(1):
      try scanner.readID("the id of an edge", into: &id)
      return
    case .own(2):
      hasSource = true
      try scanner.readID("the source of an edge", into: &source)
      return
    case .own(3):
      hasTarget = true
      try scanner.readID("the target of an edge", into: &target)
      return
    case .own(4):
      if try scanner.peek() == .boolean {
        direction = try scanner.readBoolean() ? .directed : .undirected
        return
      }
      attribute = JSONMembers.attribute("directed", in: &builder.edges)
    case .own:
      let column = keyColumn ?? builder.edges.addColumn("key")
      keyColumn = column
      attribute = JSONMembers.Attribute(name: "key", column: column, isSpecialNumber: false)
    case .attribute(let found): attribute = found
    }
    try scanner.readAttribute(attribute, row: builder.edgeCount, into: &builder.edges)
  }

  private mutating func addEdge(
    _ scanner: inout JSONScanner, _ position: TextPosition
  ) throws(Problem) {
    guard hasSource, hasTarget else {
      throw scanner.problem(
        at: position, "an edge has no “\(hasSource ? "target" : "source")”",
        advice: "name the nodes that it joins")
    }
    try builder.addEdge(source, target, direction, id: id)
  }

  // MARK: The end

  consuming func finish(_ direction: Graph.Direction?, file: String) -> GraphReading {
    builder.notices.add(
      namelessNodes, "a node has no id; it got one by its place, from 0",
      advice: "give each node an id")
    let declarations = declarations
    var reading = builder.finish(direction, file: file)
    var document = reading.document
    if let place = valueColumn {
      let column = document.nodeAttributes[place]
      let isRepeated = document.nodeIDs.indices.allSatisfy {
        column.text($0) == document.nodeIDs[$0]
      }
      if isRepeated { document.nodeAttributes.remove(at: place) }
    }
    if let place = keyColumn, document.edgeAttributes[place].texts != nil {
      let column = document.edgeAttributes[place]
      let isRepeated = (0..<document.edgeCount).allSatisfy { column.text($0) == "\($0)" }
      if isRepeated { document.edgeAttributes.remove(at: place) }
    }
    declarations.apply(to: &document)
    reading.document = document.withModesFromAttribute
    return reading
  }
}
