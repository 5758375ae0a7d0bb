import EntenteAnalysis
import EntenteData
import EntenteGraph
import EntenteNetwork
import Testing

/// Rankings and clusters of graphs, whatever they come from.
@Suite struct NamedGraphAnalysisTests {
  @Test(arguments: 0..<6) func `a network and its graph are ranked and clustered alike`(seed: Int)
    throws
  {
    for projection in Records.projections {
      let network = try Records.random(seed: seed).network(projection)
      let graph = NamedGraph(network)
      let measures = Measure.allCases.filter { network.graph.isDirected || !$0.needsDirection }
      #expect(try Ranking(network, by: measures).rows == Ranking(graph, by: measures).rows)
      #expect(try Ranking(network).measures == Ranking(graph).measures)
      let (first, second) = try (
        ClusterAnalysis(network, runs: 5), ClusterAnalysis(graph, runs: 5)
      )
      #expect(first.clusters == second.clusters && first.modularity == second.modularity)
    }
  }

  @Test func `what is not known of relations cannot be counted`() throws {
    let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
    let graph = NamedGraph(
      title: "path", header: [], graph: path, paths: .hops, ids: ["a", "b", "c"],
      labels: ["A", "B", "C"], actors: [0, 1, 2], relations: nil, evidence: nil)
    let ranking = try Ranking(graph)
    #expect(ranking.measures == [.strength, .degree, .betweenness, .pageRank])
    #expect(ranking.rows.map(\.node) == [1, 0, 2])
    #expect(ranking.rows[0].values.prefix(3) == [2, 2, 1])
    #expect(ranking.rows.allSatisfy { $0.relations.isEmpty })
    for measure in [Measure.relations, .episodes] {
      #expect(throws: MeasureError.self) { try Ranking(graph, by: [measure]) }
    }
    #expect(try ClusterAnalysis(graph, runs: 3).clusters.map(\.inside).reduce(0, +) == 2)
    #expect(graph.node("c") == 2 && graph.node("d") == nil)
  }

  @Test func `the eigenvector scores who is tied to nobody but oneself`() throws {
    let graph = try Graph(
      .directed, nodeCount: 5, edges: [.init(0, 1), .init(1, 0), .init(1, 2), .init(4, 4)])
    let named = NamedGraph(
      title: "parts", header: [], graph: graph, paths: .hops, ids: (0..<5).map { "\($0)" },
      labels: (0..<5).map { "\($0)" }, actors: Array(0..<5), relations: nil, evidence: nil)
    for row in try Ranking(named, by: [.eigenvector]).rows {
      let score = row.values[0]
      #expect(row.node == 3 ? score == nil : score.map { abs($0 - 1) < 1e-9 } ?? false)
    }
  }

  @Test func `stability is the share of runs that put members together, counted pair by pair`()
    throws
  {
    // A ring of eight has no clusters of its own, so runs differ.
    let ring = try Graph(
      .undirected, nodeCount: 8, edges: (0..<8).map { Graph.Edge($0, ($0 + 1) % 8) })
    let graph = NamedGraph(
      title: "ring", header: [], graph: ring, paths: .hops, ids: (0..<8).map { "\($0)" },
      labels: (0..<8).map { "\($0)" }, actors: Array(0..<8), relations: nil, evidence: nil)
    let analysis = try ClusterAnalysis(graph, runs: 20, seed: 3)
    let runs = try (3..<23).map { seed in
      try ring.leiden(by: .strengths, seed: UInt64(seed)).partition.communities
    }
    for cluster in analysis.clusters {
      let nodes = cluster.members.map(\.node)
      for member in cluster.members {
        var together = 0
        for run in runs {
          for other in nodes where other != member.node && run[other] == run[member.node] {
            together += 1
          }
        }
        #expect(member.stability == Double(together) / Double(20 * (nodes.count - 1)))
      }
    }
  }
}
