import EntenteData

/// The attributes that a file declares where its values do not tell them.
///
/// They are a member that other programs pass over:
///
///     "entente:declared": {"nodes":[{"name":"year","type":"integer"},{"name":"kind"}]}
struct JSONDeclarations {
  /// The name of the member.
  static let name = "entente:declared"

  private static let types: KeyValuePairs<String, ColumnBuilder.Kind> = [
    "boolean": .boolean, "integer": .integer, "number": .real, "string": .text, "any": .structure,
  ]

  private(set) var graph: AttributeDeclaration?
  private(set) var nodes: AttributeDeclaration?
  private(set) var edges: AttributeDeclaration?

  init() {}

  /// Declares the attributes of the graph, of nodes and of edges where that is said.
  init(_ document: GraphDocument, graph: Bool, nodes: Bool, edges: Bool) {
    func declaration(_ columns: [AttributeColumn], _ isNeeded: Bool) -> AttributeDeclaration? {
      isNeeded && !columns.isEmpty ? AttributeDeclaration(columns) : nil
    }
    self.graph = declaration(document.graphAttributes, graph)
    self.nodes = declaration(document.nodeAttributes, nodes)
    self.edges = declaration(document.edgeAttributes, edges)
  }

  /// Declares the attributes that are not all met in their order where values are written row by row, those
  /// of which two have one name, and those of which it is said that they are not met so.
  init(
    rowsOf document: GraphDocument, graph: Bool = false, nodes: Bool = false, edges: Bool = false
  ) {
    func isNeeded(_ columns: [AttributeColumn]) -> Bool {
      var names = Set<ExactText>()
      return AttributeDeclaration.isNeeded(for: columns)
        || !columns.allSatisfy { names.insert(new: $0.name) }
    }
    self.init(
      document, graph: graph || isNeeded(document.graphAttributes),
      nodes: nodes || isNeeded(document.nodeAttributes),
      edges: edges || isNeeded(document.edgeAttributes))
  }

  /// The value of the member; `nil` if nothing need be declared.
  var value: JSONValue? {
    let members = [("graph", graph), ("nodes", nodes), ("edges", edges)].compactMap {
      name, declaration in
      declaration.map { JSONValue.Member(name: name, value: Self.list($0)) }
    }
    return members.isEmpty ? nil : .object(members)
  }

  private static func list(_ declaration: AttributeDeclaration) -> JSONValue {
    .array(
      declaration.attributes.map { attribute in
        let type = types.first { $0.value == attribute.kind }?.key
        return .object(["name": .text(attribute.name), "type": type.map { .text($0) }])
      })
  }

  /// Adds the member and a comma, if something is declared.
  func append(to bytes: inout [UInt8]) {
    guard let value else { return }
    bytes.append(contentsOf: "\"\(Self.name)\": \(value.compact),\n".utf8)
  }

  /// Reads the value of the member.
  static func read(_ scanner: inout JSONScanner) throws(Problem) -> JSONDeclarations {
    let position = scanner.position
    guard let declarations = try JSONDeclarations(JSONValue.read(&scanner)) else {
      throw scanner.problem(
        at: position,
        "“\(name)” is something else than lists of attributes of the graph, nodes and edges",
        advice: "leave it out, or give each attribute its name and its type")
    }
    return declarations
  }

  /// The declarations that a value is; `nil` if it is anything else.
  init?(_ value: JSONValue) {
    guard case .object(let members) = value else { return nil }
    for member in members {
      guard case .array(let values) = member.value else { return nil }
      let attributes = values.compactMap(Self.attribute)
      guard attributes.count == values.count else { return nil }
      switch member.name {
      case "graph": graph = AttributeDeclaration(attributes)
      case "nodes": nodes = AttributeDeclaration(attributes)
      case "edges": edges = AttributeDeclaration(attributes)
      default: return nil
      }
    }
  }

  private static func attribute(_ value: JSONValue) -> AttributeDeclaration.Attribute? {
    guard case .object(let members) = value, members.first?.name == "name",
      case .text(let name)? = members.first?.value
    else { return nil }
    guard members.count > 1 else { return AttributeDeclaration.Attribute(name: name, kind: nil) }
    guard members.count == 2, members[1].name == "type", case .text(let type) = members[1].value,
      let kind = types.first(where: { $0.key == type })?.value
    else { return nil }
    return AttributeDeclaration.Attribute(name: name, kind: kind)
  }

  /// Gives the columns of a document their order, and adds those without values.
  func apply(to document: inout GraphDocument) {
    if let graph {
      document.graphAttributes = graph.applied(to: document.graphAttributes, rowCount: 1)
    }
    if let nodes {
      document.nodeAttributes = nodes.applied(
        to: document.nodeAttributes, rowCount: document.nodeCount)
    }
    if let edges {
      document.edgeAttributes = edges.applied(
        to: document.edgeAttributes, rowCount: document.edgeCount)
    }
  }
}
