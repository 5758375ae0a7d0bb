import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct GroupBetweennessTests {
  /// All shortest paths between any two nodes.
  private func paths(_ graph: Graph, _ measure: Graph.PathMeasure) -> [[[[Int]]]] {
    let oracle = ShortestPathOracle(graph, by: measure)
    return (0..<graph.nodeCount).map { source in
      (0..<graph.nodeCount).map { oracle.shortestPaths(from: source, to: $0).paths }
    }
  }

  /// The score by its definition, with all shortest paths between all pairs outside.
  private func expected(_ graph: Graph, _ group: [Int], _ paths: [[[[Int]]]]) -> Double {
    let others = (0..<graph.nodeCount).filter { !group.contains($0) }
    var sum = 0.0
    for source in others {
      for target in others where graph.isDirected ? source != target : source < target {
        let paths = paths[source][target]
        guard !paths.isEmpty else { continue }
        let through = paths.count { path in path.contains { group.contains($0) } }
        sum += Double(through) / Double(paths.count)
      }
    }
    return sum
  }

  @Test func `every group of small graphs agrees with the paths found by trial`() throws {
    for graph in everySmallShape + everySmallValuedGraph {
      let paths = paths(graph, .lengths)
      for choice in 0..<1 << graph.nodeCount {
        let group = (0..<graph.nodeCount).filter { choice >> $0 & 1 == 1 }
        let found = try graph.groupBetweenness(of: group, by: .lengths)
        #expect(isClose(found, expected(graph, group, paths)), "\(graph.edges) \(group)")
        if graph.lengths == nil { #expect(isClose(found, try graph.groupBetweenness(of: group))) }
      }
    }
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs agree with the paths found by trial`(measure: Graph.PathMeasure) throws {
    for (seed, graph) in randomMultigraphs {
      let group = (0..<graph.nodeCount).filter { ($0 + seed) % 3 == 0 }
      let found = try graph.groupBetweenness(of: group + group, by: measure)
      #expect(isClose(found, expected(graph, group, paths(graph, measure))), "seed \(seed)")
    }
  }

  @Test func `a group of one has the betweenness of its member`() throws {
    for direction in [Graph.Direction.undirected, .directed] {
      let graph = randomGraph(direction, 60, 150, seed: 3)
      for measure in Graph.PathMeasure.allCases {
        let scores = try graph.betweenness(by: measure)
        for node in [0, 17, 42] {
          #expect(isClose(try graph.groupBetweenness(of: [node], by: measure), scores[node]))
        }
      }
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = ClassicGraphs.karateClub
    #expect(isClose(try karate.groupBetweenness(of: [0, 33]), 339.5404761904762))
    let share = try karate.groupBetweenness(of: [0, 33], scale: .share)
    #expect(isClose(share, 0.6845574116743472))
    #expect(isClose(try karate.groupBetweenness(of: [0, 2, 33]), 371.0666666666667))
    let lengths = graph(.undirected, 34, karate.edges, lengths: karate.strengths)
    #expect(isClose(try lengths.groupBetweenness(of: [0, 1], by: .lengths), 268.85))
  }

  @Test func `numbers of paths that exceed any number are compared all the same`() throws {
    let diamonds = 1_100
    let graph = diamondChain(diamonds)
    var search = try ShortestPathCounts(graph.simpleRows(.outgoing), lengths: nil)
    search.run(from: 0)
    var isMember = [Bool](repeating: false, count: graph.nodeCount)
    isMember[3 * 1_090 + 1] = true
    // Half of the ways to all that is behind, ten corners and nine times two sides.
    #expect(isClose(search.dependency(on: isMember), 14))
  }

  @Test func `groups that leave fewer than two nodes, and a length of 0`() throws {
    let graph = graph(.undirected, 3, [0: 1, 1: 2], lengths: [1, 0])
    for group in [[], [0, 1], [0, 1, 2]] {
      #expect(try graph.groupBetweenness(of: group, scale: .share) == 0)
    }
    #expect(try EntenteTestSupport.graph(.directed, 0, []).groupBetweenness(of: []) == 0)
    #expect(throws: GraphError.self) { try graph.groupBetweenness(of: [1], by: .lengths) }
  }

  @Test func `neither the order of the edges nor the number of threads changes a digit`() throws {
    let graph = randomGraph(.undirected, 300, 900, seed: 1)
    let expected = try Execution(threads: 1).run {
      try graph.groupBetweenness(of: [1, 2, 3], by: .lengths)
    }
    let found = try Execution(threads: 2).run {
      try shuffled(graph, seed: 1).groupBetweenness(of: [3, 1, 2], by: .lengths)
    }
    #expect(found == expected)
  }
}
