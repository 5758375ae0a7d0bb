import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct LeidenTests {
  /// Checks what the method promises of its result.
  private func check(
    _ graph: Graph, _ measure: Graph.TieMeasure, _ resolution: Double, _ comment: Comment
  ) {
    let found = graph.leiden(resolution: resolution, by: measure)
    let communities = found.partition.communities
    let matrix = MatrixOracle(graph, by: measure)
    func modularity(_ labels: [Int]) -> Double { matrix.modularity(labels, resolution: resolution) }
    #expect(abs(found.modularity - modularity(communities)) < 1e-12, comment)

    let inner = EntenteTestSupport.graph(
      graph.direction, graph.nodeCount,
      graph.edges.filter { communities[$0.source] == communities[$0.target] })
    let parts = ReachabilityOracle(inner, ignoresDirection: true).components
    #expect(parts.count == found.partition.count, "a community falls into parts")

    for node in 0..<graph.nodeCount {
      for community in 0...found.partition.count {
        var moved = communities
        moved[node] = community
        #expect(modularity(moved) <= found.modularity + 1e-9, comment)
      }
    }
    for first in 0..<found.partition.count {
      for second in 0..<first {
        let merged = communities.map { $0 == first ? second : $0 }
        #expect(modularity(merged) <= found.modularity + 1e-9, comment)
      }
    }
  }

  @Test
  func `in no small graph does moving a node or merging two communities raise the modularity`() {
    for graph in everySmallGraph where graph.nodeCount < 5 || graph.edgeCount % 3 == 0 {
      check(graph, .edges, 1, "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases, [0.5, 1, 2])
  func `nor does it in random multigraphs`(measure: Graph.TieMeasure, resolution: Double) {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      check(graph, measure, resolution, "seed \(seed)")
    }
  }

  @Test func `small undirected graphs nearly always get the best of all partitions`() {
    let partitions = everyPartition(nodeCount: 5)
    var misses = 0
    for graph in everySimpleGraph(.undirected, nodeCount: 5) where graph.edgeCount % 3 == 0 {
      let matrix = MatrixOracle(graph, by: .edges)
      let best = partitions.map { matrix.modularity($0, resolution: 1) }.max() ?? 0
      if graph.leiden().modularity < best - 1e-9 { misses += 1 }
    }
    #expect(misses <= 10)
  }

  @Test func `the karate club gets the best modularity there is`() {
    // 0.41979 is the optimum by igraph 1.0.0 (integer programming).
    let found = ClassicGraphs.karateClub.leiden()
    #expect(isClose(found.modularity, 0.4197896120973046))
    #expect(found.partition.count == 4)
  }

  @Test func `the order of the edges changes nothing, and a seed repeats`() {
    for (seed, graph) in randomMultigraphs {
      let tenths = EntenteTestSupport.graph(
        graph.direction, graph.nodeCount, graph.edges,
        strengths: graph.strengths.map { $0.map { $0 / 10 } })
      let found = tenths.leiden(by: .strengths, seed: 7)
      #expect(shuffled(tenths, seed: seed).leiden(by: .strengths, seed: 7) == found, "seed \(seed)")
    }
  }

  @Test func `cliques in a ring are found`() {
    let edges = (0..<8).flatMap { clique -> [Graph.Edge] in
      let first = 5 * clique
      let inner = (0..<5).flatMap { left in
        (0..<left).map { Graph.Edge(first + left, first + $0) }
      }
      return inner + [.init(first, (first + 6) % 40)]
    }
    let found = graph(.undirected, 40, edges).leiden()
    #expect(found.partition.members() == (0..<8).map { Array((5 * $0)..<(5 * $0 + 5)) })
  }

  @Test func `nodes without ties, or with ties of strength 0, stay alone`() {
    #expect(graph(.undirected, 0, []).leiden().partition.count == 0)
    #expect(graph(.undirected, 3, [0: 0]).leiden().partition.count == 3)
    let nothing = graph(.undirected, 2, [0: 1], strengths: [0])
    #expect(nothing.leiden(by: .strengths).partition.count == 2)
    #expect(nothing.leiden().partition.count == 1)
    #expect(graph(.directed, 3, [0: 1, 1: 0]).leiden().partition.members() == [[0, 1], [2]])
  }

  @Test func `the unit of the strengths changes nothing`() {
    let club = ClassicGraphs.karateClub
    let scaled = graph(
      .undirected, club.nodeCount, club.edges,
      strengths: club.strengths.map { $0.map { $0 * 0x1p40 } })
    #expect(
      scaled.leiden(by: .strengths).partition == club.leiden(by: .strengths).partition)
  }
}
