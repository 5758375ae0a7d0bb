extension TwoModeGraph {
  /// Returns the number of ties of each node, as a share of the nodes of the other mode.
  ///
  /// - Returns: One score for each node, in node order, from 0 to 1.
  /// - Complexity: O(*n*) for *n* nodes.
  ///
  /// Source: S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", *Social Networks*
  /// 19(3), 1997, pp. 243–269 (doi 10.1016/S0378-8733(96)00301-2).
  public func degreeCentrality() -> [Double] {
    let others = otherCounts()
    return modes.indices.map { node in
      let degree = rows.arcs(of: node).count
      return degree > 0 ? Double(degree) / others[node] : 0
    }
  }

  /// Returns how close each node is to the others, as a share of how close it could be: with ties to
  /// all of the other mode.
  ///
  /// At best the others of its mode are two steps away. The score of a node that reaches only *r* of
  /// the *n* − 1 other nodes is taken among those, and multiplied by *r* / (*n* − 1). NetworkX takes it
  /// among all nodes, which may come to more than 1. Parallel edges are one tie.
  ///
  /// - Returns: One score for each node, in node order, from 0 to 1; 0 for a node without ties.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* (*n* + *m*)) for *n* nodes and *m* edges.
  ///
  /// Source: S. P. Borgatti and M. G. Everett, as for ``degreeCentrality()``.
  public func closeness() throws(GraphError) -> [Double] {
    let components = try graph.components(.quiet)
    var firstCounts = [Int](repeating: 0, count: components.count)
    for node in nodes(.first) { firstCounts[components.communities[node]] += 1 }
    let scores = try graph.closeness(by: .hops, along: .all)
    return modes.indices.map { node in
      let component = components.communities[node]
      let size = components.sizes[component]
      let first = firstCounts[component]
      let others = modes[node] == .first ? size - first : first
      let least = others + 2 * (size - others - 1)
      // The score is r / (n - 1) times r / the sum of the distances.
      return size > 1 ? scores[node] * Double(least) / Double(size - 1) : 0
    }
  }

  /// Returns for how many pairs of nodes each node is between, as a share of the most that there could
  /// be with so many nodes of each mode.
  ///
  /// Parallel edges are one tie.
  ///
  /// - Returns: One score for each node, in node order, from 0 to 1; 0 if no node of its mode could be
  ///   between.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* *m*) for *n* nodes and *m* edges.
  ///
  /// Source: S. P. Borgatti and M. G. Everett, as for ``degreeCentrality()``.
  public func betweenness() throws(GraphError) -> [Double] {
    let others = otherCounts()
    let scores = try graph.undirected(.quiet).betweenness(by: .hops, scale: .pairs)
    return modes.indices.map { node in
      let most = Self.mostBetweenness(
        ownCount: Double(modes.count) - others[node], otherCount: others[node])
      return most > 0 ? scores[node] / most : 0
    }
  }

  /// Returns the betweenness of a node that is tied to all of the other mode, over which the others of
  /// its own mode are spread evenly.
  private static func mostBetweenness(ownCount: Double, otherCount: Double) -> Double {
    guard otherCount > 0 else { return 0 }
    let each = ((ownCount - 1) / otherCount).rounded(.down)
    let rest = ownCount - 1 - each * otherCount
    let square = otherCount * otherCount * (each + 1) * (each + 1)
    let mixed = otherCount * (each + 1) * (2 * rest - each - 1)
    return (square + mixed - rest * (2 * each - rest + 3)) / 2
  }

  /// Returns for each node the number of nodes of the other mode.
  private func otherCounts() -> [Double] {
    let first = Double(modes.count { $0 == .first })
    let second = Double(modes.count) - first
    return modes.map { $0 == .first ? second : first }
  }
}
