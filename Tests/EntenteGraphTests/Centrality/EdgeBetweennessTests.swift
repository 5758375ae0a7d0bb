import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct EdgeBetweennessTests {
  @Test func `every small graph agrees with the paths found by trial`() throws {
    for graph in everySmallGraph {
      let expected = ShortestPathOracle(graph, by: .hops).edgeBetweenness(of: graph)
      #expect(isClose(try graph.edgeBetweenness(), expected), "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs agree with the paths found by trial`(measure: Graph.PathMeasure) throws {
    for (seed, graph) in randomMultigraphs {
      let expected = ShortestPathOracle(graph, by: measure).edgeBetweenness(of: graph)
      #expect(isClose(try graph.edgeBetweenness(by: measure), expected), "seed \(seed)")
    }
    for graph in everySmallValuedGraph {
      let expected = ShortestPathOracle(graph, by: measure).edgeBetweenness(of: graph)
      #expect(isClose(try graph.edgeBetweenness(by: measure), expected), "\(graph.edges)")
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let florentine: [Double] = [
      14, 14, 16.3333333333, 22.3333333333, 12.5, 18.5, 17.1666666667, 7.5, 8.33333333333, 6, 5.5,
      14, 12.8333333333, 15.3333333333, 26, 12.8333333333, 14, 4.5, 14.3333333333, 5,
    ]
    #expect(isClose(try ClassicGraphs.florentineMarriages.edgeBetweenness(), florentine))
    let karate = ClassicGraphs.karateClub
    let lengths = graph(.undirected, 34, karate.edges, lengths: karate.strengths)
    let first: [Double] = [
      0, 11.5833333333, 13.2, 29.5, 44, 44, 24, 31.1, 29.5, 33, 31.25, 15, 30.85, 110.533333333,
      23.25, 62.5333333333,
    ]
    #expect(isClose(Array(try lengths.edgeBetweenness(by: .lengths)[..<16]), first))
    let shares: [Double] = [
      0.0252525252525, 0.0777876807289, 0.0204991087344, 0.0522875816993, 0.0781342840166,
      0.0781342840166, 0.0228206434089, 0.0742395948278,
    ]
    #expect(isClose(Array(try karate.edgeBetweenness(scale: .share)[..<8]), shares))
  }

  @Test(.enabled(if: SharedFolder.testData != nil), arguments: ReferenceGraph.names)
  func `five networks agree with NetworkX and igraph in the sum`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let sum = try reference.graph.edgeBetweenness().reduce(0, +)
    #expect(isClose(sum, try #require(reference.value("edge_betweenness_sum"))))
  }

  @Test func `parallel edges share the score of their tie`() throws {
    let graph = graph(
      .undirected, 3, [0: 1, 1: 0, 1: 2, 1: 1, 0: 1], lengths: [1, 1, 5, 1, 2])
    #expect(isClose(try graph.edgeBetweenness(), [2.0 / 3, 2.0 / 3, 2, 0, 2.0 / 3]))
    #expect(try graph.edgeBetweenness(by: .lengths) == [1, 1, 2, 0, 0])
  }

  @Test(arguments: [Graph.Direction.undirected, .directed])
  func `the scores at a node add up to its betweenness and its pairs`(
    direction: Graph.Direction
  ) throws {
    // A path enters or leaves a node once for each end, and twice if the node is inside.
    let graph = randomGraph(direction, 150, 400, seed: 3)
    for measure in Graph.PathMeasure.allCases {
      let edges = graph.edges
      var sums = [Double](repeating: 0, count: graph.nodeCount)
      for (number, score) in try graph.edgeBetweenness(by: measure).enumerated() {
        sums[edges[number].source] += score
        sums[edges[number].target] += score
      }
      let betweenness = try graph.betweenness(by: measure)
      for node in 0..<graph.nodeCount {
        var ends = try graph.distances(from: node).count { $0.isFinite } - 1
        if graph.isDirected {
          ends += try graph.reversed().distances(from: node).count { $0.isFinite } - 1
        }
        #expect(isClose(sums[node], 2 * betweenness[node] + Double(ends)))
      }
    }
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `more paths than a floating point number can count are counted all the same`(
    measure: Graph.PathMeasure
  ) throws {
    let diamonds = 1_100
    let graph = diamondChain(diamonds)
    let ways = try graph.lengthRows(.outgoing)
    var counts = ShortestPathCounts(
      ways.rows, lengths: measure == .lengths ? ways.values : nil)
    counts.run(from: 0)
    #expect(!counts.isNarrow)
    var scores = [Double](repeating: 0, count: ways.values.count)
    counts.addArcDependencies(to: &scores)
    for number in 0..<diamonds {
      // The arcs of a diamond are those of its corner, and one of each side.
      let behind = Double(3 * (diamonds - number) - 2)
      #expect(isClose(scores[4 * number], behind / 2 + 1))
      #expect(isClose(scores[4 * number + 2], behind / 2))
    }
  }

  @Test func `neither the order of the edges nor the number of threads changes a digit`() throws {
    for direction in [Graph.Direction.undirected, .directed] {
      let graph = randomGraph(direction, 300, 900, seed: 1)
      for measure in Graph.PathMeasure.allCases {
        func scores(_ graph: Graph, threads: Int) throws -> [String] {
          let scores = try Execution(threads: threads).run {
            try graph.edgeBetweenness(by: measure)
          }
          let ends = graph.edges.map { edge in
            graph.isDirected
              ? "\(edge.source) \(edge.target)"
              : "\(min(edge.source, edge.target)) \(max(edge.source, edge.target))"
          }
          return zip(ends, scores).map { "\($0) \($1)" }.sorted()
        }
        let expected = try scores(graph, threads: 1)
        #expect(try scores(shuffled(graph, seed: 2), threads: 2) == expected)
      }
    }
  }

  @Test func `graphs without edges, and a length of 0`() throws {
    for count in 0...2 {
      #expect(try graph(.directed, count, []).edgeBetweenness(scale: .share).isEmpty)
    }
    #expect(try graph(.undirected, 1, [0: 0]).edgeBetweenness(scale: .share) == [0])
    let graph = graph(.undirected, 3, [0: 1, 1: 2], lengths: [1, 0])
    #expect(throws: GraphError.self) { try graph.edgeBetweenness(by: .lengths) }
  }
}
