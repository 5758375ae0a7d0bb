import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct RewiringTests {
  private func parallels(_ graph: Graph) -> Int {
    let edges = graph.edges.map {
      graph.isDirected ? $0 : .init(min($0.source, $0.target), max($0.source, $0.target))
    }
    return edges.count - Set(edges).count
  }

  @Test func `degrees stay, and loops and parallel edges do not come`() throws {
    for (seed, graph) in randomMultigraphs {
      let rewired = try graph.rewired(seed: UInt64(seed))
      for ends in Graph.Ends.allCases {
        #expect(try rewired.degrees(ends) == graph.degrees(ends), "seed \(seed)")
      }
      func loops(_ graph: Graph) -> Int { graph.edges.count { $0.source == $0.target } }
      #expect(loops(rewired) <= loops(graph) && parallels(rewired) <= parallels(graph))
      #expect(rewired.strengths == graph.strengths && rewired.lengths == graph.lengths)
      if graph.isDirected {
        #expect(rewired.edges.map(\.source) == graph.edges.map(\.source))
      }
      #expect(try graph.rewired(seed: UInt64(seed)).edges == rewired.edges)
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `each graph of the same degrees is as likely as the others`(
    direction: Graph.Direction
  ) throws {
    // A ring of six nodes: of 2-regular simple graphs there are 60 hexagons and 10 pairs of
    // triangles; directed, two nodes may also be tied both ways.
    let ring = graph(direction, 6, (0..<6).map { Graph.Edge($0, ($0 + 1) % 6) })
    var counts: [Set<Graph.Edge>: Int] = [:]
    for seed in 0..<7_000 as Range<UInt64> {
      let edges = try ring.rewired(attempts: 60, seed: seed).edges
      counts[
        Set(
          edges.map {
            direction == .directed
              ? $0 : .init(min($0.source, $0.target), max($0.source, $0.target))
          }), default: 0] += 1
    }
    // Directed, they are the permutations of six things that move each.
    let expected = direction == .directed ? 265 : 70
    #expect(counts.count == expected)
    let mean = 7_000 / Double(expected)
    #expect(counts.values.allSatisfy { abs(Double($0) - mean) < 6 * mean.squareRoot() })
  }

  @Test func `the order of the edges changes none of them`() throws {
    /// The ends and the values of each edge, in an order of their own.
    func contents(_ graph: Graph) -> [[Double]] {
      graph.edges.enumerated().map { number, edge in
        let ends = [Double(edge.source), Double(edge.target)]
        let values = [graph.strengths?[number] ?? 1, graph.lengths?[number] ?? 1]
        return (graph.isDirected ? ends : ends.sorted()) + values
      }.sorted { $0.lexicographicallyPrecedes($1) }
    }
    for (seed, graph) in randomMultigraphs {
      let rewired = try graph.rewired(seed: UInt64(seed))
      let other = try shuffled(graph, seed: seed).rewired(seed: UInt64(seed))
      #expect(contents(other) == contents(rewired), "seed \(seed)")
    }
    let large = randomGraph(.directed, 300, 2_000, seed: 1)
    #expect(
      try contents(shuffled(large, seed: 2).rewired(seed: 3)) == contents(large.rewired(seed: 3)))
  }

  @Test func `communities are gone after rewiring`() throws {
    let planted = try Graph.plantedPartition(
      .undirected, sizes: [Int](repeating: 50, count: 8), within: 0.3, between: 0.01, seed: 1)
    let before = try planted.graph.leiden().modularity
    let after = try planted.graph.rewired(seed: 1).leiden().modularity
    #expect(before > 0.6 && after < 0.4)
  }

  @Test func `few edges stay as they are`() throws {
    #expect(try graph(.undirected, 0, []).rewired(seed: 0).nodeCount == 0)
    #expect(try graph(.directed, 2, [0: 1]).rewired(seed: 0).edges == [.init(0, 1)])
    let triangle = graph(.undirected, 3, [0: 1, 1: 2, 0: 2])
    #expect(try triangle.rewired(seed: 0).simplified().edgeCount == 3)
  }

  @Test func `a canceled task stops the swaps`() async throws {
    let graph = graph(.undirected, 5_000, (0..<5_000).map { Graph.Edge($0, ($0 + 1) % 5_000) })
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try graph.rewired(attempts: 100_000, seed: 0)
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }
}
