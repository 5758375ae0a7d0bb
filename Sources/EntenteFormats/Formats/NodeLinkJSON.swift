import EntenteData
import EntenteGraph

extension GraphFormat {
  /// Node-link JSON as NetworkX and D3 read it, with the edges under `edges`.
  public static let nodeLinkJSON = GraphFormat(
    id: "json", title: "node-link JSON", fileExtensions: ["json"],
    losses: [Loss(.specialNumbers), Loss(.defaultValues, "written as values")],
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute
      try target.write { sink throws(Problem) in
        try NodeLinkWriter(document).write(into: &sink)
      }
    })
}

/// Writes a record a line, the members of each in the order of their names after what tells it.
private struct NodeLinkWriter {
  let document: GraphDocument

  init(_ document: GraphDocument) { self.document = document }

  func write(into sink: inout ByteSink) throws(Problem) {
    let isDirected = document.direction == .directed
    sink.bytes.append(
      contentsOf: "{\n\"directed\": \(isDirected),\n\"multigraph\": \(isMultigraph),\n".utf8)
    sink.bytes.append(contentsOf: "\"graph\": {".utf8)
    let graphColumns = JSONColumn.sorted(document.graphAttributes)
    var isFirst = true
    if let id = document.id { append("name", .text(id), &isFirst, &sink) }
    for column in graphColumns where column.hasValue(0) {
      column.append(0, isFirst: isFirst, to: &sink.bytes)
      isFirst = false
    }
    sink.bytes.append(contentsOf: "},\n\"nodes\": [".utf8)
    let nodeColumns = JSONColumn.sorted(document.nodeAttributes)
    for node in document.nodeIDs.indices {
      start(node, &sink)
      sink.bytes.append(contentsOf: "{\"id\":".utf8)
      document.nodeIDs.withBytes(node) { JSONText.append($0, to: &sink.bytes) }
      end(node, nodeColumns, &sink)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n],\n\"edges\": [".utf8)
    let edgeColumns = JSONColumn.sorted(document.edgeAttributes)
    for edge in document.sources.indices {
      start(edge, &sink)
      sink.bytes.append(contentsOf: "{\"source\":".utf8)
      document.nodeIDs.withBytes(Int(document.sources[edge])) {
        JSONText.append($0, to: &sink.bytes)
      }
      sink.bytes.append(contentsOf: ",\"target\":".utf8)
      document.nodeIDs.withBytes(Int(document.targets[edge])) {
        JSONText.append($0, to: &sink.bytes)
      }
      if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
        sink.bytes.append(contentsOf: ",\"id\":".utf8)
        ids.withBytes(edge) { JSONText.append($0, to: &sink.bytes) }
      }
      if let directions = document.edgeDirections, directions[edge] != document.direction {
        sink.bytes.append(contentsOf: ",\"directed\":\(!isDirected)".utf8)
      }
      end(edge, edgeColumns, &sink)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "\n]\n}\n".utf8)
  }

  private var isMultigraph: Bool { document.has(.parallelEdges) }

  private func append(
    _ name: String, _ value: JSONValue, _ isFirst: inout Bool, _ sink: inout ByteSink
  ) {
    if !isFirst { sink.bytes.append(0x2C) }
    JSONText.append(name, to: &sink.bytes)
    sink.bytes.append(0x3A)
    value.append(to: &sink.bytes)
    isFirst = false
  }

  private func start(_ row: Int, _ sink: inout ByteSink) {
    sink.bytes.append(contentsOf: (row == 0 ? "\n" : ",\n").utf8)
  }

  private func end(_ row: Int, _ columns: [JSONColumn], _ sink: inout ByteSink) {
    for column in columns where column.hasValue(row) {
      column.append(row, isFirst: false, to: &sink.bytes)
    }
    sink.bytes.append(0x7D)
  }
}
