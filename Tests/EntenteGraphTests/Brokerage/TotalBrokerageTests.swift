import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct TotalBrokerageTests {
  private func check(_ graph: Graph, _ groups: [Int], _ comment: Comment) throws {
    let oracle = BrokerageOracle(graph)
    let found = try graph.totalBrokerage(of: groups)
    let (means, variances) = oracle.totalMoments(groups)
    let counts = oracle.totalCounts(groups)
    for (number, role) in BrokerageRole.allCases.enumerated() {
      let score = found[role]
      #expect(score.count == counts[number], comment)
      #expect(abs(score.expected - means[number]) < 1e-9, comment)
      let variance = score.standardDeviation * score.standardDeviation
      #expect(abs(variance - variances[number]) < 1e-8, comment)
      #expect((score.z == nil) == (variances[number] < 1e-9), comment)
    }
  }

  @Test func `small graphs agree with all permutations of all groupings`() throws {
    let partitions = (0...5).map { everyPartition(nodeCount: $0) }
    for graph in everySmallShape where graph.nodeCount < 6 {
      for groups in partitions[graph.nodeCount] { try check(graph, groups, "\(graph.edges)") }
    }
  }

  @Test func `random multigraphs agree with all permutations`() throws {
    var largeCount = 0
    for (seed, graph) in randomMultigraphs where graph.nodeCount <= 6 && seed < 100 {
      if graph.nodeCount == 6, largeCount >= 4 { continue }
      largeCount += graph.nodeCount == 6 ? 1 : 0
      try check(graph, randomGroups(graph.nodeCount, seed: seed), "seed \(seed)")
    }
    #expect(largeCount == 4)
  }

  @Test(arguments: [Graph.Direction.undirected, .directed])
  func `larger graphs agree with the mean and spread of random permutations`(
    direction: Graph.Direction
  ) throws {
    let graph = randomGraph(direction, 20, 60, seed: 4)
    let groups = (0..<20).map { [0, 0, 1, 1, 2][$0 % 5] }
    let oracle = BrokerageOracle(graph)
    let found = try graph.totalBrokerage(of: groups)
    var generator = SeededGenerator(seed: 1)
    let samples = (0..<300).map { _ in
      oracle.totalCounts(groups.shuffled(using: &generator)).map(Double.init)
    }
    for role in BrokerageRole.allCases {
      let column = samples.map { $0[role.rawValue] }
      let mean = column.reduce(0, +) / 300
      let spread = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 300).squareRoot()
      let score = found[role]
      #expect(abs(mean - score.expected) < 0.25 * score.standardDeviation)
      #expect(abs(spread - score.standardDeviation) < 0.25 * score.standardDeviation)
    }
  }

  @Test func `neither the order of the edges nor the number of threads changes a digit`() throws {
    let graph = randomGraph(.directed, 400, 4_000, seed: 9)
    let groups = (0..<400).map { $0 % 6 }
    let expected = try Execution(threads: 1).run { try graph.totalBrokerage(of: groups) }
    let found = try Execution(threads: 2).run {
      try shuffled(graph, seed: 1).totalBrokerage(of: groups)
    }
    #expect(found == expected)
  }
}
