extension Graph {
  /// Returns how much each node stands between the others, estimated from random shortest paths, by
  /// hops.
  ///
  /// With at least the probability asked for, **no** node's share is off by more than `error` from
  /// that of ``betweenness(by:scale:)``. The probability is that over the random paths, and it
  /// holds for every graph; scores are mostly much closer. What pairs, loops and parallel edges
  /// count for is said there. Where the paths needed would take longer than all paths, the exact
  /// scores are returned.
  ///
  ///     let scores = try graph.approximateBetweenness(error: 0.01, scale: .share)
  ///
  /// The time depends on the error and on the largest share, but hardly on the size of the graph.
  /// The order of the edges and the number of threads change no digit. NetworkX and igraph cannot
  /// promise an error: their approximations sum up the paths from some nodes, or those up to some
  /// length.
  ///
  /// - Parameters:
  ///   - error: By how much a share may be off.
  ///   - probability: How likely it is, at least, that no share is off by more.
  ///   - scale: What is returned: numbers of pairs, or shares.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: One score for each node, in node order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `error` and `probability` are above 0 and below 1.
  /// - Complexity: O(*s* log(*n* / *δ*) / `error`²) paths for a largest share *s* and a probability
  ///   of 1 − *δ*, each in O(*m*), and in about O(√*m*) where distances are small; O(*n* + *m*)
  ///   memory and O(*n*) for each thread, for *n* nodes and *m* edges.
  ///
  /// Source: M. Borassi and E. Natale, "KADABRA is an adaptive algorithm for betweenness via random
  /// approximation", *ACM Journal of Experimental Algorithmics* 24, 2019, article 1.2 (doi
  /// 10.1145/3284359), for the search from both ends and the unequal probabilities; the bound is
  /// that of H. Chernoff, "A measure of asymptotic efficiency for tests of a hypothesis based on
  /// the sum of observations", *Annals of Mathematical Statistics* 23(4), 1952, pp. 493–507 (doi
  /// 10.1214/aoms/1177729330).
  public func approximateBetweenness(
    error: Double, probability: Double = 0.9, scale: PairScale = .pairs, seed: UInt64 = 0
  ) throws(GraphError) -> [Double] {
    precondition(error > 0 && error < 1, "the error must be above 0 and below 1")
    precondition(
      probability > 0 && probability < 1, "the probability must be above 0 and below 1")
    guard nodeCount > 2 else { return [Double](repeating: 0, count: nodeCount) }
    let rows = try LocalRows(
      simpleRows(.outgoing), isDirected ? simpleRows(.incoming) : nil)
    var estimate = BetweennessEstimate(rows, error: error, risk: 1 - probability, seed: seed)
    if estimate.isSlowerThanExact { return try betweenness(scale: scale) }
    try estimate.prepare()
    if estimate.isSlowerThanExact { return try betweenness(scale: scale) }
    try estimate.run()
    let pairCount = Double(nodeCount - 1) * Double(nodeCount - 2) / (isDirected ? 1 : 2)
    let factor = scale == .pairs ? pairCount : 1
    return rows.original(estimate.shares, initial: 0).map { $0 * factor }
  }
}

/// Shares of betweenness estimated from as many random shortest paths as it takes.
///
/// Each sample is a random ordered pair of nodes and one of its shortest paths. The share of the
/// samples whose path has a node inside is *p̂*, of *k* samples, and its expected value *p* is the
/// node's number of pairs divided by *n* (*n* − 1). By Chernoff's bound, *p̂* ≤ *x* < *p* has at
/// most the probability exp(−*k* D(*x*, *p*)), where D is the relative entropy of two coins, and
/// likewise on the other side. D(*p̂*, *p*) grows with the distance of *p* from *p̂*. So that *p* >
/// *p̂* + *e* and yet *k* D(*p̂*, *p̂* + *e*) ≥ *L* has at most the probability exp(−*L*): *p̂* is
/// then at most the largest *x* < *p* with *k* D(*x*, *p*) ≥ *L*.
///
/// The samples are looked at when there are *k*₁, *k*₂, … of them. At look *j* the node *v* has the
/// limit *L* = ln(2 / *δ*ᵥ) + *j* ln 2 on both sides, and the estimate is done when all nodes reach
/// theirs. As the *δ*ᵥ add up to *δ*, the probability that any node is off by more at any look is at
/// most Σ 2⁻ʲ *δ* ≤ *δ*. The *k*ⱼ and *δ*ᵥ are chosen by a first round of samples that are not used
/// again, so they do not depend on the later ones; a bad choice costs time and not the guarantee.
/// As *k*ⱼ grows like a power of *j* and the limits like *j*, there is an end.
struct BetweennessEstimate {
  private let rows: LocalRows
  /// What may be wrong with *p̂*.
  private let error: Double
  /// *δ*.
  private let risk: Double
  private let seed: UInt64
  private let progress: Progress
  /// The number of samples drawn so far.
  private(set) var sampleCount = 0
  /// The number of samples that have each node inside, by local number.
  private var counts: [Double] = []
  /// The number of samples that count.
  private var countedSamples = 0
  /// ln(2 / *δ*ᵥ) of each node.
  private var limits: [Double] = []
  /// The number of samples of the first round, and after it that at the next look.
  private var wanted: Int
  /// The mean number of arcs read in a sample.
  private var readCount = 0.0

  /// Starts an estimate.
  ///
  /// - Parameters:
  ///   - rows: The arcs, of at least 3 nodes.
  ///   - error: By how much a share of the pairs of others may be off.
  ///   - risk: How likely it may be that any is off by more.
  ///   - seed: Where the random choices start.
  init(_ rows: LocalRows, error: Double, risk: Double, seed: UInt64) {
    self.rows = rows
    // The pairs of a sample include those with the node at an end.
    let count = Double(rows.count)
    self.error = error * (count - 2) / count
    self.risk = risk
    self.seed = seed
    wanted = Int(max(100, min(4 / error, 1_000 + count)))
    let most = (16 * count / risk).logarithm / (2 * error * error)
    progress = Progress(Int(min(most, 1e15)))
  }

  /// The estimated shares of the pairs of others, by local number.
  var shares: [Double] {
    let factor = Double(rows.count) / Double(rows.count - 2) / Double(countedSamples)
    return counts.map { $0 * factor }
  }

  /// Whether the samples that are needed for certain, or after the first round probably, read more
  /// arcs than the search from all nodes.
  var isSlowerThanExact: Bool {
    let arcCount = Double(rows.outgoing.neighbors.count + rows.count)
    // Eight sources are done at a time, out and back.
    return Double(wanted) * (readCount + 50) > Double(rows.count) * arcCount / 4
  }

  /// Draws the first samples, and settles the limits and the first look.
  mutating func prepare() throws(GraphError) {
    let count = wanted
    let (found, readCount) = try draw(count)
    self.readCount = readCount / Double(count)
    let rates = found.map { found in
      Self.rate((found + 1) / Double(count + 2), error)
    }
    // The least number of samples at which three quarters of δ / 2 are enough for all nodes.
    func sum(_ samples: Double) -> Double {
      rates.reduce(0) { $0 + 2 * (-samples * $1).exponential }
    }
    var (low, high) = (0.0, 1.0)
    while sum(high) > risk * 3 / 8, high < 1e15 { (low, high) = (high, 2 * high) }
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if sum(middle) > risk * 3 / 8 { low = middle } else { high = middle }
    }
    let total = sum(high) / 2
    let even = risk / 4 / Double(rows.count)
    limits = rates.map { rate in
      let part = total > 0 ? (-high * rate).exponential / total : 0
      return (2 / (risk * 3 / 4 * part + even)).logarithm
    }
    wanted = Int(min(1.1 * high + 1, 1e15))
  }

  /// Draws samples until the error is small enough.
  mutating func run() throws(GraphError) {
    counts = [Double](repeating: 0, count: rows.count)
    var look = 0.0
    while true {
      let (found, _) = try draw(wanted - countedSamples)
      for node in counts.indices { counts[node] += found[node] }
      countedSamples = wanted
      look += 1
      if isDone(look: look) { return }
      wanted += max(1, wanted / 5)
    }
  }

  private func isDone(look: Double) -> Bool {
    let total = Double(countedSamples)
    let penalty = look * 2.0.logarithm
    return zip(counts, limits).allSatisfy { count, limit in
      total * Self.rate(count / total, error) >= limit + penalty
    }
  }

  /// Returns D(*share*, *share* ± *error*), the smaller of the two: how fast the probability falls.
  private static func rate(_ share: Double, _ error: Double) -> Double {
    min(entropy(share, error), entropy(1 - share, error))
  }

  /// Returns D(*share*, *share* + *error*), infinite if the second is no share.
  private static func entropy(_ share: Double, _ error: Double) -> Double {
    if share + error >= 1 { return .infinity }
    let inside = share > 0 ? share * (error / share).logarithmOfOneMore : 0
    let outside = (1 - share) * (-error / (1 - share)).logarithmOfOneMore
    // By Pinsker's inequality it is not less, however it is rounded.
    return max(-inside - outside, 2 * error * error)
  }

  /// Draws samples.
  ///
  /// - Parameter count: How many.
  /// - Returns: The number of samples that have each node inside, and the number of arcs read.
  /// - Throws: ``GraphError`` if the task was canceled.
  private mutating func draw(
    _ count: Int
  ) throws(GraphError) -> (found: [Double], readCount: Double) {
    let (rows, seed, first) = (rows, seed, sampleCount)
    sampleCount += count
    var sums = try Parallel.sums(
      count, width: rows.count + 1, cost: 2_000, progress: progress,
      scratch: { PathSampler(rows) }
    ) { sampler, number, sums in
      // Each sample has random numbers of its own, so it does not matter which thread draws it.
      var generator = SplitMix64(seed: seed &+ UInt64(first + number) &* 0xD134_2543_DE82_EF95)
      generator = SplitMix64(seed: generator.next())
      let source = generator.below(rows.count)
      let other = generator.below(rows.count - 1)
      sampler.draw(from: source, to: other < source ? other : other + 1, &generator)
      for node in sampler.path { sums[Int(node)] += 1 }
      sums[rows.count] += Double(sampler.readCount)
      return 1
    }
    let readCount = sums.removeLast()
    return (sums, readCount)
  }
}
