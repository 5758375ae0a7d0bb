extension Graph {
  /// Returns a random graph with few nodes of many ties and many of few, as R-MAT makes them.
  ///
  /// Each edge chooses one quarter of the adjacency matrix, then one quarter of that, and so on down to
  /// a single entry. By default the quarters have the probabilities of the Graph500 benchmark. The
  /// nodes are then numbered at random, as otherwise low numbers would have more ties.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - scale: The binary logarithm of the number of nodes.
  ///   - edgeFactor: The number of edges drawn for each node. Loops and edges that are there already
  ///     are dropped, so there are somewhat fewer.
  ///   - quarters: The probabilities of the upper left, upper right and lower left quarter; the
  ///     lower right has the rest.
  ///   - isShuffled: Whether the nodes are numbered at random.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: A graph without loops and parallel edges, its edges in ascending order.
  /// - Throws: ``GraphError`` if there would be more than 2³² − 1 nodes or edges, or if the task was
  ///   canceled.
  /// - Precondition: `scale` is from 0 to 31, `edgeFactor` at least 0; no probability is below 0, and
  ///   they add up to at most 1.
  /// - Complexity: O(*m* (*s* + log *m*)) for *m* edges and scale *s*.
  ///
  /// Source: D. Chakrabarti, Y. Zhan and C. Faloutsos, "R-MAT: a recursive model for graph mining",
  /// *SIAM International Conference on Data Mining* 2004, pp. 442–446 (doi
  /// 10.1137/1.9781611972740.43); Graph500 benchmark specification, section 3.2.
  public static func recursiveMatrix(
    _ direction: Direction, scale: Int, edgeFactor: Int = 16,
    quarters: (Double, Double, Double) = (0.57, 0.19, 0.19), isShuffled: Bool = true, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(scale >= 0 && scale < 32, "the scale must be from 0 to 31")
    precondition(edgeFactor >= 0, "the edge factor must be at least 0")
    let (first, second, third) = quarters
    precondition(
      first >= 0 && second >= 0 && third >= 0 && first + second + third <= 1 + 1e-12,
      "the probabilities must be at least 0 and add up to at most 1")
    let nodeCount = 1 << scale
    let (drawnCount, isTooLarge) = edgeFactor.multipliedReportingOverflow(by: nodeCount)
    guard !isTooLarge, drawnCount <= UInt32.max else { throw GraphError.tooManyEdges(drawnCount) }
    var generator = SplitMix64(seed: seed)
    var numbers = Groups.alone(nodeCount)
    if isShuffled { generator.shuffle(&numbers) }
    var keys: [UInt64] = []
    keys.reserveCapacity(drawnCount)
    let progress = Progress(drawnCount)
    for drawn in 0..<drawnCount {
      try progress.advance(past: drawn)
      var (row, column) = (0, 0)
      for _ in 0..<scale {
        let fraction = generator.fraction()
        let isLower = fraction >= first + second
        let isRight = isLower ? fraction >= first + second + third : fraction >= first
        row = 2 * row + (isLower ? 1 : 0)
        column = 2 * column + (isRight ? 1 : 0)
      }
      let (source, target) = (numbers[row], numbers[column])
      if source == target { continue }
      let isTurned = direction == .undirected && source > target
      keys.append(
        isTurned
          ? UInt64(target) << 32 | UInt64(source) : UInt64(source) << 32 | UInt64(target))
    }
    keys.sort()
    var columns = Columns()
    var last: UInt64?
    for key in keys where key != last {
      columns.append(UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key))
      last = key
    }
    return try columns.graph(direction, nodeCount: nodeCount, progress)
  }
}
