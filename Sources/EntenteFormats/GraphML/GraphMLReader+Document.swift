import EntenteGraph

extension GraphMLReader {
  /// Returns the document, and gives up what it is made of.
  mutating func finish() -> GraphDocument {
    // A node that was declared after all says nothing of where the others are named.
    let firstUndeclared = firstUndeclared.flatMap {
      nodes.isDeclared($0.number) ? nil : $0.position
    }
    let nodeIDs = nodes.finish(&sources, &targets)
    if let undeclared = CommonNotice.undeclared(nodeIDs, from: nodes.declaredCount) {
      notices.add(.undeclaredNode(undeclared), at: firstUndeclared)
    }
    setUndirected()
    var idColumn: AttributeColumn?
    if !edgeIDs.isEmpty {
      while edgeIDs.count < sources.count { edgeIDs.append("") }
      if let id = edgeIDs.firstRepeat {
        notices.add(.repeatedEdgeID(id), at: nil)
        let ids = edgeIDs
        idColumn = AttributeColumn(
          "id", .texts(ids), missing: ids.indices.filter { ids.range($0).isEmpty })
      }
    }
    var document = GraphDocument(
      mainDirection ?? .directed, nodeIDs: nodeIDs, sources: sources, targets: targets,
      edgeDirections: edgeDirections,
      edgeIDs: edgeIDs.isEmpty || idColumn != nil ? nil : edgeIDs)
    document.id = id
    document.graphAttributes = graphTable.finish(rowCount: 1, &notices)
    document.nodeAttributes =
      parents(nodeIDs.count) + drawnColumns(of: .node, nodeIDs.count)
      + nodeTable.finish(rowCount: nodeIDs.count, &notices)
    document.edgeAttributes =
      (idColumn.map { [$0] } ?? []) + edgePlaces.finish(rowCount: sources.count)
      + drawnColumns(of: .edge, sources.count) + edgeTable.finish(rowCount: sources.count, &notices)
    if !hyperedges.isEmpty {
      var isSecondMode = [Bool](repeating: false, count: nodeIDs.count)
      for row in hyperedges { isSecondMode[row] = true }
      document.isSecondMode = isSecondMode
    }
    return document
  }

  /// The node that each node is within, if any is.
  private func parents(_ count: Int) -> [AttributeColumn] {
    guard !nested.isEmpty else { return [] }
    var parents = [String?](repeating: nil, count: count)
    for (rows, parent) in nested {
      for row in rows where parents[row] == nil { parents[row] = parent }
    }
    return [
      AttributeColumn(
        "parent", .texts(TextColumn(parents.map { $0 ?? "" })),
        missing: parents.indices.filter { parents[$0] == nil })
    ]
  }

  /// Makes edges that are drawn without an arrow undirected.
  private mutating func setUndirected() {
    guard let drawing, !drawing.isAdded, !drawing.undirected.isEmpty, let mainDirection else {
      return
    }
    var directions = edgeDirections ?? Array(repeating: mainDirection, count: sources.count)
    for edge in drawing.undirected { directions[edge] = .undirected }
    edgeDirections = directions
  }
}
