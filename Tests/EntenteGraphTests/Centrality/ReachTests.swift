import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ReachTests {
  @Test(arguments: [0, 1, 2, 3, Int.max])
  func `graphs agree with distances found by trial`(steps: Int) throws {
    for graph in everySmallShape + randomMultigraphs.prefix(60).map(\.graph) {
      for ends in Graph.Ends.allCases {
        let distances = ShortestPathOracle(graph, by: .hops, along: ends).distances()
        let expected = distances.map { row in
          Double(row.count { $0 > 0 && $0.isFinite && $0 <= Double(steps) })
        }
        #expect(
          try graph.reach(within: steps, along: ends, scale: .pairs) == expected, "\(graph.edges)")
        let others = Double(max(1, graph.nodeCount - 1))
        #expect(isClose(try graph.reach(within: steps, along: ends), expected.map { $0 / others }))
      }
    }
  }

  @Test func `more nodes than are done at a time agree with distances from each`() throws {
    for direction in [Graph.Direction.undirected, .directed] {
      let graph = randomGraph(direction, 1_300, 3_000, seed: 2)
      for steps in [1, 3, 5, Int.max] {
        let found = try graph.reach(within: steps, scale: .pairs)
        for node in [0, 511, 512, 1_024, 1_299] {
          let expected = try graph.distances(from: node).count {
            $0 > 0 && $0 <= Double(steps) && $0.isFinite
          }
          #expect(found[node] == Double(expected))
        }
      }
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let graph = graph(
      .directed, 8,
      [0: 1, 0: 6, 0: 7, 1: 2, 1: 3, 2: 1, 3: 0, 3: 5, 5: 2, 5: 3, 5: 4, 7: 6])
    #expect(isClose(try graph.reach(), [1, 1, 1, 1, 0, 1, 0, 1.0 / 7]))
  }

  @Test func `graphs of up to one node`() throws {
    #expect(try graph(.directed, 0, []).reach().isEmpty)
    #expect(try graph(.undirected, 1, [0: 0]).reach() == [0])
  }
}
