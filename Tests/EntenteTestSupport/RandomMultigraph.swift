public import EntenteGraph

/// Returns a random graph with parallel edges and loops, and with strengths and lengths that are
/// small whole numbers, so that many paths are equally long and every sum is exact.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - seed: The graph is the same for the same seed. It decides the size too: 1 to 8 nodes and up
///     to 16 edges.
/// - Returns: The graph.
public func randomMultigraph(_ direction: Graph.Direction, seed: Int) -> Graph {
  var generator = SeededGenerator(seed: seed)
  let nodeCount = Int.random(in: 1...8, using: &generator)
  let edgeCount = Int.random(in: 0...16, using: &generator)
  return randomGraph(direction, nodeCount, edgeCount, lengths: 1...3, &generator)
}

/// Returns a graph with the same edges in another order, and undirected ones turned round or not.
///
/// - Parameters:
///   - graph: A graph.
///   - seed: The order is the same for the same seed.
/// - Returns: The graph.
public func shuffled(_ graph: Graph, seed: Int) -> Graph {
  var generator = SeededGenerator(seed: seed)
  let order = (0..<graph.edgeCount).shuffled(using: &generator)
  let edges = graph.edges
  return EntenteTestSupport.graph(
    graph.direction, graph.nodeCount,
    order.map { number in
      let edge = edges[number]
      return !graph.isDirected && Bool.random(using: &generator)
        ? Graph.Edge(edge.target, edge.source) : edge
    },
    strengths: graph.strengths.map { column in order.map { column[$0] } },
    lengths: graph.lengths.map { column in order.map { column[$0] } })
}

/// Returns a graph with other strengths.
///
/// - Parameters:
///   - graph: A graph with strengths.
///   - value: Returns the new strength for an old one.
/// - Returns: The graph.
public func withStrengths(_ graph: Graph, _ value: (Double) -> Double) -> Graph {
  EntenteTestSupport.graph(
    graph.direction, graph.nodeCount, graph.edges, strengths: graph.strengths?.map(value),
    lengths: graph.lengths)
}

/// Random graphs of both kinds with parallel edges, loops, strengths and lengths, with their seeds.
public let randomMultigraphs: [(seed: Int, graph: Graph)] = (0..<300).flatMap { seed in
  [
    (seed, randomMultigraph(.undirected, seed: seed)),
    (seed, randomMultigraph(.directed, seed: seed)),
  ]
}

/// Graphs of every small shape, small ones with every choice of strengths and lengths, and random ones
/// with parallel edges, loops, strengths and lengths.
public let assortedGraphs: [Graph] =
  everySmallShape + everySmallValuedGraph + randomMultigraphs.map(\.graph)

/// Returns a random graph that may have parallel edges and loops, with small whole lengths and
/// strengths.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - nodeCount: The number of nodes, at least 1.
///   - edgeCount: The number of edges.
///   - seed: The graph is the same for the same seed.
/// - Returns: The graph.
public func randomGraph(
  _ direction: Graph.Direction, _ nodeCount: Int, _ edgeCount: Int, seed: Int
) -> Graph {
  var generator = SeededGenerator(seed: seed)
  return randomGraph(direction, nodeCount, edgeCount, lengths: 1...9, &generator)
}

private func randomGraph(
  _ direction: Graph.Direction, _ nodeCount: Int, _ edgeCount: Int, lengths: ClosedRange<Int>,
  _ generator: inout SeededGenerator
) -> Graph {
  let edges = (0..<edgeCount).map { _ in
    Graph.Edge(
      Int.random(in: 0..<nodeCount, using: &generator),
      Int.random(in: 0..<nodeCount, using: &generator))
  }
  return graph(
    direction, nodeCount, edges,
    strengths: edges.map { _ in Double(Int.random(in: 1...4, using: &generator)) },
    lengths: edges.map { _ in Double(Int.random(in: lengths, using: &generator)) })
}

/// Returns a random group for each of some nodes.
///
/// - Parameters:
///   - nodeCount: The number of nodes.
///   - seed: The groups are the same for the same seed. It decides their number too: 1 to 4.
/// - Returns: The group of each node, in node order.
public func randomGroups(_ nodeCount: Int, seed: Int) -> [Int] {
  var generator = SeededGenerator(seed: seed)
  return (0..<nodeCount).map { _ in Int.random(in: 0..<1 + seed % 4, using: &generator) }
}
