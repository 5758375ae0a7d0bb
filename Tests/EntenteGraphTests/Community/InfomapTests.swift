import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct InfomapTests {
  /// The steps of the walker from node (row) to node (column), by dense arithmetic.
  private func steps(_ graph: Graph, _ measure: Graph.TieMeasure) -> [[Double]] {
    let ties = MatrixOracle(graph, by: measure).ties
    let strengths = ties.map { $0.reduce(0, +) }
    let total = strengths.reduce(0, +)
    guard total > 0 else { return ties }
    if !graph.isDirected { return ties.map { $0.map { $0 / total } } }
    var shares = strengths.map { $0 / total }
    for _ in 0..<400 {
      var next = ties.map { _ in 0.0 }
      for row in ties.indices {
        for column in ties.indices {
          let follow = strengths[row] > 0 ? 0.85 * ties[row][column] / strengths[row] : 0
          let jump = (strengths[row] > 0 ? 0.15 : 1) * strengths[column] / total
          next[column] += shares[row] * (follow + jump)
        }
      }
      shares = next
    }
    let steps = ties.indices.map { row in
      ties[row].map { strengths[row] > 0 ? shares[row] * $0 / strengths[row] : 0 }
    }
    let sum = steps.joined().reduce(0, +)
    return steps.map { $0.map { $0 / sum } }
  }

  /// The codelength as the authors define it: the entropy of each code book by the share of its use.
  private func codelength(_ steps: [[Double]], _ communities: [Int]) -> Double {
    func entropy(_ uses: [Double]) -> Double {
      let sum = uses.reduce(0, +)
      return uses.reduce(0) { $1 > 0 ? $0 - $1 * log2($1 / sum) : $0 }
    }
    let nodes = communities.indices
    let visits = nodes.map { node in nodes.reduce(0) { $0 + steps[$1][node] } }
    var index: [Double] = []
    var bits = 0.0
    for community in Set(communities) {
      let members = nodes.filter { communities[$0] == community }
      let others = nodes.filter { communities[$0] != community }
      let leaving = members.reduce(0) { sum, from in
        others.reduce(sum) { $0 + steps[from][$1] }
      }
      index.append(
        others.reduce(0) { sum, from in members.reduce(sum) { $0 + steps[from][$1] } })
      bits += entropy(members.map { visits[$0] } + [leaving])
    }
    return bits + entropy(index)
  }

  @Test func `the codelength of every partition of small graphs agrees with the definition`() throws
  {
    let partitions = (0...6).map { everyPartition(nodeCount: $0) }
    for graph in everySmallShape + everySmallValuedGraph {
      let steps = steps(graph, .strengths)
      var best = Double.infinity
      for communities in partitions[graph.nodeCount] {
        let value = try graph.codelength(of: Partition(labels: communities), by: .strengths)
        let expected = codelength(steps, communities)
        #expect(abs(value - expected) < 1e-9, "\(graph.edges)")
        best = min(best, expected)
      }
      // The search finds a partition of this codelength, and none takes fewer bits than the best.
      let found = try graph.infomap(by: .strengths, tries: 10)
      #expect(abs(found.codelength - codelength(steps, found.partition.communities)) < 1e-9)
      #expect(abs(found.codelength - best) < 1e-9, "\(graph.edges) \(graph.strengths ?? [])")
      let once = try graph.infomap(by: .strengths)
      #expect(once.codelength <= once.oneCommunityCodelength + 1e-9)
      #expect(once.codelength <= codelength(steps, Array(0..<graph.nodeCount)) + 1e-9)
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `in random multigraphs it does too, and no node saves bits by moving`(
    measure: Graph.TieMeasure
  ) throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      let steps = steps(graph, measure)
      let found = try graph.infomap(by: measure, seed: 3)
      let communities = found.partition.communities
      #expect(abs(found.codelength - codelength(steps, communities)) < 1e-9, "seed \(seed)")
      let together = communities.map { _ in 0 }
      #expect(abs(found.oneCommunityCodelength - codelength(steps, together)) < 1e-9)
      for node in communities.indices {
        for community in 0...found.partition.count {
          var moved = communities
          moved[node] = community
          // Only neighbors are tried; a community without any is never better.
          #expect(codelength(steps, moved) > found.codelength - 1e-9, "seed \(seed)")
        }
      }
    }
  }

  private static let quarters = Partition(labels: PartitionComparisonTests.karateQuarters)

  @Test func `codelengths from infomap 2.16.0`() throws {
    let club = ClassicGraphs.karateClub
    let directed = graph(.directed, 34, club.edges, strengths: club.strengths)
    #expect(isClose(try club.codelength(of: Self.quarters), 4.335873950218077))
    #expect(isClose(try directed.codelength(of: Self.quarters), 2.8023928793017645))
    #expect(isClose(try club.codelength(of: Self.quarters, by: .strengths), 4.189052951577016))
    #expect(
      isClose(try directed.codelength(of: Self.quarters, by: .strengths), 2.7411723296469126))
  }

  @Test func `the best of 50 trials of infomap 2.16.0 is found`() throws {
    let club = ClassicGraphs.karateClub
    let directed = graph(.directed, 34, club.edges, strengths: club.strengths)
    #expect(isClose(try club.infomap(tries: 20).codelength, 4.3117926458018285))
    #expect(try directed.infomap(tries: 20).codelength < 2.753093952770535 + 1e-9)
    #expect(isClose(try club.infomap(by: .strengths, tries: 20).codelength, 4.0874231588196235))
    #expect(
      try directed.infomap(by: .strengths, tries: 20).codelength < 2.7047684028403536 + 1e-9)
  }

  @Test func `it is never worse than one community`() throws {
    // In igraph 1.0.0 too the rings of 6 and of 8 nodes are one community.
    for count in [6, 8] {
      let ring = graph(.undirected, count, (0..<count).map { .init($0, ($0 + 1) % count) })
      let found = try ring.infomap()
      #expect(found.partition.count == 1 && isClose(found.codelength, log2(Double(count))))
    }
    for seed in 0..<100 {
      let graph = randomGraph(seed % 2 == 0 ? .undirected : .directed, 12, 14, seed: seed)
      let found = try graph.infomap()
      #expect(found.codelength <= found.oneCommunityCodelength + 1e-9, "seed \(seed)")
    }
  }

  @Test func `the flow of many nodes settles within rounding`() throws {
    let count = 50_000
    let ring = graph(.directed, count, (0..<count).map { .init($0, ($0 + 1) % count) })
    let together = Partition(labels: repeatElement(0, count: count))
    #expect(isClose(try ring.codelength(of: together), log2(Double(count))))
  }

  @Test func `a flow that does not settle is an error`() throws {
    // Two thirds of the starts are at node 0, and from each node the walker can only go to the other.
    let pair = graph(.directed, 2, [0: 1, 0: 1, 1: 0])
    let errors = [
      #expect(throws: GraphError.self) { try pair.infomap(teleportation: 1e-9) },
      #expect(throws: GraphError.self) {
        try pair.codelength(of: Partition(labels: [0, 0]), teleportation: 1e-9)
      },
    ]
    for error in errors {
      guard case .notConverged(10_000, let change)? = error?.problem else {
        Issue.record("\(String(describing: error))")
        continue
      }
      // All but what has jumped changes places.
      #expect(abs(change - 2.0 / 3) < 1e-4)
    }
  }

  @Test func `strengths beside which others vanish are taken`() throws {
    let triangle = [Graph.Edge(0, 1), .init(1, 2), .init(2, 0)]
    for strengths in [
      [1e-300, 1e300, 1], [1e-300, 1e300, 1e-300],
      [Double.leastNonzeroMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude / 8],
    ] {
      for direction in [Graph.Direction.directed, .undirected] {
        let found = try graph(direction, 3, triangle, strengths: strengths).infomap(by: .strengths)
        #expect(found.codelength.isFinite && found.partition.communities.count == 3)
      }
    }
  }

  @Test func `the order of the edges and the number of threads change nothing`() throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      let tenths = EntenteTestSupport.graph(
        graph.direction, graph.nodeCount, graph.edges,
        strengths: graph.strengths.map { $0.map { $0 / 10 } })
      let found = try Execution(threads: 1).run {
        try tenths.infomap(by: .strengths, seed: 7, tries: 3)
      }
      let other = try Execution(threads: 2).run {
        try shuffled(tenths, seed: seed).infomap(by: .strengths, seed: 7, tries: 3)
      }
      #expect(other == found, "seed \(seed)")
    }
  }

  @Test func `without ties each node is alone and nothing is to be told`() throws {
    for direction in [Graph.Direction.directed, .undirected] {
      let none = try graph(direction, 0, []).infomap()
      #expect(none.partition.count == 0 && none.codelength == 0)
      let alone = try graph(direction, 2, []).infomap()
      #expect(alone.partition.count == 2 && alone.codelength == 0)
      let pair = try graph(direction, 3, [0: 1, 1: 0]).infomap()
      #expect(pair.partition.members() == [[0, 1], [2]])
    }
  }

  @Test func `a canceled task stops the search`() async throws {
    let graph = ClassicGraphs.karateClub
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try graph.infomap()
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }
}
