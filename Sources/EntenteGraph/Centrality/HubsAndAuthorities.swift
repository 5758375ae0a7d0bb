/// How good each node is as a hub and as an authority.
public struct HubsAndAuthorities: Sendable, Hashable {
  /// The hub score of each node, in node order; the squares add up to 1.
  public let hubs: [Double]
  /// The authority score of each node, in node order; the squares add up to 1.
  public let authorities: [Double]

  /// The same scores scaled so that those of each kind add up to 1, as NetworkX gives them.
  public var shares: HubsAndAuthorities {
    func shares(_ scores: [Double]) -> [Double] {
      let sum = scores.reduce(0, +)
      return sum > 0 ? scores.map { $0 / sum } : scores
    }
    return HubsAndAuthorities(hubs: shares(hubs), authorities: shares(authorities))
  }
}

extension Graph {
  /// Returns two scores for each node: a hub has edges to good authorities, and an authority has
  /// edges from good hubs.
  ///
  /// These are the leading singular vectors of the adjacency matrix. Parallel edges add up. In an
  /// undirected graph both scores of a node are the same, and an undirected loop counts twice. Where
  /// parts of the graph that do not mix have equal singular values, the scores are those that grow
  /// from equal ones; smaller parts score 0.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 3, edges: [.init(0, 2), .init(1, 2)])
  ///     try graph.hubsAndAuthorities().hubs  // [0.707…, 0.707…, 0]
  ///
  /// - Parameters:
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - tolerance: What may be left, at the end, of the difference between both sides of the
  ///     equation of the hubs (its Euclidean norm), in parts of the largest eigenvalue.
  ///   - maximumSteps: The number of steps after which to give up.
  /// - Returns: The scores; all 0 in a graph without edges of strength above 0.
  /// - Throws: ``GraphError`` if more than `tolerance` is left, or if the task was canceled.
  /// - Complexity: O(*n* + *m*) time for each step and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: J. M. Kleinberg, "Authoritative sources in a hyperlinked environment", *Journal of the
  /// ACM* 46(5), 1999, pp. 604–632 (doi 10.1145/324133.324140), by conjugate gradients.
  public func hubsAndAuthorities(
    by measure: TieMeasure = .edges, tolerance: Double = 1e-12, maximumSteps: Int = 100_000
  ) throws(GraphError) -> HubsAndAuthorities {
    let graph = inRange(by: measure).graph
    let outgoing = try graph.tieMatrix(by: measure, .outgoing)
    let incoming = try isDirected ? graph.tieMatrix(by: measure, .incoming) : outgoing
    // Only a node with an edge that counts can be a hub.
    let start = (0..<nodeCount).map { node in
      let arcs = outgoing.rows.arcs(of: node)
      let isHub = outgoing.values.map { values in arcs.contains { values[$0] > 0 } }
      return isHub ?? !arcs.isEmpty ? 1.0 : 0
    }
    guard start.contains(1) else {
      return HubsAndAuthorities(hubs: start, authorities: start)
    }
    let sums = Workspace(start)
    let found = try LeadingVector(
      from: start, tolerance: tolerance, maximumSteps: maximumSteps, Progress(maximumSteps)
    ) { hubs, product in
      incoming.multiply(hubs, into: sums.start)
      return outgoing.multiply(sums.start, into: product, times: hubs)
    }
    incoming.multiply(found.vector, into: sums.start)
    let authorities = sums.array
    let length = authorities.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return HubsAndAuthorities(
      hubs: found.vector, authorities: authorities.map { $0 / length })
  }
}
