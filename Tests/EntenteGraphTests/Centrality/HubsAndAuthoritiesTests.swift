import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct HubsAndAuthoritiesTests {
  /// The leading eigenvector of the product of the matrix and its transpose that grows from equal
  /// scores, by squaring the product again and again.
  private func hubs(_ graph: Graph, _ measure: Graph.TieMeasure) -> [Double]? {
    let ties = MatrixOracle(graph, by: measure).ties
    let range = ties.indices
    var power = range.map { row in
      range.map { column in range.reduce(0) { $0 + ties[row][$1] * ties[column][$1] } }
    }
    guard power.joined().contains(where: { $0 > 0 }) else { return nil }
    // Squared more often, rounding would part equal eigenvalues.
    for _ in 0..<22 {
      let largest = power.joined().max() ?? 1
      power = power.map { $0.map { $0 / largest } }
      power = range.map { row in
        range.map { column in range.reduce(0) { $0 + power[row][$1] * power[$1][column] } }
      }
    }
    let sums = power.map { $0.reduce(0, +) }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return sums.map { $0 / length }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `small graphs agree with powers of their matrix`(measure: Graph.TieMeasure) throws {
    let graphs =
      (0...4).flatMap { everyShape(.directed, nodeCount: $0) }
      + (0...4).flatMap { everySimpleGraph(.undirected, nodeCount: $0) }
      + randomMultigraphs.prefix(200).map(\.graph)
    for graph in graphs {
      let found = try graph.hubsAndAuthorities(by: measure)
      guard let expected = hubs(graph, measure) else {
        #expect(found.hubs.allSatisfy { $0 == 0 } && found.authorities.allSatisfy { $0 == 0 })
        continue
      }
      #expect(
        zip(found.hubs, expected).allSatisfy { abs($0 - $1) < 1e-7 },
        "\(graph.edges) \(found.hubs) \(expected)")
      // An authority's score is the sum of its hubs', but for the scale.
      let ties = MatrixOracle(graph, by: measure).ties
      let sums = ties.indices.map { node in
        ties.indices.reduce(0) { $0 + ties[$1][node] * found.hubs[$1] }
      }
      let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(isClose(found.authorities, sums.map { $0 / length }))
    }
  }

  @Test func `figures from NetworkX 3.6.1, whose scores add up to 1`() throws {
    let graph = graph(
      .directed, 6, [0: 1, 0: 2, 1: 2, 2: 0, 3: 2, 3: 4, 4: 2, 4: 5, 5: 1])
    let shares = try graph.hubsAndAuthorities().shares
    #expect(
      isClose(
        shares.hubs,
        [0.258652022504, 0.191751153759, -0, 0.241347977496, 0.241347977496, 0.0669008687455],
        tolerance: 1e-8))
    #expect(
      isClose(
        shares.authorities,
        [-0, 0.186954529168, 0.535848746668, -0, 0.138598362082, 0.138598362082], tolerance: 1e-8))
  }

  @Test(arguments: [1e-300, Double.leastNonzeroMagnitude, 1e300])
  func `strengths whose squares are out of range score as if each were 1`(
    strength: Double
  ) throws {
    for direction in [Graph.Direction.directed, .undirected] {
      let edges = [Graph.Edge(0, 1), .init(0, 2), .init(1, 2), .init(3, 2)]
      let ones = graph(direction, 4, edges)
      let other = graph(direction, 4, edges, strengths: edges.map { _ in strength })
      #expect(
        try other.hubsAndAuthorities(by: .strengths).hubs.elementsEqual(
          ones.hubsAndAuthorities().hubs, by: { isClose($0, $1) }))
      let found = try other.eigenvectorCentrality(by: .strengths)
      let expected = try ones.eigenvectorCentrality()
      #expect(isClose(found.scores, expected.scores))
      if strength.isNormal {
        #expect(
          isClose(found.eigenvalues.map { $0 / strength }, expected.eigenvalues))
      }
    }
  }

  @Test func `what has not settled is an error`() throws {
    let error = #expect(throws: GraphError.self) {
      try ClassicGraphs.karateClub.hubsAndAuthorities(maximumSteps: 3)
    }
    guard case .notConverged(3, let change)? = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(change > 1e-12 && change < 1)
  }
}
