public import EntenteGraph

/// Returns how far every node of a graph of any size is from a node, by following every edge again
/// and again until no distance changes.
///
/// - Parameters:
///   - graph: A graph.
///   - source: The node.
///   - measure: How long a path is.
///   - ends: Which edges lead on from a node.
/// - Returns: The distances in node order, infinite where there is no path.
public func relaxedDistances(
  _ graph: Graph, from source: Int, by measure: Graph.PathMeasure,
  along ends: Graph.Ends = .outgoing
) -> [Double] {
  let edges = graph.edges
  var distances = [Double](repeating: .infinity, count: graph.nodeCount)
  distances[source] = 0
  var isChanged = true
  while isChanged {
    isChanged = false
    for (number, edge) in edges.enumerated() {
      let length = measure == .hops ? 1 : graph.lengths?[number] ?? 1
      if !graph.isDirected || ends != .incoming {
        let distance = distances[edge.source] + length
        if distance < distances[edge.target] {
          distances[edge.target] = distance
          isChanged = true
        }
      }
      if !graph.isDirected || ends != .outgoing {
        let distance = distances[edge.target] + length
        if distance < distances[edge.source] {
          distances[edge.source] = distance
          isChanged = true
        }
      }
    }
  }
  return distances
}
