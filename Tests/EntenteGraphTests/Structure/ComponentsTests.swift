import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ComponentsTests {
  private let graphs = everySmallGraph + randomMultigraphs.map(\.graph)

  @Test func `components agree with the closure of the matrix`() throws {
    for graph in graphs {
      let expected = ReachabilityOracle(graph, ignoresDirection: true).components
      let members = try graph.components().members()
      #expect(
        members == expected.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }, "\(graph.edges)")
    }
  }

  @Test func `larger graphs agree with what can be reached`() throws {
    for seed in 0..<12 {
      let direction: Graph.Direction = seed % 2 == 0 ? .undirected : .directed
      let graph = randomGraph(direction, 400, 150 + 60 * seed, seed: seed)
      let weak = (0..<400).map { source in
        relaxedDistances(graph, from: source, by: .hops, along: .all).map(\.isFinite)
      }
      #expect(
        try graph.components() == Partition(labels: weak.map { $0.firstIndex(of: true) ?? -1 }))
      let out = (0..<400).map { relaxedDistances(graph, from: $0, by: .hops).map(\.isFinite) }
      let strong = (0..<400).map { node in
        (0..<400).first { out[node][$0] && out[$0][node] } ?? -1
      }
      #expect(try graph.strongComponents() == Partition(labels: strong))
    }
  }

  /// Edges enough for several threads; with the more nodes most are in small components.
  @Test(arguments: [Graph.Direction.undirected, .directed], [150_000, 500_000])
  func `several threads find what a search finds`(direction: Graph.Direction, nodeCount: Int) throws
  {
    let graph = randomGraph(direction, nodeCount, 210_000, seed: nodeCount)
    var neighbors = [[Int]](repeating: [], count: graph.nodeCount)
    for edge in graph.edges {
      neighbors[edge.source].append(edge.target)
      neighbors[edge.target].append(edge.source)
    }
    var labels = [Int](repeating: -1, count: graph.nodeCount)
    for node in labels.indices where labels[node] < 0 {
      labels[node] = node
      var waiting = [node]
      while let next = waiting.popLast() {
        for neighbor in neighbors[next] where labels[neighbor] < 0 {
          labels[neighbor] = node
          waiting.append(neighbor)
        }
      }
    }
    let expected = Partition(labels: labels)
    for threads in 1...4 {
      #expect(try Execution(threads: threads).run { try graph.components() } == expected)
    }
  }

  @Test func `strong components agree with the closure of the matrix`() throws {
    for graph in graphs {
      let expected = ReachabilityOracle(graph, ignoresDirection: false).components
      let members = try graph.strongComponents().members()
      #expect(
        members == expected.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }, "\(graph.edges)")
    }
  }
}
