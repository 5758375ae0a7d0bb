import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct TwoModeGraphTests {
  @Test func `small graphs are bipartite if some division of the nodes leaves no tie within`()
    throws
  {
    for graph in everySmallGraph {
      let isBipartite = (0..<(1 << graph.nodeCount)).contains { choice in
        graph.edges.allSatisfy { choice >> $0.source & 1 != choice >> $0.target & 1 }
      }
      #expect(try graph.isBipartite == isBipartite, "\(graph.edges)")
      guard let modes = try graph.bipartition() else { continue }
      #expect(graph.edges.allSatisfy { modes[$0.source] != modes[$0.target] })
      for members in try graph.components().members() {
        #expect(modes[members[0]] == .first)
      }
    }
  }

  @Test func `modes are checked, and found if they are not given`() throws {
    let path = graph(.directed, 4, [0: 1, 2: 1, 2: 3])
    #expect(try TwoModeGraph(path).modes == [.first, .second, .first, .second])
    #expect(try TwoModeGraph(path).density == 0.75)
    #expect {
      try TwoModeGraph(path, modes: [.first, .second, .second, .first])
    } throws: {
      ($0 as? GraphError)?.problem == .notBipartite && ($0 as? GraphError)?.edge == 1
    }
    #expect(throws: GraphError.self) { try TwoModeGraph(graph(.undirected, 1, [0: 0])) }
    #expect(throws: GraphError.self) {
      try TwoModeGraph(graph(.undirected, 1, [0: 0]), modes: [.first])
    }
    #expect(throws: GraphError.self) {
      try TwoModeGraph(graph(.undirected, 3, [0: 1, 1: 2, 2: 0]))
    }
  }

  @Test func `density counts a tie once`() throws {
    #expect(isClose(try TwoModeGraph(ClassicGraphs.southernWomen).density, 89.0 / (18 * 14)))
    let twice = graph(.directed, 3, [0: 2, 2: 0, 0: 2])
    #expect(try TwoModeGraph(twice, modes: [.first, .first, .second]).density == 0.5)
    #expect(try TwoModeGraph(graph(.undirected, 0, [])).density == 0)
    #expect(try TwoModeGraph(graph(.undirected, 2, [])).density == 0)
  }
}
