import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct DistancesTests {
  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs agree with the paths found by trial`(measure: Graph.PathMeasure) throws {
    for graph in randomMultigraphs.map(\.graph) + everySmallValuedGraph {
      for ends in Graph.Ends.allCases {
        let expected = ShortestPathOracle(graph, by: measure, along: ends).distances()
        let nodes = Array(0..<graph.nodeCount)
        #expect(try graph.distances(fromEach: nodes, by: measure, along: ends) == expected)
        for source in 0..<graph.nodeCount {
          #expect(
            try graph.distances(from: source, by: measure, along: ends) == expected[source],
            "\(graph.edges)")
        }
      }
    }
  }

  @Test func `every small graph agrees with the paths found by trial`() throws {
    for graph in everySmallGraph {
      let expected = ShortestPathOracle(graph, by: .hops).distances()
      let nodes = (0..<graph.nodeCount).reversed() + Array(0..<graph.nodeCount)
      #expect(try graph.distances(fromEach: nodes) == nodes.map { expected[$0] })
      for source in 0..<graph.nodeCount {
        #expect(try graph.distances(from: source) == expected[source], "\(graph.edges)")
        #expect(try graph.distances(from: source, by: .lengths) == expected[source])
      }
    }
  }

  @Test(arguments: [1.3, 3, 12])
  func `larger graphs agree with edges followed until nothing changes`(density: Double) throws {
    for seed in 0..<6 {
      let direction: Graph.Direction = seed % 2 == 0 ? .undirected : .directed
      let graph = randomGraph(direction, 300, Int(300 * density), seed: seed)
      let sources = [0, 7, 211]
      for measure in Graph.PathMeasure.allCases {
        for ends in Graph.Ends.allCases {
          let expected = sources.map {
            relaxedDistances(graph, from: $0, by: measure, along: ends)
          }
          #expect(
            try sources.map { try graph.distances(from: $0, by: measure, along: ends) } == expected)
          #expect(try graph.distances(fromEach: sources, by: measure, along: ends) == expected)
        }
      }
    }
  }

  @Test func `lengths of very different sizes, and decimal ones, agree as well`() throws {
    for seed in 0..<8 {
      var generator = SeededGenerator(seed: seed)
      let shape = randomGraph(.undirected, 120, 500, seed: seed)
      let lengths = (0..<500).map { _ -> Double in
        switch seed % 4 {
        case 0: return powerOfTen(Int.random(in: -9...9, using: &generator))
        case 1: return Double(Int.random(in: 1...9, using: &generator)) / 10
        case 2: return Bool.random(using: &generator) ? 0 : 1
        default: return Int.random(in: 0..<50, using: &generator) == 0 ? 1e12 : 1e-3
        }
      }
      let graph = graph(.undirected, 120, shape.edges, lengths: lengths)
      for source in [0, 60] {
        #expect(
          try graph.distances(from: source, by: .lengths)
            == relaxedDistances(graph, from: source, by: .lengths), "seed \(seed)")
      }
    }
  }

  @Test func `lengths next to 0 need no inverse`() throws {
    let short = Double.leastNormalMagnitude / 8
    let path = graph(.undirected, 3, [0: 1, 1: 2], lengths: [short, short])
    #expect(try path.distances(from: 0, by: .lengths) == [0, short, 2 * short])
  }

  private func powerOfTen(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1.0) { power, _ in exponent < 0 ? power / 10 : power * 10 }
  }

  @Test func `lengths of 0 lead on for nothing, and where there is no way it is infinite`() throws {
    let graph = graph(.directed, 4, [0: 1, 1: 2], lengths: [0, 2.5])
    #expect(try graph.distances(from: 0, by: .lengths) == [0, 0, 2.5, .infinity])
  }

  @Test func `a long way needs no recursion`() throws {
    let count = 20_000
    let path = graph(.undirected, count, (1..<count).map { Graph.Edge($0, $0 - 1) })
    #expect(try path.distances(from: 0)[count - 1] == Double(count - 1))
    #expect(try path.distances(from: 0, by: .lengths)[count - 1] == Double(count - 1))
    #expect(try path.bridges().count == count - 1)
    #expect(try path.articulationPoints().count == count - 2)
    #expect(try path.strongComponents().count == 1)
  }
}
