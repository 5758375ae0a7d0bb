/// A random graph and the communities that were planted in it.
public struct PlantedGraph: Sendable {
  /// The graph.
  public let graph: Graph
  /// The communities that a search should find.
  public let truth: Partition
}

extension Graph {
  /// Returns a random graph in which nodes of one community are tied with one probability, and nodes
  /// of different ones with another.
  ///
  /// The nodes of each community have consecutive numbers.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - sizes: The number of nodes of each community.
  ///   - within: The probability of an edge between two nodes of a community.
  ///   - between: The probability of an edge between two nodes of different communities.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: A graph without loops and parallel edges, and the communities.
  /// - Throws: ``GraphError`` if there would be more than 2³² − 1 nodes or edges, or if the task was
  ///   canceled.
  /// - Precondition: No size is below 0, and the probabilities are from 0 to 1.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, if `between` is at most `within`.
  ///
  /// Source: A. Condon and R. M. Karp, "Algorithms for graph partitioning on the planted partition
  /// model", *Random Structures & Algorithms* 18(2), 2001, pp. 116–140 (doi
  /// 10.1002/1098-2418(200103)18:2<116::AID-RSA1001>3.0.CO;2-2).
  public static func plantedPartition(
    _ direction: Direction, sizes: [Int], within: Double, between: Double, seed: UInt64
  ) throws(GraphError) -> PlantedGraph {
    precondition(sizes.allSatisfy { $0 >= 0 }, "no size may be below 0")
    var generator = SplitMix64(seed: seed)
    var labels: [Int] = []
    var columns = Columns()
    let progress = Progress(2 * sizes.reduce(0, +))
    for (community, size) in sizes.enumerated() {
      let first = labels.count
      labels += repeatElement(community, count: size)
      try columns.appendPairs(
        of: first..<labels.count, direction, probability: within, &generator, progress
      ) { _, _ in true }
    }
    // Pairs of one community are drawn once more, and passed over.
    try columns.appendPairs(
      of: 0..<labels.count, direction, probability: between, &generator, progress
    ) {
      labels[$0] != labels[$1]
    }
    return PlantedGraph(
      graph: try columns.graph(direction, nodeCount: labels.count, progress),
      truth: Partition(labels: labels))
  }
}
