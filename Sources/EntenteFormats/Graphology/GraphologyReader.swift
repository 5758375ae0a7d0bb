import EntenteData
import EntenteGraph

/// Reads JSON of graphology, which Sigma and Gephi write.
struct GraphologyReader: ~Copyable {
  private var scanner: JSONScanner
  private var builder = GraphDocumentBuilder()
  private var isUndirected = false
  private var graphMembers = JSONMembers(Graphology.graphNames)
  private var nodeMembers = JSONMembers([])
  private var edgeMembers = JSONMembers([])
  private var declarations = JSONDeclarations()
  private var key: [UInt8] = []
  private var source: [UInt8] = []
  private var target: [UInt8] = []
  private var hasList = false
  private var numberedNodes = JSONOccurrence()

  init(_ source: TextSource) { scanner = JSONScanner(source) }

  consuming func read() throws(Problem) -> GraphReading {
    try scanner.beginObject()
    while try scanner.nextName() { try readMember(scanner.string) }
    try scanner.finish()
    guard hasList else {
      throw scanner.problem(
        "there are neither “nodes” nor “edges”",
        advice: "give JSON of graphology, or name the format with --read-as")
    }
    scanner.notices.add(
      numberedNodes, "the key of a node is no text; it was read as one",
      advice: "write keys in quotation marks")
    let (file, warnings, declarations) = (scanner.window.name, scanner.warnings, declarations)
    // Where all edges are undirected, not each has to say it.
    var reading = builder.finish(isUndirected ? .undirected : .directed, file: file)
    declarations.apply(to: &reading.document)
    reading.warnings = warnings + reading.warnings
    reading.document = reading.document.withModesFromAttribute
    return reading
  }

  private mutating func readMember(_ name: String) throws(Problem) {
    switch name {
    case "options":
      try scanner.beginObject()
      while try scanner.nextName() { try readOption() }
    case "attributes":
      try scanner.beginObject()
      while try scanner.nextName() {
        try scanner.readGraphMember(&graphMembers, into: &builder.graph, id: &builder.id)
      }
    case JSONDeclarations.name:
      declarations = try JSONDeclarations.read(&scanner)
      graphMembers.declare(declarations.graph)
      nodeMembers.declare(declarations.nodes)
      edgeMembers.declare(declarations.edges)
    case "nodes":
      hasList = true
      try scanner.beginArray()
      while try scanner.nextElement() { try readNode() }
    case "edges":
      hasList = true
      try scanner.beginArray()
      while try scanner.nextElement() { try readEdge() }
    default: try leaveOut(name)
    }
  }

  private mutating func readOption() throws(Problem) {
    guard scanner.isText("type") else {
      // Whether there may be loops and parallel edges is seen.
      return try scanner.skipValue()
    }
    let position = scanner.position
    try scanner.readText()
    let type = scanner.string
    guard Graphology.types.contains(type) else {
      throw scanner.problem(
        at: position, "the type is “\(type)”; expected directed, undirected or mixed",
        advice: "correct the options")
    }
    isUndirected = type == "undirected"
  }

  private mutating func leaveOut(_ name: String) throws(Problem) {
    scanner.notices.add(
      "“\(name)” is no member of graphology’s JSON; it was left out",
      advice: "put what is to be kept into “attributes”", at: scanner.position)
    try scanner.skipValue()
  }

  // MARK: Nodes and edges

  private mutating func readNode() throws(Problem) {
    let position = scanner.position
    var hasKey = false
    try scanner.beginObject()
    while try scanner.nextName() {
      switch scanner.string {
      case "key":
        hasKey = true
        let kind = try scanner.readID("the key of a node", into: &key)
        if kind != .text { numberedNodes.add(at: position) }
      case "attributes" where try scanner.peek() != .null:
        try scanner.beginObject()
        while try scanner.nextName() {
          if case .attribute(let found) = nodeMembers.meaning(scanner.text, in: &builder.nodes) {
            try scanner.readAttribute(found, row: builder.declaredCount, into: &builder.nodes)
          }
        }
      case "attributes": try scanner.readNull()
      case let other: try leaveOut(other)
      }
    }
    guard hasKey else {
      throw scanner.problem(
        at: position, "a node has no key", advice: "give each node a key of its own")
    }
    let row = try key.withUTF8 { key throws(Problem) in try builder.declareNode(key) }
    guard row != nil else {
      throw scanner.problem(
        at: position, "the node “\(String(decoding: key, as: UTF8.self))” is there twice",
        advice: "give each node a key of its own")
    }
  }

  private mutating func readEdge() throws(Problem) {
    let position = scanner.position
    var (hasSource, hasTarget, isUndirected) = (false, false, false)
    key.removeAll(keepingCapacity: true)
    try scanner.beginObject()
    while try scanner.nextName() {
      switch scanner.string {
      case "key" where try scanner.peek() != .null:
        try scanner.readID("the key of an edge", into: &key)
      case "key": try scanner.readNull()
      case "source":
        hasSource = true
        try scanner.readID("the source of an edge", into: &source)
      case "target":
        hasTarget = true
        try scanner.readID("the target of an edge", into: &target)
      case "undirected": isUndirected = try scanner.readBoolean()
      case "attributes" where try scanner.peek() != .null:
        try scanner.beginObject()
        while try scanner.nextName() {
          if case .attribute(let found) = edgeMembers.meaning(scanner.text, in: &builder.edges) {
            try scanner.readAttribute(found, row: builder.edgeCount, into: &builder.edges)
          }
        }
      case "attributes": try scanner.readNull()
      case let other: try leaveOut(other)
      }
    }
    guard hasSource, hasTarget else {
      throw scanner.problem(
        at: position, "an edge has no “\(hasSource ? "target" : "source")”",
        advice: "name the nodes that it joins")
    }
    try builder.addEdge(source, target, isUndirected ? .undirected : nil, id: key)
  }
}
