import EntenteGraph
import EntenteTestSupport
import Testing

struct CancellationTests {
  /// Measures of structure that may take long, with what makes them throw.
  static let measures: [(name: String, call: @Sendable (Graph) throws -> Void)] = [
    ("triangleCount", { _ = try $0.triangleCount() }),
    ("triangleCounts", { _ = try $0.triangleCounts() }),
    ("transitivity", { _ = try $0.transitivity() }),
    ("clusteringCoefficients", { _ = try $0.clusteringCoefficients(by: .onnela) }),
    ("shortestSimplePaths", { _ = try $0.shortestSimplePaths(from: 0, to: 9, limit: 5) }),
    ("maximumFlow", { _ = try $0.maximumFlow(from: 0, to: 9) }),
    ("minimumNodeCut", { _ = try $0.minimumNodeCut(from: 0, to: 9) }),
    ("minimumCut", { _ = try $0.minimumCut() }),
    ("edgeConnectivity", { _ = try $0.edgeConnectivity() }),
    ("nodeConnectivity", { _ = try $0.nodeConnectivity() }),
    ("trussNumbers", { _ = try $0.trussNumbers() }),
    ("maximalCliques", { _ = try $0.maximalCliques(limit: 99) }),
    ("largestClique", { _ = try $0.largestClique() }),
    ("triadCensus", { _ = try $0.triadCensus() }),
    ("statistics", { _ = try $0.statistics() }),
  ]

  @Test(arguments: measures.map(\.name), [Graph.Direction.directed, .undirected])
  func `a canceled task gets no result`(name: String, direction: Graph.Direction) async throws {
    // Each node leads to the next three in a circle.
    let graph = graph(
      direction, 40,
      (0..<40).flatMap { node in (1...3).map { Graph.Edge(node, (node + $0) % 40) } })
    let measure = try #require(Self.measures.first { $0.name == name })
    try measure.call(graph)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try measure.call(graph)
    }
    let error = await #expect(throws: GraphError.self, "\(name)") { try await task.value }
    #expect(error?.problem == .cancelled)
  }
}
