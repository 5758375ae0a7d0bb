import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct PathTests {
  /// Graphs with two nodes to connect: those whose answers may differ by measure and ends.
  private func cases(
    _ measure: Graph.PathMeasure, _ ends: Graph.Ends
  ) -> [(graph: Graph, source: Int, target: Int)] {
    let shapes = everySmallPair.filter { pair in
      measure == .hops && (pair.graph.isDirected || ends == .outgoing)
    }
    return shapes
      + randomMultigraphs.enumerated().map { number, random in
        let count = random.graph.nodeCount
        return (random.graph, number % count, number / 3 % count)
      }
  }

  @Test(arguments: Graph.PathMeasure.allCases, Graph.Ends.allCases)
  func `paths agree with trying every path`(measure: Graph.PathMeasure, ends: Graph.Ends) throws {
    for (graph, source, target) in cases(measure, ends) {
      let expected = everyPath(graph, from: source, to: target, by: measure, along: ends)
      let shortest = expected.filter { $0.length == expected[0].length }
      let comment = "\(graph.edges) from \(source) to \(target)"
      let first = try graph.shortestPath(from: source, to: target, by: measure, along: ends)
      #expect(first?.nodes == expected.first?.nodes, "\(comment)")
      #expect(first?.edges == expected.first?.edges, "\(comment)")
      #expect(first?.length == expected.first?.length, "\(comment)")
      let all = try graph.shortestPaths(
        from: source, to: target, by: measure, along: ends, limit: 1_000)
      #expect(all.map(\.nodes) == shortest.map(\.nodes), "\(comment)")
      #expect(all.map(\.edges) == shortest.map(\.edges), "\(comment)")
      let some = try graph.shortestPaths(
        from: source, to: target, by: measure, along: ends, limit: 2)
      #expect(some == Array(all.prefix(2)), "\(comment)")
    }
  }

  @Test(arguments: Graph.PathMeasure.allCases, Graph.Ends.allCases)
  func `simple paths agree with trying every path`(
    measure: Graph.PathMeasure, ends: Graph.Ends
  ) throws {
    for (graph, source, target) in cases(measure, ends) {
      let expected = everyPath(graph, from: source, to: target, by: measure, along: ends)
      let found = try graph.shortestSimplePaths(
        from: source, to: target, by: measure, along: ends, limit: 60)
      let comment = "\(graph.edges) from \(source) to \(target)"
      #expect(found.map(\.nodes) == expected.prefix(60).map(\.nodes), "\(comment)")
      #expect(found.map(\.edges) == expected.prefix(60).map(\.edges), "\(comment)")
      #expect(found.map(\.length) == expected.prefix(60).map(\.length), "\(comment)")
    }
  }

  @Test(arguments: Graph.Ends.allCases)
  func `nodes that can be reached agree with the distances`(ends: Graph.Ends) throws {
    for (graph, source, _) in cases(.hops, ends) {
      let distances = try graph.distances(from: source, along: ends)
      let expected = distances.indices.filter { distances[$0].isFinite }
      #expect(try graph.reachableNodes(from: source, along: ends) == expected)
    }
  }

  @Test func `a larger graph has the distances and the numbers of paths found otherwise`() throws {
    let graph = randomGraph(.undirected, 400, 1_500, seed: 1)
    let distances = try graph.distances(from: 0, by: .lengths)
    for target in stride(from: 1, to: 400, by: 31) {
      let paths = try graph.shortestPaths(from: 0, to: target, by: .lengths, limit: 10_000)
      #expect(paths.allSatisfy { $0.length == distances[target] })
      #expect(Set(paths).count == paths.count)
      #expect(try paths.first == graph.shortestPath(from: 0, to: target, by: .lengths))
      let longer = try graph.shortestSimplePaths(
        from: 0, to: target, by: .lengths, limit: paths.count + 3)
      #expect(Array(longer.prefix(paths.count)) == paths)
      #expect(longer[paths.count].length > distances[target])
    }
  }

  @Test func `rounding makes no path shorter than another`() throws {
    // 0.1 + 0.2 is not 0.3 in binary.
    let graph = graph(
      .undirected, 4, [0: 1, 1: 3, 0: 2, 2: 3], lengths: [0.1, 0.2, 0.15, 0.15])
    let paths = [[0, 1, 3], [0, 2, 3]]
    #expect(try graph.shortestPath(from: 0, to: 3, by: .lengths)?.nodes == paths[0])
    #expect(
      try graph.shortestPaths(from: 0, to: 3, by: .lengths, limit: 9).map(\.nodes) == paths)
    #expect(
      try graph.shortestSimplePaths(from: 0, to: 3, by: .lengths, limit: 9).map(\.nodes) == paths)
  }

  @Test func `a limit keeps exponentially many paths away`() throws {
    // Each of 40 diamonds in a row doubles the number of paths.
    let ends = (0..<40).flatMap { number -> [Graph.Edge] in
      let first = 3 * number
      return [
        .init(first, first + 1), .init(first, first + 2), .init(first + 1, first + 3),
        .init(first + 2, first + 3),
      ]
    }
    let graph = graph(.directed, 121, ends)
    let paths = try graph.shortestPaths(from: 0, to: 120, limit: 5)
    #expect(paths.count == 5)
    #expect(paths[0].nodes == (0...120).filter { $0 % 3 != 2 })
    #expect(try graph.shortestSimplePaths(from: 0, to: 120, limit: 5) == paths)
    #expect(try graph.shortestPaths(from: 0, to: 120, limit: 0).isEmpty)
    #expect(try graph.shortestSimplePaths(from: 0, to: 120, limit: 0).isEmpty)
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let families = ClassicGraphs.florentineMarriages
    let paths = try families.shortestPaths(from: 8, to: 10, limit: 9)
    #expect(paths.map(\.nodes) == [[8, 2, 4, 10], [8, 11, 13, 10]])
    let club = ClassicGraphs.karateClub
    #expect(try club.shortestPaths(from: 16, to: 26, limit: 99).count == 8)
    #expect(try club.shortestPaths(from: 16, to: 14, limit: 99).count == 14)
    let byStrength = graph(.undirected, 34, club.edges, lengths: club.strengths)
    let simple = try byStrength.shortestSimplePaths(from: 16, to: 26, by: .lengths, limit: 12)
    #expect(simple.map(\.length) == [11, 11, 13, 13, 14, 14, 14, 14, 14, 14, 14, 14])
  }

  @Test func `lengths of 0 are refused where equally long paths matter`() throws {
    let graph = graph(.undirected, 3, [0: 1, 1: 2], lengths: [1, 0])
    #expect(try graph.shortestPath(from: 0, to: 2, by: .lengths)?.nodes == [0, 1, 2])
    let error = #expect(throws: GraphError.self) {
      try graph.shortestPaths(from: 0, to: 2, by: .lengths, limit: 9)
    }
    #expect(error?.problem == .zeroLength)
    #expect(throws: GraphError.self) {
      try graph.shortestSimplePaths(from: 0, to: 2, by: .lengths, limit: 9)
    }
  }
}
