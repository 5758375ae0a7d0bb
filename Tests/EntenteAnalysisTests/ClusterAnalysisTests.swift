import EntenteAnalysis
import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Synchronization
import Testing

@Suite struct ClusterAnalysisTests {
  /// Everybody of each clique agrees with everybody else of it, one pair at a time.
  private func cliques(_ cliques: [[String]]) -> Records {
    var records = Records()
    for clique in cliques {
      for (index, first) in clique.enumerated() {
        for second in clique[(index + 1)...] { records.agree(first, second) }
      }
    }
    return records
  }

  private func ids(_ analysis: ClusterAnalysis, _ network: Network) -> [[String]] {
    analysis.clusters.map { $0.members.map { network.id(of: $0.node) } }
  }

  @Test func `two cliques joined by a bridge are two clusters, the larger first`() throws {
    let (small, large) = (["a", "b", "c", "d"], ["v", "w", "x", "y", "z"])
    var records = cliques([small, large])
    records.agree("a", "z")
    let network = try records.network()
    let analysis = try ClusterAnalysis(network)
    #expect(ids(analysis, network) == [large, small])
    #expect(analysis.clusters.allSatisfy { $0.members.allSatisfy { $0.stability == 1 } })
    #expect(analysis.clusters.map(\.inside) == [10, 6])
    #expect(analysis.clusters.map(\.outside) == [1, 1])
    #expect(analysis.clusters.map(\.relations.count) == [10, 6])
    // 16 of 17 edges are inside; the sides have 21 and 13 of 34 ends: 21² + 13² = 610.
    let modularity: Double = 16.0 / 17 - 610.0 / 1156
    #expect(isClose(analysis.modularity, modularity))
  }

  @Test func `clusters tell their share of the whole, run after run`() throws {
    let network = try cliques([["a", "b", "c"], ["x", "y", "z"]]).network()
    let shares = Mutex<[Double]>([])
    let execution = Execution { share in shares.withLock { $0.append(share) } }
    _ = try execution.run { try ClusterAnalysis(network, runs: 10) }
    let told = shares.withLock { $0 }
    #expect(told == told.sorted() && told.last == 1)
    #expect((1...10).allSatisfy { run in told.contains { abs($0 - Double(run) / 10) < 1e-9 } })
  }

  @Test func `clusters of one size are numbered by the smallest id`() throws {
    let network = try cliques([["m", "n", "o"], ["a", "y", "z"], ["b", "c", "d"]]).network()
    let analysis = try ClusterAnalysis(network)
    #expect(ids(analysis, network) == [["a", "y", "z"], ["b", "c", "d"], ["m", "n", "o"]])
  }

  @Test func `one who belongs to two cliques as much is the least sure`() throws {
    var records = cliques([["a", "b", "c", "d"], ["w", "x", "y", "z"]])
    for other in ["a", "b", "y", "z"] { records.agree("middle", other) }
    let network = try records.network()
    let analysis = try ClusterAnalysis(network)
    let members = analysis.clusters.flatMap(\.members)
    let sure = Dictionary(
      uniqueKeysWithValues: members.map { (network.id(of: $0.node), $0.stability) })
    let middle: Double = try #require(sure["middle"])
    #expect(middle > 0 && middle < 0.9)
    #expect(sure.allSatisfy { $0.key == "middle" || $0.value > middle })
  }

  @Test func `one who is tied to nobody is alone and sure of it`() throws {
    var records = cliques([["a", "b", "c"]])
    records.add("gift", .funding, [("alone", .funder)])
    let network = try records.network()
    let analysis = try ClusterAnalysis(network)
    #expect(ids(analysis, network) == [["a", "b", "c"], ["alone"]])
    #expect(analysis.clusters[1].members.map(\.stability) == [1])
    #expect(analysis.clusters[1].relations.isEmpty && analysis.clusters[1].outside == 0)
  }

  @Test(arguments: 0..<12) func `members, relations and strengths are those of the network`(
    seed: Int
  ) throws {
    for projection in Records.projections {
      let network = try Records.random(seed: seed).network(projection)
      let analysis = try ClusterAnalysis(network, runs: 10)
      let members = analysis.clusters.map { $0.members.map(\.node) }
      #expect(members.joined().sorted() == Array(network.nodes.indices))
      #expect(members.allSatisfy { $0 == $0.sorted() })
      #expect(
        zip(members, members.dropFirst()).allSatisfy { ($1.count, $0[0]) < ($0.count, $1[0]) })
      let (inside, outside) = analysis.clusters.reduce((0.0, 0.0)) {
        ($0.0 + $1.inside, $0.1 + $1.outside)
      }
      // An edge between two clusters is outside of both.
      #expect(isClose(inside + outside / 2, network.edges.reduce(0) { $0 + $1.strength }))
      for cluster in analysis.clusters {
        let nodes = Set(cluster.members.map(\.node))
        let bound = network.edges.filter { nodes.contains($0.source) && nodes.contains($0.target) }
        #expect(cluster.relations == Set(bound.flatMap(\.relations)).sorted())
        #expect(cluster.members.allSatisfy { (0...1).contains($0.stability) })
      }
    }
  }

  @Test(arguments: 0..<8) func `the same data give the same clusters in any order of rows`(
    seed: Int
  )
    throws
  {
    var records = Records.random(seed: seed)
    let first = try ClusterAnalysis(records.network(), runs: 20)
    records.reverse()
    let second = try ClusterAnalysis(records.network(), runs: 20)
    #expect(first.clusters == second.clusters && first.modularity == second.modularity)
  }

  @Test func `a higher resolution gives more clusters, and no network none`() throws {
    let network = try cliques([["a", "b", "c", "d"]]).network()
    #expect(try ClusterAnalysis(network).clusters.count == 1)
    #expect(try ClusterAnalysis(network, resolution: 10).clusters.count == 4)
    #expect(try ClusterAnalysis(Records().network()).clusters.isEmpty)
  }
}
