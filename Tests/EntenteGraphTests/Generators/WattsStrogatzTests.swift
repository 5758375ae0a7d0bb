import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct WattsStrogatzTests {
  @Test func `without turning it is a ring`() throws {
    let graph = try Graph.wattsStrogatz(
      nodeCount: 10, neighborCount: 4, probability: 0, seed: 1)
    for node in 0..<10 {
      let expected = [1, 2, 8, 9].map { (node + $0) % 10 }.sorted()
      #expect(Array(graph.neighbors(of: node)) == expected)
    }
  }

  @Test(arguments: [0.1, 0.5, 1]) func `turning keeps the number of ties`(
    probability: Double
  ) throws {
    for seed in 0..<20 as Range<UInt64> {
      let graph = try Graph.wattsStrogatz(
        nodeCount: 50, neighborCount: 6, probability: probability, seed: seed)
      #expect(graph.isSimple && graph.edgeCount == 150)
      #expect(try graph.degrees().allSatisfy { $0 >= 3 })
      let turned = graph.edges.count { edge in
        let distance = (edge.target - edge.source + 50) % 50
        return distance > 3
      }
      // At most the share that was turned; some are turned to near nodes.
      #expect(abs(Double(turned) / 150 - probability) < 0.2)
    }
  }

  @Test func `full graphs have nothing to turn to`() throws {
    let graph = try Graph.wattsStrogatz(
      nodeCount: 5, neighborCount: 4, probability: 1, seed: 1)
    #expect(graph.edgeCount == 10 && graph.isSimple)
  }

  @Test func `where there are no more nodes than neighbors all are tied`() throws {
    for nodeCount in 0...7 {
      for neighborCount in stride(from: 0, through: 8, by: 2) where neighborCount >= nodeCount - 1 {
        let graph = try Graph.wattsStrogatz(
          nodeCount: nodeCount, neighborCount: neighborCount, probability: 0.5, seed: 1)
        #expect(graph.isSimple && graph.nodeCount == nodeCount)
        #expect(graph.edgeCount == nodeCount * (nodeCount - 1) / 2)
      }
    }
    let error = #expect(throws: GraphError.self) {
      try Graph.wattsStrogatz(nodeCount: -1, neighborCount: 2, probability: 0, seed: 1)
    }
    #expect(error?.problem == .nodeCount)
  }
}
