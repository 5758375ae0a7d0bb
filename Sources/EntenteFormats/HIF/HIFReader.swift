import EntenteData
import EntenteGraph

/// Reads hypergraphs in the Hypergraph Interchange Format, version 0.1.
struct HIFReader: ~Copyable {
  private var scanner: JSONScanner
  private var content = HIFContent()
  private var graphMembers = JSONMembers(HIF.graphNames)
  private var nodeMembers = JSONMembers([])
  private var edgeMembers = JSONMembers([])
  private var incidenceMembers = JSONMembers(HIF.incidenceNames)
  private var hasIncidences = false
  private var node: [UInt8] = []
  private var edge: [UInt8] = []
  private var id: [UInt8] = []

  init(_ source: TextSource) { scanner = JSONScanner(source) }

  consuming func read() throws(Problem) -> GraphReading {
    try scanner.beginObject()
    while try scanner.nextName() { try readMember(scanner.string) }
    try scanner.finish()
    guard hasIncidences else {
      throw scanner.problem(
        "there are no “incidences”",
        advice: "give HIF, or name the format with --read-as")
    }
    let (file, warnings) = (scanner.window.name, scanner.warnings)
    return try content.finish(file: file, warnings: warnings)
  }

  private mutating func readMember(_ name: String) throws(Problem) {
    switch name {
    case "network-type":
      let position = scanner.position
      try scanner.readText()
      let type = scanner.string
      guard HIF.types.contains(type) else {
        throw scanner.problem(
          at: position, "the network-type is “\(type)”; expected undirected, directed or asc",
          advice: "correct it, or leave it out")
      }
      content.type = type
    case "metadata":
      try scanner.beginObject()
      while try scanner.nextName() { try readMetadata() }
    case "nodes":
      try scanner.beginArray()
      while try scanner.nextElement() {
        try Self.readListed(&scanner, "node", &nodeMembers, into: &content.nodes, id: &node)
      }
    case "edges":
      try scanner.beginArray()
      while try scanner.nextElement() {
        try Self.readListed(&scanner, "edge", &edgeMembers, into: &content.edges, id: &edge)
      }
    case "incidences":
      hasIncidences = true
      try scanner.beginArray()
      while try scanner.nextElement() { try readIncidence() }
    default: throw Self.unknown(name, "the hypergraph", &scanner)
    }
  }

  private static func unknown(
    _ name: String, _ place: String, _ scanner: inout JSONScanner
  ) -> Problem {
    scanner.problem(
      "“\(name)” is no member of \(place) in HIF", advice: "put it into “attrs” or “metadata”")
  }

  private mutating func readMetadata() throws(Problem) {
    let name = scanner.string
    if name == HIF.form, try scanner.peek() == .text {
      try scanner.readText()
      content.isGraph = scanner.string == HIF.graph
    } else if name == HIF.hyperedges, try scanner.peek() == .number {
      guard case .integer(let count) = try scanner.readNumber(), count >= 0 else {
        throw try scanner.expected("a whole number from 0 on")
      }
      content.hyperedgeCount = Int(count)
    } else if name == HIF.order, try scanner.peek() == .array {
      try scanner.beginArray()
      while try scanner.nextElement() {
        guard case .integer(let count) = try scanner.readNumber(), count >= 0 else {
          throw try scanner.expected("whole numbers from 0 on")
        }
        content.order.append(Int(count))
      }
    } else if name == JSONDeclarations.name {
      let declarations = try JSONDeclarations.read(&scanner)
      content.declarations = declarations
      graphMembers.declare(declarations.graph)
      nodeMembers.declare(declarations.nodes)
      // The edges of the file are hyperedges, edges, or some of each.
      edgeMembers.declare(declarations.nodes)
      edgeMembers.declare(declarations.edges)
      incidenceMembers.declare(declarations.edges)
    } else {
      try scanner.readGraphMember(&graphMembers, into: &content.graph, id: &content.id)
    }
  }

  // MARK: Nodes and hyperedges

  /// Reads a node or a hyperedge of a list, whose id stands under a key.
  private static func readListed(
    _ scanner: inout JSONScanner, _ key: String, _ members: inout JSONMembers,
    into list: inout HIFList, id: inout [UInt8]
  ) throws(Problem) {
    let (kind, row) = (list.kind, list.count)
    let position = scanner.position
    var hasID = false
    try scanner.beginObject()
    while try scanner.nextName() {
      switch scanner.string {
      case key:
        hasID = true
        try readID(&scanner, "a \(kind)", into: &id)
      case "weight": try readWeight(&scanner, row, &list.table)
      case "attrs": try readAttributes(&scanner, row, &members, &list.table)
      case let other: throw unknown(other, "a \(kind)", &scanner)
      }
    }
    guard hasID else {
      throw scanner.problem(
        at: position, "a \(kind) has no id", advice: "give it one as “\(key)”")
    }
    try list.add(id, at: position)
  }

  /// Reads an id, with a byte before it that tells numbers from texts: HIF has both.
  private static func readID(
    _ scanner: inout JSONScanner, _ subject: String, into id: inout [UInt8]
  ) throws(Problem) {
    let kind = try scanner.peek()
    switch kind {
    case .text: try scanner.readText()
    case .number:
      let position = scanner.position
      guard case .integer = try scanner.readNumber() else {
        throw scanner.problem(
          at: position,
          "the id of \(subject) is “\(scanner.string)”; expected a text or a whole number",
          advice: "write it in quotation marks")
      }
    default: throw try scanner.expected("a text or a whole number as the id of \(subject)")
    }
    id.removeAll(keepingCapacity: true)
    id.append(kind == .text ? HIF.textMark : HIF.numberMark)
    id.append(contentsOf: scanner.text)
  }

  private static func readWeight(
    _ scanner: inout JSONScanner, _ row: Int, _ table: inout AttributeTable
  ) throws(Problem) {
    guard try scanner.peek() == .number else {
      throw try scanner.expected("a number as the weight")
    }
    let attribute = JSONMembers.attribute("weight", in: &table)
    try scanner.readAttribute(attribute, row: row, into: &table)
  }

  private static func readAttributes(
    _ scanner: inout JSONScanner, _ row: Int, _ members: inout JSONMembers,
    _ table: inout AttributeTable
  ) throws(Problem) {
    try scanner.beginObject()
    while try scanner.nextName() {
      if case .attribute(let attribute) = members.meaning(scanner.text, in: &table) {
        try scanner.readAttribute(attribute, row: row, into: &table)
      }
    }
  }

  // MARK: Incidences

  private mutating func readIncidence() throws(Problem) {
    let row = content.incidenceCount
    let position = scanner.position
    var (hasNode, hasEdge) = (false, false)
    var end: HIF.End?
    id.removeAll(keepingCapacity: true)
    try scanner.beginObject()
    while try scanner.nextName() {
      switch scanner.string {
      case "node":
        hasNode = true
        try Self.readID(&scanner, "a node", into: &node)
      case "edge":
        hasEdge = true
        try Self.readID(&scanner, "a hyperedge", into: &edge)
      case "weight": try Self.readWeight(&scanner, row, &content.incidences)
      case "direction":
        let position = scanner.position
        try scanner.readText()
        end = HIF.End(rawValue: scanner.string)
        guard end != nil else {
          throw scanner.problem(
            at: position, "the direction is “\(scanner.string)”; expected head or tail",
            advice: "correct it")
        }
      case "attrs": try readIncidenceAttributes(row)
      case let other: throw Self.unknown(other, "an incidence", &scanner)
      }
    }
    guard hasNode, hasEdge else {
      throw scanner.problem(
        at: position, "an incidence has no “\(hasNode ? "edge" : "node")”",
        advice: "name the node and the hyperedge")
    }
    try content.addIncidence(node: node, edge: edge, end, id: id)
  }

  private mutating func readIncidenceAttributes(_ row: Int) throws(Problem) {
    try scanner.beginObject()
    while try scanner.nextName() {
      switch incidenceMembers.meaning(scanner.text, in: &content.incidences) {
      case .attribute(let attribute):
        try scanner.readAttribute(attribute, row: row, into: &content.incidences)
      case .own:
        if try scanner.peek() == .text {
          try scanner.readText()
          id.append(contentsOf: scanner.text)
        } else {
          let attribute = JSONMembers.attribute("id", in: &content.incidences)
          try scanner.readAttribute(attribute, row: row, into: &content.incidences)
        }
      }
    }
  }
}
