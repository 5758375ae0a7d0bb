import EntenteData
import EntenteGraph

extension GEXFReader {
  mutating func readNodes(_ nodes: Child, parent: String?) throws(Problem) {
    while !nodes.isEmpty, let child = try nextChild("nodes") {
      if child.name == "node" { try readNode(child, parent: parent) } else { try skip(child) }
    }
  }

  mutating func readEdges(_ edges: Child) throws(Problem) {
    while !edges.isEmpty, let child = try nextChild("edges") {
      if child.name == "edge" { try readEdge(child) } else { try skip(child) }
    }
  }

  /// What the tags of nodes and edges both say.
  private struct Tag {
    var id: String?
    var source: String?
    var target: String?
    var type: String?
    var times = Times()
    var texts: [(name: String, text: String)] = []
    var weight: [UInt8]?
    var unknown: [String] = []
  }

  private func tag(_ domain: Domain) throws(Problem) -> Tag {
    var tag = Tag()
    try scanner.forEachAttribute { name, value throws(Problem) in
      func text() -> String { String(decoding: value, as: UTF8.self) }
      switch (name, domain) {
      case ("id", _): tag.id = text()
      case ("source", .edge): tag.source = text()
      case ("target", .edge): tag.target = text()
      case ("label", _), ("kind", .edge): tag.texts.append((name, text()))
      case ("pid", .node): tag.texts.append(("parent", text()))
      case ("weight", .edge): tag.weight = value
      case ("type", .edge): tag.type = text()
      default: if !tag.times.take(name, value) { tag.unknown.append(name) }
      }
    }
    return tag
  }

  private mutating func readNode(_ node: Child, parent: String?) throws(Problem) {
    let tag = try tag(.node)
    guard let id = tag.id else {
      throw scanner.problem("<node> has no id", advice: "give each node an id of its own")
    }
    guard let row = try builder.declareNode(id) else {
      throw scanner.problem(
        "the node “\(id)” is there twice", advice: "give each node an id of its own")
    }
    let rows = row..<row + 1
    for (name, text) in tag.texts { set(.node, name, rows, .text(text)) }
    if let parent, !tag.texts.contains(where: { $0.name == "parent" }) {
      set(.node, "parent", rows, .text(parent))
    }
    try finish(tag, .node, rows)
    try readContent(node, .node, rows, spells: tag.times.spells, id: id)
  }

  private mutating func readEdge(_ edge: Child) throws(Problem) {
    let tag = try tag(.edge)
    guard let source = tag.source, let target = tag.target else {
      throw scanner.problem(
        "<edge> has no \(tag.source == nil ? "source" : "target")",
        advice: "name the nodes that it joins")
    }
    var type = edgeType
    if let name = tag.type {
      guard let found = EdgeType(rawValue: name) else { throw wrongType("type", name) }
      type = found
    }
    var id = tag.id ?? ""
    if let prefix = addedPrefix, id.utf8.starts(with: prefix.utf8) { id = "" }
    let row = try builder.addEdge(source, target, type.direction, id: id)
    var rows = row..<row + 1
    if type == .mutual {
      note(
        "a mutual edge was read as two, there and back", advice: "nothing is lost but their unity")
      try builder.addEdge(target, source, .directed)
      rows = row..<row + 2
    }
    for (name, text) in tag.texts { set(.edge, name, rows, .text(text)) }
    if let text = tag.weight {
      guard let weight = Self.number(text) else {
        throw wrongValue(String(decoding: text, as: UTF8.self), .single(.real), "weight")
      }
      if case .real = weight { noteRounded(text, isStructure: false) }
      set(.edge, "weight", rows, weight)
    }
    try finish(tag, .edge, rows)
    try readContent(edge, .edge, rows, spells: tag.times.spells, id: "")
  }

  /// A number, whole if it is written without a point and an exponent.
  static func number(_ text: [UInt8]) -> AttributeValue? {
    GEXFType.value(text, .integer) ?? GEXFType.value(text, .real)
  }

  /// Sets the times of a tag, and notes what was not understood.
  private mutating func finish(_ tag: Tag, _ domain: Domain, _ rows: Range<Int>) throws(Problem) {
    for name in tag.unknown { noteUnknown(name, in: domain.name) }
    if let wrong = tag.times.wrong {
      throw scanner.problem(
        "“\(wrong)” has no times; expected \(wrong == "intervals" ? "<[1, 2]; [4, 5]>" : "<[1, 2]>")",
        advice: "correct it")
    }
    noteOpen(tag.times)
    if let start = tag.times.spell.start { set(domain, "start", rows, .text(start)) }
    if let end = tag.times.spell.end { set(domain, "end", rows, .text(end)) }
  }

  /// Sets a value that GEXF has a place of its own for.
  mutating func set(
    _ domain: Domain, _ name: String, _ rows: Range<Int>, _ value: AttributeValue
  ) {
    for row in rows {
      let isNew =
        switch domain {
        case .node: builder.nodes.set(name, row: row, value)
        case .edge: builder.edges.set(name, row: row, value)
        }
      if !isNew {
        note(
          "a second “\(name)” of <\(domain.name)> was left out", advice: "leave one in each element"
        )
      }
    }
  }

  // MARK: What is in nodes and edges

  private mutating func readContent(
    _ parent: Child, _ domain: Domain, _ rows: Range<Int>, spells: [GEXFSpell], id: String
  ) throws(Problem) {
    var spells = spells
    while !parent.isEmpty, let child = try nextChild(domain.name) {
      switch (child.name, domain) {
      case ("attvalues", _): try readValues(child, domain, rows)
      case ("spells", _), ("slices", _): spells += try readSpells(child)
      case ("color", _): try readColor(child, domain, rows)
      case ("size", .node), ("thickness", .edge), ("shape", _):
        try readDrawing(child, domain, rows, ["value"])
      case ("position", .node): try readDrawing(child, domain, rows, ["x", "y", "z"])
      case ("parents", .node): try readParents(child, rows)
      case ("nodes", .node): try readNodes(child, parent: id)
      case ("edges", .node): try readEdges(child)
      default: try skip(child)
      }
    }
    if !spells.isEmpty {
      set(domain, "spells", rows, .structure(JSONValue.array(spells.map(\.json)).compact))
    }
  }

  private mutating func readValues(
    _ element: Child, _ domain: Domain, _ rows: Range<Int>
  ) throws(Problem) {
    let start = scanner.position
    while !element.isEmpty, let child = try nextChild("attvalues") {
      guard child.name == "attvalue" else {
        try skip(child)
        continue
      }
      let position = scanner.position
      try readValue(domain, rows)
      if !child.isEmpty, !(try text(child)).allSatisfy({ $0 <= 0x20 }) {
        throw scanner.window.problem(
          at: position, "there is text in <attvalue>", advice: "write it as value=\"…\"")
      }
    }
    let isNew =
      switch domain {
      case .node: nodeTable.finishTimed(rows: rows)
      case .edge: edgeTable.finishTimed(rows: rows)
      }
    if !isNew { throw secondValue(at: start) }
  }

  private func secondValue(at position: TextPosition) -> Problem {
    scanner.window.problem(
      at: position, "there is a second value of an attribute, or one after nodes within the node",
      advice: "leave one, and put <attvalues> first")
  }

  private mutating func readValue(_ domain: Domain, _ rows: Range<Int>) throws(Problem) {
    var id: String?
    var value: [UInt8]?
    var times = Times()
    try scanner.forEachAttribute { name, bytes throws(Problem) in
      switch name {
      case "for", "id": id = String(decoding: bytes, as: UTF8.self)
      case "value": value = bytes
      default: _ = times.take(name, bytes)
      }
    }
    guard let id, let value else {
      throw scanner.problem(
        "<attvalue> has no \(id == nil ? "for" : "value")",
        advice: "name the attribute and give its value")
    }
    noteOpen(times)
    let column = try column(id, domain)
    let (type, isDynamic) =
      switch domain {
      case .node: (nodeTable.type(column), nodeTable.isDynamic(column))
      case .edge: (edgeTable.type(column), edgeTable.isDynamic(column))
      }
    if !isDynamic, times.spell != GEXFSpell(start: nil, end: nil) {
      note(
        "times of a value whose attribute is not declared as dynamic were left out",
        advice: "declare it within <attributes mode=\"dynamic\">")
    }
    let outcome: GEXFTable.Outcome =
      switch (domain, isDynamic) {
      case (.node, false): nodeTable.set(column, rows: rows, value)
      case (.edge, false): edgeTable.set(column, rows: rows, value)
      case (.node, true): nodeTable.add(column, value, times.spell) ? .set : .wrong
      case (.edge, true): edgeTable.add(column, value, times.spell) ? .set : .wrong
      }
    switch outcome {
    case .set:
      if type.isReal { noteRounded(value, isStructure: isDynamic || type.kind == .structure) }
    case .repeated: throw secondValue(at: scanner.position)
    case .wrong where value.isEmpty:
      note(
        "an empty value of “\(id)”, which is no text, was read as missing",
        advice: "leave out <attvalue> without a value")
    case .wrong:
      let title = domain == .node ? nodeTable.columns[column].name : edgeTable.columns[column].name
      throw wrongValue(String(decoding: value, as: UTF8.self), type, title)
    }
  }

  /// Notes that a number has more digits than are held; in a structure all are that JSON writes so too.
  private mutating func noteRounded(_ value: [UInt8], isStructure: Bool) {
    guard value.count > 15 else { return }
    for number in value.split(whereSeparator: { $0 <= 0x20 || "[],;|'\"".utf8.contains($0) }) {
      guard number.withUnsafeBufferPointer({ NumberText.isRounded($0) }) else { continue }
      if isStructure, case .number? = JSONValue(compact: String(decoding: number, as: UTF8.self)) {
        continue
      }
      note(CommonNotice.rounded.message, advice: "declare texts if each digit counts")
    }
  }

  /// The column of an attribute; one that is not declared is of texts.
  private mutating func column(_ id: String, _ domain: Domain) throws(Problem) -> Int {
    let found = domain == .node ? nodeTable.column(id) : edgeTable.column(id)
    if let found { return found }
    note(
      "the attribute “\(id)” of \(domain.name)s is not declared; its values were read as texts",
      advice: "declare it with its type in <attributes class=\"\(domain.name)\">")
    switch domain {
    case .node:
      _ = nodeTable.declare(id, title: id, .single(.text), isDynamic: false, nil)
      return nodeTable.columns.count - 1
    case .edge:
      _ = edgeTable.declare(id, title: id, .single(.text), isDynamic: false, nil)
      return edgeTable.columns.count - 1
    }
  }

  // MARK: Parents

  /// Reads the parents of a node as a list.
  private mutating func readParents(_ element: Child, _ rows: Range<Int>) throws(Problem) {
    var parents: [String] = []
    while !element.isEmpty, let child = try nextChild("parents") {
      guard child.name == "parent", let id = try scanner.attributesByName()["for"] else {
        try skip(child)
        continue
      }
      parents.append(id)
      if !child.isEmpty { try scanner.skipElement() }
    }
    set(.node, "parents", rows, .structure(JSONValue.texts(parents).compact))
  }
}
