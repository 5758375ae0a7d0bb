import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct DistancesTests {
  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs agree with the paths found by trial`(measure: Graph.PathMeasure) {
    for (seed, graph) in randomMultigraphs {
      for ends in Graph.Ends.allCases {
        let expected = ShortestPathOracle(graph, by: measure, along: ends).distances()
        for source in 0..<graph.nodeCount {
          #expect(
            graph.distances(from: source, by: measure, along: ends) == expected[source],
            "seed \(seed)")
        }
      }
    }
  }

  @Test func `every small graph agrees with the paths found by trial`() {
    for graph in everySmallGraph {
      let expected = ShortestPathOracle(graph, by: .hops).distances()
      for source in 0..<graph.nodeCount {
        #expect(graph.distances(from: source) == expected[source], "\(graph.edges)")
        #expect(graph.distances(from: source, by: .lengths) == expected[source])
      }
    }
  }

  @Test func `lengths of 0 lead on for nothing, and where there is no way it is infinite`() {
    let graph = graph(.directed, 4, [0: 1, 1: 2], lengths: [0, 2.5])
    #expect(graph.distances(from: 0, by: .lengths) == [0, 0, 2.5, .infinity])
  }

  @Test func `a long way needs no recursion`() {
    let count = 20_000
    let path = graph(.undirected, count, (1..<count).map { Graph.Edge($0, $0 - 1) })
    #expect(path.distances(from: 0)[count - 1] == Double(count - 1))
    #expect(path.distances(from: 0, by: .lengths)[count - 1] == Double(count - 1))
    #expect(path.bridges().count == count - 1)
    #expect(path.articulationPoints().count == count - 2)
    #expect(path.strongComponents().count == 1)
  }
}
