import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ModularityTests {
  @Test func `every partition of every small graph agrees with the definition`() {
    for graph in everySmallGraph where graph.nodeCount < 5 {
      let matrix = MatrixOracle(graph, by: .edges)
      for communities in everyPartition(nodeCount: graph.nodeCount) {
        let value = graph.modularity(of: Partition(labels: communities))
        #expect(
          abs(value - matrix.modularity(communities, resolution: 1)) < 1e-12, "\(graph.edges)")
      }
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases, [0, 0.5, 2])
  func `random multigraphs agree with the definition`(
    measure: Graph.TieMeasure, resolution: Double
  ) {
    for (seed, graph) in randomMultigraphs {
      let communities = (0..<graph.nodeCount).map { $0 * $0 % 3 }
      let value = graph.modularity(
        of: Partition(labels: communities), resolution: resolution, by: measure)
      let expected = MatrixOracle(graph, by: measure)
        .modularity(communities, resolution: resolution)
      #expect(abs(value - expected) < 1e-12, "seed \(seed)")
    }
  }

  @Test func `figures from NetworkX 3.6.1 and igraph 1.0.0`() {
    let factions = Partition(labels: ClassicGraphs.karateFactions)
    #expect(isClose(ClassicGraphs.karateClub.modularity(of: factions), 0.3582347140039448))
    #expect(
      isClose(
        ClassicGraphs.karateClub.modularity(of: factions, by: .strengths), 0.39143756676224206))
    let multigraph = graph(.undirected, 3, [0: 0, 0: 1, 1: 2, 1: 2])
    #expect(isClose(multigraph.modularity(of: Partition(labels: [0, 1, 1])), 0.21875))
  }

  @Test func `without ties it is 0`() {
    #expect(graph(.undirected, 2, []).modularity(of: Partition(labels: [0, 1])) == 0)
    #expect(graph(.directed, 0, []).modularity(of: Partition(labels: [])) == 0)
  }
}
