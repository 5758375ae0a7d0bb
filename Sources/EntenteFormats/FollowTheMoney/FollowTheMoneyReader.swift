import EntenteData
import EntenteGraph

/// Reads entities of FollowTheMoney, one a line; those with the same id are parts of one.
struct FollowTheMoneyReader: ~Copyable {
  /// An entity as far as it was read.
  struct Entity {
    let id: String
    var schema: String
    /// The values of properties, by the numbers of their names, in the order of the file.
    var properties: [(name: Int, value: String)] = []
    /// What is no property.
    var others: [(name: String, value: AttributeValue)] = []
    /// Said by us of an edge.
    var isDirected: Bool?
    var added: Set<String> = []
    var ownID: String?
  }

  private var scanner: JSONScanner
  private var index = TextIndex()
  private var entities: [Entity] = []
  private var names = TextIndex()
  private var declarations = JSONDeclarations()

  init(_ source: TextSource) { scanner = JSONScanner(source) }

  consuming func read() throws(Problem) -> GraphReading {
    while try scanner.hasMore() { _ = try readEntity() }
    let (file, warnings) = (scanner.window.name, scanner.warnings)
    var reading = try FollowTheMoneyGraph(entities, names: Array(names.texts), declarations)
      .read(file: file)
    reading.warnings = warnings + reading.warnings
    return reading
  }

  /// Reads an entity; returns its id.
  private mutating func readEntity() throws(Problem) -> String {
    _ = try scanner.peek()
    let position = scanner.position
    var (id, schema): (String?, String?) = (nil, nil)
    var part = Entity(id: "", schema: "")
    try scanner.beginObject()
    while try scanner.nextName() {
      switch scanner.string {
      case "id":
        var bytes: [UInt8] = []
        try scanner.readID("the id of an entity", into: &bytes)
        id = String(decoding: bytes, as: UTF8.self)
      case "schema":
        try scanner.readText()
        schema = scanner.string
      case "properties": try readProperties(into: &part)
      case JSONDeclarations.name: declarations = try JSONDeclarations.read(&scanner)
      case FollowTheMoney.directed: part.isDirected = try scanner.readBoolean()
      case FollowTheMoney.id:
        try scanner.readText()
        part.ownID = scanner.string
      case FollowTheMoney.added:
        try scanner.beginArray()
        while try scanner.nextElement() {
          try scanner.readText()
          part.added.insert(scanner.string)
        }
      case FollowTheMoney.attributes:
        try scanner.beginObject()
        while try scanner.nextName() { try readOther(scanner.string, into: &part) }
      case let other: try readOther(other, into: &part)
      }
    }
    guard let id, let schema else {
      throw scanner.problem(
        at: position, "an entity has no \(id == nil ? "id" : "schema")",
        advice: "give one entity of FollowTheMoney a line")
    }
    try merge(part, id, schema, position)
    return id
  }

  private mutating func readOther(_ name: String, into entity: inout Entity) throws(Problem) {
    if let value = try scanner.readValue() { entity.others.append((name, value)) }
  }

  private mutating func readProperties(into entity: inout Entity) throws(Problem) {
    try scanner.beginObject()
    while try scanner.nextName() {
      guard let (number, _) = names.insert(scanner.text) else { continue }
      if try scanner.peek() == .array {
        try scanner.beginArray()
        while try scanner.nextElement() { try readValue(Int(number), into: &entity) }
      } else {
        try readValue(Int(number), into: &entity)
      }
    }
  }

  /// Reads a value of a property: a text, what is taken for one, or another entity.
  private mutating func readValue(_ name: Int, into entity: inout Entity) throws(Problem) {
    switch try scanner.peek() {
    case .text:
      try scanner.readText()
      entity.properties.append((name, scanner.string))
    case .number:
      _ = try scanner.readNumber()
      entity.properties.append((name, scanner.string))
    case .boolean: entity.properties.append((name, "\(try scanner.readBoolean())"))
    case .null: try scanner.readNull()
    case .object: entity.properties.append((name, try readEntity()))
    case .array: throw try scanner.expected("a text as a value of a property")
    }
  }

  /// Adds a part of an entity to the others.
  private mutating func merge(
    _ part: Entity, _ id: String, _ schema: String, _ position: TextPosition
  ) throws(Problem) {
    var bytes = id
    guard let (number, isNew) = bytes.withUTF8({ index.insert($0) }) else {
      throw scanner.problem(
        at: position, "there are more than 4294967294 entities",
        advice: "divide the file")
    }
    if isNew { entities.append(Entity(id: id, schema: schema)) }
    let place = Int(number)
    let known = entities[place].schema
    if known != schema {
      scanner.notices.add(
        "parts of an entity have different schemata; the more special one, or else the first, was kept",
        advice: "give all parts one schema", at: position)
      let general = FollowTheMoney.general
      let rank = general.firstIndex(of: known) ?? general.count
      if rank < general.firstIndex(of: schema) ?? general.count { entities[place].schema = schema }
    }
    entities[place].properties += part.properties
    let knownNames = Set(entities[place].others.map { ExactText($0.name) })
    entities[place].others += part.others.filter { !knownNames.contains(ExactText($0.name)) }
    entities[place].added.formUnion(part.added)
    entities[place].isDirected = entities[place].isDirected ?? part.isDirected
    entities[place].ownID = entities[place].ownID ?? part.ownID
  }
}
