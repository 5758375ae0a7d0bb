import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct StochasticDegreeSequenceTests {
  private func random(_ first: Int, _ second: Int, _ edges: Int, seed: Int) throws -> TwoModeGraph {
    let edges = randomGraph(.directed, max(first, second), edges, seed: seed).edges.filter {
      $0.source < first && $0.target < second
    }
    return try TwoModeGraph(
      graph(
        .undirected, first + second, edges.map { Graph.Edge($0.source, first + $0.target) }),
      modes: (0..<(first + second)).map { $0 < first ? .first : .second })
  }

  @Test(arguments: TwoModeGraph.Mode.allCases)
  func `p values agree with all outcomes listed`(mode: TwoModeGraph.Mode) throws {
    for seed in 0..<40 {
      let graph = try random(5, 6, 16, seed: seed)
      let model = try graph.bipartiteConfiguration()
      let others = graph.nodes(mode.other)
      let nodes = graph.nodes(mode)
      let pairs = try graph.sharedNeighbors(of: mode)
      var place = 0
      for first in nodes {
        for second in nodes where second > first {
          let shared = Set(graph.graph.neighbors(of: first))
            .intersection(graph.graph.neighbors(of: second)).count
          if shared == 0 { continue }
          var expected = 0.0
          for outcome in 0..<(1 << others.count) where outcome.nonzeroBitCount >= shared {
            expected += others.enumerated().reduce(1.0) { product, other in
              let success =
                model.probability(first, other.element) * model.probability(second, other.element)
              return product * (outcome >> other.offset & 1 == 1 ? success : 1 - success)
            }
          }
          let pair = pairs[place]
          place += 1
          #expect((pair.first, pair.second, pair.count) == (first, second, shared))
          #expect(abs(pair.pValue - expected) < 1e-12, "seed \(seed)")
        }
      }
      #expect(place == pairs.count)
    }
  }

  @Test func `small p values keep their digits`() throws {
    // The nodes 0 and 1 share all of 30 neighbors among 300; eight others have 30 elsewhere.
    let edges = (0..<10).flatMap { row in
      (0..<30).map { Graph.Edge(row, 10 + (row < 2 ? $0 : (row * 31 + 9 * $0) % 300)) }
    }
    let graph = try TwoModeGraph(
      graph(.undirected, 310, edges), modes: (0..<310).map { $0 < 10 ? .first : .second })
    let pair = try #require(try graph.sharedNeighbors(of: .first).first)
    #expect(pair.first == 0 && pair.second == 1 && pair.count == 30)
    let model = try graph.bipartiteConfiguration()
    var chances = [1.0]
    for other in 10..<310 {
      let success = model.probability(0, other) * model.probability(1, other)
      chances = zip(chances + [0], [0] + chances).map { $0 * (1 - success) + $1 * success }
    }
    let expected = chances[30...].reversed().reduce(0, +)
    #expect(expected < 1e-12 && isClose(pair.pValue / expected, 1))
  }

  @Test func `of random graphs few pairs are significant`() throws {
    var (tests, below) = (0, 0)
    for seed in 0..<20 {
      let graph = try random(20, 60, 900, seed: seed)
      below += try graph.sharedNeighbors(of: .first).count { $0.pValue <= 0.05 }
      tests += 190
    }
    #expect(Double(below) <= 0.06 * Double(tests))
  }

  @Test func `the southern women share no more events than their degrees explain`() throws {
    let women = try TwoModeGraph(ClassicGraphs.southernWomen)
    let pairs = try women.sharedNeighbors(of: .first)
    let smallest = pairs.sorted { $0.pValue < $1.pValue }[..<4]
    // By dense arithmetic with NumPy 2.4.6.
    let expected = [
      (16, 17, 2, 0.08837234617805599), (11, 12, 6, 0.09351301464920879),
      (10, 11, 4, 0.15790658754000492), (7, 15, 2, 0.16313957062519235),
    ]
    for (pair, expected) in zip(smallest, expected) {
      #expect((pair.first, pair.second, pair.count) == (expected.0, expected.1, expected.2))
      #expect(isClose(pair.pValue, expected.3, tolerance: 1e-8))
    }
  }

  @Test func `threads and the order of edges change nothing`() throws {
    let graph = try random(30, 40, 300, seed: 3)
    let found = try Execution(threads: 1).run { try graph.sharedNeighbors(of: .first) }
    #expect(try Execution(threads: 2).run { try graph.sharedNeighbors(of: .first) } == found)
    let other = try TwoModeGraph(shuffled(graph.graph, seed: 1), modes: graph.modes)
    #expect(try other.sharedNeighbors(of: .first) == found)
  }

  @Test func `without ties there is nothing to share`() throws {
    #expect(try TwoModeGraph(graph(.undirected, 0, [])).sharedNeighbors(of: .first).isEmpty)
    #expect(try TwoModeGraph(graph(.undirected, 3, [])).sharedNeighbors(of: .second).isEmpty)
    let star = try TwoModeGraph(graph(.undirected, 3, [0: 1, 0: 2]))
    #expect(try star.sharedNeighbors(of: .second).map(\.pValue) == [1])
  }
}
