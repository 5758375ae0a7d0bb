extension Graph {
  /// Returns a random graph in which every node has the degree that it has here: as a yardstick for
  /// what follows from the degrees alone.
  ///
  /// Again and again two edges are drawn and exchange their targets (of an undirected edge, either
  /// end), unless that would make a loop or a parallel edge. Draws that are refused count, so that in
  /// the long run each graph that can be reached is as likely as the others. Loops and parallel edges
  /// that are there may go but do not come.
  ///
  /// An edge keeps its number, its strength and its length, and if directed its source. Which edges are
  /// drawn goes by their ends and then their values: given in another order, the same edges with the same
  /// values get the same new ends.
  ///
  /// - Parameters:
  ///   - attempts: The number of draws, by default 10 for each edge.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: A graph of the same nodes and degrees, incoming and outgoing ones if directed.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `attempts` is at least 0.
  /// - Complexity: O(*n* + *m* + *a*) for *n* nodes, *m* edges and *a* attempts.
  ///
  /// Source: S. Maslov and K. Sneppen, "Specificity and stability in topology of protein networks",
  /// *Science* 296(5569), 2002, pp. 910–913 (doi 10.1126/science.1065103); B. K. Fosdick,
  /// D. B. Larremore, J. Nishimura and J. Ugander, "Configuring random graph models with fixed degree
  /// sequences", *SIAM Review* 60(2), 2018, pp. 315–355 (doi 10.1137/16M1087175).
  public func rewired(attempts: Int? = nil, seed: UInt64) throws(GraphError) -> Graph {
    let attempts = attempts ?? 10 * edgeCount
    precondition(attempts >= 0, "the number of attempts must be at least 0")
    guard edgeCount > 1 else { return self }
    var (sources, targets) = columns
    if !isDirected {
      for edge in 0..<edgeCount where sources[edge] > targets[edge] {
        swap(&sources[edge], &targets[edge])
      }
    }
    let order = order(sources, targets)
    var table = TieTable(direction, capacity: edgeCount)
    for edge in 0..<edgeCount { table.insert(sources[edge], targets[edge]) }
    var generator = SplitMix64(seed: seed)
    let progress = Progress(attempts)
    for attempt in 0..<attempts {
      try progress.advance(past: attempt)
      let first = order[generator.below(edgeCount)]
      let second = order[generator.below(edgeCount)]
      // An undirected edge has no first end: either may be exchanged.
      if !isDirected, generator.next() & 1 == 1 {
        swap(&sources[second], &targets[second])
      }
      let (a, b) = (sources[first], targets[first])
      let (c, d) = (sources[second], targets[second])
      if first == second || a == d || c == b { continue }
      if table.contains(a, d) || table.contains(c, b) { continue }
      // Both new edges may be the same one, which would be parallel.
      if a == c && b == d { continue }
      if !isDirected, a == b && c == d { continue }
      table.remove(a, b)
      table.remove(c, d)
      table.insert(a, d)
      table.insert(c, b)
      targets[first] = d
      targets[second] = b
    }
    let rewired = try Graph(
      direction, nodeCount: nodeCount, sources: sources, targets: targets, strengths: strengths,
      lengths: lengths, .quiet)
    try progress.finish()
    return rewired
  }

  /// Returns the numbers of the edges by their ends, and of parallel ones by their values.
  private func order(_ sources: [UInt32], _ targets: [UInt32]) -> [Int] {
    var order = Array(0..<edgeCount)
    if !isSimple {
      for case let values? in [lengths, strengths] {
        order = KeySort.sorted(order, by: values.map(\.bitPattern))
      }
    }
    return KeySort.sorted(order, by: zip(sources, targets).map { UInt64($0) << 32 | UInt64($1) })
  }
}
