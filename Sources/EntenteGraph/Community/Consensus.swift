/// Communities on which many runs agree.
public struct ConsensusClustering: Sendable, Hashable {
  /// The communities on which the runs agreed in the end, and their modularity.
  public let clustering: Clustering
  /// The share of the first runs in which the two ends of each edge were in one community, in
  /// edge order.
  public let agreements: [Double]
  /// The number of times that all runs were made.
  public let rounds: Int
}

extension Graph {
  /// Returns the communities on which many runs of the Leiden method agree.
  ///
  /// Two nodes are tied the more strongly, the larger the share of the runs in which they are in one
  /// community. Shares below the threshold are dropped, but for the largest of a node that would
  /// be left without any. All runs are made again on those ties, and so on until all agree. What
  /// runs with other random numbers would not have found is left out, so the communities are more
  /// certain than those of a single run, and need not have the highest modularity.
  ///
  /// The direction, parallel edges and loops count in the first runs as for
  /// ``leiden(resolution:by:objective:seed:tries:maximumRounds:)``; later runs know only how often two
  /// nodes were together. Each of parallel edges has its agreement, and a loop has 1.
  ///
  /// All pairs of nodes that are ever in one community are counted, so the method is for graphs of up to
  /// some ten thousand nodes.
  ///
  /// - Parameters:
  ///   - resolution: The factor of what is to be expected in the first runs, at least 0; later ones
  ///     have 1, and look for modularity.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - objective: What the first runs make large.
  ///   - seed: Where the random choices start (``SplitMix64``).
  ///   - runs: The number of runs, at least 1.
  ///   - threshold: The share of runs below which two nodes are not tied, from 0 to 1.
  ///   - maximumRounds: The number of times that the runs are made before giving up, at least 1.
  /// - Returns: The communities, and how far the first runs agreed on each edge.
  /// - Throws: ``GraphError`` if the runs still disagree after `maximumRounds`, or if the task was
  ///   canceled or the quality is too large for a number.
  /// - Precondition: The arguments are in their ranges.
  /// - Complexity: That of the runs, and O(*r* Σ *s*²) for *r* runs and communities of *s* nodes.
  ///
  /// Source: A. Lancichinetti and S. Fortunato, "Consensus clustering in complex networks",
  /// *Scientific Reports* 2, 2012, 336 (doi 10.1038/srep00336).
  public func consensusCommunities(
    resolution: Double = 1, by measure: TieMeasure = .edges,
    objective: CommunityObjective = .modularity, seed: UInt64 = 0, runs: Int = 50,
    threshold: Double = 0.5, maximumRounds: Int = 20
  ) throws(GraphError) -> ConsensusClustering {
    precondition(runs > 0, "there must be at least one run")
    precondition(threshold >= 0 && threshold <= 1, "the threshold must be from 0 to 1")
    precondition(maximumRounds > 0, "there must be at least one round")
    let progress = Progress(maximumRounds * runs * SearchProgress.steps)
    var seeds = SplitMix64(seed: seed)
    let terms = try CommunityTerms(self, by: measure, resolution: resolution, objective: objective)
    var current = terms
    var agreements: [Double] = []
    for round in 1...maximumRounds {
      let tries = CommunityTries(runs, seed: seeds.next(), progress: progress)
      let found = try current.results(of: tries, LeidenMethod()).map(\.communities)
      if round == 1 { agreements = Agreements.shares(of: columns, in: found) }
      var together = Agreements(found, threshold: threshold)
      let graph = try together.graph(progress)
      if together.areUnanimous {
        let partition = Partition(numbered: found[0])
        try progress.finish()
        return ConsensusClustering(
          clustering: try terms.clustering(partition), agreements: agreements, rounds: round)
      }
      current = try CommunityTerms(graph, by: .strengths, resolution: 1, objective: .modularity)
    }
    throw GraphError.noConsensus(rounds: maximumRounds)
  }
}

/// How often nodes are together.
private struct Agreements {
  private let runs: [[UInt32]]
  /// For each run the nodes by community, and where each community starts.
  private let members: [(starts: [UInt32], nodes: [UInt32])]
  private let threshold: Double
  /// Whether any two nodes are together in all runs or in none, among those compared so far.
  private(set) var areUnanimous = true

  init(_ runs: [[UInt32]], threshold: Double) {
    self.runs = runs
    self.threshold = threshold
    members = runs.map { communities in
      Groups.sorted(communities, count: 1 + Int(communities.max() ?? 0))
    }
  }

  /// Returns the share of runs in which the ends of each edge are together.
  static func shares(
    of columns: (sources: [UInt32], targets: [UInt32]), in runs: [[UInt32]]
  ) -> [Double] {
    zip(columns.sources, columns.targets).map { source, target in
      Double(runs.count { $0[Int(source)] == $0[Int(target)] }) / Double(runs.count)
    }
  }

  /// Returns the graph of the nodes that are often enough together.
  mutating func graph(_ progress: Progress) throws(GraphError) -> Graph {
    let count = runs[0].count
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var strengths: [Double] = []
    var counts = [Int](repeating: 0, count: count)
    // The companion that a node keeps although it is seldom enough with it.
    var lastCompanions = [Int](repeating: -1, count: count)
    for node in 0..<count {
      if node & 0xFF == 0 { try progress.advance(by: 0) }
      let others = countCompanions(of: node, &counts)
      var (isTied, best) = (false, node)
      for other in others {
        let share = Double(counts[other]) / Double(runs.count)
        if counts[other] < runs.count { areUnanimous = false }
        if share >= threshold { isTied = true }
        if best == node || counts[other] > counts[best] { best = other }
        if share >= threshold, other > node {
          sources.append(UInt32(truncatingIfNeeded: node))
          targets.append(UInt32(truncatingIfNeeded: other))
          strengths.append(share)
        }
      }
      if !isTied, best != node, lastCompanions[best] != node {
        lastCompanions[node] = best
        sources.append(UInt32(truncatingIfNeeded: node))
        targets.append(UInt32(truncatingIfNeeded: best))
        strengths.append(Double(counts[best]) / Double(runs.count))
      }
      for other in others { counts[other] = 0 }
    }
    return try Graph(
      .undirected, nodeCount: count, sources: sources, targets: targets, strengths: strengths,
      lengths: nil, .quiet)
  }

  /// Counts the runs in which other nodes are together with a node, and returns those nodes.
  private func countCompanions(of node: Int, _ counts: inout [Int]) -> [Int] {
    var others: [Int] = []
    for (communities, sorted) in zip(runs, members) {
      let community = Int(communities[node])
      for place in Int(sorted.starts[community])..<Int(sorted.starts[community + 1]) {
        let other = Int(sorted.nodes[place])
        if other == node { continue }
        if counts[other] == 0 { others.append(other) }
        counts[other] += 1
      }
    }
    return others
  }
}

extension GraphError {
  fileprivate static func noConsensus(rounds: Int) -> Self {
    Self(
      problem: .noConsensus(rounds: rounds), edge: nil,
      description:
        "The runs still disagreed after \(rounds) rounds; allow more rounds or raise the"
        + " threshold.")
  }
}
