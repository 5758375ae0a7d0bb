import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct CutpointsTests {
  /// Edges in ascending order are kept in another way than others.
  private let graphs: [Graph]

  init() throws {
    let random = randomMultigraphs.map(\.graph)
    graphs =
      everySmallGraph + random
      + (try random.map { graph in
        try Graph(
          graph.direction, nodeCount: graph.nodeCount, columns: graph.columns, order: .ascending)
      })
  }

  @Test func `bridges are the edges without which there are more components`() throws {
    for graph in graphs {
      let whole = ReachabilityOracle(graph, ignoresDirection: true).components.count
      let expected = (0..<graph.edgeCount).filter { edge in
        ReachabilityOracle(graph, ignoresDirection: true, withoutEdge: edge).components.count
          > whole
      }
      #expect(try graph.bridges() == expected, "\(graph.edges)")
    }
  }

  @Test func `articulation points are the nodes without which the rest has more components`() throws
  {
    for graph in graphs {
      let whole = ReachabilityOracle(graph, ignoresDirection: true).components.count
      let expected = (0..<graph.nodeCount).filter { node in
        // The node itself is left as a component of its own.
        let parts = ReachabilityOracle(graph, ignoresDirection: true, withoutNode: node).components
        return parts.count - 1 > whole
      }
      #expect(try graph.articulationPoints() == expected, "\(graph.edges)")
    }
  }

  @Test func `parallel edges are no bridges, be they the other way round`() throws {
    #expect(try graph(.undirected, 3, [0: 1, 1: 0, 1: 2]).bridges() == [2])
    #expect(try graph(.directed, 3, [0: 1, 1: 0, 1: 2]).bridges() == [2])
    #expect(try graph(.undirected, 1, [0: 0]).bridges() == [])
  }

  @Test(arguments: [1, 3])
  func `in a large grid only what hangs on it is cut off`(threads: Int) throws {
    // Each tenth node of the grid has a node hanging on it, which comes right after it.
    let width = 250
    var numbers: [Int] = []
    var count = 0
    for place in 0..<width * width {
      numbers.append(count)
      count += place % 10 == 0 ? 2 : 1
    }
    var edges: [Graph.Edge] = []
    var hanging: [Int] = []
    for place in 0..<width * width {
      let node = numbers[place]
      if place % 10 == 0 {
        hanging.append(edges.count)
        edges.append(.init(node, node + 1))
      }
      if place % width < width - 1 { edges.append(.init(node, numbers[place + 1])) }
      if place < width * (width - 1) { edges.append(.init(node, numbers[place + width])) }
    }
    let grid = graph(.undirected, count, edges)
    let execution = Execution(threads: threads)
    #expect(try execution.run { try grid.bridges() } == hanging)
    let points = try execution.run { try grid.articulationPoints() }
    #expect(points == hanging.map { edges[$0].source })
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = ClassicGraphs.karateClub
    #expect(try karate.bridges().map { karate.edges[$0] } == [.init(0, 11)])
    #expect(try karate.articulationPoints() == [0])
    let families = ClassicGraphs.florentineMarriages
    #expect(
      try families.bridges().map { families.edges[$0] }
        == [.init(0, 8), .init(1, 5), .init(6, 7), .init(8, 12), .init(9, 12)])
    #expect(try families.articulationPoints() == [1, 6, 8, 12])
  }
}
