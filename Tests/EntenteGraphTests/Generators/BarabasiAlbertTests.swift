import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct BarabasiAlbertTests {
  @Test(arguments: [1, 2, 5]) func `each node comes with its ties`(tiesPerNode: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let graph = try Graph.barabasiAlbert(nodeCount: 60, tiesPerNode: tiesPerNode, seed: seed)
      #expect(try graph.isSimple && graph.components().count == 1)
      #expect(graph.edgeCount == (60 - tiesPerNode) * tiesPerNode)
      for (number, edge) in graph.edges.enumerated() {
        #expect(edge.source == tiesPerNode + number / tiesPerNode && edge.target < edge.source)
      }
      let again = try Graph.barabasiAlbert(nodeCount: 60, tiesPerNode: tiesPerNode, seed: seed)
      #expect(again.edges == graph.edges)
    }
  }

  @Test func `a node of twice the degree is chosen twice as often`() throws {
    // After nodes 1 and 2, one of 0 and 1 may have two ties. Node 1 is tied to 0. Node 2 chooses 0 or
    // 1, each with one half; node 3 then chooses the one with two ties with probability 2 / 4.
    var counts = [0, 0]
    for seed in 0..<8_000 as Range<UInt64> {
      let edges = try Graph.barabasiAlbert(nodeCount: 4, tiesPerNode: 1, seed: seed).edges
      if edges[1].target == 0 { counts[0] += 1 }
      if edges[2].target == edges[1].target { counts[1] += 1 }
    }
    // 45 is the standard deviation.
    #expect(counts.allSatisfy { abs($0 - 4_000) < 225 })
  }

  @Test func `no more nodes than those at first have no ties`() throws {
    for nodeCount in 0...3 {
      let graph = try Graph.barabasiAlbert(nodeCount: nodeCount, tiesPerNode: 3, seed: 1)
      #expect(graph.nodeCount == nodeCount && graph.edgeCount == 0)
    }
    let star = try Graph.barabasiAlbert(nodeCount: 4, tiesPerNode: 3, seed: 1)
    #expect(star.edges == [.init(3, 0), .init(3, 1), .init(3, 2)])
    let error = #expect(throws: GraphError.self) {
      try Graph.barabasiAlbert(nodeCount: -1, tiesPerNode: 1, seed: 1)
    }
    #expect(error?.problem == .nodeCount)
  }

  @Test func `the oldest nodes have the most ties`() throws {
    let graph = try Graph.barabasiAlbert(nodeCount: 2_000, tiesPerNode: 3, seed: 9)
    let degrees = try graph.degrees()
    #expect((degrees.max() ?? 0) > 60)
    // The degree grows with the square root of age: the first twentieth has about 22 % of the ends.
    let share = Double(degrees[..<100].reduce(0, +)) / Double(2 * graph.edgeCount)
    #expect(share > 0.17 && share < 0.28)
  }
}
