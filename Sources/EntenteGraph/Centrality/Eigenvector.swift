/// The eigenvector centrality of a graph, component by component.
public struct EigenvectorCentrality: Sendable, Hashable {
  /// The score of each node, in node order.
  ///
  /// In each component the squares add up to 1, or the scores are all 0 if its eigenvalue is. Scores
  /// of different components do not compare.
  public let scores: [Double]
  /// The (weak) components of the graph.
  public let components: Partition
  /// The largest eigenvalue of each component, in the order of the components.
  public let eigenvalues: [Double]

  /// The scores in the components with the largest eigenvalue, and 0 in all others.
  ///
  /// Where one component has the largest eigenvalue, this is the leading eigenvector of the whole
  /// graph. Eigenvalues are taken for equal if they differ by at most one part in 10⁹.
  public var leadingScores: [Double] {
    let limit = (eigenvalues.max() ?? 0) * (1 - 1e-9)
    return scores.indices.map { eigenvalues[components.communities[$0]] >= limit ? scores[$0] : 0 }
  }
}

extension Graph {
  /// Returns for each node a score in proportion to the sum of the scores of its neighbors.
  ///
  /// The scores are those of the leading eigenvector of the adjacency matrix, **for each component
  /// by itself**: of a graph in parts the leading eigenvector would be 0 but for one part. In a
  /// directed graph a node gains from the nodes whose edges lead to it. Parallel edges add up; an
  /// undirected loop counts twice, as in igraph, and not once, as in NetworkX.
  ///
  /// A node that no cycle of edges leads to scores 0: an isolate, or any node of a directed graph
  /// without cycles. In a component of a directed graph that has several strong components with
  /// the largest eigenvalue, the scores are those that grow from equal ones.
  ///
  ///     let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try path.eigenvectorCentrality().scores  // [0.5, 0.707…, 0.5], of eigenvalue 1.414…
  ///
  /// - Parameters:
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - tolerance: What may be left, at the end, of the difference between the sums of neighbors'
  ///     scores and the eigenvalue times the scores (its Euclidean norm), in parts of the
  ///     eigenvalue.
  ///   - maximumSteps: The number of steps in a component after which to give up.
  /// - Returns: The scores, the components and their eigenvalues.
  /// - Throws: ``GraphError`` if more than `tolerance` is left in a component. Long paths and
  ///   other graphs in which several eigenvalues are nearly the largest need many steps.
  /// - Complexity: O(*n* + *m*) time for each step, and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: P. Bonacich, "Factoring and weighting approaches to status scores and clique
  /// identification", *Journal of Mathematical Sociology* 2(1), 1972, pp. 113–120 (doi
  /// 10.1080/0022250X.1972.9989806), by the power method. The matrix is shifted by half the
  /// eigenvalue, so that bipartite graphs converge like others.
  public func eigenvectorCentrality(
    by measure: TieMeasure = .edges, tolerance: Double = 1e-12, maximumSteps: Int = 100_000
  ) throws(GraphError) -> EigenvectorCentrality {
    let ties = tieRows(by: measure, .incoming)
    let components = components()
    let outgoing = isDirected ? tieRows(by: measure, .outgoing) : ties
    var scores = behindCycles(ties, outgoing).map { $0 ? 1.0 : 0.0 }
    var eigenvalues: [Double] = []
    for members in components.members() {
      eigenvalues.append(
        try Self.iterate(
          ties, members, tolerance: tolerance, maximumSteps: maximumSteps, &scores))
    }
    return EigenvectorCentrality(scores: scores, components: components, eigenvalues: eigenvalues)
  }

  /// Returns for each node whether it is on a cycle of ties above 0 or can be reached from one.
  private func behindCycles(_ incoming: ValuedRows, _ outgoing: ValuedRows) -> [Bool] {
    var remaining = (0..<nodeCount).map { node in
      incoming.rows.arcs(of: node).count { incoming.values[$0] > 0 }
    }
    // A node that nothing leads to is taken away, and with it the ties that it has to others.
    var free = remaining.indices.filter { remaining[$0] == 0 }
    while let node = free.popLast() {
      for arc in outgoing.rows.arcs(of: node) where outgoing.values[arc] > 0 {
        let neighbor = Int(outgoing.rows.neighbors[arc])
        remaining[neighbor] -= 1
        if remaining[neighbor] == 0 { free.append(neighbor) }
      }
    }
    return remaining.map { $0 > 0 }
  }

  /// Turns the scores of the members, 0 or 1, into those of the leading eigenvector, and returns
  /// its eigenvalue.
  private static func iterate(
    _ ties: ValuedRows, _ members: [Int], tolerance: Double, maximumSteps: Int,
    _ scores: inout [Double]
  ) throws(GraphError) -> Double {
    let startCount = members.reduce(0) { $0 + scores[$1] }
    guard startCount > 0 else { return 0 }
    for node in members { scores[node] /= startCount.squareRoot() }

    var change = Double.infinity
    var sums = [Double](repeating: 0, count: members.count)
    for _ in 0..<maximumSteps {
      let eigenvalue = pull(ties, members, scores, &sums)
      var squares = 0.0
      var shiftedSquares = 0.0
      for (place, node) in members.enumerated() {
        let rest = sums[place] - eigenvalue * scores[node]
        squares += rest * rest
        sums[place] += eigenvalue / 2 * scores[node]
        shiftedSquares += sums[place] * sums[place]
      }
      change = squares.squareRoot() / eigenvalue
      if change <= tolerance { return eigenvalue }
      let scale = 1 / shiftedSquares.squareRoot()
      for (place, node) in members.enumerated() { scores[node] = sums[place] * scale }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  /// Adds up the scores of the neighbors of each member, and returns the Rayleigh quotient.
  private static func pull(
    _ ties: ValuedRows, _ members: [Int], _ scores: [Double], _ sums: inout [Double]
  ) -> Double {
    let offsets = ties.rows.offsets.span
    let neighbors = ties.rows.neighbors.span
    let values = ties.values.span
    let members = members.span
    let scores = scores.span
    var sums = sums.mutableSpan

    var quotient = 0.0
    for place in 0..<members.count {
      let node = members[place]
      var sum = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        sum += values[arc] * scores[Int(neighbors[arc])]
      }
      sums[place] = sum
      quotient += sum * scores[node]
    }
    return quotient
  }
}
