extension Graph {
  /// Returns a random graph with a given number of edges: each simple graph is as likely as the
  /// others.
  ///
  ///     let graph = try Graph.erdosRenyi(.undirected, nodeCount: 1_000, edgeCount: 5_000, seed: 1)
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - nodeCount: The number of nodes.
  ///   - edgeCount: The number of edges.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: A graph without loops and parallel edges, its edges in ascending order.
  /// - Throws: ``GraphError`` if there would be more than 2³² − 1 nodes or edges, or if the task was
  ///   canceled.
  /// - Precondition: `nodeCount` and `edgeCount` are at least 0, and `edgeCount` at most the number of pairs of nodes, ordered
  ///   pairs if directed.
  /// - Complexity: O(*n* + *m* log *m*) for *n* nodes and *m* edges.
  ///
  /// Source: P. Erdős and A. Rényi, "On random graphs I", *Publicationes Mathematicae Debrecen* 6,
  /// 1959, pp. 290–297 (doi 10.5486/PMD.1959.6.3-4.12).
  public static func erdosRenyi(
    _ direction: Direction, nodeCount: Int, edgeCount: Int, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(nodeCount >= 0, "the number of nodes must be at least 0")
    guard nodeCount <= UInt32.max else { throw GraphError.nodeCount(nodeCount) }
    let pairs = direction.pairCount(nodeCount)
    precondition(
      edgeCount >= 0 && Double(edgeCount) <= pairs, "there are not as many pairs of nodes")
    guard edgeCount <= UInt32.max else { throw GraphError.tooManyEdges(edgeCount) }
    var generator = SplitMix64(seed: seed)
    // Those to take, or if they are more than half, those to leave out.
    let isSparse = Double(edgeCount) <= pairs / 2
    let drawnCount = isSparse ? edgeCount : Int(pairs) - edgeCount
    var table = TieTable(direction, capacity: drawnCount)
    var keys: [UInt64] = []
    keys.reserveCapacity(drawnCount)
    let progress = Progress(drawnCount)
    while keys.count < drawnCount {
      let source = UInt32(truncatingIfNeeded: generator.below(nodeCount))
      let target = UInt32(truncatingIfNeeded: generator.below(nodeCount))
      if source == target || table.contains(source, target) { continue }
      table.insert(source, target)
      try progress.advance(past: keys.count)
      let isTurned = direction == .undirected && source > target
      keys.append(
        isTurned
          ? UInt64(target) << 32 | UInt64(source) : UInt64(source) << 32 | UInt64(target))
    }
    var columns = Columns()
    if isSparse {
      keys.sort()
      for key in keys {
        columns.append(UInt32(truncatingIfNeeded: key >> 32), UInt32(truncatingIfNeeded: key))
      }
      return try columns.graph(direction, nodeCount: nodeCount, progress)
    }
    for source in 0..<UInt32(truncatingIfNeeded: nodeCount) {
      try progress.advance(by: 0)
      for target in 0..<UInt32(truncatingIfNeeded: nodeCount) {
        if direction == .undirected ? target <= source : target == source { continue }
        if !table.contains(source, target) { columns.append(source, target) }
      }
    }
    return try columns.graph(direction, nodeCount: nodeCount, progress)
  }

  /// Returns a random graph in which each pair of nodes is tied with the same probability.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - nodeCount: The number of nodes.
  ///   - probability: That of an edge between any two nodes, or from one to another if directed.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: A graph without loops and parallel edges, its edges in ascending order.
  /// - Throws: ``GraphError`` if there would be more than 2³² − 1 nodes or edges, or if the task was
  ///   canceled.
  /// - Precondition: `nodeCount` is at least 0 and `probability` from 0 to 1.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges: what is not tied is skipped.
  ///
  /// Source: E. N. Gilbert, "Random graphs", *Annals of Mathematical Statistics* 30(4), 1959,
  /// pp. 1141–1144 (doi 10.1214/aoms/1177706098); V. Batagelj and U. Brandes, "Efficient generation of
  /// large random networks", *Physical Review E* 71, 2005, 036113 (doi
  /// 10.1103/PhysRevE.71.036113) for skipping.
  public static func erdosRenyi(
    _ direction: Direction, nodeCount: Int, probability: Double, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(nodeCount >= 0, "the number of nodes must be at least 0")
    guard nodeCount <= UInt32.max else { throw GraphError.nodeCount(nodeCount) }
    var generator = SplitMix64(seed: seed)
    var columns = Columns()
    let progress = Progress(nodeCount)
    try columns.appendPairs(
      of: 0..<nodeCount, direction, probability: probability, &generator, progress
    ) { _, _ in true }
    return try columns.graph(direction, nodeCount: nodeCount, progress)
  }
}

extension Graph.Direction {
  /// The number of pairs of different nodes, ordered pairs if directed.
  func pairCount(_ nodeCount: Int) -> Double {
    let ordered = Double(nodeCount) * Double(nodeCount - 1)
    return self == .directed ? ordered : ordered / 2
  }
}

/// The ends of the edges of a graph in the making.
struct Columns {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []

  mutating func append(_ source: UInt32, _ target: UInt32) {
    sources.append(source)
    targets.append(target)
  }

  func graph(
    _ direction: Graph.Direction, nodeCount: Int, _ progress: Progress
  ) throws(GraphError) -> Graph {
    try Graph.check(nodeCount: nodeCount)
    let graph = try Graph(
      direction, nodeCount: nodeCount, sources: sources, targets: targets, strengths: nil,
      lengths: nil, .quiet)
    try progress.finish()
    return graph
  }

  /// Appends each pair of some nodes with a probability, in ascending order.
  ///
  /// - Parameters:
  ///   - nodes: The nodes.
  ///   - direction: Whether pairs are ordered.
  ///   - probability: That of each pair, from 0 to 1.
  ///   - generator: The random numbers.
  ///   - progress: Counts the nodes.
  ///   - isWanted: Whether a pair that was drawn is taken.
  /// - Throws: ``GraphError`` if there would be too many edges, or if the task was canceled.
  mutating func appendPairs(
    of nodes: Range<Int>, _ direction: Graph.Direction, probability: Double,
    _ generator: inout SplitMix64, _ progress: Progress, where isWanted: (Int, Int) -> Bool
  ) throws(GraphError) {
    precondition(probability >= 0 && probability <= 1, "the probability must be from 0 to 1")
    let count = nodes.count
    guard probability > 0, count > 1 else { return }
    let expected = probability * direction.pairCount(count)
    guard expected <= Double(UInt32.max) else { throw GraphError.tooManyEdges(Int(expected)) }
    let scale = 1 / (-probability).logarithmOfOneMore
    var (row, column, drawnCount) = (0, -1, 0)
    while true {
      drawnCount += 1
      if drawnCount & 0xFFFF == 0 { try progress.advance(by: 0) }
      // With probability 1, nothing is skipped: the scale is 0.
      let skip = ((-generator.fraction()).logarithmOfOneMore * scale).rounded(.down)
      // More pairs than there are of so many nodes.
      guard skip < 0x1p62 else { return }
      column += 1 + Int(skip)
      var length = direction == .directed ? count - 1 : count - 1 - row
      while column >= length {
        column -= length
        try progress.advance(past: row)
        row += 1
        if row >= count { return }
        length = direction == .directed ? count - 1 : count - 1 - row
      }
      let isAfter = direction == .undirected || column >= row
      let source = nodes.lowerBound + row
      let target =
        direction == .undirected
        ? source + 1 + column
        : nodes.lowerBound + column + (isAfter ? 1 : 0)
      if isWanted(source, target) {
        append(UInt32(truncatingIfNeeded: source), UInt32(truncatingIfNeeded: target))
      }
    }
  }
}
