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

  @Test func `larger graphs agree with what can be reached`() {
    for seed in 0..<12 {
      let direction: Graph.Direction = seed % 2 == 0 ? .undirected : .directed
      let graph = randomGraph(direction, 400, 150 + 60 * seed, seed: seed)
      let weak = (0..<400).map { source in
        relaxedDistances(graph, from: source, by: .hops, along: .all).map(\.isFinite)
      }
      #expect(
        graph.components() == Partition(labels: weak.map { $0.firstIndex(of: true) ?? -1 }))
      let out = (0..<400).map { relaxedDistances(graph, from: $0, by: .hops).map(\.isFinite) }
      let strong = (0..<400).map { node in
        (0..<400).first { out[node][$0] && out[$0][node] } ?? -1
      }
      #expect(graph.strongComponents() == Partition(labels: strong))
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
