import EntenteData
import EntenteGraph

/// Words that JSON of graphology has a use for.
enum Graphology {
  static let graphNames = ["name"]
  static let types = ["directed", "undirected", "mixed"]
}

/// Writes JSON of graphology, a node or an edge a line.
struct GraphologyWriter {
  private let document: GraphDocument

  init(_ document: GraphDocument) { self.document = document }

  /// The attributes that are written under other names.
  @Sendable
  static func renamed(_ document: GraphDocument) -> RenamedAttributes {
    RenamedAttributes(document, graph: Graphology.graphNames)
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let type =
      document.edgeDirections != nil
      ? "mixed" : document.direction == .directed ? "directed" : "undirected"
    sink.bytes.append(
      contentsOf: """
        {
        "options": {"type":"\(type)","multi":\(document.has(.parallelEdges)),"allowSelfLoops":true},

        """.utf8)
    JSONDeclarations(rowsOf: document).append(to: &sink.bytes)
    sink.bytes.append(contentsOf: "\"attributes\": {".utf8)
    document.appendGraphMembers(own: Graphology.graphNames, to: &sink.bytes)
    sink.bytes.append(contentsOf: "},\n\"nodes\": [".utf8)
    let nodeColumns = JSONColumns(JSONColumn.named(document.nodeAttributes))
    for node in document.nodeIDs.indices {
      sink.bytes.append(contentsOf: "\(node == 0 ? "\n" : ",\n"){\"key\":".utf8)
      document.nodeIDs.withBytes(node) { JSONText.append($0, to: &sink.bytes) }
      nodeColumns.append(node, under: "attributes", to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n],\n\"edges\": [".utf8)
    let edgeColumns = JSONColumns(JSONColumn.named(document.edgeAttributes))
    for edge in document.sources.indices {
      sink.bytes.append(contentsOf: "\(edge == 0 ? "\n" : ",\n"){".utf8)
      appendEdge(edge, to: &sink.bytes)
      edgeColumns.append(edge, under: "attributes", to: &sink.bytes)
      sink.bytes.append(UInt8(ascii: "}"))
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n]\n}\n".utf8)
  }

  private func appendEdge(_ edge: Int, to bytes: inout [UInt8]) {
    if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
      bytes.append(contentsOf: "\"key\":".utf8)
      ids.withBytes(edge) { JSONText.append($0, to: &bytes) }
      bytes.append(UInt8(ascii: ","))
    }
    document.appendEnds(edge, to: &bytes)
    if document.edgeDirections?[edge] ?? document.direction == .undirected {
      bytes.append(contentsOf: ",\"undirected\":true".utf8)
    }
  }
}
