import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ReciprocityTests {
  @Test func `it is the share of ties with one the other way`() throws {
    for graph in everySmallGraph + randomMultigraphs.map(\.graph) {
      var ties: Set<Graph.Edge> = []
      for edge in graph.edges where edge.source != edge.target {
        ties.insert(edge)
        if !graph.isDirected { ties.insert(.init(edge.target, edge.source)) }
      }
      let mutual = ties.count { ties.contains(.init($0.target, $0.source)) }
      let expected = ties.isEmpty ? nil : Double(mutual) / Double(ties.count)
      #expect(try graph.reciprocity() == expected, "\(graph.edges)")
    }
  }

  @Test func `figures from igraph 1.0.0`() throws {
    #expect(try graph(.directed, 3, [0: 1, 1: 0, 1: 2]).reciprocity() == 2.0 / 3)
    #expect(try graph(.directed, 3, [0: 1, 1: 0, 1: 2, 2: 2]).reciprocity() == 2.0 / 3)
    #expect(try graph(.undirected, 3, [0: 1]).reciprocity() == 1)
  }
}
