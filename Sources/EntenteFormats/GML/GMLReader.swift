import EntenteData
import EntenteGraph

/// Reads the first graph of a GML file.
struct GMLReader: ~Copyable {
  /// How deep lists may be within each other.
  static let deepest = 100

  private var scanner: GMLScanner
  private var builder = GraphDocumentBuilder()
  private var types = GMLTypes()
  private var isDirected = false
  private var hasGraph = false
  private let warnings: [Problem]

  init(_ source: TextSource) {
    scanner = GMLScanner(source)
    warnings = source.warnings
  }

  consuming func read() throws(Problem) -> GraphReading {
    while let key = try nextKey(isNested: false) {
      guard key == "graph" || key == "attributes" else {
        let value = try readValue(depth: 0)
        if case .list = value { noteOutside() } else if key == "comment" { noteOutside() }
        continue
      }
      guard try scanner.next() == .open else {
        throw scanner.problem("expected “[” after “\(key)”", advice: "put its content in brackets")
      }
      if key == "attributes" {
        let members = try readMembers(depth: 1)
        if !hasGraph { types = GMLTypes(members) }
      } else if hasGraph {
        builder.notices.add(
          "there are several graphs; the first was read", advice: "divide the file to read others",
          at: scanner.position)
        _ = try readMembers(depth: 1)
      } else {
        hasGraph = true
        try readGraph()
      }
    }
    guard hasGraph else {
      throw scanner.problem("there is no graph", advice: "start it with “graph [”")
    }
    let (name, warnings, types) = (scanner.name, warnings, types)
    var reading = builder.finish(isDirected ? .directed : .undirected, file: name)
    reading.document = types.named(reading.document.withIDsOfGML).withModesFromAttribute
    reading.warnings = warnings + reading.warnings
    return reading
  }

  private mutating func noteOutside() {
    builder.notices.add(
      "what stands outside of the graph was left out", advice: "move it into the graph",
      at: scanner.position)
  }

  // MARK: Tokens

  /// The next key; `nil` at the end of the list or, if not nested, of the file.
  private mutating func nextKey(isNested: Bool) throws(Problem) -> String? {
    switch try scanner.next() {
    case .key: return scanner.text.text
    case .close where isNested: return nil
    case .end where !isNested: return nil
    case .end:
      throw scanner.problem("the file ends within a list", advice: "get the whole file, or add “]”")
    case .close:
      throw scanner.problem("there is “]” without “[”", advice: "remove it")
    case .open, .number, .text, .word:
      throw scanner.problem("expected a key", advice: "write a key before each value")
    }
  }

  private mutating func readValue(depth: Int) throws(Problem) -> GMLValue {
    switch try scanner.next() {
    case .number(let value):
      if case .real = value, NumberText.isRounded(scanner.text) {
        let notice = CommonNotice.rounded
        builder.notices.add(notice.message, advice: notice.advice, at: scanner.position)
      }
      return .scalar(value)
    case .text: return .scalar(.text(GMLText.decoded(scanner.text)))
    case .open: return .list(try readMembers(depth: depth + 1))
    case .word where GMLScanner.isWhole(scanner.text):
      builder.notices.add(
        "a whole number is beyond −2⁶³ to 2⁶³ − 1; it was read as a text, with all its digits",
        advice: "write such numbers in quotation marks", at: scanner.position)
      return .scalar(.text(scanner.text.text))
    case .key, .word:
      // Numbers that are none are written like keys.
      if let number = NumberText.real(scanner.text) { return .scalar(.real(number)) }
      let notice: (message: String, advice: String) =
        NumberText.isOutOfRange(scanner.text)
        ? CommonNotice.outOfRange
        : (
          "a text has no quotation marks; it was read up to the next space",
          "put texts in quotation marks"
        )
      builder.notices.add(notice.message, advice: notice.advice, at: scanner.position)
      return .scalar(.text(GMLText.decoded(scanner.text)))
    case .close, .end:
      throw scanner.problem("expected a value", advice: "write a value after each key")
    }
  }

  /// Reads keys and values up to the bracket that closes their list.
  private mutating func readMembers(depth: Int) throws(Problem) -> [GMLValue.Member] {
    guard depth < Self.deepest else {
      throw scanner.problem(
        "lists are more than \(Self.deepest) deep within each other", advice: "write less deep ones"
      )
    }
    var members: [GMLValue.Member] = []
    while let key = try nextKey(isNested: true) {
      members.append(.init(key: key, value: try readValue(depth: depth)))
    }
    return members
  }

  // MARK: Graph

  private mutating func readGraph() throws(Problem) {
    var others: [GMLValue.Member] = []
    while let key = try nextKey(isNested: true) {
      let position = scanner.position
      let value = try readValue(depth: 1)
      switch (key, value) {
      case ("node", .list(let members)): try readNode(members, position)
      case ("edge", .list(let members)): try readEdge(members, position)
      case ("directed", .scalar(let value)):
        guard builder.edgeCount == 0 || (value != .integer(0)) == isDirected else {
          throw scanner.problem(
            at: position, "“directed” comes after edges",
            advice: "write it before the nodes and edges")
        }
        isDirected = value != .integer(0)
      case ("multigraph", .scalar): break
      case ("name", .scalar(.text(let text))) where builder.id == nil: builder.id = text
      default: others.append(.init(key: key, value: value))
      }
    }
    for (key, values) in GMLValue.grouped(others) {
      let value = GMLValue.attribute(values)
      builder.graph.set(key, row: 0, GMLTypes.converted(value, types.graph[key]))
    }
  }

  private mutating func readNode(
    _ members: [GMLValue.Member], _ position: TextPosition
  ) throws(Problem) {
    guard let id = Self.text(of: "id", in: members) else {
      throw scanner.problem(
        at: position, "a node has no id", advice: "give it a number as its id")
    }
    guard let row = try builder.declareNode(id) else {
      throw scanner.problem(
        at: position, "there are two nodes with the id \(id)", advice: "give each its own")
    }
    for (key, values) in GMLValue.grouped(members) where key != "id" {
      Self.set(key, values, types.node[key], isNode: true, row: row, in: &builder.nodes)
    }
    builder.nodes.placeTypes(at: position)
  }

  private mutating func readEdge(
    _ members: [GMLValue.Member], _ position: TextPosition
  ) throws(Problem) {
    guard let source = Self.text(of: "source", in: members),
      let target = Self.text(of: "target", in: members)
    else {
      throw scanner.problem(
        at: position, "an edge has no source or no target", advice: "give it the ids of two nodes")
    }
    var direction: Graph.Direction = isDirected ? .directed : .undirected
    var id = ""
    var others: [(key: String, values: [GMLValue])] = []
    for (key, values) in GMLValue.grouped(members) where key != "source" && key != "target" {
      switch (key, values[0]) {
      case ("id", .scalar(.text)), ("id", .scalar(.integer)): id = values[0].plainText
      case ("directed", .scalar(.integer(let number))):
        direction = number == 0 ? .undirected : .directed
      default: others.append((key, values))
      }
    }
    let row = try builder.addEdge(source, target, direction, id: id)
    for (key, values) in others {
      Self.set(key, values, types.edge[key], isNode: false, row: row, in: &builder.edges)
    }
    builder.edges.placeTypes(at: position)
  }

  /// Sets an attribute of a node or an edge; the known ones of its picture get columns of their own.
  private static func set(
    _ key: String, _ values: [GMLValue], _ type: ColumnBuilder.Kind?, isNode: Bool, row: Int,
    in table: inout AttributeTable
  ) {
    guard key == "graphics", values.count == 1, case .list(let list) = values[0] else {
      table.set(key, row: row, GMLTypes.converted(GMLValue.attribute(values), type))
      return
    }
    let (known, rest) = GMLGraphics.attributes(list, isNode: isNode)
    for (name, value) in known { table.set(name, row: row, value) }
    if !rest.isEmpty { table.set(key, row: row, GMLValue.list(rest).attribute) }
  }

  private static func text(of key: String, in members: [GMLValue.Member]) -> String? {
    guard let value = members.first(where: { $0.key == key })?.value, case .scalar = value else {
      return nil
    }
    return value.plainText
  }
}

extension GMLValue {
  /// A number or a text as text.
  fileprivate var plainText: String { AttributeColumn.text(attribute) }
}
