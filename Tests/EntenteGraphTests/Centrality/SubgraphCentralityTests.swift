import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct SubgraphCentralityTests {
  /// The diagonal of the exponential: a series for a part of the matrix, squared again and again.
  private func expected(_ graph: Graph, _ measure: Graph.TieMeasure) -> [Double] {
    let ties = MatrixOracle(graph, by: measure).ties
    let nodes = ties.indices
    func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
      nodes.map { row in
        nodes.map { column in nodes.reduce(0) { $0 + left[row][$1] * right[$1][column] } }
      }
    }
    let part = ties.map { $0.map { $0 / 256 } }
    let unit = nodes.map { row in nodes.map { $0 == row ? 1.0 : 0 } }
    var sum = unit
    for factor in (1...14).reversed() {
      let next = product(sum, part)
      sum = nodes.map { row in nodes.map { unit[row][$0] + next[row][$0] / Double(factor) } }
    }
    for _ in 0..<8 { sum = product(sum, sum) }
    return nodes.map { sum[$0][$0] }
  }

  @Test func `every small undirected graph agrees with a series`() throws {
    for graph in everySmallShape where !graph.isDirected {
      let expected = expected(graph, .edges)
      #expect(isClose(try graph.subgraphCentrality(), expected), "\(graph.edges)")
      #expect(isClose(try graph.estradaIndex(), expected.reduce(0, +)), "\(graph.edges)")
    }
    for graph in everySmallValuedGraph where !graph.isDirected {
      let expected = expected(graph, .strengths)
      #expect(isClose(try graph.subgraphCentrality(by: .strengths), expected), "\(graph.edges)")
      #expect(isClose(try graph.estradaIndex(by: .strengths), expected.reduce(0, +)))
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `random multigraphs agree with a series`(measure: Graph.TieMeasure) throws {
    for (seed, graph) in randomMultigraphs where seed < 60 && !graph.isDirected {
      let found = try graph.subgraphCentrality(by: measure)
      let expected = expected(graph, measure)
      #expect(isClose(found, expected), "seed \(seed)")
      #expect(isClose(try graph.estradaIndex(by: measure), expected.reduce(0, +)))
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = [
      128.095013523, 71.4309973678, 88.704594548, 48.1806382817, 10.2467402233, 12.347606276,
      12.347606276, 32.074295921, 45.0675419606, 10.5848883187, 10.2467402233, 4.4223224846,
      9.62124599048, 46.7690999962, 12.5093987539, 12.5093987539, 3.73240566454, 10.8746642793,
      12.5093987539, 20.1796106027, 12.5093987539, 10.8746642793, 12.5093987539, 27.4029013326,
      6.35764568531, 6.81299633003, 8.2661774505, 18.5861719654, 16.7273855942, 22.9266263727,
      28.5530343075, 34.8493594174, 95.6947267944, 136.722338184,
    ]
    #expect(isClose(try ClassicGraphs.karateClub.subgraphCentrality(), karate))
    #expect(isClose(try ClassicGraphs.karateClub.estradaIndex(), 1041.2470334195473))
  }

  @Test func `complete graphs, circles and stars by their eigenvalues`() throws {
    // Of a complete graph of n: n − 1 once, and −1.
    let count = 60
    let pairs = (0..<count).flatMap { first in
      (first + 1..<count).map { Graph.Edge(first, $0) }
    }
    let complete = try graph(.undirected, count, pairs).subgraphCentrality()
    let e = 2.718281828459045
    var power = 1.0
    for _ in 0..<count - 1 { power *= e }
    let expected = power / Double(count) + (1 - 1 / Double(count)) / e
    #expect(complete.allSatisfy { isClose($0, expected) })
    // Of an edge of strength s, s and −s; of loops of strength s, 2 s.
    let parts = graph(.undirected, 3, [0: 1, 2: 2], strengths: [20, 0.5])
    let cosine = (485165195.4097903 + 1 / 485165195.4097903) / 2
    #expect(isClose(try parts.subgraphCentrality(by: .strengths), [cosine, cosine, e]))
  }

  @Test func `a dense part far away counts, and what is out of range is infinite`() throws {
    // A path of 18 nodes leads to a node with a loop of eigenvalue 600, and there and back the
    // eigenvector falls by about 600 a step.
    let edges = (0..<18).map { Graph.Edge($0, $0 + 1) } + [.init(18, 18)]
    let strengths = [Double](repeating: 1, count: 18) + [300]
    let scores = try graph(.undirected, 19, edges, strengths: strengths)
      .subgraphCentrality(by: .strengths)
    // The series of the exponential function, by arithmetic with 60 digits.
    #expect(isClose(scores[0], 3.664074818476153e+160, tolerance: 1e-8))
    let large = graph(.undirected, 2, [0: 1], strengths: [1_000])
    #expect(try large.subgraphCentrality(by: .strengths) == [.infinity, .infinity])
    // The squares of strengths may be out of range as well, each component by itself.
    let mixed = graph(
      .undirected, 6, [0: 1, 2: 3, 4: 5], strengths: [1e300, 1, 1e-300])
    let one = 1.5430806348152437
    #expect(
      isClose(
        Array(try mixed.subgraphCentrality(by: .strengths)[2...]), [one, one, 1, 1]))
    #expect(try mixed.subgraphCentrality(by: .strengths)[..<2] == [.infinity, .infinity])
  }

  @Test func `once it is clear that a value is infinite, no more digits are looked for`() throws {
    let shape = randomGraph(.undirected, 300, 900, seed: 2)
    let strengths = [Double](repeating: 1e5, count: 900)
    let strong = graph(.undirected, 300, shape.edges, strengths: strengths)
    let found = try strong.subgraphCentrality(by: .strengths)
    let expected: [Double] = try strong.degrees().map { $0 == 0 ? 1 : .infinity }
    #expect(found == expected)
  }

  @Test func `isolates score 1, and a directed graph is refused`() throws {
    #expect(try graph(.undirected, 0, []).subgraphCentrality().isEmpty)
    #expect(try graph(.undirected, 2, []).subgraphCentrality() == [1, 1])
    #expect(try graph(.undirected, 2, []).estradaIndex() == 2)
    do {
      _ = try graph(.directed, 2, [0: 1]).subgraphCentrality()
      Issue.record("a directed graph was not refused")
    } catch {
      #expect(error.problem == .directed)
    }
  }

  @Test func `neither the order of the edges nor the number of threads changes a digit`() throws {
    let graph = randomGraph(.undirected, 120, 300, seed: 1)
    let expected = try Execution(threads: 1).run { try graph.subgraphCentrality(by: .strengths) }
    let found = try Execution(threads: 2).run {
      try shuffled(graph, seed: 1).subgraphCentrality(by: .strengths)
    }
    #expect(found == expected)
  }
}
