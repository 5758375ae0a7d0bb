extension Graph {
  /// Returns the smallest number of edges without which some node cannot reach some other.
  ///
  /// Parallel edges count separately; loops do not count.
  ///
  /// - Returns: The edge connectivity: 0 if a node cannot reach another as it is, or if there are
  ///   fewer than two nodes.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: That of ``minimumCut(by:)`` if undirected, and O(*n* *d* *m*) for *n* nodes, *m*
  ///   edges and a smallest degree of *d* if directed.
  ///
  /// Source: S. Even and R. E. Tarjan, "Network flow and testing graph connectivity", *SIAM Journal
  /// on Computing* 4(4), 1975, pp. 507–518 (doi 10.1137/0204043), for directed graphs.
  public func edgeConnectivity() throws(GraphError) -> Int {
    guard isDirected else { return Int(try minimumCut()?.value ?? 0) }
    guard nodeCount > 1, try isInOnePart() else { return 0 }
    let limit = smallestDegree()
    if limit == 1 { return 1 }
    // In a circle of all nodes, some node is on one side of a cut and the next one on the other.
    let pairs = (0..<nodeCount).map { ($0, ($0 + 1) % nodeCount) }
    let flows = try largestFlows(through: FlowNetwork(self, by: .edges), pairs, limit: limit)
    return min(limit, flows.min() ?? limit)
  }

  /// Returns the smallest number of nodes without which some node cannot reach some other.
  ///
  /// Loops and parallel edges make no difference. As no set of nodes cuts a complete graph in two,
  /// its number is *n* − 1 by convention.
  ///
  /// - Returns: The node connectivity: 0 if a node cannot reach another as it is, or if there are
  ///   fewer than two nodes.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O((*n* + *d*²) *d* *m*) for *n* nodes, *m* edges and a smallest degree of *d*.
  ///
  /// Source: A. H. Esfahanian and S. L. Hakimi, "On computing the connectivities of graphs and
  /// digraphs", *Networks* 14(2), 1984, pp. 355–366 (doi 10.1002/net.3230140211).
  public func nodeConnectivity() throws(GraphError) -> Int {
    guard nodeCount > 1, try isInOnePart() else { return 0 }
    let outgoing = try simpleRows(.outgoing)
    let incoming = try isDirected ? simpleRows(.incoming) : outgoing
    func degree(_ node: Int) -> Int {
      min(outgoing.arcs(of: node).count, incoming.arcs(of: node).count)
    }
    var weakest = 0
    for node in 0..<nodeCount where degree(node) < degree(weakest) { weakest = node }
    let limit = degree(weakest)
    if limit == 1 { return 1 }
    // Where no single node is enough, the two neighbors of a node that has no others are.
    if !isDirected {
      let isCut = try !BlockUnion(rows(.all), .quiet).articulationPoints.isEmpty
      if isCut || limit == 2 { return isCut ? 1 : 2 }
    }

    // Either the weakest node is in none of the smallest sets, and so on a side of some cut, or it is
    // in one and has a neighbor on either side.
    var pairs: [(Int, Int)] = []
    for node in 0..<nodeCount where node != weakest {
      pairs.append((weakest, node))
      if isDirected { pairs.append((node, weakest)) }
    }
    for first in incoming.arcs(of: weakest) {
      for last in outgoing.arcs(of: weakest) {
        let (source, target) = (Int(incoming.neighbors[first]), Int(outgoing.neighbors[last]))
        if isDirected ? source != target : source < target { pairs.append((source, target)) }
      }
    }
    let apart = pairs.filter { outgoing.arc(from: $0.0, to: $0.1) == nil }
    let flows = try largestFlows(
      through: FlowNetwork(splittingNodesOf: self), apart.map { (nodeCount + $0.0, $0.1) },
      limit: limit)
    return min(limit, flows.min() ?? limit)
  }

  /// Returns how much flows between the nodes of each pair, up to a limit.
  private func largestFlows(
    through network: FlowNetwork, _ pairs: [(Int, Int)], limit: Int
  ) throws(GraphError) -> [Int] {
    let quiet = FlowProgress.quiet
    return try Execution.part(0.1...1) { () throws(GraphError) in
      try Parallel.map(pairs.count, cost: nodeCount + edgeCount, scratch: { network }) {
        network, number in
        let (source, target) = pairs[number]
        // Who sees that the task was canceled gets no result, so that of a flow does not matter.
        return Int((try? network.run(from: source, to: target, limit: Double(limit), quiet)) ?? 0)
      }
    }
  }

  /// Returns whether every node reaches every other, as the first part of the work.
  private func isInOnePart() throws(GraphError) -> Bool {
    try Execution.part(0...0.1) { () throws(GraphError) in try strongComponents().count == 1 }
  }

  /// Returns the smallest number of edges that lead from a node or to one.
  private func smallestDegree() -> Int {
    let (sources, targets) = columns
    var outgoing = [Int](repeating: 0, count: nodeCount)
    var incoming = outgoing
    for edge in sources.indices where sources[edge] != targets[edge] {
      outgoing[Int(sources[edge])] += 1
      incoming[Int(targets[edge])] += 1
    }
    return min(outgoing.min() ?? 0, incoming.min() ?? 0)
  }
}
