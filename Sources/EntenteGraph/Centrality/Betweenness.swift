extension Graph {
  /// Returns how much each node stands between the others: over all pairs of other nodes, the sum
  /// of the share of the shortest paths between the two that pass through the node.
  ///
  /// In an undirected graph a pair counts once, in a directed one once for each direction. Pairs
  /// without a path add nothing. Loops are ignored. Parallel edges are one way, not several: by
  /// hops they collapse, and by lengths the shortest of them stands for all. So a path is a
  /// sequence of nodes.
  ///
  ///     let star = try Graph(.undirected, nodeCount: 4, edges: [.init(0, 1), .init(0, 2), .init(0, 3)])
  ///     try star.betweenness()               // [3, 0, 0, 0]
  ///     try star.betweenness(scale: .share)  // [1, 0, 0, 0]
  ///
  /// By lengths, a path is taken for a shortest one if it is longer than the shortest by at most
  /// one part in 10¹⁰, as decimal fractions have no exact sums: 0.1 + 0.2 is as long as 0.3. The
  /// order of the edges changes no digit. Numbers of paths that exceed any number are counted with
  /// a wider exponent.
  ///
  /// NetworkX and igraph agree, but for parallel edges, which igraph counts as so many paths, and
  /// that NetworkX by default returns the share.
  ///
  /// - Parameters:
  ///   - measure: How long a path is.
  ///   - scale: `pairs` for the number of pairs, `share` for that number divided by (*n* − 1)
  ///     (*n* − 2) / 2 if undirected or (*n* − 1) (*n* − 2) if directed, and 0 if *n* < 3.
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, as shortest
  ///   paths could then run in circles, or if the task was canceled.
  /// - Complexity: O(*n* *m*) by hops and O(*n* *m* log *m*) by lengths, for *n* nodes and *m* ≥
  ///   *n* edges; O(*n* + *m*) memory.
  ///
  /// Source: U. Brandes, "A faster algorithm for betweenness centrality", *Journal of Mathematical
  /// Sociology* 25(2), 2001, pp. 163–177 (doi 10.1080/0022250X.2001.9990249), without lists of
  /// predecessors.
  public func betweenness(
    by measure: PathMeasure = .hops, scale: PairScale = .pairs
  ) throws(GraphError) -> [Double] {
    let scores =
      isDirected
      ? try directedBetweenness(by: measure) : try undirectedBetweenness(by: measure)
    let pairCount = Double(nodeCount - 1) * Double(nodeCount - 2) / (isDirected ? 1 : 2)
    let factor = scale.factor(pairCount: pairCount)
    return scores.map { $0 * factor }
  }

  private func directedBetweenness(by measure: PathMeasure) throws(GraphError) -> [Double] {
    let weights = [Double](repeating: 1, count: nodeCount)
    switch measure {
    case .hops:
      let rows = try LocalRows(simpleRows(.outgoing), simpleRows(.incoming))
      let scores = try Self.pairScores(rows, weights: weights, Progress(nodeCount))
      return rows.original(scores, initial: 0)
    case .lengths:
      try checkPositiveLengths()
      return try Self.pairScores(lengthRows(.outgoing), weights: weights, Progress(nodeCount))
    }
  }

  /// Returns the number of pairs, block by block: paths enter and leave a block at certain nodes
  /// only, so within it each node stands for all that hang on it.
  ///
  /// Source: R. Puzis and others, "Topology manipulations for speeding betweenness centrality
  /// computation", *Journal of Complex Networks* 3(1), 2015, pp. 84–112 (doi
  /// 10.1093/comnet/cnu015).
  private func undirectedBetweenness(by measure: PathMeasure) throws(GraphError) -> [Double] {
    if measure == .lengths { try checkPositiveLengths() }
    let valued = try measure == .lengths ? lengthRows(.outgoing) : nil
    let rows = if let valued { valued.rows } else { try simpleRows(.outgoing) }
    let forest = try BlockForest(rows)
    var scores = forest.separatedPairs
    var extractor = BlockExtractor(forest, rows)
    // Nothing is between the two nodes of a bridge.
    let blocks = forest.blocks.filter { $0.places.count > 2 }
    let progress = Progress(blocks.reduce(0) { $0 + $1.places.count })
    for block in blocks {
      let part = extractor.extract(block)
      let partScores: [Double]
      if let valued {
        let values = part.arcs.map { valued.values[$0] }
        partScores = try Self.pairScores(
          ValuedRows(rows: part.rows, values: values), weights: part.weights, progress)
      } else {
        let local = LocalRows(part.rows)
        let weights = local.nodes.map { part.weights[Int($0)] }
        partScores = local.original(
          try Self.pairScores(local, weights: weights, progress), initial: 0)
      }
      // Every pair was counted from both of its ends.
      for (place, score) in zip(block.places, partScores) {
        scores[Int(forest.nodes[place])] += score / 2
      }
    }
    return scores
  }

  /// Returns the dependencies of all sources, each counted as often as nodes it stands for.
  private static func pairScores(
    _ rows: LocalRows, weights: [Double], _ progress: Progress
  ) throws(GraphError) -> [Double] {
    let width = LaneDependencies.width
    return try Parallel.sums(
      (rows.count + width - 1) / width, width: rows.count,
      cost: 8 * (rows.count + rows.outgoing.neighbors.count), progress: progress,
      scratch: { LaneDependencies(rows, weights: weights) }
    ) { dependencies, batch, sums in
      let sources = batch * width..<min(rows.count, (batch + 1) * width)
      dependencies.add(from: sources, to: &sums)
      return sources.count
    }
  }

  private static func pairScores(
    _ rows: ValuedRows, weights: [Double], _ progress: Progress
  ) throws(GraphError) -> [Double] {
    let count = rows.rows.count
    let rows = try rows.withoutDetours()
    return try Parallel.sums(
      count, width: count, cost: 4 * (count + rows.values.count), progress: progress,
      scratch: { LengthDependencies(rows, weights: weights) }
    ) { dependencies, source, sums in
      dependencies.add(from: source, to: &sums)
      return 1
    }
  }
}
