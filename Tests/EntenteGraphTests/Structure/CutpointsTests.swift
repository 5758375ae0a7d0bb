import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct CutpointsTests {
  private let graphs = everySmallGraph + randomMultigraphs.map(\.graph)

  @Test func `bridges are the edges without which there are more components`() {
    for graph in graphs {
      let whole = ReachabilityOracle(graph, ignoresDirection: true).components.count
      let expected = (0..<graph.edgeCount).filter { edge in
        ReachabilityOracle(graph, ignoresDirection: true, withoutEdge: edge).components.count
          > whole
      }
      #expect(graph.bridges() == expected, "\(graph.edges)")
    }
  }

  @Test func `articulation points are the nodes without which the rest has more components`() {
    for graph in graphs {
      let whole = ReachabilityOracle(graph, ignoresDirection: true).components.count
      let expected = (0..<graph.nodeCount).filter { node in
        // The node itself is left as a component of its own.
        let parts = ReachabilityOracle(graph, ignoresDirection: true, withoutNode: node).components
        return parts.count - 1 > whole
      }
      #expect(graph.articulationPoints() == expected, "\(graph.edges)")
    }
  }

  @Test func `parallel edges are no bridges, be they the other way round`() {
    #expect(graph(.undirected, 3, [0: 1, 1: 0, 1: 2]).bridges() == [2])
    #expect(graph(.directed, 3, [0: 1, 1: 0, 1: 2]).bridges() == [2])
    #expect(graph(.undirected, 1, [0: 0]).bridges() == [])
  }

  @Test func `figures from NetworkX 3.6.1`() {
    let karate = ClassicGraphs.karateClub
    #expect(karate.bridges().map { karate.edges[$0] } == [.init(0, 11)])
    #expect(karate.articulationPoints() == [0])
    let families = ClassicGraphs.florentineMarriages
    #expect(
      families.bridges().map { families.edges[$0] }
        == [.init(0, 8), .init(1, 5), .init(6, 7), .init(8, 12), .init(9, 12)])
    #expect(families.articulationPoints() == [1, 6, 8, 12])
  }
}
