/// Communities within which a random walker stays long, and how short a description of its walk they
/// allow.
public struct InfomapClustering: Sendable, Hashable {
  /// The communities, which the authors call modules.
  public let partition: Partition
  /// The mean number of bits that tell a step of the walker.
  public let codelength: Double
  /// The same if all nodes are one community.
  public let oneCommunityCodelength: Double
}

extension Graph {
  /// Returns communities that describe a random walk in few bits, found by the Infomap method.
  ///
  /// A step within a community needs a word of its own code book only; a step to another needs a word
  /// to leave, and one of the index to enter. The fewer bits a step takes on average, by the map
  /// equation of two levels, the better the communities trap the walker. Nodes move between
  /// communities, then communities as wholes, and so on in rounds until no bits are saved. Where
  /// that saves nothing beside one community of all nodes with ties, this is where to go on from.
  ///
  /// In an undirected graph the walker follows any edge. In a directed one it follows outgoing edges
  /// and, with a probability of `teleportation` and where none leads on, starts again at the source
  /// of an edge, the likelier the stronger; only the steps along edges are described
  /// (*unrecorded teleportation to links*). Both are the defaults of the authors' program, with which
  /// the codelength of a partition agrees, but for loops of undirected graphs: they are two ends
  /// here and one there. igraph 1.0.0 ignores the direction. Parallel edges add up.
  ///
  /// - Parameters:
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - teleportation: The probability of starting again, if the graph is directed.
  ///   - seed: Where the random choices start (``SplitMix64``). The same seed gives the same
  ///     communities for any order of the edges.
  ///   - tries: The number of searches, at least 1, of which the best is returned.
  /// - Returns: The communities and their codelength. A node without ties is a community of its own.
  /// - Throws: ``GraphError`` if the flow has not settled after 10,000 steps, or if the task was
  ///   canceled.
  /// - Precondition: `teleportation` is above 0 and at most 1, and `tries` at least 1.
  /// - Complexity: In practice close to O(*n* + *m*) a round, for *n* nodes and *m* edges.
  ///
  /// Source: M. Rosvall and C. T. Bergstrom, "Maps of random walks on complex networks reveal
  /// community structure", *Proceedings of the National Academy of Sciences* 105(4), 2008,
  /// pp. 1118–1123 (doi 10.1073/pnas.0706851105); R. Lambiotte and M. Rosvall, "Ranking and clustering
  /// of nodes in networks with smart teleportation", *Physical Review E* 85, 2012, 056107 (doi
  /// 10.1103/PhysRevE.85.056107).
  public func infomap(
    by measure: TieMeasure = .edges, teleportation: Double = 0.15, seed: UInt64 = 0,
    tries: Int = 1
  ) throws(GraphError) -> InfomapClustering {
    let plan = CommunityTries(tries, seed: seed)
    let flow = try WalkNetwork(self, by: measure, teleportation: teleportation, plan.progress)
    let results = try plan.results(nodeCount: nodeCount) { (moves) throws(GraphError) in
      var search = InfomapSearch(moves)
      return try search.found(flow)
    }
    let best = results.dropFirst().reduce(results[0]) { best, found in
      found.quality > best.quality + found.margin ? found : best
    }
    let partition = Partition(numbered: best.communities)
    let threads = Execution.current.threads
    return InfomapClustering(
      partition: partition,
      codelength: flow.codelength(
        partition.communities.map { UInt32(truncatingIfNeeded: $0) }, count: partition.count,
        threads: threads),
      oneCommunityCodelength: flow.codelength(
        [UInt32](repeating: 0, count: nodeCount), count: min(1, nodeCount), threads: threads))
  }

  /// Returns the mean number of bits that tell a step of a random walker, given communities: the map
  /// equation of two levels.
  ///
  /// How the walker goes is said at ``infomap(by:teleportation:seed:tries:)``: along edges of any direction
  /// if undirected, outward if directed. Parallel edges add up. A loop is a step that stays, which tells
  /// the node again.
  ///
  /// - Parameters:
  ///   - partition: A division of the nodes of this graph.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - teleportation: The probability of starting again, if the graph is directed.
  /// - Returns: The codelength in bits; 0 if there are no ties.
  /// - Throws: ``GraphError`` if the flow has not settled after 10,000 steps, or if the task was
  ///   canceled.
  /// - Precondition: The partition has a community for each node of the graph; `teleportation` is
  ///   above 0 and at most 1.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, times the steps until the flow of a
  ///   directed graph settles.
  ///
  /// Source: M. Rosvall, D. Axelsson and C. T. Bergstrom, "The map equation", *European Physical
  /// Journal Special Topics* 178, 2009, pp. 13–23 (doi 10.1140/epjst/e2010-01179-1).
  public func codelength(
    of partition: Partition, by measure: TieMeasure = .edges, teleportation: Double = 0.15
  ) throws(GraphError) -> Double {
    precondition(
      partition.communities.count == nodeCount, "the partition must be one of this graph")
    let progress = Progress(2)
    let flow = try WalkNetwork(self, by: measure, teleportation: teleportation, progress)
    let codelength = flow.codelength(
      partition.communities.map { UInt32(truncatingIfNeeded: $0) }, count: partition.count,
      threads: Execution.current.threads)
    try progress.finish()
    return codelength
  }
}
