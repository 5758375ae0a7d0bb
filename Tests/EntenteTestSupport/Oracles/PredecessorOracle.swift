public import EntenteGraph

/// The betweenness of a graph of some hundred nodes, by lists of predecessors from each node on.
///
/// Distances are found by relaxing all edges until none changes. Lengths are compared exactly, so
/// they should be whole numbers.
public struct PredecessorOracle {
  /// The score of each node, each pair of an undirected graph counted once.
  public private(set) var scores: [Double]

  /// Finds the scores.
  ///
  /// - Parameters:
  ///   - graph: A graph.
  ///   - measure: How long a path is.
  public init(_ graph: Graph, by measure: Graph.PathMeasure) {
    scores = [Double](repeating: 0, count: graph.nodeCount)
    // The shortest step between any two nodes.
    var steps: [Graph.Edge: Double] = [:]
    for (number, edge) in graph.edges.enumerated() where edge.source != edge.target {
      let length = measure == .hops ? 1 : graph.lengths?[number] ?? 1
      let both = graph.isDirected ? [edge] : [edge, .init(edge.target, edge.source)]
      for step in both { steps[step] = min(length, steps[step] ?? .infinity) }
    }
    for source in 0..<graph.nodeCount {
      var distances = [Double](repeating: .infinity, count: graph.nodeCount)
      distances[source] = 0
      var isChanged = true
      while isChanged {
        isChanged = false
        for (step, length) in steps where distances[step.source] + length < distances[step.target] {
          distances[step.target] = distances[step.source] + length
          isChanged = true
        }
      }
      var predecessors = [[Int]](repeating: [], count: graph.nodeCount)
      for (step, length) in steps
      where distances[step.source].isFinite
        && distances[step.source] + length == distances[step.target]
      {
        predecessors[step.target].append(step.source)
      }
      let order = distances.indices.filter { distances[$0].isFinite }
        .sorted { distances[$0] < distances[$1] }
      var counts = [Double](repeating: 0, count: graph.nodeCount)
      counts[source] = 1
      for node in order.dropFirst() {
        counts[node] = predecessors[node].reduce(0) { $0 + counts[$1] }
      }
      var dependencies = [Double](repeating: 0, count: graph.nodeCount)
      for node in order.dropFirst().reversed() {
        for predecessor in predecessors[node] {
          dependencies[predecessor] += counts[predecessor] / counts[node] * (1 + dependencies[node])
        }
        scores[node] += dependencies[node] / (graph.isDirected ? 1 : 2)
      }
    }
  }
}
