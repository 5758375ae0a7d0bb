public import EntenteGraph

/// Returns every graph without loops and parallel edges on some nodes: 2 to the power of the number
/// of pairs.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - nodeCount: The number of nodes; 5 undirected give 1,024 graphs, 4 directed give 4,096.
/// - Returns: The graphs, the empty one first and the complete one last.
public func everySimpleGraph(_ direction: Graph.Direction, nodeCount: Int) -> [Graph] {
  let pairs = (0..<nodeCount).flatMap { source in
    (0..<nodeCount)
      .filter { direction == .directed ? $0 != source : $0 > source }
      .map { Graph.Edge(source, $0) }
  }
  return (0..<(1 << pairs.count)).map { choice in
    graph(direction, nodeCount, pairs.indices.filter { choice >> $0 & 1 == 1 }.map { pairs[$0] })
  }
}

/// Returns a graph that is known to be sound.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - nodeCount: The number of nodes.
///   - edges: The edges.
///   - strengths: The strength of each edge.
///   - lengths: The length of each edge.
/// - Returns: The graph.
public func graph(
  _ direction: Graph.Direction, _ nodeCount: Int, _ edges: [Graph.Edge],
  strengths: [Double]? = nil, lengths: [Double]? = nil
) -> Graph {
  do {
    return try Graph(
      direction, nodeCount: nodeCount, edges: edges, strengths: strengths, lengths: lengths)
  } catch {
    preconditionFailure("\(error)")
  }
}

/// Returns a graph that is known to be sound, its edges written as pairs.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - nodeCount: The number of nodes.
///   - pairs: The ends of each edge.
///   - strengths: The strength of each edge.
///   - lengths: The length of each edge.
/// - Returns: The graph.
public func graph(
  _ direction: Graph.Direction, _ nodeCount: Int, _ pairs: KeyValuePairs<Int, Int>,
  strengths: [Double]? = nil, lengths: [Double]? = nil
) -> Graph {
  graph(
    direction, nodeCount, pairs.map { Graph.Edge($0.key, $0.value) }, strengths: strengths,
    lengths: lengths)
}

/// Every undirected graph without loops and parallel edges of up to 5 nodes and every directed one
/// of up to 4: 5,244 graphs.
public let everySmallGraph: [Graph] =
  (0...5).flatMap { everySimpleGraph(.undirected, nodeCount: $0) }
  + (0...4).flatMap { everySimpleGraph(.directed, nodeCount: $0) }
