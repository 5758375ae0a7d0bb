import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ErdosRenyiTests {
  private static let directions = [Graph.Direction.directed, .undirected]

  @Test(arguments: directions, [0, 1, 7, 30, 55, 80, 90, 110])
  func `there are as many edges as asked for, none of them twice`(
    direction: Graph.Direction, edgeCount: Int
  ) throws {
    let pairCount = direction == .directed ? 110 : 55
    guard edgeCount <= pairCount else { return }
    for seed in 0..<20 as Range<UInt64> {
      let graph = try Graph.erdosRenyi(direction, nodeCount: 11, edgeCount: edgeCount, seed: seed)
      #expect(graph.edgeCount == edgeCount && graph.isSimple && graph.direction == direction)
      let again = try Graph.erdosRenyi(direction, nodeCount: 11, edgeCount: edgeCount, seed: seed)
      #expect(graph.edges == again.edges)
    }
  }

  @Test(arguments: [2, 4])
  func `each graph of so many edges is as likely as the others`(edgeCount: Int) throws {
    // There are 15 graphs of 4 nodes with 2 of 6 edges, and as many with 4.
    var counts: [[Graph.Edge]: Int] = [:]
    for seed in 0..<15_000 as Range<UInt64> {
      let graph = try Graph.erdosRenyi(
        .undirected, nodeCount: 4, edgeCount: edgeCount, seed: seed)
      counts[graph.edges, default: 0] += 1
    }
    #expect(counts.count == 15)
    // 31 is the standard deviation of 1,000 draws.
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 150 })
  }

  @Test(arguments: directions) func `each pair is as likely as the others`(
    direction: Graph.Direction
  ) throws {
    var counts: [Graph.Edge: Int] = [:]
    for seed in 0..<5_000 as Range<UInt64> {
      let graph = try Graph.erdosRenyi(direction, nodeCount: 5, probability: 0.3, seed: seed)
      #expect(graph.isSimple)
      for edge in graph.edges { counts[edge, default: 0] += 1 }
    }
    #expect(counts.count == (direction == .directed ? 20 : 10))
    // 32 is the standard deviation of 5,000 draws.
    #expect(counts.values.allSatisfy { abs($0 - 1_500) < 160 })
  }

  @Test(arguments: directions) func `a large sparse graph has about the expected number of edges`(
    direction: Graph.Direction
  ) throws {
    let graph = try Graph.erdosRenyi(direction, nodeCount: 20_000, probability: 1e-4, seed: 5)
    let expected = direction == .directed ? 39_998.0 : 19_999
    #expect(abs(Double(graph.edgeCount) - expected) < 5 * expected.squareRoot())
    #expect(graph.isSimple)
  }

  @Test func `all pairs, none, and no nodes`() throws {
    #expect(
      try Graph.erdosRenyi(.directed, nodeCount: 9, probability: 1, seed: 0).edgeCount == 72)
    #expect(
      try Graph.erdosRenyi(.undirected, nodeCount: 9, probability: 1, seed: 0).edgeCount == 36)
    #expect(try Graph.erdosRenyi(.directed, nodeCount: 9, probability: 0, seed: 0).edgeCount == 0)
    #expect(
      try Graph.erdosRenyi(.directed, nodeCount: 9, probability: 1e-300, seed: 0).edgeCount == 0)
    for count in 0...1 {
      #expect(
        try Graph.erdosRenyi(.directed, nodeCount: count, probability: 1, seed: 0).edgeCount == 0)
      #expect(
        try Graph.erdosRenyi(.undirected, nodeCount: count, edgeCount: 0, seed: 0).nodeCount
          == count)
    }
    #expect(throws: GraphError.self) {
      try Graph.erdosRenyi(.directed, nodeCount: 1 << 33, probability: 0.5, seed: 0)
    }
    #expect(throws: GraphError.self) {
      try Graph.erdosRenyi(.directed, nodeCount: 1 << 20, probability: 0.5, seed: 0)
    }
  }
}
