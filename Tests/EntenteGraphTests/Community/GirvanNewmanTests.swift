import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct GirvanNewmanTests {
  /// All shortest paths from a node to another, as lists of nodes, by trying longer and longer ones.
  private func shortestPaths(_ ties: Set<Graph.Edge>, _ source: Int, _ target: Int) -> [[Int]] {
    var paths = [[source]]
    while !paths.isEmpty {
      let arrived = paths.filter { $0.last == target }
      if !arrived.isEmpty { return arrived }
      paths = paths.flatMap { path in
        ties.flatMap { [($0.source, $0.target), ($0.target, $0.source)] }
          .filter { $0.0 == path.last && !path.contains($0.1) }
          .map { path + [$0.1] }
      }
    }
    return []
  }

  /// The order in which ties are removed, by listing all shortest paths after each removal.
  private func removals(_ graph: Graph) -> [Graph.Edge] {
    var ties = Set(
      graph.edges.filter { $0.source != $0.target }.map {
        Graph.Edge(min($0.source, $0.target), max($0.source, $0.target))
      })
    var removed: [Graph.Edge] = []
    while !ties.isEmpty {
      var counts: [Graph.Edge: Double] = [:]
      for source in 0..<graph.nodeCount {
        for target in 0..<source {
          let paths = shortestPaths(ties, source, target)
          for path in paths {
            for (from, to) in zip(path, path.dropFirst()) {
              counts[.init(min(from, to), max(from, to)), default: 0] += 1 / Double(paths.count)
            }
          }
        }
      }
      let ordered = ties.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
      let most = counts.values.max() ?? 0
      guard let busiest = ordered.first(where: { counts[$0, default: 0] > most - 1e-6 }) else {
        break
      }
      ties.remove(busiest)
      removed.append(busiest)
    }
    return removed
  }

  private func check(_ graph: Graph, _ comment: Comment) throws {
    let found = try graph.girvanNewman()
    #expect(found.removedTies == removals(graph), comment)
    var partitions: [Partition] = []
    for removedCount in 0...found.removedTies.count {
      let gone = Set(found.removedTies.prefix(removedCount))
      let rest = EntenteTestSupport.graph(
        .undirected, graph.nodeCount,
        graph.edges.filter {
          !gone.contains(.init(min($0.source, $0.target), max($0.source, $0.target)))
        })
      let components = try rest.components()
      if graph.nodeCount > 0, partitions.last != components { partitions.append(components) }
    }
    #expect(found.partitions == partitions, comment)
    #expect(try found.modularities == partitions.map { try graph.modularity(of: $0) }, comment)
    if let best = found.best, let highest = found.modularities.max() {
      #expect(isClose(best.modularity, highest), comment)
    }
  }

  @Test func `small graphs agree with all paths listed`() throws {
    for graph in everySmallShape where graph.nodeCount < 6 {
      try check(graph, "\(graph.edges)")
    }
  }

  @Test func `random multigraphs do too`() throws {
    for (seed, graph) in randomMultigraphs where seed < 40 {
      try check(graph, "seed \(seed)")
    }
  }

  @Test func `the karate club falls as in igraph 1.0.0 and NetworkX 3.6.1`() throws {
    let found = try ClassicGraphs.karateClub.girvanNewman()
    #expect(
      found.partitions[1...5].map(\.sizes)
        == [
          [19, 15], [18, 15, 1], [18, 10, 5, 1], [12, 10, 6, 5, 1], [12, 9, 6, 5, 1, 1],
        ])
    #expect(
      isClose(
        Array(found.modularities[1...5]),
        [
          0.3599605522682445, 0.34878369493754113, 0.3632478632478633, 0.40129848783694944,
          0.3925049309664695,
        ]))
    #expect(found.best?.partition.sizes == [12, 10, 6, 5, 1])
  }

  @Test func `the order of the edges changes nothing`() throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      #expect(
        try shuffled(graph, seed: seed).girvanNewman(by: .strengths)
          == graph.girvanNewman(by: .strengths))
    }
  }

  @Test func `without nodes there is nothing, without ties one level`() throws {
    #expect(try graph(.undirected, 0, []).girvanNewman().best == nil)
    let alone = try graph(.directed, 2, [1: 1]).girvanNewman()
    #expect(alone.removedTies.isEmpty && alone.partitions.map(\.count) == [2])
    #expect(alone.best?.modularity == 0.0)
  }

  @Test func `a canceled task stops the removals`() async throws {
    let graph = ClassicGraphs.karateClub
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try graph.girvanNewman()
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }
}
