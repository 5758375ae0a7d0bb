import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct AssortativityTests {
  /// The ends of each edge, an undirected one in both directions.
  private func arcs(_ graph: Graph) -> [Graph.Edge] {
    graph.edges + (graph.isDirected ? [] : graph.edges.map { .init($0.target, $0.source) })
  }

  /// The correlation of pairs by Pearson's formula with sums of products, exact for whole numbers.
  private func correlation(_ pairs: [(Double, Double)]) -> Double? {
    let count = Double(pairs.count)
    func sum(_ value: ((Double, Double)) -> Double) -> Double {
      pairs.reduce(0) { $0 + value($1) }
    }
    let (first, second) = (sum { $0.0 }, sum { $0.1 })
    let firstSpread = count * sum { $0.0 * $0.0 } - first * first
    let secondSpread = count * sum { $0.1 * $0.1 } - second * second
    if firstSpread == 0 || secondSpread == 0 { return nil }
    return (count * sum { $0.0 * $0.1 } - first * second)
      / (firstSpread * secondSpread).squareRoot()
  }

  private func expect(_ value: Double?, _ expected: Double?, _ comment: String) {
    guard let expected else {
      #expect(value == nil, "\(comment)")
      return
    }
    // Both are 0 but for rounding where the ends have nothing to do with each other.
    #expect(value.map { abs($0 - expected) < 1e-12 } == true, "\(comment)")
  }

  @Test func `degrees and values agree with sums over pairs`() throws {
    let all: [Graph.Ends] = [.outgoing, .incoming, .all]
    for (number, graph) in (everySmallGraph + randomMultigraphs.map(\.graph)).enumerated() {
      let (from, to) = (all[number % 3], all[number / 3 % 3])
      let (sources, targets) = try (graph.degrees(from), graph.degrees(to))
      let pairs = arcs(graph).map { (Double(sources[$0.source]), Double(targets[$0.target])) }
      expect(
        try graph.degreeAssortativity(from: from, to: to), correlation(pairs), "\(graph.edges)")
      let values = (0..<graph.nodeCount).map { Double($0 * $0 % 5) }
      expect(
        try graph.assortativity(of: values),
        correlation(arcs(graph).map { (values[$0.source], values[$0.target]) }), "\(graph.edges)")
    }
  }

  @Test func `kinds agree with the mixing matrix`() throws {
    for graph in everySmallGraph + randomMultigraphs.map(\.graph) {
      let partition = Partition(labels: (0..<graph.nodeCount).map { $0 * $0 % 3 })
      let arcs = arcs(graph)
      var mixing = [[Double]](
        repeating: [Double](repeating: 0, count: partition.count), count: partition.count)
      for arc in arcs {
        mixing[partition.communities[arc.source]][partition.communities[arc.target]] +=
          1 / Double(arcs.count)
      }
      let trace = mixing.indices.reduce(0) { $0 + mixing[$1][$1] }
      let square = mixing.indices.reduce(0.0) { sum, kind in
        sum + mixing[kind].reduce(0, +) * mixing.reduce(0) { $0 + $1[kind] }
      }
      let isDefined = !arcs.isEmpty && 1 - square > 1e-9
      expect(
        try graph.assortativity(of: partition), isDefined ? (trace - square) / (1 - square) : nil,
        "\(graph.edges)")
    }
  }

  @Test func `the order of the edges changes no digit`() throws {
    let graph = randomGraph(.directed, 80, 700, seed: 9)
    let values = (0..<80).map { 1 / Double($0 + 1) }
    for seed in 0..<3 {
      let other = shuffled(graph, seed: seed)
      #expect(try other.assortativity(of: values) == graph.assortativity(of: values))
      #expect(try other.degreeAssortativity() == graph.degreeAssortativity())
    }
  }

  @Test func `equal values have no correlation, whatever rounding does`() throws {
    let graph = graph(.undirected, 3, [0: 1, 1: 2, 2: 0])
    #expect(try graph.assortativity(of: [0.1, 0.1, 0.1]) == nil)
    #expect(try graph.degreeAssortativity() == nil)
    #expect(try graph.assortativity(of: Partition(labels: [1, 1, 1])) == nil)
    #expect(try EntenteTestSupport.graph(.undirected, 0, []).degreeAssortativity() == nil)
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let club = ClassicGraphs.karateClub
    #expect(isClose(try #require(try club.degreeAssortativity()), -0.47561309768461413))
    let factions = Partition(labels: ClassicGraphs.karateFactions)
    #expect(isClose(try #require(try club.assortativity(of: factions)), 0.717530864197531))
    let numbers = (0..<34).map(Double.init)
    #expect(isClose(try #require(try club.assortativity(of: numbers)), 0.44804878806390486))
    let directed = graph(.directed, 5, [0: 1, 1: 0, 1: 2, 2: 0, 2: 3, 3: 0, 3: 4, 4: 2, 1: 4])
    #expect(isClose(try #require(try directed.degreeAssortativity()), 0.3863636363636363))
    #expect(
      isClose(try #require(try directed.degreeAssortativity(from: .incoming)), -0.5624833862511962))
  }
}
