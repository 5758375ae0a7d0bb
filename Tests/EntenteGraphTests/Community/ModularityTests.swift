import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ModularityTests {
  @Test func `every partition of every small graph agrees with the definition`() throws {
    let partitions = (0...6).map { everyPartition(nodeCount: $0) }
    for graph in everySmallShape + everySmallValuedGraph {
      let matrix = MatrixOracle(graph, by: .strengths)
      for communities in partitions[graph.nodeCount] {
        let value = try graph.modularity(of: Partition(labels: communities), by: .strengths)
        #expect(
          abs(value - matrix.modularity(communities, resolution: 1)) < 1e-12, "\(graph.edges)")
      }
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases, [0, 0.5, 2])
  func `random multigraphs agree with the definition`(
    measure: Graph.TieMeasure, resolution: Double
  ) throws {
    for (seed, graph) in randomMultigraphs {
      let communities = (0..<graph.nodeCount).map { $0 * $0 % 3 }
      let value = try graph.modularity(
        of: Partition(labels: communities), resolution: resolution, by: measure)
      let expected = MatrixOracle(graph, by: measure)
        .modularity(communities, resolution: resolution)
      #expect(abs(value - expected) < 1e-12, "seed \(seed)")
    }
  }

  @Test func `figures from NetworkX 3.6.1 and igraph 1.0.0`() throws {
    let factions = Partition(labels: ClassicGraphs.karateFactions)
    #expect(try isClose(ClassicGraphs.karateClub.modularity(of: factions), 0.3582347140039448))
    #expect(
      isClose(
        try ClassicGraphs.karateClub.modularity(of: factions, by: .strengths), 0.39143756676224206))
    let multigraph = graph(.undirected, 3, [0: 0, 0: 1, 1: 2, 1: 2])
    #expect(try isClose(multigraph.modularity(of: Partition(labels: [0, 1, 1])), 0.21875))
  }

  @Test func `without ties it is 0`() throws {
    #expect(try graph(.undirected, 2, []).modularity(of: Partition(labels: [0, 1])) == 0)
    #expect(try graph(.directed, 0, []).modularity(of: Partition(labels: [])) == 0)
  }
}
