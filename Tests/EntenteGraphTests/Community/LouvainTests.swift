import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct LouvainTests {
  @Test(arguments: Graph.TieMeasure.allCases, [0.5, 1, 2])
  func `no two communities gain by merging`(
    measure: Graph.TieMeasure, resolution: Double
  ) throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      let found = try graph.louvain(resolution: resolution, by: measure)
      let communities = found.partition.communities
      let matrix = MatrixOracle(graph, by: measure)
      #expect(
        abs(found.modularity - matrix.modularity(communities, resolution: resolution)) < 1e-12)
      for first in 0..<found.partition.count {
        for second in 0..<first {
          let merged = communities.map { $0 == first ? second : $0 }
          #expect(
            matrix.modularity(merged, resolution: resolution) <= found.modularity + 1e-9,
            "seed \(seed)")
        }
      }
    }
  }

  @Test func `small graphs get no more than the best of all partitions, and mostly that`() throws {
    let partitions = (0...6).map { everyPartition(nodeCount: $0) }
    var misses = 0
    for graph in everySmallShape + everySmallValuedGraph {
      let matrix = MatrixOracle(graph, by: .strengths)
      let all = partitions[graph.nodeCount]
      let best = all.map { matrix.modularity($0, resolution: 1) }.max() ?? 0
      let found = try graph.louvain(by: .strengths)
      let communities = found.partition.communities
      #expect(all.contains { Partition(labels: $0).communities == communities })
      let value = matrix.modularity(communities, resolution: 1)
      #expect(abs(found.modularity - value) < 1e-12 && found.quality == found.modularity)
      #expect(value <= best + 1e-12, "\(graph.edges)")
      for first in 0..<found.partition.count {
        for second in 0..<first {
          let merged = communities.map { $0 == first ? second : $0 }
          #expect(matrix.modularity(merged, resolution: 1) <= value + 1e-9, "\(graph.edges)")
        }
      }
      if value < best - 1e-9 { misses += 1 }
      let retried = try graph.louvain(by: .strengths, tries: 30).modularity
      #expect(retried > best - 1e-9, "\(graph.edges) \(graph.strengths ?? [])")
    }
    #expect(misses < 100, "\(misses)")
  }

  @Test func `the karate club gets the best modularity there is`() throws {
    // 0.41979 is the optimum by igraph 1.0.0 (integer programming).
    let found = try ClassicGraphs.karateClub.louvain(tries: 10)
    #expect(isClose(found.modularity, 0.4197896120973046))
  }

  @Test func `the order of the edges and the number of threads change nothing`() throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      let tenths = EntenteTestSupport.graph(
        graph.direction, graph.nodeCount, graph.edges,
        strengths: graph.strengths.map { $0.map { $0 / 10 } })
      let found = try tenths.louvain(by: .strengths, seed: 7)
      #expect(try shuffled(tenths, seed: seed).louvain(by: .strengths, seed: 7) == found)
    }
    let graph = randomGraph(.directed, 300, 900, seed: 2)
    let found = try Execution(threads: 1).run { try graph.louvain(tries: 4) }
    #expect(try Execution(threads: 2).run { try graph.louvain(tries: 4) } == found)
  }

  @Test func `nodes without ties stay alone`() throws {
    #expect(try graph(.undirected, 0, []).louvain().partition.count == 0)
    #expect(try graph(.undirected, 3, [0: 0]).louvain().partition.count == 3)
    #expect(try graph(.directed, 3, [0: 1, 1: 0]).louvain().partition.members() == [[0, 1], [2]])
    #expect(
      try graph(.undirected, 2, [0: 1], strengths: [0]).louvain(by: .strengths).partition.count
        == 2)
  }

  @Test func `a canceled task stops the search`() async throws {
    let graph = ClassicGraphs.karateClub
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try graph.louvain()
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }
}
