import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ConsensusTests {
  /// Cliques of five nodes in a ring, and a node tied equally to two of them.
  private static let ring = graph(
    .undirected, 41, ClassicGraphs.ringOfCliques + [.init(40, 3), .init(40, 23)])

  @Test func `what is certain is found, and what is not shows in the agreements`() throws {
    let found = try Self.ring.consensusCommunities()
    #expect(found.clustering.partition.members().filter { $0.count >= 5 }.count == 8)
    for (edge, share) in zip(Self.ring.edges, found.agreements) {
      if edge.source == 40 {
        #expect(share > 0.2 && share < 0.8)
      } else {
        #expect(share == (edge.source / 5 == edge.target / 5 ? 1 : 0))
      }
    }
    let modularity = try Self.ring.modularity(of: found.clustering.partition)
    #expect(found.clustering.modularity == modularity)
  }

  @Test func `a single run is a run of Leiden`() throws {
    let found = try Self.ring.consensusCommunities(runs: 1)
    #expect(found.rounds == 1)
    #expect(Set(found.agreements).isSubset(of: [0, 1]))
  }

  @Test func `planted groups are found better than by a mean run`() throws {
    // 8 groups of 16 nodes with about as many ties within as between.
    var generator = SeededGenerator(seed: 3)
    let pairs = (0..<128).flatMap { left in (0..<left).map { Graph.Edge(left, $0) } }
    let graph = graph(
      .undirected, 128,
      pairs.filter {
        Double.random(in: 0..<1, using: &generator)
          < ($0.source / 16 == $0.target / 16 ? 0.5 : 0.06)
      })
    let truth = Partition(labels: (0..<128).map { $0 / 16 })
    let found = try graph.consensusCommunities(runs: 30).clustering.partition
    let single = try (0..<10 as Range<UInt64>).map {
      try graph.leiden(seed: $0).partition.normalizedMutualInformation(with: truth)
    }
    #expect(
      found.normalizedMutualInformation(with: truth) >= single.reduce(0, +) / 10 - 1e-9)
  }

  @Test func `the order of the edges and the number of threads change nothing`() throws {
    for (seed, graph) in randomMultigraphs where seed < 40 {
      let found = try graph.consensusCommunities(by: .strengths, seed: 5, runs: 7)
      let other = try Execution(threads: 2).run {
        try shuffled(graph, seed: seed).consensusCommunities(by: .strengths, seed: 5, runs: 7)
      }
      #expect(other.clustering == found.clustering, "seed \(seed)")
      #expect(found.agreements.count == graph.edgeCount)
    }
  }

  @Test func `without nodes or ties each node is alone`() throws {
    let none = try graph(.undirected, 0, []).consensusCommunities(runs: 3)
    #expect(none.clustering.partition.count == 0 && none.agreements.isEmpty)
    #expect(
      try graph(.directed, 3, []).consensusCommunities(runs: 3).clustering.partition.count == 3)
  }

  @Test func `runs that do not come to agree are an error`() throws {
    #expect {
      try Self.ring.consensusCommunities(maximumRounds: 1)
    } throws: {
      ($0 as? GraphError)?.problem == .noConsensus(rounds: 1)
    }
  }

  @Test func `a canceled task stops the runs`() async throws {
    let graph = ClassicGraphs.karateClub
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try graph.consensusCommunities()
    }
    await #expect(throws: GraphError.self) { try await task.value }
  }
}
