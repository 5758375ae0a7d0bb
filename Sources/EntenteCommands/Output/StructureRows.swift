import EntenteGraph
import EntenteNetwork

/// What `entente info` says of the structure of a graph.
enum StructureRows {
  /// The most names that a value lists.
  private static let most = 100

  static func of(_ graph: NamedGraph) throws(GraphError) -> [InfoTable.Row] {
    let components = try graph.graph.components()
    let (points, bridges) = try graph.graph.cuts()
    let (sources, targets) = graph.graph.columns
    func ends(_ edge: Int) -> (UInt32, UInt32) {
      (min(sources[edge], targets[edge]), max(sources[edge], targets[edge]))
    }
    return [
      ("network", "nodes", .count(graph.graph.nodeCount)),
      ("network", "edges", .count(graph.graph.edgeCount)),
      ("network", "components", .count(components.count)),
      ("network", "nodes in the largest component", .count(components.sizes.first ?? 0)),
      ("network", "nodes alone", .count(components.sizes.count { $0 == 1 })),
      ("network", "nodes that hold it together", list(points) { graph.labels[$0] }),
      (
        "network", "edges that hold it together",
        list(bridges.sorted { ends($0) < ends($1) }) { edge in
          "\(graph.labels[Int(sources[edge])]) – \(graph.labels[Int(targets[edge])])"
        }
      ),
    ]
  }

  private static func list(_ numbers: [Int], _ name: (Int) -> String) -> ResultTable.Cell {
    guard !numbers.isEmpty else { return .text("–") }
    let more = numbers.count > most ? "; … and \(numbers.count - most) more" : ""
    return .text(numbers.prefix(most).map(name).joined(separator: "; ") + more)
  }
}
