import EntenteData
import EntenteGraph

/// Writes a document as entities of FollowTheMoney: nodes, then edges as links between them.
///
/// Attributes that are texts or lists of texts are properties, whether a schema that the document names
/// knows them or not; others are beside the properties with their types.
struct FollowTheMoneyWriter {
  private let document: GraphDocument
  private let nodeSchema: AttributeColumn?
  private let edgeSchema: AttributeColumn?
  private let label: AttributeColumn?
  private let name: AttributeColumn?
  private let nodeNames: [String]
  private let nodeColumns: ColumnsByRow
  private let edgeColumns: ColumnsByRow
  /// Whether each attribute is the first of its name.
  private let isFirstOfNodes: [Bool]
  private let isFirstOfEdges: [Bool]
  /// The names of attributes of edges as written, for each schema of links.
  private let edgeNames: [String: [String]]
  /// The edges that an entity of the second mode names.
  private let members: [[Int]]
  private let isMember: [Bool]
  /// The edges whose ids other entities have.
  private let sharedIDs: Set<Int>
  /// What no id of a node starts with.
  private let placePrefix: String

  init(_ original: GraphDocument) {
    let schema = Self.texts("schema", original.nodeAttributes)
    let isTold =
      original.isSecondMode?.indices.allSatisfy { row in
        original.isSecondMode?[row] == (schema?.text(row)).map { FollowTheMoney.links[$0] != nil }
          ?? false
      } ?? true
    document = isTold ? original : original.withModesAsAttribute
    nodeSchema = schema
    edgeSchema = Self.texts("schema", original.edgeAttributes)
    label = Self.texts("label", original.nodeAttributes)
    name = original.nodeAttributes.first { $0.name == "name" }
    nodeNames = JSONName.written(
      document.nodeAttributes.map(\.name), own: FollowTheMoney.nodeNames)
    nodeColumns = ColumnsByRow(document.nodeAttributes, haveDefaults: true)
    edgeColumns = ColumnsByRow(document.edgeAttributes, haveDefaults: true)
    isFirstOfNodes = Self.areFirst(document.nodeAttributes)
    isFirstOfEdges = Self.areFirst(document.edgeAttributes)
    let names = document.edgeAttributes.map(\.name)
    edgeNames = FollowTheMoney.links.mapValues {
      JSONName.written(names, own: [$0.source, $0.target, "schema"])
    }
    (members, isMember) = Self.members(document, schema)
    sharedIDs = Self.sharedIDs(original)
    placePrefix = Self.placePrefix(original)
  }

  private static func areFirst(_ columns: [AttributeColumn]) -> [Bool] {
    var seen = Set<ExactText>()
    return columns.map { seen.insert(new: $0.name) }
  }

  /// The first column of a name, if it is of texts.
  private static func texts(_ name: String, _ columns: [AttributeColumn]) -> AttributeColumn? {
    columns.first { $0.name == name }.flatMap { $0.isText ? $0 : nil }
  }

  /// The edges of nodes of the second mode that say no more than that the node names another.
  private static func members(
    _ document: GraphDocument, _ schema: AttributeColumn?
  ) -> ([[Int]], [Bool]) {
    var members = [[Int]](repeating: [], count: document.nodeCount)
    var isMember = [Bool](repeating: false, count: document.edgeCount)
    guard let modes = document.isSecondMode, let roles = texts("role", document.edgeAttributes)
    else { return (members, isMember) }
    // Which edges have more attributes than a role.
    var hasMore = [Bool](repeating: false, count: document.edgeCount)
    for column in document.edgeAttributes where column.name != "role" {
      if column.defaultValue != nil { hasMore = hasMore.map { _ in true } }
      for edge in column.rows { hasMore[edge] = true }
    }
    for edge in document.sources.indices {
      let (source, target) = (Int(document.sources[edge]), Int(document.targets[edge]))
      guard modes[source] != modes[target], let role = roles.text(edge) else { continue }
      let node = modes[source] ? source : target
      guard let link = (schema?.text(node)).flatMap({ FollowTheMoney.links[$0] }) else { continue }
      let direction = document.edgeDirections?[edge] ?? document.direction
      let isPlain =
        role == (modes[source] ? link.target : link.source)
        && (direction == .directed) == link.isDirected
        && document.edgeIDs?.range(edge).isEmpty ?? true
        && !hasMore[edge]
      guard isPlain else { continue }
      members[node].append(edge)
      isMember[edge] = true
    }
    // Entities are written in the order of edges as well as of nodes; what is not in both orders is
    // written as links instead.
    var next = 0
    for node in members.indices {
      guard let first = members[node].first, let last = members[node].last else { continue }
      if first >= next, last - first + 1 == members[node].count {
        next = last + 1
      } else {
        for edge in members[node] { isMember[edge] = false }
        members[node] = []
      }
    }
    return (members, isMember)
  }

  private static func sharedIDs(_ document: GraphDocument) -> Set<Int> {
    guard let ids = document.edgeIDs else { return [] }
    var met = Set(document.nodeIDs.map(ExactText.init))
    return Set(
      ids.indices.filter { edge in
        let id = ids[edge]
        return !id.isEmpty
          && (id.hasPrefix(FollowTheMoney.placePrefix) || !met.insert(new: id))
      })
  }

  private static func placePrefix(_ document: GraphDocument) -> String {
    let rivals = document.nodeIDs.filter { $0.hasPrefix(FollowTheMoney.placePrefix) }
    var prefix = FollowTheMoney.placePrefix
    while rivals.contains(where: { $0.hasPrefix(prefix) }) { prefix += "_" }
    return prefix
  }

  // MARK: Writing

  func write(into sink: inout ByteSink) throws(Problem) {
    var next = 0
    var declared = declarations.value
    for node in document.nodeIDs.indices {
      try writeEdges(next..<(members[node].first ?? next), &declared, &sink)
      next = max(next, members[node].first ?? 0)
      try write(entity(ofNode: node), &declared, &sink)
    }
    try writeEdges(next..<document.edgeCount, &declared, &sink)
  }

  /// The attributes that values do not tell in their order.
  private var declarations: JSONDeclarations {
    JSONDeclarations(
      rowsOf: document,
      nodes: FollowTheMoney.isReordered(
        document.nodeAttributes, known: FollowTheMoney.nodeProperties),
      edges: isMember.contains(true) && document.edgeAttributes.count > 1
        || FollowTheMoney.isReordered(
          document.edgeAttributes, known: FollowTheMoney.linkProperties)
    )
  }

  private func writeEdges(
    _ edges: Range<Int>, _ declared: inout JSONValue?, _ sink: inout ByteSink
  ) throws(Problem) {
    for edge in edges where !isMember[edge] { try write(entity(ofEdge: edge), &declared, &sink) }
  }

  /// Writes an entity, the first with what is declared.
  private func write(
    _ entity: FollowTheMoneyEntity, _ declared: inout JSONValue?, _ sink: inout ByteSink
  ) throws(Problem) {
    var entity = entity
    if let value = declared { entity.others.append((JSONDeclarations.name, value)) }
    declared = nil
    entity.json.append(to: &sink.bytes)
    sink.bytes.append(UInt8(ascii: "\n"))
    try sink.flushIfLarge()
  }

  private func entity(ofNode node: Int) -> FollowTheMoneyEntity {
    var entity = FollowTheMoneyEntity(id: document.nodeIDs[node], schema: FollowTheMoney.anyNode)
    let isSecond = document.isSecondMode?[node] ?? false
    if let schema = nodeSchema?.text(node), !schema.isEmpty, schema != FollowTheMoney.anyNode {
      if isSecond || FollowTheMoney.links[schema] == nil { entity.schema = schema }
    }
    let hasSchema = entity.schema != FollowTheMoney.anyNode
    if !hasSchema {
      entity.schema = FollowTheMoney.writtenNode
      entity.added.append("schema")
    }
    for edge in members[node] {
      let other = isSecond && Int(document.sources[edge]) == node
      let end = other ? document.targets[edge] : document.sources[edge]
      let link = FollowTheMoney.links[entity.schema] ?? FollowTheMoney.unknownLink
      entity.add(other ? link.target : link.source, document.nodeIDs[Int(end)])
    }
    let shown = label?.text(node)
    let names = name?[node].flatMap { FollowTheMoney.texts($0) }
    // Several names of which the label is the first are the names of FollowTheMoney.
    let areNames = shown != nil && names?.first == shown && (names?.count ?? 0) > 1
    if let shown {
      entity.set("name", areNames ? names ?? [] : [shown])
    } else if !hasSchema {
      entity.set("name", [entity.id])
      entity.added.append("name")
    }
    nodeColumns.forEach(node) { place in
      let column = document.nodeAttributes[place]
      let isFirst = isFirstOfNodes[place]
      guard let value = column[node] else { return }
      if isFirst, column.name == "label", shown != nil { return }
      if isFirst, column.name == "name", areNames { return }
      if isFirst, hasSchema, column.name == "schema", value == .text(entity.schema) { return }
      entity.set(
        nodeNames[place], value, knownOnly: hasSchema ? nil : FollowTheMoney.nodeProperties)
    }
    return entity
  }

  private func entity(ofEdge edge: Int) -> FollowTheMoneyEntity {
    let schema = (edgeSchema?.text(edge)).flatMap { FollowTheMoney.links[$0] == nil ? nil : $0 }
    let name = schema ?? FollowTheMoney.anyLink
    let link = FollowTheMoney.links[name] ?? FollowTheMoney.unknownLink
    let ownID = document.edgeIDs?[edge] ?? ""
    let isPlaced = ownID.isEmpty || sharedIDs.contains(edge)
    var entity = FollowTheMoneyEntity(
      id: isPlaced ? "\(placePrefix)\(edge)" : ownID, schema: name)
    if isPlaced, !ownID.isEmpty { entity.others.append((FollowTheMoney.id, .text(ownID))) }
    let isDirected = document.edgeDirections?[edge] ?? document.direction == .directed
    if isDirected != link.isDirected {
      entity.others.append((FollowTheMoney.directed, .boolean(isDirected)))
    }
    entity.add(link.source, document.nodeIDs[Int(document.sources[edge])])
    entity.add(link.target, document.nodeIDs[Int(document.targets[edge])])
    let names = edgeNames[name] ?? []
    edgeColumns.forEach(edge) { place in
      let column = document.edgeAttributes[place]
      guard let value = column[edge] else { return }
      if isFirstOfEdges[place], column.name == "schema", value == .text(name),
        name != FollowTheMoney.anyLink
      {
        return
      }
      entity.set(
        names[place], value, knownOnly: schema == nil ? FollowTheMoney.linkProperties : nil)
    }
    return entity
  }
}

/// An entity of FollowTheMoney as it is written.
struct FollowTheMoneyEntity {
  let id: String
  var schema: String
  private var properties: [(name: String, values: [String])] = []
  /// The values of each property, with its name before them.
  private var met: Set<ExactText> = []
  /// What is no property.
  var others: [(name: String, value: JSONValue)] = []
  private var attributes: [(name: String, value: JSONValue)] = []
  /// Which properties, or the schema, are there only because there must be such.
  var added: [String] = []

  init(id: String, schema: String) { (self.id, self.schema) = (id, schema) }

  /// Adds a value to a property, if it is none of its values.
  mutating func add(_ name: String, _ value: String) {
    guard met.insert(new: Self.key(name, value)) else { return }
    guard let place = properties.firstIndex(where: { ExactText($0.name) == ExactText(name) }) else {
      return properties.append((name, [value]))
    }
    properties[place].values.append(value)
  }

  private static func key(_ name: String, _ value: String) -> String { "\(name)\0\(value)" }

  /// Gives a property values, of which empty ones do not count.
  mutating func set(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    properties.append((name, values))
    for value in values { met.insert(ExactText(Self.key(name, value))) }
  }

  /// Keeps a text beside the properties, for schemata that do not know it.
  mutating func keep(_ name: String, _ text: String) { attributes.append((name, .text(text))) }

  /// Keeps a list beside the properties, if it is not empty.
  mutating func keep(_ name: String, _ list: [JSONValue]) {
    if !list.isEmpty { attributes.append((name, .array(list))) }
  }

  /// Gives the entity the value of an attribute: as a property, if it is one of those that are known or
  /// any may be, or with its type beside them.
  mutating func set(_ name: String, _ value: AttributeValue, knownOnly: Set<String>? = nil) {
    let isTop = FollowTheMoney.topNames.contains(name)
    if !isTop, knownOnly?.contains(name) ?? true, let texts = FollowTheMoney.texts(value) {
      return set(name, texts)
    }
    let (written, json): (String, JSONValue) =
      switch value {
      case .boolean(let value): (name, .boolean(value))
      case .integer(let value): (name, .number("\(value)"))
      case .real(let value) where value.isFinite: (name, .real(value))
      case .real(let value): (JSONName.specialNumber(name), .text(Self.special(value)))
      case .text(let text): (name, .text(text))
      case .structure(let text): (name, JSONValue(text) ?? .text(text))
      }
    if isTop { others.append((written, json)) } else { attributes.append((written, json)) }
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-INF" : "INF"
  }

  var json: JSONValue {
    var members = [
      JSONValue.Member(name: "id", value: .text(id)),
      JSONValue.Member(name: "schema", value: .text(schema)),
      JSONValue.Member(
        name: "properties",
        value: .object(
          properties.map { JSONValue.Member(name: $0.name, value: .texts($0.values)) })),
    ]
    if !attributes.isEmpty {
      let values = attributes.map { JSONValue.Member(name: $0.name, value: $0.value) }
      members.append(JSONValue.Member(name: FollowTheMoney.attributes, value: .object(values)))
    }
    if !added.isEmpty {
      members.append(JSONValue.Member(name: FollowTheMoney.added, value: .texts(added)))
    }
    members += others.map { JSONValue.Member(name: $0.name, value: $0.value) }
    return .object(members)
  }
}
