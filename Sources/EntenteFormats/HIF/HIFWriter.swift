import EntenteData
import EntenteGraph

/// Writes the Hypergraph Interchange Format, version 0.1: nodes of the second mode as hyperedges, and
/// edges between others as hyperedges of two members.
struct HIFWriter {
  private let document: GraphDocument
  /// Which nodes are hyperedges; `nil` if none is.
  private let isHyperedge: [Bool]?

  init(_ document: GraphDocument) {
    isHyperedge = Self.hyperedges(document)
    self.document = isHyperedge == nil ? document.withModesAsAttribute : document
  }

  private static func hyperedges(_ document: GraphDocument) -> [Bool]? {
    let modes = document.isSecondMode
    return modes?.contains(true) == true && !document.hasEdgesOfHyperedges ? modes : nil
  }

  /// The attributes that are written under other names.
  @Sendable
  static func renamed(_ document: GraphDocument) -> RenamedAttributes {
    let ofMembers = hyperedges(document) == nil ? [] : HIF.incidenceNames
    return RenamedAttributes(document, graph: HIF.graphNames, edges: ofMembers)
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let type =
      document.direction == .directed ? "directed" : isAbstract ? "asc" : "undirected"
    sink.bytes.append(
      contentsOf: "{\n\"network-type\": \"\(type)\",\n\"metadata\": {".utf8)
    appendMetadata(to: &sink.bytes)
    sink.bytes.append(contentsOf: "},\n".utf8)
    let nodes = document.nodeIDs.indices
    let columns = HIFColumns(document.nodeAttributes)
    try writeList("nodes", &sink) { list, sink throws(Problem) in
      for row in nodes where isHyperedge?[row] != true {
        writeNode("node", row, columns, &list, &sink.bytes)
        try sink.flushIfLarge()
      }
    }
    sink.bytes.append(contentsOf: ",\n".utf8)
    try writeList("edges", &sink) { list, sink throws(Problem) in
      for row in nodes where isHyperedge?[row] == true {
        writeNode("edge", row, columns, &list, &sink.bytes)
        try sink.flushIfLarge()
      }
      try writeEdges(&list, &sink)
    }
    sink.bytes.append(contentsOf: ",\n".utf8)
    try writeList("incidences", &sink) { list, sink throws(Problem) in
      try writeIncidences(&list, &sink)
    }
    sink.bytes.append(contentsOf: "\n}\n".utf8)
  }

  /// The objects of a list that are written so far.
  private struct List {
    private var isEmpty = true

    /// Starts an object with its first member.
    mutating func begin(_ name: String, _ bytes: inout [UInt8]) {
      bytes.append(contentsOf: "\(isEmpty ? "\n" : ",\n"){\"\(name)\":".utf8)
      isEmpty = false
    }
  }

  private func writeList(
    _ name: String, _ sink: inout ByteSink,
    _ body: (inout List, inout ByteSink) throws(Problem) -> Void
  ) throws(Problem) {
    sink.bytes.append(contentsOf: "\"\(name)\": [".utf8)
    var list = List()
    try body(&list, &sink)
    sink.bytes.append(contentsOf: "\n]".utf8)
  }

  private func writeNode(
    _ name: String, _ row: Int, _ columns: HIFColumns, _ list: inout List, _ bytes: inout [UInt8]
  ) {
    list.begin(name, &bytes)
    document.nodeIDs.withBytes(row) { JSONText.append($0, to: &bytes) }
    columns.append(row, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  // MARK: Metadata

  /// Whether it is an abstract simplicial complex, which is read as an attribute.
  private var isAbstract: Bool {
    guard isHyperedge != nil, document.direction == .undirected,
      let column = document.graphAttributes.first(where: { $0.name == "network-type" })
    else { return false }
    return column.text(0) == "asc"
  }

  private func appendMetadata(to bytes: inout [UInt8]) {
    var members: [[UInt8]] = []
    func add(_ name: String, _ value: JSONValue) {
      let object = JSONValue.object([JSONValue.Member(name: name, value: value)])
      members.append(Array(object.compact.utf8.dropFirst().dropLast()))
    }
    if let id = document.id { add("name", .text(id)) }
    if let declared = declarations.value { add(JSONDeclarations.name, declared) }
    if let isHyperedge {
      let order = Self.order(isHyperedge)
      if order.count > 2 {
        add(HIF.order, .array(order.map { .number("\($0)") }))
      }
      if document.sources.indices.contains(where: isPlain) {
        add(HIF.hyperedges, .number("\(isHyperedge.count { $0 })"))
      }
    } else if document.edgeCount > 0 {
      add(HIF.form, .text(HIF.graph))
    }
    bytes.append(contentsOf: members.joined(separator: [UInt8(ascii: ",")]))
    var columns = document.graphAttributes
    if isAbstract { columns.removeAll { $0.name == "network-type" } }
    JSONColumns(JSONColumn.named(columns, own: HIF.graphNames)).append(
      0, isFirst: members.isEmpty, to: &bytes)
  }

  /// The attributes that values do not tell: they are met in another order where nodes and hyperedges, or
  /// members and edges of a graph, take turns, as the weight of each comes first.
  private var declarations: JSONDeclarations {
    func hasLateWeight(_ columns: [AttributeColumn]) -> Bool {
      columns.first?.name != "weight" && columns.contains { $0.name == "weight" }
    }
    let plainCount = document.sources.indices.count(where: isPlain)
    let isScattered = (isHyperedge.map { Self.order($0).count } ?? 0) > 2
    return JSONDeclarations(
      rowsOf: document,
      graph: isAbstract && document.graphAttributes.last?.name != "network-type",
      nodes: isScattered || hasLateWeight(document.nodeAttributes),
      edges: plainCount > 0 && plainCount < document.edgeCount
        || hasLateWeight(document.edgeAttributes))
  }

  /// How many nodes and hyperedges follow on each other, nodes first.
  private static func order(_ isHyperedge: [Bool]) -> [Int] {
    var order = [0]
    for isEdge in isHyperedge {
      if isEdge == (order.count % 2 == 0) { order[order.count - 1] += 1 } else { order.append(1) }
    }
    return order
  }

  // MARK: Edges

  /// Whether an edge is between two nodes, none of them a hyperedge.
  private func isPlain(_ edge: Int) -> Bool {
    guard let isHyperedge else { return true }
    return !isHyperedge[Int(document.sources[edge])] && !isHyperedge[Int(document.targets[edge])]
  }

  private func writeEdges(_ list: inout List, _ sink: inout ByteSink) throws(Problem) {
    let columns = HIFColumns(document.edgeAttributes)
    for edge in document.sources.indices where isPlain(edge) {
      list.begin("edge", &sink.bytes)
      appendID(of: edge, to: &sink.bytes)
      columns.append(edge, to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
  }

  private func writeIncidences(_ list: inout List, _ sink: inout ByteSink) throws(Problem) {
    let columns = HIFColumns(document.edgeAttributes, own: HIF.incidenceNames)
    for edge in document.sources.indices {
      let (source, target) = (Int(document.sources[edge]), Int(document.targets[edge]))
      if isPlain(edge) {
        for (node, end) in [(source, HIF.End.tail), (target, .head)] {
          list.begin("edge", &sink.bytes)
          appendID(of: edge, to: &sink.bytes)
          appendNode(node, end, of: edge, to: &sink.bytes)
          sink.bytes.append(UInt8(ascii: "}"))
        }
      } else {
        let isInto = isHyperedge?[target] == true
        list.begin("edge", &sink.bytes)
        document.nodeIDs.withBytes(isInto ? target : source) {
          JSONText.append($0, to: &sink.bytes)
        }
        appendNode(isInto ? source : target, isInto ? .tail : .head, of: edge, to: &sink.bytes)
        columns.append(edge, id: document.edgeIDs, to: &sink.bytes)
        sink.bytes.append(UInt8(ascii: "}"))
      }
      try sink.flushIfLarge()
    }
  }

  /// Adds the node of an incidence, and at which end it is if the edge is directed.
  private func appendNode(_ node: Int, _ end: HIF.End, of edge: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\"node\":".utf8)
    document.nodeIDs.withBytes(node) { JSONText.append($0, to: &bytes) }
    if document.edgeDirections?[edge] ?? document.direction == .directed {
      bytes.append(contentsOf: ",\"direction\":\"\(end)\"".utf8)
    }
  }

  /// Adds the id of an edge, or its place as a number if it has none.
  private func appendID(of edge: Int, to bytes: inout [UInt8]) {
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      ids.withBytes(edge) { JSONText.append($0, to: &bytes) }
    } else {
      NumberText.append(Int64(edge), to: &bytes)
    }
  }
}

/// Columns as HIF writes them: the weight in a place of its own, all else in `attrs`.
private struct HIFColumns {
  private let weight: AttributeColumn?
  private let all: JSONColumns
  private let others: JSONColumns

  init(_ columns: [AttributeColumn], own: [String] = []) {
    let members = JSONColumn.named(columns, own: own)
    all = JSONColumns(members)
    let place = columns.firstIndex { $0.name == "weight" }
    let isNumber = place.map { place in
      switch columns[place].values {
      case .integers, .reals: true
      case .booleans, .texts, .structures: false
      }
    }
    weight = isNumber == true ? place.map { columns[$0] } : nil
    others = weight == nil ? all : JSONColumns(members.filter { $0.place != place })
  }

  func append(_ row: Int, id: TextColumn? = nil, to bytes: inout [UInt8]) {
    var columns = all
    switch weight?[row] {
    case .integer(let value)?:
      bytes.append(contentsOf: ",\"weight\":\(value)".utf8)
      columns = others
    case .real(let value)? where value.isFinite:
      bytes.append(contentsOf: ",\"weight\":\(value)".utf8)
      columns = others
    default: break
    }
    guard let id, !id.range(row).isEmpty else {
      return columns.append(row, under: "attrs", to: &bytes)
    }
    bytes.append(contentsOf: ",\"attrs\":{\"id\":".utf8)
    id.withBytes(row) { JSONText.append($0, to: &bytes) }
    columns.append(row, isFirst: false, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}
