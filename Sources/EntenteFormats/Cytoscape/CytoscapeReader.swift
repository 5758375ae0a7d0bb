import EntenteData
import EntenteGraph

/// Reads JSON of Cytoscape and Cytoscape.js: a list of elements, or lists of nodes and edges, either
/// also under `elements`.
struct CytoscapeReader: ~Copyable {
  private var scanner: JSONScanner
  private var elements = CytoscapeElements()
  private var direction: Graph.Direction?
  private var graphMembers = JSONMembers(Cytoscape.graphNames)
  private var hasElements = false

  init(_ source: TextSource) { scanner = JSONScanner(source) }

  consuming func read() throws(Problem) -> GraphReading {
    if try scanner.peek() == .array {
      try readMixedElements()
    } else {
      try scanner.beginObject()
      while try scanner.nextName() { try readMember(scanner.string) }
    }
    try scanner.finish()
    guard hasElements else {
      throw scanner.problem(
        "there are no “elements”",
        advice: "give JSON of Cytoscape, or name the format with --read-as")
    }
    let (file, warnings) = (scanner.window.name, scanner.warnings)
    var reading = elements.finish(direction, file: file)
    reading.warnings = warnings + reading.warnings
    return reading
  }

  private mutating func readMember(_ name: String) throws(Problem) {
    switch name {
    case "elements" where try scanner.peek() == .object:
      hasElements = true
      try scanner.beginObject()
      while try scanner.nextName() { try readMember(scanner.string) }
    case "elements": try readMixedElements()
    case "nodes": try readElements(areNodes: true)
    case "edges": try readElements(areNodes: false)
    case "directed": direction = try scanner.readBoolean() ? .directed : .undirected
    case "multigraph": _ = try scanner.readBoolean()
    case JSONDeclarations.name:
      let declarations = try JSONDeclarations.read(&scanner)
      graphMembers.declare(declarations.graph)
      elements.declare(declarations)
    case "data" where try scanner.peek() == .array: try readGraphPairs()
    case "data":
      try scanner.beginObject()
      while try scanner.nextName() {
        try scanner.readGraphMember(
          &graphMembers, into: &elements.builder.graph, id: &elements.builder.id)
      }
    default: try CytoscapeElements.leaveOut(name, &scanner)
    }
  }

  /// Reads what is said of the graph as NetworkX writes it, a list of names and values.
  private mutating func readGraphPairs() throws(Problem) {
    try scanner.beginArray()
    while try scanner.nextElement() {
      try scanner.beginArray()
      guard try scanner.nextElement() else { throw try scanner.expected("a name") }
      try scanner.readText()
      let name = scanner.string
      guard try scanner.nextElement() else { throw try scanner.expected("a value after a name") }
      if name == "name", try scanner.peek() == .text {
        try scanner.readText()
        elements.builder.id = scanner.string
      } else {
        let attribute = JSONMembers.attribute(name, in: &elements.builder.graph)
        try scanner.readAttribute(attribute, row: 0, into: &elements.builder.graph)
      }
      if try scanner.nextElement() { throw try scanner.expected("“]” after a name and a value") }
    }
  }

  private mutating func readElements(areNodes: Bool) throws(Problem) {
    hasElements = true
    try scanner.beginArray()
    while try scanner.nextElement() { try elements.read(&scanner, isNode: areNodes) }
  }

  /// Reads a list of nodes and edges.
  ///
  /// Which an element is can be told at its end only, so it is read twice.
  private mutating func readMixedElements() throws(Problem) {
    hasElements = true
    try scanner.beginArray()
    while try scanner.nextElement() {
      let position = scanner.position
      var bytes: [UInt8] = []
      try scanner.appendValue(to: &bytes, keepsSpecialNumbers: true)
      do throws(Problem) {
        let isNode = try Self.isNode(bytes, name: scanner.window.name)
        var element = try JSONScanner(bytes, name: scanner.window.name)
        try elements.read(&element, isNode: isNode)
        elements.builder.nodes.placeTypes(at: position)
        elements.builder.edges.placeTypes(at: position)
        scanner.notices.add(element.notices, at: position)
      } catch {
        throw scanner.problem(at: position, error.message, advice: error.advice)
      }
    }
  }

  /// Whether an element is a node: by its group, or because it has no source.
  private static func isNode(_ bytes: [UInt8], name: String) throws(Problem) -> Bool {
    var scanner = try JSONScanner(bytes, name: name)
    var hasSource = false
    try scanner.beginObject()
    while try scanner.nextName() {
      if scanner.isText("group"), try scanner.peek() == .text {
        try scanner.readText()
        return scanner.isText("nodes")
      }
      guard scanner.isText("data"), try scanner.peek() == .object else {
        try scanner.skipValue()
        continue
      }
      try scanner.beginObject()
      while try scanner.nextName() {
        if scanner.isText("source") { hasSource = true }
        try scanner.skipValue()
      }
    }
    return !hasSource
  }
}
