import EntenteGraph
import EntenteTestSupport
import Testing

/// Lengths in tenths, which no number in a computer holds: paths that are equally long in exact arithmetic
/// are so here too.
@Suite struct TenthLengthsTests {
  /// Graphs with whole lengths from 1 to 3, on which each measure agrees with all paths listed.
  private static let graphs = randomMultigraphs.map(\.graph) + everySmallValuedGraph

  private static func tenths(_ graph: Graph) -> Graph {
    EntenteTestSupport.graph(
      graph.direction, graph.nodeCount, graph.edges, lengths: graph.lengths?.map { $0 / 10 })
  }

  @Test func `what is between is the same`() throws {
    for graph in Self.graphs {
      let tenths = Self.tenths(graph)
      #expect(
        isClose(try tenths.betweenness(by: .lengths), try graph.betweenness(by: .lengths)),
        "\(graph.edges) \(graph.lengths ?? [])")
      #expect(
        isClose(try tenths.edgeBetweenness(by: .lengths), try graph.edgeBetweenness(by: .lengths)),
        "\(graph.edges) \(graph.lengths ?? [])")
      let group = (0..<graph.nodeCount).filter { $0 % 3 == 1 }
      #expect(
        isClose(
          try tenths.groupBetweenness(of: group, by: .lengths),
          try graph.groupBetweenness(of: group, by: .lengths)))
    }
  }

  @Test func `distances are tenths, and nearness is tenfold`() throws {
    for graph in Self.graphs {
      let tenths = Self.tenths(graph)
      for source in 0..<graph.nodeCount {
        let expected = try graph.distances(from: source, by: .lengths).map { $0 / 10 }
        #expect(isClose(try tenths.distances(from: source, by: .lengths), expected))
      }
      let extent = try tenths.extent(by: .lengths)
      #expect(isClose(extent.diameter, try graph.extent(by: .lengths).diameter / 10))
      for (found, expected) in [
        (try tenths.closeness(by: .lengths), try graph.closeness(by: .lengths)),
        (try tenths.harmonicCloseness(by: .lengths), try graph.harmonicCloseness(by: .lengths)),
      ] {
        #expect(isClose(found, expected.map { $0 * 10 }), "\(graph.edges)")
      }
    }
  }

  @Test func `there are as many shortest paths, the same ones`() throws {
    for graph in Self.graphs where graph.nodeCount > 1 {
      let tenths = Self.tenths(graph)
      let target = graph.nodeCount - 1
      func paths(_ graph: Graph) throws -> [[Int]] {
        try graph.shortestPaths(from: 0, to: target, by: .lengths, limit: 1_000).map(\.edges)
      }
      #expect(try paths(tenths) == paths(graph), "\(graph.edges) \(graph.lengths ?? [])")
      func simplePaths(_ graph: Graph) throws -> [[Int]] {
        try graph.shortestSimplePaths(from: 0, to: target, by: .lengths, limit: 10).map(\.edges)
      }
      #expect(try simplePaths(tenths) == simplePaths(graph), "\(graph.edges)")
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `larger graphs are so too`(direction: Graph.Direction) throws {
    for seed in 0..<6 {
      let graph = randomGraph(direction, 120, 400, seed: seed)
      let tenths = Self.tenths(graph)
      #expect(isClose(try tenths.betweenness(by: .lengths), try graph.betweenness(by: .lengths)))
      #expect(
        isClose(try tenths.edgeBetweenness(by: .lengths), try graph.edgeBetweenness(by: .lengths)))
      #expect(
        isClose(
          try tenths.groupBetweenness(of: [1, 50, 77], by: .lengths),
          try graph.groupBetweenness(of: [1, 50, 77], by: .lengths)))
    }
  }
}
