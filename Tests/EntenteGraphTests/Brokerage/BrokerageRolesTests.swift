import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct BrokerageRolesTests {
  private func check(_ graph: Graph, _ groups: [Int], _ comment: Comment) throws {
    let oracle = BrokerageOracle(graph)
    for (node, found) in try graph.brokerageRoles(of: groups).enumerated() {
      #expect(
        BrokerageRole.allCases.map { found[$0].count } == oracle.counts(of: node, groups), comment)
      let (means, variances) = oracle.moments(of: node, groups)
      for (role, moments) in zip(BrokerageRole.allCases, zip(means, variances)) {
        let score = found[role]
        let variance = score.standardDeviation * score.standardDeviation
        #expect(abs(score.expected - moments.0) < 1e-9, comment)
        #expect(abs(variance - moments.1) < 1e-8, comment)
        #expect((score.z == nil) == (moments.1 < 1e-9), comment)
      }
    }
  }

  @Test func `small graphs agree with all permutations of all groupings`() throws {
    let partitions = (0...5).map { everyPartition(nodeCount: $0) }
    for graph in everySmallShape where graph.nodeCount < 6 {
      for groups in partitions[graph.nodeCount] { try check(graph, groups, "\(graph.edges)") }
    }
  }

  @Test func `random multigraphs agree with all permutations`() throws {
    var isLarge = 0
    for (seed, graph) in randomMultigraphs where seed < 150 && graph.nodeCount <= 6 {
      try check(graph, randomGroups(graph.nodeCount, seed: seed), "seed \(seed)")
      isLarge += graph.nodeCount == 6 ? 1 : 0
    }
    #expect(isLarge > 10)
  }

  @Test func `larger graphs agree with counting triple by triple`() throws {
    for direction in [Graph.Direction.undirected, .directed] {
      let graph = randomGraph(direction, 40, 250, seed: 2)
      let groups = (0..<40).map { $0 * $0 % 7 }
      let oracle = BrokerageOracle(graph)
      for (node, found) in try graph.brokerageRoles(of: groups).enumerated() {
        let counts = oracle.counts(of: node, groups)
        #expect(BrokerageRole.allCases.map { found[$0].count } == counts)
        #expect(found.total == counts.reduce(0, +))
      }
    }
  }

  @Test func `larger graphs agree with the mean and spread of random permutations`() throws {
    let graph = randomGraph(.directed, 30, 150, seed: 4)
    let groups = (0..<30).map { [0, 0, 1, 1, 2][$0 % 5] }
    let oracle = BrokerageOracle(graph)
    let found = try graph.brokerageRoles(of: groups)
    var generator = SeededGenerator(seed: 1)
    for node in [0, 7, 29] {
      let others = (0..<30).filter { $0 != node }
      let samples = (0..<500).map { _ in
        var dealt = groups
        for (other, group) in zip(others, others.map { groups[$0] }.shuffled(using: &generator)) {
          dealt[other] = group
        }
        return oracle.counts(of: node, dealt).map(Double.init)
      }
      for role in BrokerageRole.allCases {
        let column = samples.map { $0[role.rawValue] }
        let mean = column.reduce(0, +) / 500
        let spread = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 500).squareRoot()
        let score = found[node][role]
        // The mean of 500 is mostly within 4/22 of a standard deviation.
        #expect(abs(mean - score.expected) < 0.2 * score.standardDeviation)
        #expect(abs(spread - score.standardDeviation) < 0.2 * score.standardDeviation)
      }
    }
  }

  @Test func `each role by its definition`() throws {
    // Each of two edges leads through node 1.
    let path = graph(.directed, 3, [0: 1, 1: 2])
    let cases: [([Int], BrokerageRole)] = [
      ([5, 5, 5], .coordinator), ([3, 5, 3], .itinerant), ([3, 5, 5], .gatekeeper),
      ([5, 5, 3], .representative), ([1, 2, 3], .liaison),
    ]
    for (groups, role) in cases {
      let scores = try path.brokerageRoles(of: groups)
      #expect(scores.map { $0[role].count } == [0, 1, 0])
      #expect(scores.map(\.total) == [0, 1, 0])
    }
    let closed = graph(.directed, 3, [0: 1, 1: 2, 0: 2])
    #expect(try closed.brokerageRoles(of: [1, 1, 1])[1].total == 0)
    let back = graph(.directed, 3, [0: 1, 1: 2, 2: 0])
    #expect(try back.brokerageRoles(of: [1, 1, 1]).map(\.total) == [1, 1, 1])
  }

  @Test func `neither the order of the edges nor the number of threads changes anything`() throws {
    let graph = randomGraph(.directed, 500, 6_000, seed: 9)
    let groups = (0..<500).map { $0 % 6 }
    let expected = try Execution(threads: 1).run { try graph.brokerageRoles(of: groups) }
    let found = try Execution(threads: 2).run {
      try shuffled(graph, seed: 1).brokerageRoles(of: groups)
    }
    #expect(found == expected)
  }
}
