import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct LeidenTests {
  /// Checks what the method promises of its result.
  private func check(
    _ graph: Graph, _ measure: Graph.TieMeasure, _ resolution: Double, _ comment: Comment
  ) throws {
    let found = try graph.leiden(resolution: resolution, by: measure)
    let communities = found.partition.communities
    let matrix = MatrixOracle(graph, by: measure)
    func modularity(_ labels: [Int]) -> Double { matrix.modularity(labels, resolution: resolution) }
    #expect(abs(found.modularity - modularity(communities)) < 1e-12, comment)

    let inner = EntenteTestSupport.graph(
      graph.direction, graph.nodeCount,
      graph.edges.filter { communities[$0.source] == communities[$0.target] })
    let parts = ReachabilityOracle(inner, ignoresDirection: true).components
    #expect(parts.count == found.partition.count, "a community falls into parts")

    for node in 0..<graph.nodeCount {
      for community in 0...found.partition.count {
        var moved = communities
        moved[node] = community
        #expect(modularity(moved) <= found.modularity + 1e-9, comment)
      }
    }
    for first in 0..<found.partition.count {
      for second in 0..<first {
        let merged = communities.map { $0 == first ? second : $0 }
        #expect(modularity(merged) <= found.modularity + 1e-9, comment)
      }
    }
  }

  @Test
  func `in no small graph does moving a node or merging two communities raise the modularity`()
    throws
  {
    for graph in everySmallGraph { try check(graph, .edges, 1, "\(graph.edges)") }
    for graph in everySmallValuedGraph { try check(graph, .strengths, 1, "\(graph.edges)") }
  }

  @Test(arguments: Graph.TieMeasure.allCases, [0.5, 1, 2])
  func `nor does it in random multigraphs`(measure: Graph.TieMeasure, resolution: Double) throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      try check(graph, measure, resolution, "seed \(seed)")
    }
  }

  @Test func `small undirected graphs nearly always get the best of all partitions`() throws {
    let partitions = everyPartition(nodeCount: 5)
    var misses = 0
    for graph in everySimpleGraph(.undirected, nodeCount: 5) {
      let matrix = MatrixOracle(graph, by: .edges)
      let best = partitions.map { matrix.modularity($0, resolution: 1) }.max() ?? 0
      let found = try graph.leiden().modularity
      #expect(found <= best + 1e-9)
      if found < best - 1e-9 { misses += 1 }
    }
    #expect(misses <= 30)
  }

  @Test func `the karate club gets the best modularity there is`() throws {
    // 0.41979 is the optimum by igraph 1.0.0 (integer programming).
    let found = try ClassicGraphs.karateClub.leiden()
    #expect(isClose(found.modularity, 0.4197896120973046))
    #expect(found.partition.count == 4)
  }

  @Test func `the order of the edges changes nothing, and a seed repeats`() throws {
    for (seed, graph) in randomMultigraphs {
      let tenths = EntenteTestSupport.graph(
        graph.direction, graph.nodeCount, graph.edges,
        strengths: graph.strengths.map { $0.map { $0 / 10 } })
      let found = try tenths.leiden(by: .strengths, seed: 7)
      #expect(
        try shuffled(tenths, seed: seed).leiden(by: .strengths, seed: 7) == found, "seed \(seed)")
    }
  }

  @Test func `cliques in a ring are found`() throws {
    let found = try graph(.undirected, 40, ClassicGraphs.ringOfCliques).leiden()
    #expect(found.partition.members() == (0..<8).map { Array((5 * $0)..<(5 * $0 + 5)) })
  }

  @Test func `nodes without ties, or with ties of strength 0, stay alone`() throws {
    #expect(try graph(.undirected, 0, []).leiden().partition.count == 0)
    #expect(try graph(.undirected, 3, [0: 0]).leiden().partition.count == 3)
    let nothing = graph(.undirected, 2, [0: 1], strengths: [0])
    #expect(try nothing.leiden(by: .strengths).partition.count == 2)
    #expect(try nothing.leiden().partition.count == 1)
    #expect(try graph(.directed, 3, [0: 1, 1: 0]).leiden().partition.members() == [[0, 1], [2]])
  }

  @Test func `the unit of the strengths changes nothing`() throws {
    let club = ClassicGraphs.karateClub
    let scaled = graph(
      .undirected, club.nodeCount, club.edges,
      strengths: club.strengths.map { $0.map { $0 * 0x1p40 } })
    #expect(
      try scaled.leiden(by: .strengths).partition == club.leiden(by: .strengths).partition)
  }

  @Test func `of equally good communities one is drawn`() throws {
    // A path of five nodes falls into two and three, at either end.
    let path = graph(.undirected, 5, [0: 1, 1: 2, 2: 3, 3: 4])
    let found = try (0..<40 as Range<UInt64>).map { try path.leiden(seed: $0).partition }
    let counts = [[1, 1, 0, 0, 0], [0, 0, 0, 1, 1]].map { communities in
      found.count { $0.communities == communities }
    }
    #expect(counts[0] + counts[1] == 40 && counts[0] > 8 && counts[1] > 8)
  }

  @Test func `more tries and more rounds find no less, on any number of threads`() throws {
    let graph = randomGraph(.undirected, 400, 1_200, seed: 1)
    let once = try graph.leiden(seed: 3)
    #expect(try graph.leiden(seed: 3, maximumRounds: 1).modularity <= once.modularity)
    let best = try Execution(threads: 1).run { try graph.leiden(seed: 3, tries: 5) }
    #expect(best.modularity >= once.modularity)
    #expect(try Execution(threads: 2).run { try graph.leiden(seed: 3, tries: 5) } == best)
  }

  @Test func `the constant Potts model agrees with its definition`() throws {
    for (seed, graph) in randomMultigraphs where seed < 100 {
      let found = try graph.leiden(resolution: 0.4, by: .strengths, objective: .constantPotts)
      let matrix = MatrixOracle(graph, by: .strengths)
      // Undirected ties stand twice in the matrix, pairs of nodes too.
      let factor = graph.isDirected ? 1.0 : 0.5
      func quality(_ communities: [Int]) throws -> Double {
        var sum = 0.0
        for row in communities.indices {
          for column in communities.indices where communities[row] == communities[column] {
            sum += matrix.ties[row][column] - (row == column ? 0 : 0.4)
          }
        }
        return sum * factor
      }
      let communities = found.partition.communities
      #expect(try abs(found.quality - quality(communities)) < 1e-9, "seed \(seed)")
      #expect(
        try abs(found.modularity - graph.modularity(of: found.partition, by: .strengths)) < 1e-12)
      for node in communities.indices {
        for community in 0...found.partition.count {
          var moved = communities
          moved[node] = community
          #expect(try quality(moved) <= found.quality + 1e-9, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: [0.3, 1])
  func `the constant Potts model nearly always finds the best partition of a small graph`(
    resolution: Double
  ) throws {
    let partitions = (0...6).map { everyPartition(nodeCount: $0) }
    var misses = 0
    for graph in everySmallShape + everySmallValuedGraph {
      /// The strengths within communities, less the resolution for each pair of nodes in one.
      func quality(_ communities: [Int]) -> Double {
        let within = graph.edges.enumerated().reduce(0.0) { sum, edge in
          let isWithin = communities[edge.element.source] == communities[edge.element.target]
          return sum + (isWithin ? graph.strengths?[edge.offset] ?? 1 : 0)
        }
        let sizes = Set(communities).map { label in Double(communities.count { $0 == label }) }
        let pairs = sizes.reduce(0) { $0 + $1 * ($1 - 1) / (graph.isDirected ? 1 : 2) }
        return within - resolution * pairs
      }
      let best = partitions[graph.nodeCount].map(quality).max() ?? 0
      let found = try graph.leiden(
        resolution: resolution, by: .strengths, objective: .constantPotts, tries: 10)
      #expect(abs(found.quality - quality(found.partition.communities)) < 1e-9)
      #expect(found.quality <= best + 1e-9, "\(graph.edges) \(graph.strengths ?? [])")
      if found.quality < best - 1e-9 { misses += 1 }
    }
    #expect(misses <= 10)
  }

  // leidenalg counts each undirected tie and pair twice: 108.8, 86.2 and 51.5.
  @Test(arguments: zip([0.05, 0.1, 0.25], [54.4, 43.1, 25.75]))
  func `the constant Potts model finds what leidenalg 0.12.0 finds`(
    resolution: Double, quality: Double
  ) throws {
    let found = try ClassicGraphs.karateClub.leiden(
      resolution: resolution, objective: .constantPotts, tries: 50)
    #expect(isClose(found.quality, quality))
  }

  @Test func `a canceled task stops the search`() async throws {
    let execution = Execution(threads: 1) { _ in withUnsafeCurrentTask { $0?.cancel() } }
    let task = Task {
      try execution.run { try ClassicGraphs.karateClub.leiden(tries: 3) }
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }

  @Test(arguments: [0, 1e-9, 0.5])
  func `sums that differ by rounding only do not keep the search going`(
    resolution: Double
  ) throws {
    for seed in 0..<20 {
      let graph = randomGraph(.undirected, 40, 200, seed: seed)
      let thirds = EntenteTestSupport.graph(
        .undirected, 40, graph.edges, strengths: graph.strengths.map { $0.map { $0 * 1e9 / 3 } })
      for objective in Graph.CommunityObjective.allCases {
        let found = try thirds.leiden(
          resolution: resolution, by: .strengths, objective: objective)
        if resolution == 0 { #expect(try found.partition == thirds.components()) }
      }
      #expect(try thirds.labelPropagation(by: .strengths).count > 0)
    }
  }
}
