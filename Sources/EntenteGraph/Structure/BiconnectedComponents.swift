/// A part of a graph that stays together if any one of its nodes is taken away.
public struct BiconnectedComponent: Sendable, Hashable {
  /// The nodes in ascending order, at least two.
  public let nodes: [Int]
  /// The numbers of the edges between them in ascending order.
  public let edges: [Int]
}

extension Graph {
  /// Returns the largest parts of the graph that stay together if any one node is taken away.
  ///
  /// Two nodes with an edge between them that is in no larger part are a part too: the edge, with
  /// those parallel to it, is then all that ties them. Direction is ignored. Loops are in no part,
  /// and neither are nodes without other neighbors, as in NetworkX and igraph. Parts share at most
  /// one node, one of the ``articulationPoints()``, and no edge.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     try graph.biconnectedComponents().map(\.nodes)  // [[0, 1, 2], [2, 3]]
  ///
  /// - Returns: The parts, those of the most nodes first and among equals in ascending order of their
  ///   nodes.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* log *n* + *m*) for *n* nodes and *m* edges, without recursion.
  ///
  /// Source: J. Hopcroft and R. Tarjan, "Algorithm 447: efficient algorithms for graph
  /// manipulation", *Communications of the ACM* 16(6), 1973, pp. 372–378 (doi
  /// 10.1145/362248.362272).
  public func biconnectedComponents() throws(GraphError) -> [BiconnectedComponent] {
    let forest = try BlockForest(simpleRows(.all), Progress(nodeCount))
    // The block of each node that is not its root, of which there is one at most.
    var homes = [Int](repeating: -1, count: nodeCount)
    let roots = forest.blocks.map { Int(forest.nodes[$0.places.lowerBound]) }
    for (number, block) in forest.blocks.enumerated() {
      for node in forest.nodes[block.places].dropFirst() { homes[Int(node)] = number }
    }
    var edges = [[Int]](repeating: [], count: forest.blocks.count)
    let (sources, targets) = columns
    for edge in sources.indices where sources[edge] != targets[edge] {
      let (source, target) = (Int(sources[edge]), Int(targets[edge]))
      // If the nodes are not at home in the same block, one is the root of the other's.
      let isAbove = homes[target] >= 0 && roots[homes[target]] == source
      edges[isAbove ? homes[target] : homes[source]].append(edge)
    }
    let parts = zip(forest.blocks, edges).map { block, edges in
      BiconnectedComponent(nodes: forest.nodes[block.places].map(Int.init).sorted(), edges: edges)
    }
    return parts.sorted { first, second in
      first.nodes.count != second.nodes.count
        ? first.nodes.count > second.nodes.count
        : first.nodes.lexicographicallyPrecedes(second.nodes)
    }
  }
}
