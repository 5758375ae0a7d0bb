import EntenteData
import EntenteGraph

/// Reads a GEXF document of version 1.1, 1.2 or 1.3; namespaces do not matter.
///
/// Source: the primers and schemas 1.1draft, 1.2draft and 1.3 at gexf.net.
struct GEXFReader: ~Copyable {
  /// The element that is being read.
  enum Domain {
    case node
    case edge

    var name: String { self == .node ? "node" : "edge" }
  }

  /// An element whose start tag was read.
  struct Child {
    /// Its name without a prefix.
    let name: String
    let isEmpty: Bool
  }

  var scanner: XMLScanner
  var builder = GraphDocumentBuilder()
  var nodeTable = GEXFTable()
  var edgeTable = GEXFTable()
  /// The directions of edges that do not say otherwise.
  private(set) var edgeType = EdgeType.undirected
  /// What our own writer only added for other programs.
  private var added: Set<String> = []
  /// The attributes in the order that our own writer says.
  private var declarations: JSONDeclarations?
  /// What the ids of edges start with that our own writer only added.
  private(set) var addedPrefix: String?
  private var graphColumns: [ColumnBuilder] = []

  /// The type of an edge; a mutual one is an edge in either direction.
  enum EdgeType: String {
    case directed
    case undirected
    case mutual

    var direction: Graph.Direction { self == .undirected ? .undirected : .directed }
  }

  init(_ source: TextSource, windowSize: Int = ByteWindow.size) {
    scanner = XMLScanner(source, windowSize: windowSize)
    scanner.instructions = "entente-"
    for name in GEXFPlaces.nodeNames { _ = builder.nodes.column(name) }
    for name in GEXFPlaces.edgeNames { _ = builder.edges.column(name) }
  }

  consuming func read(file: String) throws(Problem) -> GraphReading {
    let (fullName, isEmpty) = try scanner.nextRoot()
    let name = Self.localName(fullName)
    guard name == "gexf" else {
      throw scanner.problem(
        "expected <gexf>\(name.isEmpty ? "" : ", not <\(name)>")", advice: "give a GEXF file")
    }
    var hasGraph = false
    while !isEmpty, let child = try nextChild("gexf") {
      switch child.name {
      case "meta": try readMeta(child)
      case "graph" where !hasGraph:
        hasGraph = true
        try readGraph(child)
      default: try skip(child)
      }
    }
    try scanner.finish(after: "gexf")
    guard hasGraph else {
      throw scanner.problem("there is no <graph>", advice: "put the nodes and edges into one")
    }
    return finish(file: file)
  }

  // MARK: Elements

  /// Returns the next element within another, or `nil` at its end.
  mutating func nextChild(_ parent: String) throws(Problem) -> Child? {
    try scanner.nextElement(in: parent, textsIn: "attvalue")
      .map { Child(name: Self.localName(scanner.name), isEmpty: $0) }
  }

  private static func localName(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }

  /// Leaves out an element, with a notice.
  mutating func skip(_ child: Child) throws(Problem) {
    note("<\(child.name)> was left out", advice: "keep the file if you need it")
    if !child.isEmpty { try scanner.skipElement() }
  }

  /// Notes something at the last tag.
  mutating func note(_ message: String, advice: String) {
    builder.notices.add(message, advice: advice, at: scanner.position)
  }

  /// Notes an attribute of a tag that is not read, unless it is about XML itself.
  mutating func noteUnknown(_ name: String, in element: String) {
    guard !name.hasPrefix("xml"), !name.contains(":") else { return }
    note(
      "the attribute “\(name)” of <\(element)> was left out", advice: "keep the file if you need it"
    )
  }

  /// Returns the text in an element; elements in it are left out.
  mutating func text(_ element: Child) throws(Problem) -> [UInt8] {
    var text: [UInt8] = []
    while !element.isEmpty {
      switch try scanner.next() {
      case .text: try scanner.appendText(to: &text)
      case .start: try scanner.skipElement()
      case .empty: break
      case .end, .finish: return text
      }
    }
    return text
  }

  // MARK: The graph

  private mutating func readMeta(_ meta: Child) throws(Problem) {
    for (name, value) in try scanner.attributesByName().sorted(by: { $0.key < $1.key }) {
      if name == GEXFMeta.date {
        builder.graph.set(name, row: 0, .text(value))
      } else {
        noteUnknown(name, in: "meta")
      }
    }
    while !meta.isEmpty, let child = try nextChild("meta") {
      let text = String(decoding: try text(child), as: UTF8.self)
      if !builder.graph.set(child.name, row: 0, .text(text)) {
        note(
          "there is a second <\(child.name)> in <meta>; it was left out",
          advice: "put both into one")
      }
    }
  }

  private mutating func readGraph(_ graph: Child) throws(Problem) {
    for (name, value) in try scanner.attributesByName().sorted(by: { $0.key < $1.key }) {
      switch name {
      case "defaultedgetype":
        guard let type = EdgeType(rawValue: value) else { throw wrongType(name, value) }
        edgeType = type
      case "timezone", "start", "end", "timestamp", "name":
        builder.graph.set(name, row: 0, .text(value))
      case "mode", "idtype", "type", "timeformat", "timerepresentation": break
      default: noteUnknown(name, in: "graph")
      }
    }
    while !graph.isEmpty, let child = try nextChild("graph") {
      switch child.name {
      case "attributes": try readAttributes(child)
      case "nodes": try readNodes(child, parent: nil)
      case "edges": try readEdges(child)
      case "entente-graph":
        let attributes = try scanner.attributesByName()
        builder.id = attributes["id"]
        addedPrefix = attributes["added-ids"]
        declarations = attributes["declared"].flatMap { JSONValue($0) }
          .flatMap(JSONDeclarations.init)
        added = Set((attributes["added"] ?? "").split(separator: " ").map(String.init))
      case "entente-attribute": try readInstruction()
      default: try skip(child)
      }
    }
  }

  func wrongType(_ name: String, _ value: String) -> Problem {
    scanner.problem(
      "\(name) is “\(value)”; expected directed, undirected or mutual", advice: "correct it")
  }

  /// Reads an attribute of the graph that our own writer wrote.
  private mutating func readInstruction() throws(Problem) {
    let attributes = try scanner.attributesByName()
    let title = attributes["title"] ?? ""
    let name = attributes["type"] ?? ""
    if name == "json" {
      let (text, defaultValue) = (attributes["value"], attributes["default"])
      guard
        let column = ColumnBuilder(name: title, json: [text], defaultValue: defaultValue)
      else { throw wrongValue(text ?? "", .single(.structure), title) }
      graphColumns.append(column)
      return
    }
    guard let type = GEXFType(name) else {
      throw scanner.problem(
        "“\(name)” is no type of an attribute", advice: "correct it, or remove the instruction")
    }
    var column = ColumnBuilder(name: title, kind: type.kind)
    if let text = attributes["default"] { column.defaultValue = try value(text, type, title) }
    if let text = attributes["value"] { column.append(0, try value(text, type, title)) }
    graphColumns.append(column)
  }

  private func value(
    _ text: String, _ type: GEXFType, _ title: String
  ) throws(Problem) -> AttributeValue {
    guard let value = type.value(Array(text.utf8)) else { throw wrongValue(text, type, title) }
    return value
  }

  func wrongValue(
    _ text: String, _ type: GEXFType, _ title: String, at position: TextPosition? = nil
  ) -> Problem {
    scanner.window.problem(
      at: position ?? scanner.position,
      "“\(text.prefix(40))” is no value of “\(title)”; expected \(type.expected)",
      advice: "correct the value, or the type of the attribute")
  }

  private mutating func readAttributes(_ element: Child) throws(Problem) {
    let attributes = try scanner.attributesByName()
    let domain: Domain
    switch attributes["class"] {
    case "node"?: domain = .node
    case "edge"?: domain = .edge
    case let other:
      throw scanner.problem(
        "<attributes> has \(other.map { "class “\($0)”" } ?? "no class"); expected node or edge",
        advice: "say what the attributes are of")
    }
    let isDynamic = attributes["mode"] == "dynamic"
    while !element.isEmpty, let child = try nextChild("attributes") {
      guard child.name == "attribute" else {
        try skip(child)
        continue
      }
      try readAttribute(child, domain, isDynamic: isDynamic)
    }
  }

  private mutating func readAttribute(
    _ element: Child, _ domain: Domain, isDynamic: Bool
  ) throws(Problem) {
    let attributes = try scanner.attributesByName()
    guard let id = attributes["id"] else {
      throw scanner.problem("<attribute> has no id", advice: "give each an id of its own")
    }
    let title = attributes["title"] ?? id
    let name = attributes["type"] ?? "string"
    let type = GEXFType(name)
    if type == nil {
      note(
        "“\(name)” is no type of GEXF; values were read as texts",
        advice: "use string, integer, double, boolean or another type of the format")
    }
    let position = scanner.position
    var (defaultText, defaultPosition): ([UInt8]?, TextPosition?)
    while !element.isEmpty, let child = try nextChild("attribute") {
      guard child.name == "default" else {
        try skip(child)
        continue
      }
      defaultPosition = scanner.position
      defaultText = try text(child)
    }
    let used = type ?? .single(.text)
    var value: AttributeValue?
    if let defaultText {
      value = used.value(defaultText)
      if value == nil {
        throw wrongValue(
          String(decoding: defaultText, as: UTF8.self), used, title, at: defaultPosition)
      }
      if isDynamic {
        note(
          "the default of “\(title)”, whose values change in time, was left out",
          advice: "give each element a value")
      }
    }
    let isNew =
      switch domain {
      case .node: nodeTable.declare(id, title: title, used, isDynamic: isDynamic, value)
      case .edge:
        edgeTable.declare(
          id, title: GEXFKeys.name(title), used, isDynamic: isDynamic, value)
      }
    guard isNew else {
      throw scanner.window.problem(
        at: position, "the attribute “\(id)” of \(domain.name)s is there twice",
        advice: "give each an id of its own")
    }
  }

  // MARK: The end

  private consuming func finish(file: String) -> GraphReading {
    let (added, edgeType, declarations) = (added, edgeType, declarations)
    var (nodeTable, edgeTable, graphColumns) = (nodeTable, edgeTable, graphColumns)
    var reading = builder.finish(edgeType.direction, file: file)
    var document = reading.document
    func isKept(_ column: AttributeColumn) -> Bool {
      guard column.hasAnyValue else { return false }
      switch column.name {
      case "kind", "description", "z": return !added.contains(column.name)
      case "start", "end", "spells": return !added.contains("times")
      default: return true
      }
    }
    /// Attributes of which spells are such again, where elements told only their days.
    func restored(_ attributes: [AttributeColumn], beside read: [AttributeColumn])
      -> [AttributeColumn]
    {
      let areSpellsAdded =
        added.contains("times") && read.contains { $0.name == "spells" && $0.hasAnyValue }
      return attributes.map { column in
        guard areSpellsAdded, column.name == "spells", case .texts(let texts) = column.values,
          column.defaultValue == nil, column.texts(all: { GEXFSpell.list($0) != nil })
        else { return column }
        return AttributeColumn(
          column.name, .structures(texts), presence: column.presence, defaultValue: nil)
      }
    }
    document.graphAttributes =
      document.graphAttributes.filter(isKept)
      + graphColumns.indices.map { graphColumns[$0].column(rowCount: 1) }
    document.nodeAttributes =
      document.nodeAttributes.filter(isKept)
      + restored(
        nodeTable.finish(rowCount: document.nodeCount), beside: document.nodeAttributes)
    document.edgeAttributes =
      document.edgeAttributes.filter(isKept)
      + restored(
        edgeTable.finish(rowCount: document.edgeCount), beside: document.edgeAttributes)
    declarations?.apply(to: &document)
    reading.document = document
    return reading
  }
}
