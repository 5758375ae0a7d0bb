extension Graph {
  /// Returns a random graph of a small world: a ring of which some ties lead elsewhere.
  ///
  /// Each node of a ring is tied to the nearest `neighborCount` nodes. Lap by lap, first those to the
  /// next node and last those to the farthest, each tie is then turned with a probability: it leads
  /// from its first end to another node, as likely as the others, that is not tied to it yet.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - neighborCount: The number of nodes to which a node is tied at first, half on either side.
  ///   - probability: That of turning a tie.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: An undirected graph without loops and parallel edges, with
  ///   `nodeCount * neighborCount / 2` edges.
  /// - Throws: ``GraphError`` if there would be more than 2³² − 1 nodes or edges, or if the task was
  ///   canceled.
  /// - Precondition: `neighborCount` is even, at least 0 and less than `nodeCount`; `probability` is
  ///   from 0 to 1.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, unless nearly all nodes are tied.
  ///
  /// Source: D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks",
  /// *Nature* 393, 1998, pp. 440–442 (doi 10.1038/30918).
  public static func wattsStrogatz(
    nodeCount: Int, neighborCount: Int, probability: Double, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(
      neighborCount >= 0 && neighborCount % 2 == 0 && neighborCount < nodeCount,
      "the number of neighbors must be even and less than that of nodes")
    precondition(probability >= 0 && probability <= 1, "the probability must be from 0 to 1")
    let (ends, isTooLarge) = nodeCount.multipliedReportingOverflow(by: neighborCount)
    guard !isTooLarge, ends / 2 <= UInt32.max else { throw GraphError.tooManyEdges(ends / 2) }
    var generator = SplitMix64(seed: seed)
    var table = TieTable(.undirected, capacity: ends / 2)
    var degrees = [Int](repeating: neighborCount, count: nodeCount)
    let steps = stride(from: 1, through: neighborCount / 2, by: 1)
    for step in steps {
      for node in 0..<nodeCount {
        table.insert(
          UInt32(truncatingIfNeeded: node), UInt32(truncatingIfNeeded: (node + step) % nodeCount))
      }
    }
    var columns = Columns()
    let progress = Progress(ends / 2)
    for step in steps {
      for node in 0..<nodeCount {
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
