public import EntenteGraph
public import EntenteNetwork

/// Who belongs together in a network or a graph, how sure that is, and what binds them.
///
/// Communities are those of the run of the Leiden method with the best modularity, out of several
/// that differ in nothing but the seed. How sure a member is tells how the other runs agree.
public struct ClusterAnalysis: Sendable {
  /// A node of a cluster.
  public struct Member: Sendable, Hashable {
    /// The number of its node in the graph.
    public let node: Int

    /// The share of runs that put it together with another member, on average over them.
    ///
    /// A member alone in its cluster has the share of runs that leave it alone.
    public let stability: Double
  }

  /// Nodes that belong together.
  public struct Cluster: Sendable, Hashable {
    /// The members, in the order of the nodes.
    public let members: [Member]

    /// The places of the relations that tie two members, in the dataset or the list of the graph,
    /// ascending.
    public let relations: [Int]

    /// The strength of the edges between members.
    public let inside: Double

    /// The strength of the edges from members to others.
    public let outside: Double
  }

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
  /// - Complexity: O(*r* · (*m* + *n*) log *n*) in practice for *r* runs.
  public init(
    _ network: Network, resolution: Double = 1, runs: Int = 100, seed: UInt64 = 1
  ) throws(GraphError) {
    try self.init(
      network.graph, relations: network.edges.map(\.relations), resolution: resolution, runs: runs,
      seed: seed)
  }

  /// Finds the clusters of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph; the direction of edges is left out of account.
  ///   - resolution: More gives smaller clusters.
  ///   - runs: How many runs to compare, at least 1.
  ///   - seed: The seed of the first run.
  /// - Throws: `GraphError` if the task was canceled.
  /// - Complexity: O(*r* · (*m* + *n*) log *n*) in practice for *r* runs.
  public init(
    _ graph: NamedGraph, resolution: Double = 1, runs: Int = 100, seed: UInt64 = 1
  ) throws(GraphError) {
    try self.init(
      graph.graph, relations: graph.relations?.ofEdges ?? [], resolution: resolution, runs: runs,
      seed: seed)
  }

  private init(
    _ graph: Graph, relations: [[Int]], resolution: Double, runs: Int, seed: UInt64
  ) throws(GraphError) {
    precondition(runs >= 1, "clusters need a run")
    (self.resolution, self.runs, self.seed) = (resolution, runs, seed)
    let undirected = try graph.isDirected ? graph.undirected() : graph
    let results = try (0..<runs).map { run throws(GraphError) in
      try Execution.part(run, of: runs) { () throws(GraphError) in
        try undirected.leiden(resolution: resolution, by: .strengths, seed: seed &+ UInt64(run))
      }
    }
    // The first of the best, where a difference of rounding is none.
    let most = results.map(\.modularity).max() ?? 0
    let best = results.first { $0.modularity >= most - 1e-12 } ?? results[0]
    modularity = best.modularity
    let ties = ClusterTies(graph, relations, best.partition.communities, best.partition.count)
    let runs = results.map(\.partition.communities)
    let sizes = runs.map { run in
      run.reduce(into: [Int](repeating: 0, count: (run.max() ?? -1) + 1)) { $0[$1] += 1 }
    }
    clusters = best.partition.members().enumerated().map { number, nodes in
      let stabilities = Self.stabilities(of: nodes, in: runs, sizes: sizes)
      return Cluster(
        members: zip(nodes, stabilities).map(Member.init),
        relations: ties.relations[number].sorted(),
        inside: ties.inside[number], outside: ties.outside[number])
    }
  }

  /// The share of runs that put each node of a cluster together with another one of it, on average,
  /// or that leave it alone if it is.
  private static func stabilities(
    of nodes: [Int], in runs: [[Int]], sizes: [[Int]]
  ) -> [Double] {
    guard nodes.count > 1 else {
      return nodes.map { node in
        let alone = zip(runs, sizes).count { run, sizes in sizes[run[node]] == 1 }
        return Double(alone) / Double(runs.count)
      }
    }
    var together = [Int](repeating: 0, count: nodes.count)
    for run in runs {
      var counts: [Int: Int] = [:]
      for node in nodes { counts[run[node], default: 0] += 1 }
      for (place, node) in nodes.enumerated() { together[place] += (counts[run[node]] ?? 1) - 1 }
    }
    return together.map { Double($0) / Double(runs.count * (nodes.count - 1)) }
  }
}

/// What binds the members of each cluster, and what ties them to others.
private struct ClusterTies {
  private(set) var relations: [Set<Int>]
  private(set) var inside: [Double]
  private(set) var outside: [Double]

  init(_ graph: Graph, _ relationsOfEdges: [[Int]], _ clusters: [Int], _ count: Int) {
    relations = [Set<Int>](repeating: [], count: count)
    var inside = [[Double]](repeating: [], count: count)
    var outside = inside
    let strengths = graph.strengths
    for (number, edge) in graph.edges.enumerated() {
      let strength = strengths?[number] ?? 1
      let (source, target) = (clusters[edge.source], clusters[edge.target])
      if source == target {
        inside[source].append(strength)
        if !relationsOfEdges.isEmpty { relations[source].formUnion(relationsOfEdges[number]) }
      } else {
        outside[source].append(strength)
        outside[target].append(strength)
      }
    }
    // Added up by size, so that the order of edges does not change the last digits.
    self.inside = inside.map { $0.sorted().reduce(0, +) }
    self.outside = outside.map { $0.sorted().reduce(0, +) }
  }
}
