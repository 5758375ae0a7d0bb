public import EntenteGraph

/// Returns all paths between two nodes of a small graph, found by trying every step.
///
/// - Parameters:
///   - graph: A graph of up to about 8 nodes.
///   - source: Where the paths start.
///   - target: Where they end.
///   - measure: How long a path is.
///   - ends: Which edges lead on from a node.
/// - Returns: The nodes, the edges and the length of each path, by length and then by nodes. Of
///   parallel edges the shortest is taken, and of equally short ones the first.
public func everyPath(
  _ graph: Graph, from source: Int, to target: Int, by measure: Graph.PathMeasure,
  along ends: Graph.Ends = .outgoing
) -> [(nodes: [Int], edges: [Int], length: Double)] {
  let allEdges = graph.edges
  func length(_ edge: Int) -> Double { measure == .hops ? 1 : graph.lengths?[edge] ?? 1 }
  var paths: [(nodes: [Int], edges: [Int], length: Double)] = []
  func extend(_ nodes: [Int], _ edges: [Int]) {
    let node = nodes[nodes.count - 1]
    if node == target {
      paths.append((nodes, edges, edges.reduce(0) { $0 + length($1) }))
      return
    }
    for next in 0..<graph.nodeCount where !nodes.contains(next) {
      let steps = allEdges.indices.filter { edge in
        let (first, last) = (allEdges[edge].source, allEdges[edge].target)
        let isForward = (first, last) == (node, next) && (!graph.isDirected || ends != .incoming)
        let isBackward = (last, first) == (node, next) && (!graph.isDirected || ends != .outgoing)
        return isForward || isBackward
      }
      if let best = steps.min(by: { (length($0), $0) < (length($1), $1) }) {
        extend(nodes + [next], edges + [best])
      }
    }
  }
  extend([source], [])
  return paths.sorted {
    $0.length != $1.length
      ? $0.length < $1.length : $0.nodes.lexicographicallyPrecedes($1.nodes)
  }
}
