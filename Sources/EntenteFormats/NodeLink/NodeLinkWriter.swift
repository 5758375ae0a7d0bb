import EntenteData
import EntenteGraph

/// Names that node-link JSON has a use for.
enum NodeLink {
  static let graphNames = ["name"]
  static let nodeNames = ["id"]
  static let edgeNames = ["source", "target", "id", "directed"]
}

/// Writes node-link JSON: a node or an edge a line, the attributes of each after what tells it.
struct NodeLinkWriter {
  private let document: GraphDocument
  /// Under which name the edges are.
  private let edgeList: String
  private let isMultigraph: Bool

  init(_ document: GraphDocument, edgeList: String) {
    (self.document, self.edgeList) = (document, edgeList)
    isMultigraph = document.has(.parallelEdges)
  }

  /// The attributes that are written under other names.
  @Sendable
  static func renamed(_ document: GraphDocument) -> RenamedAttributes {
    RenamedAttributes(
      document, graph: NodeLink.graphNames, nodes: NodeLink.nodeNames, edges: edgeNames(document))
  }

  private static func edgeNames(_ document: GraphDocument) -> [String] {
    NodeLink.edgeNames + (document.hasSharedKeys ? ["key"] : [])
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let isDirected = document.direction == .directed
    sink.bytes.append(
      contentsOf: "{\n\"directed\": \(isDirected),\n\"multigraph\": \(isMultigraph),\n".utf8)
    JSONDeclarations(rowsOf: document).append(to: &sink.bytes)
    sink.bytes.append(contentsOf: "\"graph\": {".utf8)
    document.appendGraphMembers(own: NodeLink.graphNames, to: &sink.bytes)
    sink.bytes.append(contentsOf: "},\n\"nodes\": [".utf8)
    let nodeColumns = JSONColumns(
      JSONColumn.named(document.nodeAttributes, own: NodeLink.nodeNames))
    for node in document.nodeIDs.indices {
      sink.bytes.append(contentsOf: (node == 0 ? "\n" : ",\n").utf8)
      sink.bytes.append(contentsOf: "{\"id\":".utf8)
      document.nodeIDs.withBytes(node) { JSONText.append($0, to: &sink.bytes) }
      nodeColumns.append(node, isFirst: false, to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n],\n\"\(edgeList)\": [".utf8)
    let edgeColumns = JSONColumns(
      JSONColumn.named(document.edgeAttributes, own: Self.edgeNames(document)))
    for edge in document.sources.indices {
      append(edge, edgeColumns, to: &sink.bytes)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n]\n}\n".utf8)
  }

  private func append(_ edge: Int, _ columns: JSONColumns, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: (edge == 0 ? "\n" : ",\n").utf8)
    bytes.append(UInt8(ascii: "{"))
    document.appendEnds(edge, to: &bytes)
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      bytes.append(contentsOf: ",\"id\":".utf8)
      ids.withBytes(edge) { JSONText.append($0, to: &bytes) }
    }
    document.appendOwnDirection(edge, to: &bytes)
    columns.append(edge, isFirst: false, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}
