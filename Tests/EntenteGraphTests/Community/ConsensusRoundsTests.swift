import EntenteTestSupport
import Testing

@testable import EntenteGraph

/// The rounds of the consensus method, made again with dense matrices.
@Suite struct ConsensusRoundsTests {
  private let runCount = 6

  /// The runs of a round.
  private func runs(
    _ graph: Graph, _ measure: Graph.TieMeasure, seed: UInt64
  ) throws -> [[UInt32]] {
    try CommunityTerms(graph, by: measure, resolution: 1, objective: .modularity)
      .results(of: CommunityTries(runCount, seed: seed), LeidenMethod()).map(\.communities)
  }

  /// The number of runs in which each two nodes are together.
  private func counts(_ runs: [[UInt32]], _ nodeCount: Int) -> [[Int]] {
    (0..<nodeCount).map { row in
      (0..<nodeCount).map { column in runs.count { $0[row] == $0[column] } }
    }
  }

  /// The graph of the nodes that are together in at least two thirds of the runs, with the share, where
  /// a node without such a companion keeps the first of its best.
  private func tied(_ runs: [[UInt32]], _ counts: [[Int]]) -> Graph {
    let nodes = counts.indices
    var ties: [Graph.Edge: Double] = [:]
    func tie(_ node: Int, _ other: Int) {
      ties[.init(min(node, other), max(node, other))] =
        Double(counts[node][other]) / Double(runCount)
    }
    for node in nodes {
      let companions = runs.flatMap { run in nodes.filter { $0 != node && run[$0] == run[node] } }
      let often = companions.filter { 3 * counts[node][$0] >= 2 * runCount }
      for other in often { tie(node, other) }
      let most = companions.map { counts[node][$0] }.max()
      if often.isEmpty, let best = companions.first(where: { counts[node][$0] == most }) {
        tie(node, best)
      }
    }
    let edges = Array(ties.keys)
    return graph(.undirected, counts.count, edges, strengths: edges.map { ties[$0] ?? 0 })
  }

  private func check(_ graph: Graph, _ measure: Graph.TieMeasure, _ comment: Comment) throws {
    var seeds = SplitMix64(seed: 11)
    var current = graph
    var agreements: [Double] = []
    var rounds = 0
    var communities: [Int]?
    while rounds < 20, communities == nil {
      let runs = try runs(current, rounds == 0 ? measure : .strengths, seed: seeds.next())
      let counts = counts(runs, graph.nodeCount)
      if rounds == 0 {
        agreements = graph.edges.map { Double(counts[$0.source][$0.target]) / Double(runCount) }
      }
      rounds += 1
      if counts.joined().allSatisfy({ $0 == 0 || $0 == runCount }) {
        communities = runs[0].map { Int($0) }
      }
      current = tied(runs, counts)
    }
    do {
      let found = try graph.consensusCommunities(
        by: measure, seed: 11, runs: runCount, threshold: 2.0 / 3)
      #expect(found.agreements == agreements && found.rounds == rounds, comment)
      #expect(found.clustering.partition == communities.map { Partition(labels: $0) }, comment)
    } catch {
      #expect(communities == nil && error.problem == .noConsensus(rounds: 20), comment)
    }
  }

  @Test func `small graphs agree with their rounds`() throws {
    for graph in everySmallShape { try check(graph, .edges, "\(graph.edges)") }
  }

  @Test func `random graphs agree too, and take several rounds`() throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      try check(graph, .strengths, "seed \(seed)")
    }
    for seed in 0..<20 {
      try check(randomGraph(.undirected, 20, 40, seed: seed), .edges, "20 nodes, seed \(seed)")
    }
  }
}
