public import EntenteData
import EntenteGraph

extension GraphDocument {
  /// What the document says as tables of the graph, nodes and edges, so that two can be compared.
  ///
  /// Edges are told apart by their ids, or by their ends where ids are not wanted; the ends of an undirected
  /// edge are in the order of their ids.
  ///
  /// - Parameter usesEdgeIDs: Whether edges are told apart by their ids, which all must have.
  /// - Returns: The tables `graph`, `nodes` and `edges`.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public func recordTables(usesEdgeIDs: Bool) -> [RecordTable] {
    let graph = [["id", id ?? ""]] + graphAttributes.map { [$0.name, $0.plainText(0)] }
    let nodes = nodeIDs.indices.map { node in
      [nodeIDs[node], isSecondMode?[node] ?? false ? "2" : "1"]
        + nodeAttributes.map { $0.plainText(node) }
    }
    let edges = sources.indices.map { edge in
      let isDirected = (edgeDirections?[edge] ?? direction) == .directed
      let ends = [sources[edge], targets[edge]].map { nodeIDs[Int($0)] }
      return [edgeIDs?[edge] ?? ""] + (isDirected ? ends : ends.sorted())
        + ["\(isDirected)"] + edgeAttributes.map { $0.plainText(edge) }
    }
    return [
      RecordTable("graph", columns: ["attribute", "value"], key: [0], rows: graph),
      RecordTable(
        "nodes", columns: ["id", "mode"] + nodeAttributes.map(\.name), key: [0], rows: nodes),
      RecordTable(
        "edges", columns: ["id", "source", "target", "directed"] + edgeAttributes.map(\.name),
        key: usesEdgeIDs ? [0] : [1, 2, 3], rows: edges),
    ]
  }

  /// Whether each edge has an id of its own.
  public var hasAllEdgeIDs: Bool {
    guard edgeCount > 0 else { return true }
    return edgeIDs.map { ids in !ids.hasRepeats && ids.indices.allSatisfy { !ids.range($0).isEmpty }
    }
      ?? false
  }
}
