import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct CliquesTests {
  /// The nodes to which each node is tied.
  private func neighbors(_ graph: Graph) -> [Set<Int>] {
    var neighbors = [Set<Int>](repeating: [], count: graph.nodeCount)
    for edge in graph.edges where edge.source != edge.target {
      neighbors[edge.source].insert(edge.target)
      neighbors[edge.target].insert(edge.source)
    }
    return neighbors
  }

  /// All maximal cliques, by adding nodes in ascending order.
  private func byAdding(_ graph: Graph) -> [[Int]] {
    let neighbors = neighbors(graph)
    var cliques: [[Int]] = []
    func extend(_ clique: [Int], _ common: Set<Int>) {
      if common.isEmpty {
        cliques.append(clique)
        return
      }
      for node in common.sorted() where node > clique.last ?? -1 {
        extend(clique + [node], common.intersection(neighbors[node]))
      }
    }
    if graph.nodeCount > 0 { extend([], Set(0..<graph.nodeCount)) }
    return cliques.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func `small graphs and multigraphs agree with adding nodes`() throws {
    for graph in everySmallGraph + randomMultigraphs.map(\.graph) {
      let expected = byAdding(graph)
      #expect(try graph.maximalCliques(limit: 1_000) == expected, "\(graph.edges)")
      let large = expected.filter { $0.count > 2 }
      #expect(try graph.maximalCliques(ofAtLeast: 3, limit: 1_000) == large, "\(graph.edges)")
      let largest = try graph.largestClique()
      #expect(largest.count == expected.map(\.count).max() ?? 0, "\(graph.edges)")
      #expect(expected.isEmpty || expected.contains(largest), "\(graph.edges)")
    }
  }

  @Test(arguments: [(30, 250, 1), (90, 700, 2), (200, 1_000, 3)])
  func `larger graphs agree with adding nodes`(
    nodeCount: Int, edgeCount: Int, seed: Int
  ) throws {
    let graph = randomGraph(.directed, nodeCount, edgeCount, seed: seed)
    let expected = byAdding(graph)
    #expect(try graph.maximalCliques(limit: 100_000) == expected)
    #expect(try graph.largestClique().count == expected.map(\.count).max())
    #expect(try shuffled(graph, seed: 1).largestClique() == graph.largestClique())
    let some = try graph.maximalCliques(limit: 10)
    #expect(try shuffled(graph, seed: 2).maximalCliques(limit: 10) == some)
    #expect(some.count == 10 && Set(some).isSubset(of: expected))
  }

  /// A graph of parts, in which all nodes of different parts are tied.
  private func completeMultipartite(_ partCount: Int, _ size: Int) -> Graph {
    let count = partCount * size
    return graph(
      .undirected, count,
      (0..<count).flatMap { first in
        (first + 1..<count).filter { $0 / size != first / size }.map { Graph.Edge(first, $0) }
      })
  }

  @Test func `a graph of parts has a clique for each choice of a node from each`() throws {
    // Source: J. W. Moon and L. Moser, "On cliques in graphs", Israel Journal of Mathematics 3(1),
    // 1965, pp. 23-28.
    #expect(try completeMultipartite(6, 3).maximalCliques(limit: 10_000).count == 729)
    let large = completeMultipartite(70, 2)
    let some = try large.maximalCliques(limit: 20)
    #expect(some.count == 20 && some.allSatisfy { $0.count == 70 })
    #expect(try large.largestClique().count == 70)
    #expect(try large.maximalCliques(limit: 0).isEmpty)
  }

  @Test func `a complete graph is one clique`() throws {
    let complete = completeMultipartite(130, 1)
    #expect(try complete.maximalCliques(limit: 9) == [Array(0..<130)])
    #expect(try complete.largestClique() == Array(0..<130))
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let club = ClassicGraphs.karateClub
    #expect(try club.maximalCliques(limit: 1_000).count == 36)
    #expect(
      try club.maximalCliques(ofAtLeast: 5, limit: 1_000) == [[0, 1, 2, 3, 7], [0, 1, 2, 3, 13]])
    #expect(try club.largestClique().count == 5)
    #expect(try ClassicGraphs.florentineMarriages.maximalCliques(limit: 99).count == 16)
  }
}
