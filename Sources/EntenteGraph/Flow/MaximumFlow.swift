/// A division of the nodes of a graph in two, and the edges that lead from one side to the other.
public struct Cut: Sendable, Hashable {
  /// The sum of the capacities of the edges.
  public let value: Double
  /// The numbers of the edges in ascending order: those that lead out of the side of the nodes, or
  /// in an undirected graph between the two sides.
  public let edges: [Int]
  /// The nodes of one side, in ascending order.
  public let nodes: [Int]
}

/// The most that can flow from one node to another, and what holds it up.
public struct MaximumFlow: Sendable, Hashable {
  /// How much flows.
  public let value: Double
  /// What flows along each edge, in edge order: from its source to its target, or the other way
  /// where the number is negative, as it can be in an undirected graph.
  public let flows: [Double]
  /// A cut with the least capacity, which is that of the flow.
  ///
  /// Its nodes are on the side of the source; of all such cuts it is the one nearest to the source.
  public let cut: Cut
}

extension Graph {
  /// Returns the most that can flow from one node to another along the edges, no more along each
  /// than its capacity.
  ///
  /// By number of edges, each has a capacity of 1, and the value is the number of paths from one
  /// node to the other that share no edge; by strengths, it has that of its strength. An undirected
  /// edge can be used in either direction, but not in both at once. Parallel edges add up, and
  /// loops carry nothing. Cuts count as equal if they are within 1 part in 10¹⁰: 0.1 and 0.2 hold as
  /// much as 0.3.
  ///
  ///     let graph = try Graph(
  ///       .directed, nodeCount: 4, edges: [.init(0, 1), .init(0, 2), .init(1, 3), .init(2, 3)],
  ///       strengths: [3, 2, 1, 4])
  ///     let flow = try graph.maximumFlow(from: 0, to: 3, by: .strengths)
  ///     flow.value  // 3
  ///     flow.cut.edges  // [1, 2]
  ///
  /// - Parameters:
  ///   - source: The node where the flow comes from.
  ///   - target: The node where it goes.
  ///   - measure: What the capacity of an edge is.
  /// - Returns: The value, which is the sum of the capacities of the cut, a flow of that value and
  ///   the cut. There may be other flows; value and cut do not depend on the order of the edges.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `source` and `target` are two different nodes.
  /// - Complexity: O(*n*² *m*) for *n* nodes and *m* edges, in practice much less, and
  ///   O(*m* √*m*) by number of edges.
  ///
  /// Source: L. R. Ford and D. R. Fulkerson, "Maximal flow through a network", *Canadian Journal of
  /// Mathematics* 8, 1956, pp. 399–404 (doi 10.4153/CJM-1956-045-5); E. A. Dinic, "Algorithm for
  /// solution of a problem of maximum flow in networks with power estimation", *Soviet Mathematics
  /// Doklady* 11, 1970, pp. 1277–1280.
  public func maximumFlow(
    from source: Int, to target: Int, by measure: TieMeasure = .edges
  ) throws(GraphError) -> MaximumFlow {
    checkEnds(source, target)
    precondition(source != target, "the source and the target must be different nodes")
    var network = try FlowNetwork(self, by: measure)
    let progress = FlowProgress(upTo: network.bound(from: source, to: target))
    _ = try network.run(from: source, to: target, progress)
    let cut = cut(network.reached(from: source), by: measure)
    var flows = [Double](repeating: 0, count: edgeCount)
    let (sources, targets) = columns
    var inner = network.flows.makeIterator()
    for edge in flows.indices where sources[edge] != targets[edge] {
      flows[edge] = inner.next() ?? 0
    }
    try progress.finish()
    return MaximumFlow(value: cut.value, flows: flows, cut: cut)
  }

  /// Returns the smallest set of nodes without which no path leads from one node to another.
  ///
  /// The size of the set is the number of paths that share no node but their ends. Loops and
  /// parallel edges make no difference.
  ///
  /// - Parameters:
  ///   - source: The node where the paths start.
  ///   - target: The node where they end.
  /// - Returns: The nodes in ascending order, of all such sets the one nearest to the source; `nil`
  ///   if an edge leads from the source to the target, so that no set is enough.
  /// - Throws: ``GraphError`` if there are more than 2³¹ − 1 nodes, or if the task was canceled.
  /// - Precondition: `source` and `target` are two different nodes.
  /// - Complexity: O(*m* √*n*) for *n* nodes and *m* edges.
  ///
  /// Source: K. Menger, "Zur allgemeinen Kurventheorie", *Fundamenta Mathematicae* 10, 1927, pp.
  /// 96–115 (doi 10.4064/fm-10-1-96-115); S. Even and R. E. Tarjan, "Network flow and testing graph
  /// connectivity", *SIAM Journal on Computing* 4(4), 1975, pp. 507–518 (doi 10.1137/0204043).
  public func minimumNodeCut(from source: Int, to target: Int) throws(GraphError) -> [Int]? {
    checkEnds(source, target)
    precondition(source != target, "the source and the target must be different nodes")
    // No two paths leave by one neighbor.
    let progress = FlowProgress(upTo: Double(rows.arcs(of: source).count))
    if rows.arc(from: source, to: target) != nil {
      try progress.finish()
      return nil
    }
    var network = try FlowNetwork(splittingNodesOf: self)
    _ = try network.run(from: nodeCount + source, to: target, progress)
    let isReached = network.reached(from: nodeCount + source)
    try progress.finish()
    return (0..<nodeCount).filter { isReached[$0] && !isReached[nodeCount + $0] }
  }

  /// Returns the cut around some nodes.
  func cut(_ isInside: [Bool], by measure: TieMeasure) -> Cut {
    let (sources, targets) = columns
    let edges = sources.indices.filter { edge in
      let (source, target) = (isInside[Int(sources[edge])], isInside[Int(targets[edge])])
      return isDirected ? source && !target : source != target
    }
    // In ascending order, so that the order of the edges does not change the sum.
    let capacities = measure == .strengths ? strengths : nil
    let value = edges.map { capacities?[$0] ?? 1 }.sorted().reduce(0, +)
    return Cut(value: value, edges: edges, nodes: isInside.indices.filter { isInside[$0] })
  }
}

extension FlowNetwork {
  /// Makes a network of a graph, without its loops.
  init(_ graph: Graph, by measure: Graph.TieMeasure) throws(GraphError) {
    let (sources, targets) = graph.columns
    let edges = sources.indices.filter { sources[$0] != targets[$0] }
    let strengths = measure == .strengths ? graph.strengths : nil
    let capacities = edges.map { strengths?[$0] ?? 1 }
    try self.init(
      nodeCount: graph.nodeCount, columns: (edges.map { sources[$0] }, edges.map { targets[$0] }),
      forward: capacities, backward: graph.isDirected ? nil : capacities)
  }

  /// Makes a network of ties, of which each holds as much as it counts for.
  init(_ ties: ValuedRows) throws(GraphError) {
    var columns: (sources: [UInt32], targets: [UInt32]) = ([], [])
    var capacities: [Double] = []
    for node in 0..<ties.rows.count {
      for arc in ties.rows.arcs(of: node) where ties.rows.neighbors[arc] != node {
        columns.sources.append(UInt32(truncatingIfNeeded: node))
        columns.targets.append(ties.rows.neighbors[arc])
        capacities.append(ties.values[arc])
      }
    }
    try self.init(nodeCount: ties.rows.count, columns: columns, forward: capacities, backward: nil)
  }

  /// Makes a network in which each node is an edge of capacity 1, from the node's own number to that
  /// plus the number of nodes, and the edges of the graph hold any flow.
  init(splittingNodesOf graph: Graph) throws(GraphError) {
    let limit = Int(UInt32.max) / 2
    guard graph.nodeCount <= limit else {
      throw GraphError.tooManyNodes(graph.nodeCount, limit: limit)
    }
    let rows = try graph.simpleRows(.outgoing)
    let count = UInt32(truncatingIfNeeded: graph.nodeCount)
    var sources = Array(0..<count)
    var targets = sources.map { $0 + count }
    for node in 0..<graph.nodeCount {
      for arc in rows.arcs(of: node) {
        sources.append(UInt32(truncatingIfNeeded: node) + count)
        targets.append(rows.neighbors[arc])
      }
    }
    var capacities = [Double](repeating: Double(count) + 1, count: sources.count)
    for node in 0..<graph.nodeCount { capacities[node] = 1 }
    try self.init(
      nodeCount: 2 * graph.nodeCount, columns: (sources, targets), forward: capacities,
      backward: nil)
  }
}
