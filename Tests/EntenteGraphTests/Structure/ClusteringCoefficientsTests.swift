import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ClusteringCoefficientsTests {
  /// The coefficients by their definitions, over ordered pairs of neighbors in dense matrices.
  private func byDefinition(_ graph: Graph, _ measure: Graph.ClusteringMeasure) throws -> [Double] {
    let nodes = 0..<graph.nodeCount
    let ways = MatrixOracle(graph, by: .edges).ties.map { $0.map { $0 > 0 ? 1.0 : 0 } }
    let strengths = try MatrixOracle(graph.undirected(), by: .strengths).ties
    let isTied = nodes.map { first in
      nodes.map { first != $0 && ways[first][$0] + ways[$0][first] > 0 }
    }
    let greatest = nodes.flatMap { first in
      nodes.filter { isTied[first][$0] }.map { strengths[first][$0] }
    }.max()
    return nodes.map { node in
      let neighbors = nodes.filter { isTied[node][$0] }
      let pairs = neighbors.flatMap { first in
        neighbors.filter { $0 != first }.map { (first, $0) }
      }
      if pairs.isEmpty { return 0 }
      let closed = pairs.filter { isTied[$0.0][$0.1] }
      switch measure {
      case .ties: return Double(closed.count) / Double(pairs.count)
      case .barrat:
        func sum(_ pairs: [(Int, Int)]) -> Double {
          pairs.reduce(0) { $0 + strengths[node][$1.0] + strengths[node][$1.1] }
        }
        return sum(closed) / sum(pairs)
      case .onnela:
        return closed.reduce(0) { total, pair in
          let product =
            strengths[node][pair.0] * strengths[node][pair.1] * strengths[pair.0][pair.1]
          return total + root(product) / (greatest ?? 1)
        } / Double(pairs.count)
      case .fagiolo:
        let both = nodes.map { first in
          nodes.map { isTied[first][$0] ? ways[first][$0] + ways[$0][first] : 0 }
        }
        let walks = nodes.reduce(0.0) { sum, first in
          sum + nodes.reduce(0) { $0 + both[node][first] * both[first][$1] * both[$1][node] }
        }
        let degree = both[node].reduce(0, +)
        let mutual = nodes.reduce(0.0) { sum, other in
          sum + (isTied[node][other] ? ways[node][other] * ways[other][node] : 0)
        }
        return walks / (2 * (degree * (degree - 1) - 2 * mutual))
      }
    }
  }

  /// Returns the cube root by halving an interval.
  private func root(_ number: Double) -> Double {
    var (low, high) = (0.0, max(1, number))
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if middle * middle * middle < number { low = middle } else { high = middle }
    }
    return high
  }

  @Test(arguments: Graph.ClusteringMeasure.allCases)
  func `small graphs and multigraphs agree with the definition`(
    measure: Graph.ClusteringMeasure
  ) throws {
    for graph in assortedGraphs {
      let expected = try byDefinition(graph, measure)
      #expect(try isClose(graph.clusteringCoefficients(by: measure), expected), "\(graph.edges)")
      let neighborCounts = try graph.neighborCounts()
      for least in [0, 2] {
        let some = zip(expected, neighborCounts).filter { $0.1 >= least }.map(\.0)
        let mean = some.isEmpty ? 0 : some.reduce(0, +) / Double(some.count)
        let found = try graph.averageClusteringCoefficient(by: measure, neighborsAtLeast: least)
        #expect(isClose(found, mean), "\(graph.edges)")
      }
    }
  }

  @Test(arguments: Graph.ClusteringMeasure.allCases)
  func `neither the order of the edges nor the number of threads changes a digit`(
    measure: Graph.ClusteringMeasure
  ) throws {
    let graph = randomGraph(.directed, 100, 2_000, seed: 3)
    let expected = try graph.clusteringCoefficients(by: measure)
    for threads in 1...2 {
      let other = shuffled(graph, seed: threads)
      let found = try Execution(threads: threads).run {
        try other.clusteringCoefficients(by: measure)
      }
      #expect(found == expected)
    }
    #expect(try isClose(expected, byDefinition(graph, measure)))
  }

  @Test func `figures from NetworkX 3.6.1 and igraph 1.0.0`() throws {
    let karate = ClassicGraphs.karateClub
    #expect(isClose(try karate.averageClusteringCoefficient(), 0.5706384782076823))
    #expect(
      isClose(try karate.averageClusteringCoefficient(neighborsAtLeast: 2), 0.5879305533048848))
    let onnela = try karate.clusteringCoefficients(by: .onnela)
    #expect(
      isClose(
        Array(onnela.prefix(3)), [0.06631121196141879, 0.16691488397650842, 0.13142659927282047]))
    let barrat = try karate.clusteringCoefficients(by: .barrat)
    #expect(
      isClose(
        Array(barrat.prefix(3)), [0.18095238095238095, 0.41379310344827586, 0.3164983164983165]))
    let directed = graph(.directed, 5, [0: 1, 1: 0, 1: 2, 2: 0, 2: 3, 3: 0, 3: 4, 4: 2])
    #expect(
      isClose(
        try directed.clusteringCoefficients(by: .fagiolo),
        [0.3, 0.5, 0.3333333333333333, 0.3333333333333333, 0.5]))
  }

  @Test func `strengths of 0 make coefficients of 0`() throws {
    let ends: KeyValuePairs = [0: 1, 1: 2, 2: 0]
    let graph = graph(.undirected, 3, ends, strengths: [0, 0, 0])
    for measure in [Graph.ClusteringMeasure.barrat, .onnela] {
      #expect(try graph.clusteringCoefficients(by: measure) == [0, 0, 0])
    }
    #expect(try graph.clusteringCoefficients() == [1, 1, 1])
  }

  @Test func `an average of no node is 0`() throws {
    #expect(try graph(.undirected, 0, []).averageClusteringCoefficient() == 0)
    #expect(
      try graph(.undirected, 2, [0: 1]).averageClusteringCoefficient(neighborsAtLeast: 2) == 0)
  }
}
