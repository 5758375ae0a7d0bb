/// What makes one division of a graph better than another.
struct CommunityTerms {
  let ties: SymmetricTies
  let resolution: Double
  let objective: Graph.CommunityObjective

  init(
    _ graph: Graph, by measure: Graph.TieMeasure, resolution: Double,
    objective: Graph.CommunityObjective
  ) throws(GraphError) {
    precondition(resolution >= 0 && resolution.isFinite, "resolution must be at least 0")
    ties = try SymmetricTies(graph, by: measure)
    self.resolution = resolution
    self.objective = objective
  }

  /// Returns the best communities of several tries, of equally good ones the first.
  ///
  /// - Parameters:
  ///   - tries: The tries.
  ///   - method: How one is made.
  /// - Returns: The communities and their worth.
  /// - Throws: ``GraphError`` if the task was canceled or the worth is out of range.
  func best(
    of tries: CommunityTries, _ method: some CommunityMethod
  ) throws(GraphError) -> Clustering {
    let results = try results(of: tries, method)
    let best = results.dropFirst().reduce(results[0]) { best, found in
      found.quality > best.quality + found.margin ? found : best
    }
    return try clustering(Partition(numbered: best.communities))
  }

  /// Returns what a partition is worth.
  ///
  /// - Throws: ``GraphError`` if it is out of range.
  func clustering(_ partition: Partition) throws(GraphError) -> Clustering {
    let modularity = ties.modularity(
      partition, resolution: objective == .modularity ? resolution : 1)
    let quality =
      objective == .modularity
      ? modularity : ties.constantPotts(partition, resolution: resolution)
    guard quality.isFinite else { throw GraphError.strengthsTooLarge }
    return Clustering(partition: partition, modularity: modularity, quality: quality)
  }

  /// Returns the communities that each of several tries finds.
  ///
  /// - Parameters:
  ///   - tries: The tries.
  ///   - method: How one is made.
  /// - Returns: For each try the communities and their quality.
  /// - Throws: ``GraphError`` if the task was canceled.
  func results(
    of tries: CommunityTries, _ method: some CommunityMethod
  ) throws(GraphError) -> [CommunityTries.Found] {
    switch (objective, ties.incoming) {
    case (.constantPotts, let incoming):
      try results(
        of: tries, method, [Double](repeating: 1, count: ties.count),
        // In the unit of the ties as they are here, all of which are less than the limit.
        penalty: min((incoming == nil ? resolution : 2 * resolution) / ties.scale, 0x1p512))
    case (.modularity, nil):
      try results(
        of: tries, method, ties.outgoing,
        penalty: ties.total > 0 ? resolution / (2 * ties.total) : 0)
    case (.modularity, let incoming?):
      try results(
        of: tries, method, zip(ties.outgoing, incoming).map(TwoWayMass.init),
        penalty: ties.total > 0 ? resolution / ties.total : 0)
    }
  }

  private func results<Mass: CommunityMass>(
    of tries: CommunityTries, _ method: some CommunityMethod, _ masses: [Mass], penalty: Double
  ) throws(GraphError) -> [CommunityTries.Found] {
    let network = TieNetwork(ties, masses: masses, penalty: penalty)
    let margin = 1e-12 * ties.total
    return try tries.results(nodeCount: ties.count) { (moves) throws(GraphError) in
      try method.found(network, moves, margin: margin)
    }
  }
}

/// A way to search for communities.
protocol CommunityMethod: Sendable {
  /// Returns communities found in one try.
  func found<Mass>(
    _ network: TieNetwork<Mass>, _ moves: CommunityMoves, margin: Double
  ) throws(GraphError) -> CommunityTries.Found
}

extension SymmetricTies {
  /// Returns the modularity of a partition.
  func modularity(_ partition: Partition, resolution: Double) -> Double {
    guard total > 0 else { return 0 }
    let communities = partition.communities
    var leaving = [Double](repeating: 0, count: partition.count)
    var leading = leaving
    for node in 0..<count {
      leaving[communities[node]] += outgoing[node]
      if let incoming { leading[communities[node]] += incoming[node] }
    }
    if incoming == nil { leading = leaving }
    let ends = incoming == nil ? 2 * total : total
    let expected = zip(leaving, leading).reduce(0) { sum, community in
      sum + community.0 / ends * (community.1 / ends)
    }
    return within(communities) / total - resolution * expected
  }

  /// Returns the quality of a partition under the constant Potts model.
  func constantPotts(_ partition: Partition, resolution: Double) -> Double {
    let pairs = partition.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
    return within(partition.communities) * scale
      - resolution * (incoming == nil ? pairs / 2 : pairs)
  }

  /// Returns the ties within communities, loops included.
  private func within(_ communities: [Int]) -> Double {
    let groups = communities.map { UInt32(truncatingIfNeeded: $0) }
    let sums = ValuedRows(rows: rows, values: values).within(
      groups, threads: Execution.current.threads)
    return loops + sums.reduce(0, +) / 2
  }
}

extension GraphError {
  fileprivate static let strengthsTooLarge = Self(
    problem: .strengthsTooLarge, edge: nil,
    description:
      "The strengths within communities add up to more than a number can hold; divide all strengths"
      + " and the resolution by the same number.")
}
