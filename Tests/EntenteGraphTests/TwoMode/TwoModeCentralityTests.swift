import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct TwoModeCentralityTests {
  private static let women = try? TwoModeGraph(ClassicGraphs.southernWomen)

  @Test func `the southern women have the scores of NetworkX 3.6.1`() throws {
    let women = try #require(Self.women)
    let degrees = women.degreeCentrality()
    #expect(isClose(degrees[0], 8.0 / 14) && isClose(degrees[25], 14.0 / 18))
    let closeness = try women.closeness()
    let betweenness = try women.betweenness()
    let expected: [(node: Int, closeness: Double, betweenness: Double)] = [
      (0, 0.8, 0.09658472108029267), (4, 0.6, 0.010596096282664414),
      (8, 0.7058823529411765, 0.016783108139791406), (13, 0.8, 0.11346136204298476),
      (17, 0.5853658536585366, 0.005054505236263333),
      (18, 0.5238095238095238, 0.002154310782629367),
      (25, 0.8461538461538461, 0.24381946234957552), (26, 0.7857142857142857, 0.22551359177204106),
      (31, 0.5238095238095238, 0.002240655987795576),
    ]
    for (node, close, between) in expected {
      #expect(isClose(closeness[node], close) && isClose(betweenness[node], between))
    }
  }

  @Test(arguments: [(1, 1), (1, 4), (4, 1), (3, 2), (2, 5), (7, 3)])
  func `a center with ties to all others scores 1`(own: Int, other: Int) throws {
    // The others of its mode are spread evenly over the ties.
    let center = (0..<other).map { Graph.Edge(0, own + $0) }
    let rest = (1..<own).map { Graph.Edge($0, own + ($0 - 1) % other) }
    let graph = graph(.undirected, own + other, center + rest)
    let modes = (0..<(own + other)).map { $0 < own ? TwoModeGraph.Mode.first : .second }
    let twoMode = try TwoModeGraph(graph, modes: modes)
    #expect(twoMode.degreeCentrality()[0] == 1)
    #expect(isClose(try twoMode.closeness()[0], 1))
    #expect(isClose(try twoMode.betweenness()[0], other > 1 ? 1 : 0))
  }

  /// The most pairs that a node can be between, by trying every graph with so many nodes of each mode.
  private func mostPairs(own: Int, other: Int) -> Double {
    let ties = (0..<own).flatMap { node in (0..<other).map { Graph.Edge(node, own + $0) } }
    return (0..<1 << ties.count).reduce(0) { most, choice in
      let chosen = ties.indices.filter { choice >> $0 & 1 == 1 }.map { ties[$0] }
      let graph = graph(.undirected, own + other, chosen)
      return max(most, ShortestPathOracle(graph, by: .hops).betweenness()[0])
    }
  }

  @Test func `small graphs agree with the definitions`() throws {
    let most = (0...5).map { own in
      (0...5).map { own > 0 && own + $0 < 6 ? mostPairs(own: own, other: $0) : 0 }
    }
    for graph in everySmallShape where graph.nodeCount < 6 {
      guard let twoMode = try? TwoModeGraph(graph) else { continue }
      let oracle = ShortestPathOracle(try graph.undirected(), by: .hops)
      let (distances, pairs) = (oracle.distances(), oracle.betweenness())
      for (node, mode) in twoMode.modes.enumerated() {
        let own = twoMode.nodes(mode).count
        let other = graph.nodeCount - own
        let neighborCount = distances[node].count { $0 == 1 }
        let degree = other > 0 ? Double(neighborCount) / Double(other) : 0
        #expect(isClose(twoMode.degreeCentrality()[node], degree), "\(graph.edges)")
        let reached = distances[node].indices.filter {
          $0 != node && distances[node][$0].isFinite
        }
        let sum = reached.reduce(0) { $0 + distances[node][$1] }
        let least = reached.reduce(0.0) { $0 + (twoMode.modes[$1] == mode ? 2 : 1) }
        let closeness =
          sum > 0 ? least / sum * Double(reached.count) / Double(graph.nodeCount - 1) : 0
        #expect(isClose(try twoMode.closeness()[node], closeness), "\(graph.edges)")
        let betweenness = most[own][other] > 0 ? pairs[node] / most[own][other] : 0
        #expect(isClose(try twoMode.betweenness()[node], betweenness), "\(graph.edges)")
      }
    }
  }

  @Test func `no score exceeds 1, whatever the parts`() throws {
    for graph in everySmallGraph where graph.nodeCount < 5 || !graph.isDirected {
      guard let twoMode = try? TwoModeGraph(graph) else { continue }
      for scores in [
        twoMode.degreeCentrality(), try twoMode.closeness(), try twoMode.betweenness(),
      ] {
        #expect(scores.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 }, "\(graph.edges)")
      }
    }
  }

  @Test func `parts and isolates`() throws {
    let graph = graph(.undirected, 7, [0: 4, 1: 4, 1: 5, 2: 6])
    let modes = (0..<7).map { $0 < 4 ? TwoModeGraph.Mode.first : .second }
    let twoMode = try TwoModeGraph(graph, modes: modes)
    // NetworkX 3.6.1.
    #expect(
      isClose(twoMode.degreeCentrality(), [1.0 / 3, 2.0 / 3, 1.0 / 3, 0, 0.5, 0.25, 0.25]))
    #expect(
      isClose(try twoMode.betweenness(), [0, 0.16666666666666666, 0, 0, 0.15384615384615385, 0, 0]))
    // By hand: 3 of 6 nodes are reached, at best in 1 + 2 + 1 steps, here in 1 + 2 + 3.
    let closeness = try twoMode.closeness()
    #expect(isClose(closeness[0], 0.5 * 4 / 6))
    #expect(isClose(closeness[2], 1.0 / 6) && closeness[3] == 0)
  }
}
