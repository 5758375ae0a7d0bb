import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct PlantedPartitionTests {
  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `ties within and between have their probabilities`(direction: Graph.Direction) throws {
    let planted = try Graph.plantedPartition(
      direction, sizes: [100, 300, 0, 200], within: 0.2, between: 0.01, seed: 4)
    let graph = planted.graph
    #expect(graph.nodeCount == 600 && graph.isSimple)
    #expect(planted.truth.sizes == [300, 200, 100])
    let communities = planted.truth.communities
    let within = graph.edges.count { communities[$0.source] == communities[$0.target] }
    let factor = direction == .directed ? 2.0 : 1
    let pairs = factor * (4_950 + 44_850 + 19_900)
    let others = factor * (30_000 + 20_000 + 60_000)
    #expect(abs(Double(within) - 0.2 * pairs) < 5 * (0.16 * pairs).squareRoot())
    #expect(
      abs(Double(graph.edgeCount - within) - 0.01 * others) < 5 * (0.0099 * others).squareRoot())
  }

  @Test func `what was planted is found`() throws {
    let planted = try Graph.plantedPartition(
      .undirected, sizes: [Int](repeating: 30, count: 6), within: 0.5, between: 0.01, seed: 1)
    #expect(try planted.graph.leiden().partition == planted.truth)
    #expect(try planted.graph.infomap().partition == planted.truth)
  }

  @Test func `certain ties, and none`() throws {
    let cliques = try Graph.plantedPartition(
      .undirected, sizes: [3, 4], within: 1, between: 0, seed: 0)
    #expect(try cliques.graph.edgeCount == 9 && cliques.graph.components() == cliques.truth)
    let sides = try Graph.plantedPartition(
      .directed, sizes: [3, 4], within: 0, between: 1, seed: 0)
    #expect(sides.graph.edgeCount == 24)
    #expect(
      try Graph.plantedPartition(.directed, sizes: [], within: 1, between: 1, seed: 0).graph
        .nodeCount == 0)
  }
}
