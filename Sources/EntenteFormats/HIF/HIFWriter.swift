import EntenteData
import EntenteGraph

/// Writes the Hypergraph Interchange Format, version 0.1: nodes of the second mode as hyperedges, or,
/// where there are none, each edge as one of two members.
struct HIFWriter {
  private let document: GraphDocument
  /// The second mode; `nil` if the edges are the hyperedges.
  private let isHyperedge: [Bool]?

  init(_ document: GraphDocument) {
    let isHyperedge = Self.secondMode(document)
    self.isHyperedge = isHyperedge
    self.document = isHyperedge == nil ? document.withModesAsAttribute : document
  }

  /// The second mode, if each edge goes from one mode to the other.
  private static func secondMode(_ document: GraphDocument) -> [Bool]? {
    guard let isSecond = document.isSecondMode, isSecond.contains(true),
      zip(document.sources, document.targets).allSatisfy({
        isSecond[Int($0)] != isSecond[Int($1)]
      })
    else { return nil }
    return isSecond
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let type =
      document.direction == .directed ? "directed" : isAbstract ? "asc" : "undirected"
    sink.bytes.append(
      contentsOf: "{\n\"network-type\": \"\(type)\",\n\"metadata\": {".utf8)
    appendMetadata(to: &sink.bytes)
    sink.bytes.append(contentsOf: "},\n".utf8)
    if let isHyperedge {
      let nodes = document.nodeIDs.indices
      let columns = HIFColumns(document.nodeAttributes)
      try write("nodes", "node", nodes.filter { !isHyperedge[$0] }, columns, &sink)
      try write("edges", "edge", nodes.filter { isHyperedge[$0] }, columns, &sink)
      try writeIncidences(isHyperedge, &sink)
    } else {
      try write(
        "nodes", "node", Array(document.nodeIDs.indices), HIFColumns(document.nodeAttributes), &sink
      )
      try writeGraph(&sink)
    }
    sink.bytes.append(contentsOf: "}\n".utf8)
  }

  // MARK: The hypergraph

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
    if let isHyperedge {
      let order = Self.order(isHyperedge)
      if order.count > 2 {
        add(HIF.order, .array(order.map { .number("\($0)") }))
      }
    } else if document.edgeCount > 0 {
      add(HIF.form, .text(HIF.graph))
    }
    bytes.append(contentsOf: members.joined(separator: [UInt8(ascii: ",")]))
    var columns = document.graphAttributes
    if isAbstract { columns.removeAll { $0.name == "network-type" } }
    JSONColumn.append(
      JSONColumn.sorted(columns, own: HIF.graphNames), 0, isFirst: members.isEmpty, to: &bytes)
  }

  /// How many nodes and hyperedges follow on each other, nodes first.
  private static func order(_ isHyperedge: [Bool]) -> [Int] {
    var order = [0]
    for isEdge in isHyperedge {
      if isEdge == (order.count % 2 == 0) { order[order.count - 1] += 1 } else { order.append(1) }
    }
    return order
  }

  private func write(
    _ list: String, _ name: String, _ rows: [Int], _ columns: HIFColumns, _ sink: inout ByteSink
  ) throws(Problem) {
    sink.bytes.append(contentsOf: "\"\(list)\": [".utf8)
    for (number, row) in rows.enumerated() {
      sink.bytes.append(contentsOf: "\(number == 0 ? "\n" : ",\n"){\"\(name)\":".utf8)
      document.nodeIDs.withBytes(row) { JSONText.append($0, to: &sink.bytes) }
      columns.append(row, to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n],\n".utf8)
  }

  private func writeIncidences(_ isHyperedge: [Bool], _ sink: inout ByteSink) throws(Problem) {
    let columns = HIFColumns(document.edgeAttributes, own: HIF.incidenceNames)
    sink.bytes.append(contentsOf: "\"incidences\": [".utf8)
    for incidence in document.sources.indices {
      let (source, target) = (
        Int(document.sources[incidence]), Int(document.targets[incidence])
      )
      let (node, edge) = isHyperedge[target] ? (source, target) : (target, source)
      sink.bytes.append(contentsOf: "\(incidence == 0 ? "\n" : ",\n"){\"edge\":".utf8)
      document.nodeIDs.withBytes(edge) { JSONText.append($0, to: &sink.bytes) }
      sink.bytes.append(contentsOf: ",\"node\":".utf8)
      document.nodeIDs.withBytes(node) { JSONText.append($0, to: &sink.bytes) }
      if document.edgeDirections?[incidence] ?? document.direction == .directed {
        let end: HIF.End = node == source ? .tail : .head
        sink.bytes.append(contentsOf: ",\"direction\":\"\(end)\"".utf8)
      }
      columns.append(incidence, id: document.edgeIDs, to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n]\n".utf8)
  }

  // MARK: Edges of a graph

  private func writeGraph(_ sink: inout ByteSink) throws(Problem) {
    let columns = HIFColumns(document.edgeAttributes)
    sink.bytes.append(contentsOf: "\"edges\": [".utf8)
    for edge in document.sources.indices {
      sink.bytes.append(contentsOf: "\(edge == 0 ? "\n" : ",\n"){\"edge\":".utf8)
      appendID(of: edge, to: &sink.bytes)
      columns.append(edge, to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n],\n\"incidences\": [".utf8)
    for edge in document.sources.indices {
      let isDirected = document.edgeDirections?[edge] ?? document.direction == .directed
      for (node, end) in [(document.sources[edge], HIF.End.tail), (document.targets[edge], .head)] {
        sink.bytes.append(
          contentsOf: "\(edge == 0 && end == .tail ? "\n" : ",\n"){\"edge\":".utf8)
        appendID(of: edge, to: &sink.bytes)
        sink.bytes.append(contentsOf: ",\"node\":".utf8)
        document.nodeIDs.withBytes(Int(node)) { JSONText.append($0, to: &sink.bytes) }
        if isDirected { sink.bytes.append(contentsOf: ",\"direction\":\"\(end)\"".utf8) }
        sink.bytes.append(UInt8(ascii: "}"))
      }
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n]\n".utf8)
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
  private let all: [JSONColumn]
  private let others: [JSONColumn]

  init(_ columns: [AttributeColumn], own: [String] = []) {
    all = JSONColumn.sorted(columns, own: own)
    let place = columns.firstIndex { $0.name == "weight" }
    let isNumber = place.map { place in
      switch columns[place].values {
      case .integers, .reals: true
      case .booleans, .texts, .structures: false
      }
    }
    weight = isNumber == true ? place.map { columns[$0] } : nil
    others = weight == nil ? all : all.filter { $0.place != place }
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
    let hasID = id.map { !$0.range(row).isEmpty } ?? false
    guard hasID || columns.contains(where: { $0.hasValue(row) }) else { return }
    bytes.append(contentsOf: ",\"attrs\":{".utf8)
    if hasID {
      bytes.append(contentsOf: "\"id\":".utf8)
      id?.withBytes(row) { JSONText.append($0, to: &bytes) }
    }
    JSONColumn.append(columns, row, isFirst: !hasID, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}
