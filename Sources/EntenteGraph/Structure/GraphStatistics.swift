/// What there is in a graph, in numbers.
public struct GraphStatistics: Sendable, Hashable {
  /// The number of nodes.
  public let nodeCount: Int
  /// The number of edges, parallel edges and loops included.
  public let edgeCount: Int
  /// The number of edges from a node to itself.
  public let loopCount: Int
  /// The number of edges, without loops, that are not the first between their nodes.
  ///
  /// Two directed edges between the same nodes are parallel only if they lead the same way.
  public let parallelEdgeCount: Int
  /// The share of the pairs of different nodes, in order if directed, that are tied: from 0 to 1, and
  /// 0 with fewer than two nodes.
  public let density: Double
  /// The number of nodes without edges to others.
  public let isolateCount: Int
  /// The number of components, whatever the direction of the edges.
  public let componentCount: Int
  /// The number of nodes in the largest component.
  public let largestComponentSize: Int
  /// The number of strong components.
  public let strongComponentCount: Int
  /// The smallest and the largest number of edges at a node, loops counted twice; `nil` without nodes.
  public let degreeRange: ClosedRange<Int>?
  /// The mean number of edges at a node; 0 without nodes.
  public let meanDegree: Double
  /// The share of ties that lead both ways, as in ``Graph/reciprocity()``.
  public let reciprocity: Double?
  /// The number of sets of three nodes that are all tied.
  public let triangleCount: Int
  /// The share of the paths of two ties whose ends are tied too, as in ``Graph/transitivity()``.
  public let transitivity: Double
  /// The correlation of the degrees at the ends of an edge, as in
  /// ``Graph/degreeAssortativity(from:to:)``.
  public let degreeAssortativity: Double?
}

extension Graph {
  /// Returns a summary of the graph: how much there is of what, and how it hangs together.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0)])
  ///     let statistics = try graph.statistics()
  ///     statistics.density  // 0.5
  ///     statistics.componentCount  // 2
  ///
  /// - Returns: The numbers. Density is by pairs of nodes, while NetworkX and igraph divide the number
  ///   of edges, parallel edges and loops included, by that of pairs.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* log *n* + *m* √*m*) for *n* nodes and *m* edges.
  ///
  /// Source: S. Wasserman and K. Faust, *Social Network Analysis*, Cambridge University Press, 1994,
  /// chapter 4, for the density; the others as for their methods.
  public func statistics() throws(GraphError) -> GraphStatistics {
    let (sources, targets) = columns
    let loopCount = sources.indices.count { sources[$0] == targets[$0] }
    let outgoing = try simpleRows(.outgoing)
    let arcCount = outgoing.neighbors.count
    let tieCount = isDirected ? arcCount : arcCount / 2
    let pairCount = Double(nodeCount) * Double(nodeCount - 1)
    let components = try components(.quiet)
    let degrees = try degrees(.all, .quiet)
    let neighborPairCount = try simpleRows(.all).neighborPairCount
    let triangleCount = try Execution.part(0...0.5) { () throws(GraphError) -> Int in
      try self.triangleCount()
    }
    let strongCount = try Execution.part(0.5...0.75) { () throws(GraphError) -> Int in
      try isDirected ? strongComponents().count : components.count
    }
    let reciprocity = try Execution.part(0.75...0.9) { () throws(GraphError) -> Double? in
      try self.reciprocity()
    }
    let assortativity = try Execution.part(0.9...1) { () throws(GraphError) -> Double? in
      try degreeAssortativity()
    }
    return GraphStatistics(
      nodeCount: nodeCount, edgeCount: edgeCount, loopCount: loopCount,
      parallelEdgeCount: edgeCount - loopCount - tieCount,
      density: nodeCount > 1 ? Double(arcCount) / pairCount : 0,
      isolateCount: components.sizes.count { $0 == 1 }, componentCount: components.count,
      largestComponentSize: components.sizes.first ?? 0,
      strongComponentCount: strongCount,
      degreeRange: degrees.min().map { $0...(degrees.max() ?? $0) },
      meanDegree: nodeCount > 0 ? 2 * Double(edgeCount) / Double(nodeCount) : 0,
      reciprocity: reciprocity, triangleCount: triangleCount,
      transitivity: neighborPairCount > 0 ? 3 * Double(triangleCount) / neighborPairCount : 0,
      degreeAssortativity: assortativity)
  }
}
