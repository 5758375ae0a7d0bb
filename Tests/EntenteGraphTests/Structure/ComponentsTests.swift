import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ComponentsTests {
  private let graphs = everySmallGraph + randomMultigraphs.map(\.graph)

  @Test func `components agree with the closure of the matrix`() {
    for graph in graphs {
      let expected = ReachabilityOracle(graph, ignoresDirection: true).components
      let members = graph.components().members()
      #expect(
        members == expected.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }, "\(graph.edges)")
    }
  }

  @Test func `strong components agree with the closure of the matrix`() {
    for graph in graphs {
      let expected = ReachabilityOracle(graph, ignoresDirection: false).components
      let members = graph.strongComponents().members()
      #expect(
        members == expected.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }, "\(graph.edges)")
    }
  }
}
