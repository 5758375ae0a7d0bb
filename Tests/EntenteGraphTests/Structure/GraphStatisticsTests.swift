import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct GraphStatisticsTests {
  @Test func `numbers agree with counting`() throws {
    for graph in everySmallGraph + randomMultigraphs.map(\.graph) {
      let statistics = try graph.statistics()
      let edges = graph.edges
      let ends = edges.filter { $0.source != $0.target }.map { edge in
        graph.isDirected
          ? [edge.source, edge.target] : [edge.source, edge.target].sorted()
      }
      let pairs = graph.nodeCount * (graph.nodeCount - 1) / (graph.isDirected ? 1 : 2)
      let degrees = try graph.degrees()
      #expect(statistics.nodeCount == graph.nodeCount)
      #expect(statistics.edgeCount == edges.count)
      #expect(statistics.loopCount == edges.count - ends.count)
      #expect(statistics.parallelEdgeCount == ends.count - Set(ends).count)
      #expect(graph.parallelEdgeCount - statistics.parallelEdgeCount == repeatedLoopCount(graph))
      #expect(
        isClose(statistics.density, pairs > 0 ? Double(Set(ends).count) / Double(pairs) : 0))
      #expect(try statistics.isolateCount == graph.neighborCounts().count { $0 == 0 })
      #expect(
        statistics.componentCount
          == ReachabilityOracle(graph, ignoresDirection: true).components.count)
      #expect(
        statistics.strongComponentCount
          == ReachabilityOracle(graph, ignoresDirection: false).components.count)
      #expect(try statistics.triangleCount == graph.triangleCount())
      #expect(try isClose(statistics.transitivity, graph.transitivity()))
      #expect(try statistics.degreeAssortativity == graph.degreeAssortativity())
      #expect(try statistics.reciprocity == graph.reciprocity())
      #expect(statistics.degreeRange?.lowerBound == degrees.min())
      #expect(statistics.degreeRange?.upperBound == degrees.max())
      #expect(
        isClose(
          statistics.meanDegree,
          degrees.isEmpty ? 0 : Double(degrees.reduce(0, +)) / Double(degrees.count)))
    }
  }

  /// How many loops are at a node that had one before.
  private func repeatedLoopCount(_ graph: Graph) -> Int {
    let loops = graph.edges.filter { $0.source == $0.target }
    return loops.count - Set(loops).count
  }

  @Test func `a summary of the karate club`() throws {
    // Source: NetworkX 3.6.1.
    let statistics = try ClassicGraphs.karateClub.statistics()
    #expect(statistics.nodeCount == 34 && statistics.edgeCount == 78)
    #expect(isClose(statistics.density, 0.13903743315508021))
    #expect(statistics.degreeRange == 1...17)
    #expect(statistics.triangleCount == 45)
    #expect(isClose(statistics.transitivity, 0.2556818181818182))
    #expect(isClose(try #require(statistics.degreeAssortativity), -0.47561309768461413))
    #expect(statistics.largestComponentSize == 34 && statistics.isolateCount == 0)
    #expect(statistics.reciprocity == 1)
  }

  @Test func `a graph without nodes has a summary`() throws {
    let statistics = try graph(.directed, 0, []).statistics()
    #expect(statistics.degreeRange == nil && statistics.reciprocity == nil)
    #expect(statistics.density == 0 && statistics.meanDegree == 0)
    #expect(statistics.componentCount == 0 && statistics.largestComponentSize == 0)
  }
}
