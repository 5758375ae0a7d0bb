import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ConnectivityTests {
  @Test func `edge connectivity is the least number of edges in a cut`() throws {
    for graph in assortedGraphs {
      let least = CutOracle(graph, by: .edges).minimum
      let expected = least.isFinite ? Int(least) : 0
      #expect(try graph.edgeConnectivity() == expected, "\(graph.edges)")
    }
  }

  @Test func `node connectivity agrees with trying all sets of nodes`() throws {
    for graph in assortedGraphs {
      let expected = CutOracle(graph, by: .edges).nodeConnectivity
      #expect(try graph.nodeConnectivity() == expected, "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `the least cut agrees with trying all sets of nodes`(measure: Graph.TieMeasure) throws {
    for graph in assortedGraphs {
      let oracle = CutOracle(graph, by: measure)
      guard let cut = try graph.minimumCut(by: measure) else {
        #expect(graph.nodeCount < 2)
        continue
      }
      #expect(cut.value == oracle.minimum, "\(graph.edges)")
      #expect(cut.edges == oracle.edges(outOf: cut.nodes.reduce(0) { $0 | 1 << $1 }))
      #expect(cut.nodes.count >= 1 && cut.nodes.count < graph.nodeCount)
      if !graph.isDirected {
        let other = graph.nodeCount - cut.nodes.count
        #expect(cut.nodes.count < other || (cut.nodes.count == other && cut.nodes[0] == 0))
      }
    }
  }

  @Test func `strengths of tenths and of 0 add up as whole ones do`() throws {
    for (seed, graph) in randomMultigraphs where graph.nodeCount > 1 {
      let whole = withStrengths(graph) { $0 - 1 }
      let tenths = withStrengths(graph) { ($0 - 1) / 10 }
      let least = CutOracle(whole, by: .strengths).minimum
      #expect(try whole.minimumCut(by: .strengths)?.value == least, "seed \(seed)")
      let cut = try #require(try tenths.minimumCut(by: .strengths))
      #expect(isClose(cut.value, least / 10), "seed \(seed)")
      let set = cut.nodes.reduce(0) { $0 | 1 << $1 }
      #expect(CutOracle(whole, by: .strengths).value(of: set) == least, "seed \(seed)")
    }
  }

  @Test func `larger graphs agree with flows from a node to every other`() throws {
    for seed in 1...3 {
      let graph = randomGraph(.undirected, 60, 400, seed: seed)
      for measure in Graph.TieMeasure.allCases {
        let values = try (1..<60).map { try graph.maximumFlow(from: 0, to: $0, by: measure).value }
        #expect(try graph.minimumCut(by: measure)?.value == values.min())
      }
      let connectivity = try graph.edgeConnectivity()
      #expect(try graph.minimumCut()?.value == Double(connectivity))
      #expect(try graph.nodeConnectivity() <= connectivity)
    }
  }

  @Test func `the order of the edges and the number of threads change nothing`() throws {
    let graph = randomGraph(.directed, 40, 500, seed: 2)
    let expected = try graph.minimumCut(by: .strengths)
    for threads in 1...2 {
      let other = shuffled(graph, seed: threads)
      let cut = try Execution(threads: threads).run { try other.minimumCut(by: .strengths) }
      #expect(cut?.value == expected?.value && cut?.nodes == expected?.nodes)
    }
  }

  @Test func `strengths whose sum is infinite do not stop the search`() throws {
    for direction in [Graph.Direction.directed, .undirected] {
      let strengths = [1e308, 1e308, 1e308, 1e308]
      let graph = graph(direction, 2, [0: 1, 0: 1, 1: 0, 1: 0], strengths: strengths)
      #expect(try graph.minimumCut(by: .strengths)?.value == .infinity)
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    #expect(try ClassicGraphs.karateClub.edgeConnectivity() == 1)
    #expect(try ClassicGraphs.krackhardtKite.nodeConnectivity() == 1)
    // The icosahedron.
    let icosahedron = graph(
      .undirected, 12,
      [
        0: 1, 0: 5, 0: 7, 0: 8, 0: 11, 1: 2, 1: 5, 1: 6, 1: 8, 2: 3, 2: 6, 2: 8, 2: 9, 3: 4, 3: 6,
        3: 9, 3: 10, 4: 5, 4: 6, 4: 10, 4: 11, 5: 6, 5: 11, 7: 8, 7: 9, 7: 10, 7: 11, 8: 9, 9: 10,
        10: 11,
      ])
    #expect(try icosahedron.edgeConnectivity() == 5)
    #expect(try icosahedron.nodeConnectivity() == 5)
    #expect(try icosahedron.minimumCut()?.value == 5)
    // The example of Stoer and Wagner, whose least cut has the value 4.
    let example = graph(
      .undirected, 8,
      [
        0: 1, 0: 4, 1: 2, 1: 4, 1: 5, 2: 3, 2: 6, 2: 7, 3: 6, 3: 7, 4: 5, 5: 6, 6: 7,
      ], strengths: [2, 3, 3, 2, 2, 4, 2, 2, 2, 2, 3, 1, 3])
    #expect(try example.minimumCut(by: .strengths)?.value == 4)
    #expect(try example.minimumCut(by: .strengths)?.nodes == [0, 1, 4, 5])
  }
}
