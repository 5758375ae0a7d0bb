import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct LabelPropagationTests {
  /// Checks that no node is tied to another community by more than to its own, and that each
  /// community hangs together.
  private func check(_ graph: Graph, _ measure: Graph.TieMeasure, _ comment: Comment) throws {
    let found = try graph.labelPropagation(by: measure, seed: 4)
    let matrix = MatrixOracle(graph, by: measure)
    for node in 0..<graph.nodeCount {
      var sums = [Double](repeating: 0, count: found.count)
      for other in 0..<graph.nodeCount where other != node {
        sums[found.communities[other]] += matrix.ties[node][other]
        if graph.isDirected { sums[found.communities[other]] += matrix.ties[other][node] }
      }
      #expect(sums[found.communities[node]] == sums.max(), comment)
    }
    let inner = EntenteTestSupport.graph(
      graph.direction, graph.nodeCount,
      graph.edges.filter { found.communities[$0.source] == found.communities[$0.target] })
    let parts = ReachabilityOracle(inner, ignoresDirection: true).components
    #expect(parts.count == found.count, comment)
  }

  @Test func `in every small graph each node has a label that counts for most`() throws {
    for graph in everySmallGraph { try check(graph, .edges, "\(graph.edges)") }
    for graph in everySmallValuedGraph { try check(graph, .strengths, "\(graph.edges)") }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `and in random multigraphs`(measure: Graph.TieMeasure) throws {
    for (seed, graph) in randomMultigraphs { try check(graph, measure, "seed \(seed)") }
  }

  @Test func `cliques in a ring are found`() throws {
    let graph = graph(.undirected, 40, ClassicGraphs.ringOfCliques)
    // A clique may take in its neighbor now and then, but mostly it does not.
    let counts = try (0..<20 as Range<UInt64>).map { try graph.labelPropagation(seed: $0).count }
    #expect(counts.sorted()[10] == 8)
  }

  @Test func `equal labels are drawn, a seed repeats, and the order of edges changes nothing`()
    throws
  {
    let path = graph(.undirected, 5, [0: 1, 1: 2, 2: 3, 3: 4])
    let found = try (0..<40 as Range<UInt64>).map { try path.labelPropagation(seed: $0) }
    #expect(Set(found).count > 1)
    for (seed, graph) in randomMultigraphs {
      let tenths = EntenteTestSupport.graph(
        graph.direction, graph.nodeCount, graph.edges,
        strengths: graph.strengths.map { $0.map { $0 / 10 } })
      let found = try tenths.labelPropagation(by: .strengths, seed: 7)
      #expect(
        try shuffled(tenths, seed: seed).labelPropagation(by: .strengths, seed: 7) == found)
    }
  }

  @Test func `without ties each node is alone`() throws {
    #expect(try graph(.undirected, 0, []).labelPropagation().count == 0)
    #expect(try graph(.undirected, 2, [0: 0]).labelPropagation().count == 2)
    #expect(try graph(.directed, 3, [1: 0]).labelPropagation().members() == [[0, 1], [2]])
  }

  @Test func `a canceled task stops the spread`() async throws {
    let graph = graph(.undirected, 5_000, (0..<5_000).map { Graph.Edge($0, ($0 + 1) % 5_000) })
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try graph.labelPropagation()
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }
}
