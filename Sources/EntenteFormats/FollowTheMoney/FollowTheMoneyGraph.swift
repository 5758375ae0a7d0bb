import EntenteData
import EntenteGraph

/// The entities of a file as nodes and edges.
///
/// An entity of a schema of links is an edge if it names one entity at either end. Otherwise, and where
/// others refer to it, it is a node of the second mode, with an edge for each entity that it names.
struct FollowTheMoneyGraph: ~Copyable {
  private typealias Entity = FollowTheMoneyReader.Entity

  private let entities: [FollowTheMoneyReader.Entity]
  /// The names of properties by number.
  private let names: [String]
  private let declarations: JSONDeclarations
  private var builder = GraphDocumentBuilder()
  private var nodeMembers = JSONMembers([], andSometimes: FollowTheMoney.nodeNames)
  private var edgeMembers = JSONMembers(
    [], andSometimes: ["schema"] + FollowTheMoney.links.values.flatMap { [$0.source, $0.target] })
  /// The rows of nodes of the second mode.
  private var second: [Int] = []

  init(
    _ entities: [FollowTheMoneyReader.Entity], names: [String], _ declarations: JSONDeclarations
  ) {
    (self.entities, self.names, self.declarations) = (entities, names, declarations)
    nodeMembers.declare(declarations.nodes)
    edgeMembers.declare(declarations.edges)
  }

  consuming func read(file: String) throws(Problem) -> GraphReading {
    var ends: [(sources: [String], targets: [String])?] = []
    for entity in entities { ends.append(self.ends(entity)) }
    var named = Set<ExactText>()
    for pair in ends {
      named.formUnion(((pair?.sources ?? []) + (pair?.targets ?? [])).map(ExactText.init))
    }
    for (place, entity) in entities.enumerated() {
      let link = FollowTheMoney.links[entity.schema]
      if let link, let pair = ends[place], pair.sources.count == 1, pair.targets.count == 1,
        !named.contains(ExactText(entity.id))
      {
        try addEdge(entity, link, pair)
      } else if let row = try builder.declareNode(entity.id) {
        addNode(entity, row: row)
        guard let link, let pair = ends[place] else { continue }
        second.append(row)
        for source in pair.sources { try addMember(source, entity.id, link.source, link) }
        for target in pair.targets { try addMember(entity.id, target, link.target, link) }
      }
    }
    let (rows, declarations) = (second, declarations)
    var reading = builder.finish(file: file, isMixed: true)
    declarations.apply(to: &reading.document)
    reading.document = reading.document.withModesFromAttribute
    if !rows.isEmpty, reading.document.isSecondMode == nil {
      var modes = [Bool](repeating: false, count: reading.document.nodeCount)
      for row in rows { modes[row] = true }
      reading.document.isSecondMode = modes
    }
    return reading
  }

  /// The entities that a link names; `nil` if it is none.
  private func ends(_ entity: Entity) -> (sources: [String], targets: [String])? {
    FollowTheMoney.links[entity.schema].map {
      (values(entity, $0.source), values(entity, $0.target))
    }
  }

  /// The values of a property, each once.
  private func values(_ entity: Entity, _ name: String) -> [String] {
    var met = Set<ExactText>()
    return entity.properties.compactMap { property in
      names[property.name] == name && met.insert(new: property.value) ? property.value : nil
    }
  }

  // MARK: Nodes and edges

  private mutating func addNode(_ entity: Entity, row: Int) {
    if entity.schema != FollowTheMoney.anyNode, !entity.added.contains("schema") {
      builder.nodes.set("schema", row: row, .text(entity.schema))
    }
    let link = FollowTheMoney.links[entity.schema]
    let ownNames = entity.added.contains("name") ? [] : values(entity, "name")
    if let label = ownNames.first { builder.nodes.set("label", row: row, .text(label)) }
    for (name, value) in attributes(entity, without: link.map { [$0.source, $0.target] } ?? []) {
      if name == "name", ownNames.count == 1 { continue }
      Self.set(name, value, row, &nodeMembers, &builder.nodes, &builder.notices)
    }
  }

  private mutating func addEdge(
    _ entity: Entity, _ link: FollowTheMoney.Link, _ pair: (sources: [String], targets: [String])
  ) throws(Problem) {
    let isDirected = entity.isDirected ?? link.isDirected
    let isPlace = entity.id.hasPrefix(FollowTheMoney.placePrefix)
    let row = try builder.addEdge(
      pair.sources[0], pair.targets[0], isDirected ? .directed : .undirected,
      id: entity.ownID ?? (isPlace ? "" : entity.id))
    if entity.schema != FollowTheMoney.anyLink {
      builder.edges.set("schema", row: row, .text(entity.schema))
    }
    for (name, value) in attributes(entity, without: [link.source, link.target]) {
      Self.set(name, value, row, &edgeMembers, &builder.edges, &builder.notices)
    }
  }

  /// Adds the edge between a node of the second mode and an entity that it names.
  private mutating func addMember(
    _ source: String, _ target: String, _ role: String, _ link: FollowTheMoney.Link
  ) throws(Problem) {
    let row = try builder.addEdge(source, target, link.isDirected ? .directed : .undirected)
    builder.edges.set("role", row: row, .text(role))
  }

  // MARK: Attributes

  /// The properties, those with several values as lists, and what else there is.
  private func attributes(
    _ entity: Entity, without ends: [String]
  ) -> [(name: String, value: AttributeValue)] {
    var order: [Int] = []
    var texts: [Int: [String]] = [:]
    var met: [Int: Set<ExactText>] = [:]
    for property in entity.properties
    where !ends.contains(names[property.name]) && !entity.added.contains(names[property.name]) {
      guard met[property.name, default: []].insert(new: property.value) else { continue }
      if texts[property.name] == nil { order.append(property.name) }
      texts[property.name, default: []].append(property.value)
    }
    let properties = order.compactMap { name in
      FollowTheMoney.value(texts[name] ?? []).map { (names[name], $0) }
    }
    return properties + entity.others
  }

  private static func set(
    _ name: String, _ value: AttributeValue, _ row: Int, _ members: inout JSONMembers,
    _ table: inout AttributeTable, _ notices: inout Notices
  ) {
    var (written, value) = (name, value)
    guard case .attribute(let attribute) = written.withUTF8({ members.meaning($0, in: &table) })
    else { return }
    if attribute.isSpecialNumber, case .text(var text) = value,
      let number = text.withUTF8({ NumberText.real($0) })
    {
      value = .real(number)
    }
    if !table.set(attribute.column, row: row, value) {
      notices.add(
        "“\(attribute.name)” is said twice of an entity; the first value was kept",
        advice: "give each property a name of its own")
    }
  }
}
