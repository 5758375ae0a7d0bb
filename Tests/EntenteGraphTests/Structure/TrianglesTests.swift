import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct TrianglesTests {
  /// Tells of each pair of nodes whether an edge leads from one to the other, either way.
  private func isTied(_ graph: Graph) throws -> [[Bool]] {
    try MatrixOracle(graph.undirected(), by: .edges).ties.map { $0.map { $0 > 0 } }
  }

  /// The number of triangles at each node, by trying all sets of three nodes.
  private func byTrying(_ graph: Graph) throws -> [Int] {
    let isTied = try isTied(graph)
    var counts = [Int](repeating: 0, count: graph.nodeCount)
    for first in counts.indices {
      for second in counts.indices.dropFirst(first + 1) where isTied[first][second] {
        for third in counts.indices.dropFirst(second + 1)
        where isTied[first][third] && isTied[second][third] {
          for node in [first, second, third] { counts[node] += 1 }
        }
      }
    }
    return counts
  }

  /// The share of closed walks among pairs of different neighbors.
  private func transitivity(_ graph: Graph) throws -> Double {
    let isTied = try isTied(graph)
    var (closed, all) = (0, 0)
    for middle in isTied.indices {
      let neighbors = isTied.indices.filter { $0 != middle && isTied[middle][$0] }
      for first in neighbors {
        for last in neighbors where first != last {
          all += 1
          closed += isTied[first][last] ? 1 : 0
        }
      }
    }
    return all > 0 ? Double(closed) / Double(all) : 0
  }

  @Test func `small graphs and multigraphs agree with trying all sets of three`() throws {
    for graph in everySmallGraph + randomMultigraphs.map(\.graph) {
      let expected = try byTrying(graph)
      #expect(try graph.triangleCounts() == expected, "\(graph.edges)")
      #expect(try graph.triangleCount() == expected.reduce(0, +) / 3, "\(graph.edges)")
      #expect(try isClose(try graph.transitivity(), transitivity(graph)), "\(graph.edges)")
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `larger graphs agree, on one thread and on two`(direction: Graph.Direction) throws {
    let graph = randomGraph(direction, 120, 3_000, seed: 4)
    let expected = try byTrying(graph)
    for threads in 1...2 {
      let execution = Execution(threads: threads)
      #expect(try execution.run { try graph.triangleCounts() } == expected)
      #expect(try execution.run { try graph.triangleCount() } == expected.reduce(0, +) / 3)
    }
  }

  @Test func `hubs that are tied to each other agree, on one thread and on several`() throws {
    // 700 hubs, every third pair of which is tied, and others tied to some hubs and to each other.
    var generator = SplitMix64(seed: 8)
    var edges: [Graph.Edge] = []
    for first in 0..<700 {
      for second in first + 1..<700 where Int.random(in: 0..<3, using: &generator) == 0 {
        edges.append(Graph.Edge(first, second))
      }
    }
    for node in 700..<1_500 {
      for _ in 0..<12 {
        edges.append(Graph.Edge(node, Int.random(in: 0..<1_500, using: &generator)))
      }
    }
    let order = Array(0..<1_500).shuffled(using: &generator)
    let hubs = graph(
      .undirected, 1_500, edges.map { Graph.Edge(order[$0.source], order[$0.target]) })
    #expect(HubTies(RankedRows(try hubs.simpleRows(.all)).rows).count >= 700)
    // A tie has as many triangles as its ends have neighbors in common.
    var neighbors = [Set<Int>](repeating: [], count: 1_500)
    for edge in hubs.edges where edge.source != edge.target {
      neighbors[edge.source].insert(edge.target)
      neighbors[edge.target].insert(edge.source)
    }
    let expected = neighbors.map { own in
      own.reduce(0) { $0 + neighbors[$1].intersection(own).count } / 2
    }
    for threads in 1...3 {
      let execution = Execution(threads: threads)
      #expect(try execution.run { try hubs.triangleCounts() } == expected)
      #expect(try execution.run { try hubs.triangleCount() } == expected.reduce(0, +) / 3)
    }
  }

  @Test func `many nodes are counted in parts`() throws {
    // A triangle between a node and each pair of consecutive nodes around it.
    let count = 30_000
    let rim = (1...count).flatMap { [Graph.Edge(0, $0), Graph.Edge($0, $0 % count + 1)] }
    let wheel = graph(.undirected, count + 1, rim)
    #expect(try wheel.triangleCount() == count)
    #expect(try wheel.triangleCounts() == [count] + Array(repeating: 2, count: count))
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = ClassicGraphs.karateClub
    #expect(
      try karate.triangleCounts() == [
        18, 12, 11, 10, 2, 3, 3, 6, 5, 0, 2, 0, 1, 6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 1, 1, 1, 1, 1,
        4, 3, 3, 13, 15,
      ])
    #expect(isClose(try karate.transitivity(), 0.2556818181818182))
    #expect(isClose(try ClassicGraphs.krackhardtKite.transitivity(), 0.5789473684210527))
  }

  @Test func `where there is nothing to count`() throws {
    for nodeCount in 0...2 {
      let graph = graph(.undirected, nodeCount, [])
      #expect(try graph.triangleCount() == 0)
      #expect(try graph.triangleCounts() == Array(repeating: 0, count: nodeCount))
      #expect(try graph.transitivity() == 0)
    }
  }
}
