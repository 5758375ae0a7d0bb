import EntenteData
import EntenteGraph

/// Names that JSON of Cytoscape has a use for.
enum Cytoscape {
  static let graphNames = ["name"]
  /// NetworkX needs the node as `value` besides.
  static let nodeNames = ["id", "value"]
  /// An id that another element has is under the second name, so that Cytoscape gives the edge another.
  ///
  /// NetworkX needs a key of parallel edges.
  static let edgeNames = ["id", "entente:edge", "source", "target", "directed", "key"]
}

/// Writes JSON of Cytoscape: an element a line, with the places of nodes and the nodes that they are in.
struct CytoscapeWriter {
  private let document: GraphDocument
  private let isMultigraph: Bool
  private let position: (x: AttributeColumn, y: AttributeColumn)?
  private let nodeColumns: JSONColumns
  /// Those besides the position, for nodes that have one.
  private let placedNodeColumns: JSONColumns
  private let edgeColumns: JSONColumns
  /// The edges whose ids other elements have too.
  private let sharedIDs: Set<Int>

  init(_ document: GraphDocument) {
    self.document = document
    isMultigraph = document.has(.parallelEdges)
    let columns = document.nodeAttributes
    let (x, y) = (Self.numbers("x", columns), Self.numbers("y", columns))
    position = x.flatMap { x in y.map { (columns[x], columns[$0]) } }
    let members = JSONColumn.named(columns, own: Self.nodeNames(document))
    nodeColumns = JSONColumns(members)
    placedNodeColumns = JSONColumns(members.filter { $0.place != x && $0.place != y })
    edgeColumns = JSONColumns(
      JSONColumn.named(document.edgeAttributes, own: Cytoscape.edgeNames))
    sharedIDs = Self.sharedIDs(document)
  }

  /// The attributes that are written under other names.
  @Sendable
  static func renamed(_ document: GraphDocument) -> RenamedAttributes {
    RenamedAttributes(
      document, graph: Cytoscape.graphNames, nodes: nodeNames(document), edges: Cytoscape.edgeNames)
  }

  private static func nodeNames(_ document: GraphDocument) -> [String] {
    Cytoscape.nodeNames + (hasParents(document) ? [] : ["parent"])
  }

  /// Whether the position, which is written last, is not the last columns.
  private var isPositionWithin: Bool {
    position != nil && document.nodeAttributes.suffix(2).map(\.name) != ["x", "y"]
  }

  /// The first column of a name, if it is of numbers.
  private static func numbers(_ name: String, _ columns: [AttributeColumn]) -> Int? {
    columns.firstIndex { $0.name == name }.flatMap { place in
      switch columns[place].values {
      case .reals, .integers: place
      case .booleans, .texts, .structures: nil
      }
    }
  }

  /// Whether each `parent` is another node, and no node is within itself.
  private static func hasParents(_ document: GraphDocument) -> Bool {
    guard let column = document.nodeAttributes.first(where: { $0.name == "parent" }),
      column.isText
    else { return false }
    var index = TextIndex()
    for node in document.nodeIDs.indices {
      _ = document.nodeIDs.withBytes(node) { index.insert($0) }
    }
    var parents = [Int?](repeating: nil, count: document.nodeCount)
    for node in document.nodeIDs.indices {
      guard var parent = column.text(node) else { continue }
      guard let number = parent.withUTF8({ index.number(of: $0) }) else { return false }
      parents[node] = number
    }
    // A node from which there is no way on is reached within as many steps as there are nodes.
    var isRooted = [Bool](repeating: false, count: document.nodeCount)
    for node in document.nodeIDs.indices {
      var (way, next): ([Int], Int?) = ([], node)
      while let current = next, !isRooted[current] {
        guard way.count <= document.nodeCount else { return false }
        way.append(current)
        next = parents[current]
      }
      for passed in way { isRooted[passed] = true }
    }
    return true
  }

  private static func sharedIDs(_ document: GraphDocument) -> Set<Int> {
    guard let ids = document.edgeIDs else { return [] }
    var index = TextIndex()
    for node in document.nodeIDs.indices {
      _ = document.nodeIDs.withBytes(node) { index.insert($0) }
    }
    return Set(
      ids.indices.filter { edge in
        !ids.range(edge).isEmpty
          && ids.withBytes(edge) { index.insert($0)?.isNew ?? false } == false
      })
  }

  // MARK: Writing

  func write(into sink: inout ByteSink) throws(Problem) {
    sink.bytes.append(
      contentsOf: "{\n\"directed\": \(document.direction == .directed),\n".utf8)
    sink.bytes.append(contentsOf: "\"multigraph\": \(isMultigraph),\n".utf8)
    JSONDeclarations(rowsOf: document, nodes: isPositionWithin).append(to: &sink.bytes)
    sink.bytes.append(contentsOf: "\"data\": {".utf8)
    document.appendGraphMembers(own: Cytoscape.graphNames, to: &sink.bytes)
    sink.bytes.append(contentsOf: "},\n\"elements\": {\n\"nodes\": [".utf8)
    for node in document.nodeIDs.indices {
      sink.bytes.append(contentsOf: (node == 0 ? "\n" : ",\n").utf8)
      appendNode(node, to: &sink.bytes)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n],\n\"edges\": [".utf8)
    for edge in document.sources.indices {
      sink.bytes.append(contentsOf: (edge == 0 ? "\n" : ",\n").utf8)
      appendEdge(edge, to: &sink.bytes)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n]\n}\n}\n".utf8)
  }

  private func appendNode(_ node: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"data\":{\"id\":".utf8)
    document.nodeIDs.withBytes(node) { JSONText.append($0, to: &bytes) }
    bytes.append(contentsOf: ",\"value\":".utf8)
    document.nodeIDs.withBytes(node) { JSONText.append($0, to: &bytes) }
    guard let position, let x = number(position.x, node), let y = number(position.y, node) else {
      nodeColumns.append(node, isFirst: false, to: &bytes)
      bytes.append(contentsOf: "}}".utf8)
      return
    }
    placedNodeColumns.append(node, isFirst: false, to: &bytes)
    bytes.append(contentsOf: "},\"position\":{\"x\":\(x),\"y\":\(y)}}".utf8)
  }

  /// A number as JSON has it; `nil` if it is missing or not finite.
  private func number(_ column: AttributeColumn, _ row: Int) -> String? {
    switch column[row] {
    case .integer(let value)?: "\(value)"
    case .real(let value)? where value.isFinite: "\(value)"
    default: nil
    }
  }

  private func appendEdge(_ edge: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"data\":{".utf8)
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      let name = sharedIDs.contains(edge) ? Cytoscape.edgeNames[1] : Cytoscape.edgeNames[0]
      bytes.append(contentsOf: "\"\(name)\":".utf8)
      ids.withBytes(edge) { JSONText.append($0, to: &bytes) }
      bytes.append(UInt8(ascii: ","))
    }
    document.appendEnds(edge, to: &bytes)
    document.appendOwnDirection(edge, to: &bytes)
    if isMultigraph { bytes.append(contentsOf: ",\"key\":\"\(edge)\"".utf8) }
    edgeColumns.append(edge, isFirst: false, to: &bytes)
    bytes.append(contentsOf: "}}".utf8)
  }
}
