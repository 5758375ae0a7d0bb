import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct BetweennessTests {
  @Test func `every small graph agrees with the paths found by trial`() throws {
    for graph in everySmallGraph {
      let expected = ShortestPathOracle(graph, by: .hops).betweenness()
      #expect(isClose(try graph.betweenness(), expected), "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs agree with the paths found by trial`(measure: Graph.PathMeasure) throws {
    for (seed, graph) in randomMultigraphs {
      let expected = ShortestPathOracle(graph, by: measure).betweenness()
      #expect(isClose(try graph.betweenness(by: measure), expected), "seed \(seed)")
    }
    for graph in everySmallValuedGraph {
      let expected = ShortestPathOracle(graph, by: measure).betweenness()
      #expect(isClose(try graph.betweenness(by: measure), expected), "\(graph.edges)")
    }
  }

  @Test func `without lengths, lengths are hops`() throws {
    for graph in everySmallGraph {
      #expect(
        isClose(try graph.betweenness(by: .lengths), try graph.betweenness()), "\(graph.edges)")
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate: [Double] = [
      231.071428571, 28.4785714286, 75.8507936508, 6.2880952381, 0.333333333333, 15.8333333333,
      15.8333333333, 0, 29.5293650794, 0.447619047619, 0.333333333333, 0, 0, 24.2158730159, 0, 0, 0,
      0, 0, 17.1468253968, 0, 0, 0, 9.3, 1.16666666667, 2.02777777778, 0, 11.7920634921,
      0.947619047619, 1.54285714286, 7.60952380952, 73.0095238095, 76.6904761905, 160.551587302,
    ]
    let florentine: [Double] = [
      0, 19.3333333333, 8.5, 9.5, 5, 0, 23.1666666667, 0, 47.5, 0, 2, 10.3333333333, 13,
      9.33333333333, 8.33333333333, 0,
    ]
    #expect(isClose(try ClassicGraphs.karateClub.betweenness(), karate))
    #expect(isClose(try ClassicGraphs.florentineMarriages.betweenness(), florentine))
  }

  @Test func `Krackhardt's kite has the published leader`() throws {
    let scores = try ClassicGraphs.krackhardtKite.betweenness()
    let expected = [
      0.8333333333, 0.8333333333, 0, 3.6666666667, 0, 8.3333333333, 8.3333333333, 14, 8, 0,
    ]
    #expect(isClose(scores, expected, tolerance: 1e-8))
  }

  @Test func `the share is out of all pairs of others`() throws {
    let star = graph(.undirected, 4, [0: 1, 0: 2, 0: 3])
    #expect(try star.betweenness(scale: .share) == [1, 0, 0, 0])
    let middle = graph(.directed, 3, [0: 1, 1: 2])
    #expect(try middle.betweenness() == [0, 1, 0])
    #expect(try middle.betweenness(scale: .share) == [0, 0.5, 0])
  }

  @Test func `graphs of up to two nodes score 0`() throws {
    for direction in [Graph.Direction.directed, .undirected] {
      for count in 0...2 {
        let graph = graph(direction, count, count == 2 ? [.init(0, 1)] : [])
        let zeros = [Double](repeating: 0, count: count)
        #expect(try graph.betweenness(scale: .share) == zeros)
        #expect(try graph.betweenness(by: .lengths, scale: .share) == zeros)
        #expect(try graph.betweenness() == zeros)
      }
    }
  }

  @Test func `parallel edges and loops make no more paths`() throws {
    let lengths = [1.0, 1, 2, 1, 1, 1, 5]
    let graph = graph(
      .undirected, 4, [0: 1, 0: 1, 0: 1, 1: 3, 0: 2, 2: 3, 1: 1], lengths: lengths)
    #expect(try graph.betweenness() == [0.5, 0.5, 0.5, 0.5])
    #expect(try graph.betweenness(by: .lengths) == [0.5, 0.5, 0.5, 0.5])
  }

  @Test(arguments: [Graph.Direction.undirected, .directed])
  func `larger graphs agree with lists of predecessors`(direction: Graph.Direction) throws {
    for (nodeCount, edgeCount) in [(30, 25), (100, 110), (100, 300), (300, 450), (120, 4_000)] {
      let graph = randomGraph(direction, nodeCount, edgeCount, seed: nodeCount + edgeCount)
      for measure in Graph.PathMeasure.allCases {
        #expect(
          isClose(try graph.betweenness(by: measure), PredecessorOracle(graph, by: measure).scores))
      }
    }
  }

  @Test func `trees, and rings that hang together by one node, are done piece by piece`() throws {
    // A star of rings of five, each with a tail of three, all joined at node 0.
    var edges: [Graph.Edge] = []
    for ring in 0..<12 {
      let first = 1 + 7 * ring
      edges += [
        .init(0, first), .init(first, first + 1), .init(first + 1, first + 2),
        .init(first + 2, first + 3), .init(first + 3, 0), .init(first + 1, first + 4),
        .init(first + 4, first + 5), .init(first + 5, first + 6),
      ]
    }
    let graph = graph(.undirected, 85, edges)
    for measure in Graph.PathMeasure.allCases {
      let scores = try graph.betweenness(by: measure)
      #expect(isClose(scores, PredecessorOracle(graph, by: measure).scores))
      // All pairs of the 84 others, but for those within one of the 12 rings and its tail, of
      // whose 21 pairs the shortest paths of few lead through 0.
      #expect(scores[0] > 12 * 11 / 2 * 49 && scores[0] < 12 * 11 / 2 * 49 + 12 * 21)
    }
  }

  @Test func `a tenth and two tenths are three tenths`() throws {
    // 0.1 + 0.2 is more than 0.3 in floating point.
    let square = graph(
      .undirected, 4, [0: 1, 1: 3, 0: 2, 2: 3, 0: 3], lengths: [0.1, 0.2, 0.2, 0.1, 0.3])
    // Of 0–3 one path of three passes 1 and one 2; of 1–2 one of two passes 0 and one 3.
    #expect(isClose(try square.betweenness(by: .lengths), [0.5, 1.0 / 3, 1.0 / 3, 0.5]))
    let longer = graph(
      .undirected, 4, [0: 1, 1: 3, 0: 2, 2: 3, 0: 3], lengths: [0.1, 0.2, 0.2, 0.1, 0.300001])
    #expect(isClose(try longer.betweenness(by: .lengths), [0.5, 0.5, 0.5, 0.5]))
  }

  @Test func `lengths that a distance cannot hold make no circles`() throws {
    let tiny = graph(
      .undirected, 4, [0: 1, 1: 2, 2: 3], lengths: [1e12, 1e-9, 1e-9])
    let scores = try tiny.betweenness(by: .lengths)
    #expect(isClose(scores, [0, 2, 2, 0]))
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `seventy diamonds in a row have more paths than a whole number can count`(
    measure: Graph.PathMeasure
  ) throws {
    let scores = try diamondChain(70).betweenness(by: measure)
    for number in 0..<70 {
      // A corner is on all ways from what is before it to what is behind, a side on half of them.
      let before = Double(3 * number)
      let behind = Double(3 * (70 - number))
      #expect(isClose(scores[3 * number], before * behind))
      #expect(isClose(scores[3 * number + 1], (before + 1) * (behind - 2) / 2))
    }
  }

  @Test(arguments: [1_000, 1_030, 2_100])
  func `more paths than a floating point number can count are counted all the same`(
    diamonds: Int
  ) throws {
    let graph = diamondChain(diamonds)
    let ones = [Double](repeating: 1, count: graph.nodeCount)
    let rows = try LocalRows(graph.simpleRows(.outgoing), graph.simpleRows(.incoming))
    var found = ones.map { _ in 0.0 }
    var hops = LaneDependencies(rows, weights: ones)
    let start = rows.nodes.firstIndex(of: 0) ?? 0
    hops.add(from: start..<start + 1, to: &found)
    let byHops = rows.original(found, initial: 0)
    var byLengths = ones.map { _ in 0.0 }
    let lengths = try LengthDependencies(graph.lengthRows(.outgoing), weights: ones)
    lengths.add(from: 0, to: &byLengths)
    for scores in [byHops, byLengths] {
      for number in 1..<diamonds {
        let behind = Double(3 * (diamonds - number))
        #expect(isClose(scores[3 * number], behind))
        #expect(isClose(scores[3 * number + 1], (behind - 2) / 2))
      }
    }
  }

  @Test func `the order of the edges changes no digit`() throws {
    for (seed, graph) in randomMultigraphs {
      let lengths = graph.lengths.map { $0.map { $0 / 10 } }
      let tenths = EntenteTestSupport.graph(
        graph.direction, graph.nodeCount, graph.edges, lengths: lengths)
      let expected = try tenths.betweenness(by: .lengths)
      #expect(
        try shuffled(tenths, seed: seed).betweenness(by: .lengths) == expected, "seed \(seed)")
    }
  }

  @Test func `a way whose length is lost in rounding still comes after the node before`() throws {
    let path = graph(.directed, 3, [2: 1, 1: 0], lengths: [1e8, 1e-9])
    #expect(try path.betweenness(by: .lengths) == [0, 1, 0])
    #expect(try path.edgeBetweenness(by: .lengths) == [2, 2])
    for seed in 0..<20 {
      let direction: Graph.Direction = seed % 2 == 0 ? .undirected : .directed
      let shape = randomGraph(direction, 30, 45, seed: seed)
      let lengths = shape.edges.indices.map { [1e-9, 1, 1e8][($0 + seed) % 3] }
      let graph = graph(direction, 30, shape.edges, lengths: lengths)
      #expect(try graph.betweenness(by: .lengths).allSatisfy { $0 >= 0 && $0.isFinite })
      #expect(try graph.edgeBetweenness(by: .lengths).allSatisfy { $0 >= 0 && $0.isFinite })
    }
  }

  @Test func `a length of 0 is refused with its edge`() throws {
    let graph = graph(.undirected, 3, [0: 1, 1: 2], lengths: [1, 0])
    #expect(throws: GraphError.self) { try graph.betweenness(by: .lengths) }
    do {
      _ = try graph.betweenness(by: .lengths)
    } catch {
      #expect(error.problem == .zeroLength && error.edge == 1)
      #expect(error.description.hasPrefix("Edge 1, between nodes 1 and 2, has length 0;"))
    }
  }
}
