import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct BipartiteConfigurationTests {
  /// Every graph of two modes of so many nodes, as the neighbors of each node of the first as bits.
  private func everyMatrix(_ firstCount: Int, _ secondCount: Int) -> [[Int]] {
    (0..<(1 << (firstCount * secondCount))).map { choice in
      (0..<firstCount).map { choice >> ($0 * secondCount) & (1 << secondCount - 1) }
    }
  }

  private func twoMode(_ rows: [Int], _ secondCount: Int) throws -> TwoModeGraph {
    let edges = rows.enumerated().flatMap { row, bits in
      (0..<secondCount).filter { bits >> $0 & 1 == 1 }.map { Graph.Edge(row, rows.count + $0) }
    }
    let count = rows.count + secondCount
    return try TwoModeGraph(
      graph(.undirected, count, edges),
      modes: (0..<count).map { $0 < rows.count ? .first : .second })
  }

  @Test(arguments: [(3, 3), (2, 4)])
  func `degrees are met, odds factor, and what is certain is certain`(
    firstCount: Int, secondCount: Int
  ) throws {
    let matrices = everyMatrix(firstCount, secondCount)
    func degrees(_ rows: [Int]) -> [Int] {
      rows.map(\.nonzeroBitCount)
        + (0..<secondCount).map { column in rows.count { $0 >> column & 1 == 1 } }
    }
    let byDegrees = Dictionary(grouping: matrices, by: degrees)
    for (degrees, same) in byDegrees {
      let model = try twoMode(same[0], secondCount).bipartiteConfiguration()
      let p = (0..<firstCount).map { row in
        (0..<secondCount).map { model.probability(row, firstCount + $0) }
      }
      for row in 0..<firstCount {
        #expect(abs(p[row].reduce(0, +) - Double(degrees[row])) < 1e-9)
        for column in 0..<secondCount {
          let present = same.count { $0[row] >> column & 1 == 1 }
          #expect((p[row][column] < 1e-9) == (present == 0), "\(degrees)")
          #expect((p[row][column] > 1 - 1e-9) == (present == same.count), "\(degrees)")
        }
      }
      for column in 0..<secondCount {
        #expect(
          abs(p.reduce(0) { $0 + $1[column] } - Double(degrees[firstCount + column])) < 1e-9)
      }
      // Of all distributions with these degrees the most random is that in which odds are products.
      func odds(_ p: Double) -> Double? { p > 0 && p < 1 ? p / (1 - p) : nil }
      for row in 1..<firstCount {
        for column in 1..<secondCount {
          if let a = odds(p[0][0]), let b = odds(p[row][column]), let c = odds(p[0][column]),
            let d = odds(p[row][0])
          {
            #expect(isClose(a * b, c * d, tolerance: 1e-6), "\(degrees)")
          }
        }
      }
    }
  }

  @Test func `the southern women keep their degrees`() throws {
    let women = try TwoModeGraph(ClassicGraphs.southernWomen)
    let model = try women.bipartiteConfiguration()
    for (node, degree) in try women.graph.degrees().enumerated() {
      let sum = women.nodes(women.modes[node].other).reduce(0) {
        $0 + model.probability(node, $1)
      }
      #expect(isClose(sum, Double(degree)))
    }
  }

  @Test func `graphs with skewed degrees settle`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let skewed = try Graph.recursiveMatrix(.directed, scale: 7, edgeFactor: 8, seed: seed)
      let edges = skewed.edges.map { Graph.Edge($0.source, 128 + $0.target) }
      let twoMode = try TwoModeGraph(
        graph(.undirected, 256, edges), modes: (0..<256).map { $0 < 128 ? .first : .second })
      let model = try twoMode.bipartiteConfiguration()
      for (node, degree) in try twoMode.graph.degrees().enumerated() {
        let sum = twoMode.nodes(twoMode.modes[node].other).reduce(0) {
          $0 + model.probability(node, $1)
        }
        #expect(abs(sum - Double(degree)) < 1e-6)
      }
    }
  }

  @Test func `degrees that are nearly without a choice do not settle, which is an error`() throws {
    // All but one of the nodes are tied to the first, and that one to the second.
    let count = 100_000
    let graph = try Graph(
      .undirected, nodeCount: count + 2,
      columns: ((2..<UInt32(count + 2)).map { $0 == 2 ? 1 : 0 }, Array(2..<UInt32(count + 2))))
    let modes = (0..<count + 2).map { $0 < 2 ? TwoModeGraph.Mode.first : .second }
    let twoModes = try TwoModeGraph(graph, modes: modes)
    let error = #expect(throws: GraphError.self) { try twoModes.bipartiteConfiguration() }
    guard case .notConverged(100_000, let change)? = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(change > 1e-11 && change < 1e-3)
  }
}
