import EntenteGraph
import EntenteNetwork

/// What `entente info` says of the structure of a graph.
enum StructureRows {
  /// The most names that a value lists.
  private static let most = 100

  static func of(_ graph: NamedGraph) throws(GraphError) -> [InfoTable.Row] {
    let components = try graph.graph.components()
    let edges = graph.graph.edges
    let points = try graph.graph.articulationPoints().map { graph.labels[$0] }
    let bridges = try graph.graph.bridges().map { number in
      "\(graph.labels[edges[number].source]) – \(graph.labels[edges[number].target])"
    }
    return [
      ("network", "nodes", .count(graph.graph.nodeCount)),
      ("network", "edges", .count(graph.graph.edgeCount)),
      ("network", "components", .count(components.count)),
      ("network", "nodes in the largest component", .count(components.sizes.first ?? 0)),
      ("network", "nodes alone", .count(components.sizes.count { $0 == 1 })),
      ("network", "nodes that hold it together", list(points)),
      ("network", "edges that hold it together", list(bridges)),
    ]
  }

  private static func list(_ names: [String]) -> ResultTable.Cell {
    guard !names.isEmpty else { return .text("–") }
    let more = names.count > most ? "; … and \(names.count - most) more" : ""
    return .text(names.prefix(most).joined(separator: "; ") + more)
  }
}
