public import EntenteGraph

/// Returns every graph without loops and parallel edges on some nodes: 2 to the power of the number
/// of pairs.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - nodeCount: The number of nodes; 5 undirected give 1,024 graphs, 4 directed give 4,096.
/// - Returns: The graphs, the empty one first and the complete one last.
public func everySimpleGraph(_ direction: Graph.Direction, nodeCount: Int) -> [Graph] {
  let pairs = pairs(direction, nodeCount)
  return (0..<(1 << pairs.count)).map { graph(direction, nodeCount, chosen($0, of: pairs)) }
}

/// Returns one graph of each shape: of the graphs without loops and parallel edges that differ in the
/// numbering of the nodes only, one of them, whose nodes are numbered at random.
///
/// - Parameters:
///   - direction: Whether the edges are directed.
///   - nodeCount: The number of nodes; 6 undirected have 156 shapes, 4 directed have 218.
/// - Returns: The graphs, the empty one first and the complete one last.
public func everyShape(_ direction: Graph.Direction, nodeCount: Int) -> [Graph] {
  let pairs = pairs(direction, nodeCount)
  // Where each pair comes to stand, for each order of the nodes.
  let moves = permutations(nodeCount).map { order in
    pairs.map { pair in
      let (source, target) = (order[pair.source], order[pair.target])
      return pairs.firstIndex(of: Graph.Edge(source, target))
        ?? pairs.firstIndex(of: Graph.Edge(target, source)) ?? 0
    }
  }
  var generator = SeededGenerator(seed: nodeCount)
  var isSeen = [Bool](repeating: false, count: 1 << pairs.count)
  return isSeen.indices.compactMap { choice in
    if isSeen[choice] { return nil }
    let places = pairs.indices.filter { choice >> $0 & 1 == 1 }
    let alike = moves.map { move in places.reduce(0) { $0 | 1 << move[$1] } }
    for other in alike { isSeen[other] = true }
    let any = alike[Int.random(in: 0..<alike.count, using: &generator)]
    return graph(direction, nodeCount, chosen(any, of: pairs))
  }
}

/// The pairs of nodes that an edge can tie.
private func pairs(_ direction: Graph.Direction, _ nodeCount: Int) -> [Graph.Edge] {
  (0..<nodeCount).flatMap { source in
    (0..<nodeCount)
      .filter { direction == .directed ? $0 != source : $0 > source }
      .map { Graph.Edge(source, $0) }
  }
}

/// The pairs whose bits are set.
private func chosen(_ choice: Int, of pairs: [Graph.Edge]) -> [Graph.Edge] {
  pairs.indices.filter { choice >> $0 & 1 == 1 }.map { pairs[$0] }
}

/// Every order of some numbers from 0 on.
private func permutations(_ count: Int) -> [[Int]] {
  (0..<count).reduce([[]]) { orders, number in
    orders.flatMap { order in
      (0...order.count).map { Array(order[..<$0]) + [number] + Array(order[$0...]) }
    }
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
/// of up to 4: 5,266 graphs.
public let everySmallGraph: [Graph] =
  (0...5).flatMap { everySimpleGraph(.undirected, nodeCount: $0) }
  + (0...4).flatMap { everySimpleGraph(.directed, nodeCount: $0) }

/// One graph of each shape of up to 6 nodes undirected and of up to 4 directed: 209 and 239 graphs.
///
/// They stand for 33,868 and 4,166 graphs where all are too many.
public let everySmallShape: [Graph] =
  (0...6).flatMap { everyShape(.undirected, nodeCount: $0) }
  + (0...4).flatMap { everyShape(.directed, nodeCount: $0) }

/// Each shape of up to 4 nodes undirected and of up to 3 directed, its edges with every choice of 1, 2 and
/// 3, as strengths and as lengths: 1,257 and 1,447 graphs.
public let everySmallValuedGraph: [Graph] =
  everySmallShape
  .filter { $0.nodeCount <= ($0.isDirected ? 3 : 4) }
  .flatMap { shape in
    let columns = (0..<shape.edgeCount).reduce([[Double]]([[]])) { columns, _ in
      columns.flatMap { column in [1, 2, 3].map { column + [$0] } }
    }
    return columns.map {
      graph(shape.direction, shape.nodeCount, shape.edges, strengths: $0, lengths: $0)
    }
  }

/// Any two different nodes, in either order, of each shape of up to 5 nodes: 3,558 pairs.
public let everySmallPair: [(graph: Graph, source: Int, target: Int)] =
  everySmallShape.filter { $0.nodeCount < 6 }.flatMap { graph in
    (0..<graph.nodeCount).flatMap { source in
      (0..<graph.nodeCount).filter { $0 != source }.map { (graph, source, $0) }
    }
  }
