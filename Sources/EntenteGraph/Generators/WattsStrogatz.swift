extension Graph {
  /// Returns a random graph of a small world: a ring of which some ties lead elsewhere.
  ///
  /// Each node of a ring is tied to the nearest `neighborCount` nodes. Lap by lap, first those to the
  /// next node and last those to the farthest, each tie is then turned with a probability: it leads
  /// from its first end to another node, as likely as the others, that is not tied to it yet. Where
  /// there are no more nodes than neighbors, all are tied, and there is nowhere to turn to; NetworkX
  /// refuses fewer.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - neighborCount: The number of nodes to which a node is tied at first, half on either side.
  ///   - probability: That of turning a tie.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: An undirected graph without loops and parallel edges, with
  ///   `nodeCount * neighborCount / 2` edges if there are more nodes than neighbors.
  /// - Throws: ``GraphError`` if the number of nodes is below 0, if there would be more than 2³² − 1
  ///   nodes or edges, or if the task was canceled.
  /// - Precondition: `neighborCount` is even and at least 0; `probability` is from 0 to 1.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, unless nearly all nodes are tied.
  ///
  /// Source: D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks",
  /// *Nature* 393, 1998, pp. 440–442 (doi 10.1038/30918).
  public static func wattsStrogatz(
    nodeCount: Int, neighborCount: Int, probability: Double, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(
      neighborCount >= 0 && neighborCount % 2 == 0,
      "the number of neighbors must be even and at least 0")
    precondition(probability >= 0 && probability <= 1, "the probability must be from 0 to 1")
    guard nodeCount > 1 else { return try Graph(.undirected, nodeCount: nodeCount, edges: []) }
    let degree = min(neighborCount, nodeCount - 1)
    let (ends, isTooLarge) = nodeCount.multipliedReportingOverflow(by: degree)
    guard !isTooLarge, ends / 2 <= UInt32.max else { throw GraphError.tooManyEdges(ends / 2) }
    var generator = SplitMix64(seed: seed)
    var table = TieTable(.undirected, capacity: ends / 2)
    var degrees = [Int](repeating: degree, count: nodeCount)
    let steps = stride(from: 1, through: (degree + 1) / 2, by: 1)
    // Half of a lap ties each node to the one on the other side.
    func lap(_ step: Int) -> Range<Int> { 0..<(2 * step == nodeCount ? step : nodeCount) }
    for step in steps {
      for node in lap(step) {
        table.insert(
          UInt32(truncatingIfNeeded: node), UInt32(truncatingIfNeeded: (node + step) % nodeCount))
      }
    }
    var columns = Columns()
    let progress = Progress(ends / 2)
    for step in steps {
      for node in lap(step) {
        try progress.advance(past: columns.sources.count)
        let source = UInt32(truncatingIfNeeded: node)
        var target = UInt32(truncatingIfNeeded: (node + step) % nodeCount)
        if generator.fraction() < probability, degrees[node] < nodeCount - 1 {
          let old = target
          repeat {
            target = UInt32(truncatingIfNeeded: generator.below(nodeCount))
          } while target == source || table.contains(source, target)
          table.remove(source, old)
          table.insert(source, target)
          degrees[Int(old)] -= 1
          degrees[Int(target)] += 1
        }
        columns.append(source, target)
      }
    }
    return try columns.graph(.undirected, nodeCount: nodeCount, progress)
  }
}
