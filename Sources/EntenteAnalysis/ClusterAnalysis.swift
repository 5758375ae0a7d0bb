public import EntenteGraph
public import EntenteNetwork

/// Who belongs together in a network, how sure that is, and what binds them.
///
/// Communities are those of the run of the Leiden method with the best modularity, out of several
/// that differ in nothing but the seed. How sure a member is tells how the other runs agree.
public struct ClusterAnalysis: Sendable {
  /// A node of a cluster.
  public struct Member: Sendable, Hashable {
    /// The number of its node in the network.
    public let node: Int

    /// The share of runs that put it together with another member, on average over them.
    ///
    /// A member alone in its cluster has the share of runs that leave it alone.
    public let stability: Double
  }

  /// Nodes that belong together.
  public struct Cluster: Sendable, Hashable {
    /// The members, in the order of their ids.
    public let members: [Member]

    /// The positions in the dataset of relations that tie two members, ascending.
    public let relations: [Int]

    /// The strength of the edges between members.
    public let inside: Double

    /// The strength of the edges from members to others.
    public let outside: Double
  }

  /// The network.
  public let network: Network

  /// The clusters, the largest first, then by the smallest id.
  public let clusters: [Cluster]

  /// The modularity of the clusters, by strength.
  public let modularity: Double

  /// How much larger or smaller clusters are wanted; 1 is usual.
  public let resolution: Double

  /// How many runs were compared.
  public let runs: Int

  /// The first seed; each further run takes the next.
  public let seed: UInt64

  /// Finds the clusters of a network.
  ///
  /// - Parameters:
  ///   - network: The network; the direction of edges is left out of account.
  ///   - resolution: More gives smaller clusters.
  ///   - runs: How many runs to compare, at least 1.
  ///   - seed: The seed of the first run.
  /// - Throws: `GraphError` if the task was canceled.
  /// - Complexity: O(*r* · (*m* + *n*) log *n*) in practice, and O(*r* · *s*²) for the stability of *r* runs
  ///   and clusters of *s* nodes.
  public init(
    _ network: Network, resolution: Double = 1, runs: Int = 100, seed: UInt64 = 1
  ) throws(GraphError) {
    precondition(runs >= 1, "clusters need a run")
    (self.network, self.resolution, self.runs, self.seed) = (network, resolution, runs, seed)
    let graph = network.graph.isDirected ? network.graph.undirected() : network.graph
    let results = try (0..<runs).map { run throws(GraphError) in
      try graph.leiden(resolution: resolution, by: .strengths, seed: seed &+ UInt64(run))
    }
    // The first of the best, where a difference of rounding is none.
    let most = results.map(\.modularity).max() ?? 0
    let best = results.first { $0.modularity >= most - 1e-12 } ?? results[0]
    modularity = best.modularity
    let partition = best.partition.communities
    clusters = best.partition.members().map { nodes in
      Cluster(
        nodes, partition: partition, network: network, runs: results.map(\.partition.communities))
    }
  }
}

extension ClusterAnalysis.Cluster {
  fileprivate init(_ nodes: [Int], partition: [Int], network: Network, runs: [[Int]]) {
    members = nodes.map { node in
      ClusterAnalysis.Member(
        node: node, stability: Self.stability(of: node, among: nodes, in: runs))
    }
    let cluster = nodes.first.map { partition[$0] }
    var relations: Set<Int> = []
    var (inside, outside) = (0.0, 0.0)
    for edge in network.edges {
      switch (partition[edge.source] == cluster, partition[edge.target] == cluster) {
      case (true, true):
        inside += edge.strength
        relations.formUnion(edge.relations)
      case (false, false): break
      default: outside += edge.strength
      }
    }
    self.relations = relations.sorted()
    (self.inside, self.outside) = (inside, outside)
  }

  private static func stability(of node: Int, among nodes: [Int], in runs: [[Int]]) -> Double {
    guard nodes.count > 1 else {
      let alone = runs.count { run in run.count { $0 == run[node] } == 1 }
      return Double(alone) / Double(runs.count)
    }
    var together = 0
    for run in runs { together += nodes.count { $0 != node && run[$0] == run[node] } }
    return Double(together) / Double(runs.count * (nodes.count - 1))
  }
}
