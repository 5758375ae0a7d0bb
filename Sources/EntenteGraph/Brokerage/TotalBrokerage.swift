extension Graph {
  /// Returns how often nodes stand between two others that are not tied, in each role, over all
  /// nodes together.
  ///
  /// The counts are the sums of those of ``brokerageRoles(of:)``, where what counts is said;
  /// loops and parallel edges make no more pairs. The expected values are those of a random permutation: the ties stay as they are, and the groups of
  /// all nodes are dealt out among them, each way as likely as the others. They are exact.
  ///
  ///     let graph = try Graph(
  ///       .directed, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 3)])
  ///     try graph.totalBrokerage(of: [4, 4, 7, 7])[.representative].expected  // 0.666…
  ///
  /// - Parameter groups: The group of each node, in node order: any number.
  /// - Returns: The scores of the graph.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `groups` has one number for each node.
  /// - Complexity: O(*n* + *m* + Σ *d*²) time for *n* nodes of *d* neighbors and *m* edges; O(*n* +
  ///   *m*) memory, and O(*n*) for each thread.
  ///
  /// Source: As for ``brokerageRoles(of:)``.
  public func totalBrokerage(of groups: [Int]) throws(GraphError) -> Brokerage {
    let nodes = try Execution.part(0...0.4) { () throws(GraphError) in
      try brokerageRoles(of: groups)
    }
    let sizes = Partition(labels: groups).sizes
    let rows = try Execution.part(0.4...0.7) { () throws(GraphError) in try OpenTriadRows(self) }
    let overlaps = try Execution.part(0.7...1) { () throws(GraphError) in
      try TriadOverlaps(rows, nodeCount: nodeCount)
    }
    return Brokerage(
      scores: BrokerageRole.allCases.map { role in
        let (expected, variance) = overlaps.moments(of: role, groupSizes: sizes)
        return Brokerage.Score(
          count: nodes.reduce(0) { $0 + $1[role].count }, expected: expected,
          standardDeviation: variance.squareRoot())
      })
  }
}

/// How the open triads of a graph overlap, each of a first node, a broker and a second node.
///
/// Whether a triad has a role depends on which of its three pairs of nodes are of one group and on
/// whether all three are. So the number of triads in a role is a sum over pairs and over triads of
/// numbers that are 1 if all is of one group and 0 if not, and its variance a sum over pairs of
/// these, in which only the number of nodes in common matters.
private struct TriadOverlaps {
  /// The pairs of a triad that a sum is over.
  private enum Pairs: Int, CaseIterable {
    case entering, leaving, outer, all
  }

  /// The number of triads, and of pairs of triads of the same three nodes.
  private var total = 0.0
  private var sameTriads = 0.0
  /// For each kind, the sum of the squares of the number of triads at each pair of nodes, and of its
  /// products with the number of all triads there.
  private var squares = [Double](repeating: 0, count: Pairs.allCases.count)
  private var products = [Double](repeating: 0, count: Pairs.allCases.count)
  /// The same for nodes.
  private var nodeSquares = [Double](repeating: 0, count: Pairs.allCases.count)
  private var nodeProducts = [Double](repeating: 0, count: Pairs.allCases.count)
  private var triadNodeSquares = 0.0

  init(_ rows: OpenTriadRows, nodeCount: Int) throws(GraphError) {
    let kinds = Pairs.allCases.count
    let sums = try Parallel.sums(
      nodeCount, width: 1 + 2 * kinds, cost: 20 + rows.meanSteps,
      scratch: { OpenTriadRows.Scratch(nodeCount: nodeCount) }
    ) { scratch, node, sums in
      sums[0] += rows.find(from: node, &scratch)
      for other in scratch.touched {
        let entry = scratch.weights[Int(other)]
        for kind in 0..<kinds {
          let weight = kind == Pairs.all.rawValue ? entry.sum() : entry[kind]
          // Each pair is met from both of its nodes.
          sums[1 + kind] += weight * weight / 2
          sums[1 + kinds + kind] += weight * entry.sum() / 2
        }
      }
      return 1
    }
    sameTriads = sums[0]
    squares = Array(sums[1...kinds])
    products = Array(sums[(1 + kinds)...])
    for node in rows.nodes {
      total += node[1]
      let all = node.sum()
      triadNodeSquares += all * all
      for kind in Pairs.allCases {
        let number =
          switch kind {
          case .entering: node[0] + node[1]
          case .leaving: node[1] + node[2]
          case .outer: node[0] + node[2]
          case .all: 2 * all
          }
        nodeSquares[kind.rawValue] += number * number
        nodeProducts[kind.rawValue] += number * all
      }
    }
  }

  /// Returns the mean and the variance of the number of triads in a role.
  func moments(
    of role: BrokerageRole, groupSizes sizes: [Int]
  ) -> (mean: Double, variance: Double) {
    guard total > 0 else { return (0, 0) }
    let chances = SameGroupChances(sizes)
    switch role {
    case .coordinator: return moments(.all, 0, 1, chances)
    case .itinerant: return moments(.outer, 1, -1, chances)
    case .gatekeeper: return moments(.leaving, 1, -1, chances)
    case .representative: return moments(.entering, 1, -1, chances)
    case .liaison:
      // All are different, unless one pair is of one group, or all three, which counted thrice.
      let (mean, variance) = moments(.all, -1, 2, chances)
      return (total + mean, variance)
    }
  }

  /// Returns the moments of a sum over pairs and triads of one group, each with a factor.
  private func moments(
    _ kind: Pairs, _ pairFactor: Double, _ triadFactor: Double, _ chances: SameGroupChances
  ) -> (mean: Double, variance: Double) {
    let pairTotal = kind == .all ? 3 * total : total
    let pairMean = pairTotal * chances.pair
    let triadMean = total * chances.triple

    // Two pairs have two nodes in common, or one, or none.
    let samePairs = squares[kind.rawValue]
    let touching = nodeSquares[kind.rawValue] - 2 * samePairs
    let pairSquare =
      samePairs * chances.pair + touching * chances.triple
      + (pairTotal * pairTotal - samePairs - touching) * chances.twoPairs
    // A pair and a triad.
    let within = products[kind.rawValue]
    let beside = nodeProducts[kind.rawValue] - 2 * within
    let product =
      within * chances.triple + beside * chances.quadruple
      + (pairTotal * total - within - beside) * chances.pairAndTriple
    // Two triads: those with two nodes in common are met at that pair, and those of the same nodes
    // at three.
    let twoNodes = products[Pairs.all.rawValue] - 3 * sameTriads
    let oneNode = triadNodeSquares - 2 * twoNodes - 3 * sameTriads
    let triadSquare =
      sameTriads * chances.triple + twoNodes * chances.quadruple + oneNode * chances.quintuple
      + (total * total - sameTriads - twoNodes - oneNode) * chances.twoTriples

    let mean = pairFactor * pairMean + triadFactor * triadMean
    let pairPart = pairFactor * pairFactor * (pairSquare - pairMean * pairMean)
    let mixedPart = 2 * pairFactor * triadFactor * (product - pairMean * triadMean)
    let triadPart = triadFactor * triadFactor * (triadSquare - triadMean * triadMean)
    let variance = pairPart + mixedPart + triadPart
    // What rounding leaves of 0 is far less than this part.
    return (mean, variance > 1e-11 * (pairSquare + product + triadSquare) ? variance : 0)
  }
}

/// How likely it is that random nodes are of one group.
private struct SameGroupChances {
  private(set) var pair = 0.0
  private(set) var triple = 0.0
  private(set) var quadruple = 0.0
  private(set) var quintuple = 0.0
  /// Two pairs, a pair and a triple, two triples: each of one group, be it the same or not.
  private(set) var twoPairs = 0.0
  private(set) var pairAndTriple = 0.0
  private(set) var twoTriples = 0.0

  init(_ sizes: [Int]) {
    let nodeCount = sizes.reduce(0, +)
    func ways(_ size: Int, _ count: Int) -> Double {
      (0..<count).reduce(1) { $0 * Double(max(0, size - $1)) }
    }
    /// The number of ways for two sets of some sizes, of one group each, divided by all ways.
    func chance(_ first: Int, _ second: Int) -> Double {
      let all = ways(nodeCount, first + second)
      guard all > 0 else { return 0 }
      var (sums, both) = (SIMD2<Double>.zero, 0.0)
      for size in sizes {
        let each = SIMD2(ways(size, first), ways(size, second))
        sums += each
        // Two sets of one group have no node in common.
        both += ways(size, first + second) - each.x * each.y
      }
      return (sums.x * sums.y + both) / all
    }
    /// The same for one set.
    func chance(_ count: Int) -> Double {
      let all = ways(nodeCount, count)
      return all > 0 ? sizes.reduce(0) { $0 + ways($1, count) } / all : 0
    }
    pair = chance(2)
    triple = chance(3)
    quadruple = chance(4)
    quintuple = chance(5)
    twoPairs = chance(2, 2)
    pairAndTriple = chance(2, 3)
    twoTriples = chance(3, 3)
  }
}
