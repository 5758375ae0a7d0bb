import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct KatzTests {
  /// The solution of the equations of the scores, by elimination: those of a node are what its
  /// neighbors have, and 1 for each, times the rate.
  private func solved(_ graph: Graph, _ rate: Double, _ measure: Graph.TieMeasure) -> [Double] {
    let ties = MatrixOracle(graph, by: measure).ties
    let count = ties.count
    var equations = (0..<count).map { node in
      (0..<count).map { (node == $0 ? 1 : 0) - rate * ties[$0][node] }
        + [(0..<count).reduce(0) { $0 + rate * ties[$1][node] }]
    }
    // The diagonal dominates, so that no rows need to change places.
    for column in 0..<count {
      for row in 0..<count where row != column {
        let factor = equations[row][column] / equations[column][column]
        for place in column...count { equations[row][place] -= factor * equations[column][place] }
      }
    }
    return (0..<count).map { equations[$0][count] / equations[$0][$0] }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `small graphs agree with elimination`(measure: Graph.TieMeasure) throws {
    for graph in everySmallGraph + assortedGraphs {
      let largest = try MatrixOracle(graph.reversed(), by: measure).ties.map { $0.reduce(0, +) }
        .max()
      let expected = solved(graph, largest.map { $0 > 0 ? 0.9 / $0 : 1 } ?? 1, measure)
      #expect(isClose(try graph.katzCentrality(by: measure), expected, tolerance: 1e-8))
    }
  }

  @Test func `figures from NetworkX 3.6.1, which counts the walk of no steps too`() throws {
    let scores = try ClassicGraphs.florentineMarriages.katzCentrality(attenuation: 0.1)
    #expect(
      isClose(
        scores.map { $0 + 1 },
        [
          1.18231950502, 1.45237641253, 1.32588716167, 1.45862099368, 1.43567656646, 1.14523764125,
          1.55533143386, 1.15553314339, 1.82319505019, 1.12952722273, 1.44774327846, 1.48931140637,
          1.29527222729, 1.5831352245, 1.48678378904, 1,
        ], tolerance: 1e-8))
  }

  @Test(arguments: [1e-4, 1e-8])
  func `near the limit each score is within the tolerance`(tolerance: Double) throws {
    for graph in everySmallShape where graph.edgeCount > 0 && !graph.isDirected {
      let members = Array(0..<graph.nodeCount)
      let limit = 1 / MatrixOracle(graph, by: .edges).eigenvector(of: members).eigenvalue
      // One step then changes a thousandth of what is still to come.
      let found = try graph.katzCentrality(attenuation: 0.999 * limit, tolerance: tolerance)
      let expected = solved(graph, 0.999 * limit, .edges)
      #expect(isClose(found, expected, tolerance: tolerance), "\(graph.edges)")
    }
    // A ring whose ties differ by turns, into which a path leads and out of which another does.
    let ring = graph(
      .directed, 7, [0: 1, 1: 2, 2: 3, 3: 1, 3: 4, 4: 5, 6: 6],
      strengths: [5, 1, 8, 27, 1e-3, 1e3, 5.9])
    let found = try ring.katzCentrality(
      attenuation: 0.999 / 6, by: .strengths, tolerance: tolerance)
    #expect(isClose(found, solved(ring, 0.999 / 6, .strengths), tolerance: tolerance))
  }

  @Test func `too little attenuation is an error that says so`() throws {
    // The largest eigenvalue of a triangle is 2.
    let triangle = graph(.undirected, 3, [0: 1, 1: 2, 2: 0])
    #expect(isClose(try triangle.katzCentrality(attenuation: 0.49), [49, 49, 49]))
    for attenuation in [0.5, 0.6, 100] {
      let error = #expect(throws: GraphError.self) {
        try triangle.katzCentrality(attenuation: attenuation)
      }
      #expect(error?.problem == .divergent(attenuation: attenuation))
    }
    #expect(throws: GraphError.self) {
      try triangle.katzCentrality(attenuation: 0.499, tolerance: 1e-15, maximumSteps: 10)
    }
    #expect(try graph(.directed, 0, []).katzCentrality().isEmpty)
    #expect(try graph(.directed, 2, []).katzCentrality() == [0, 0])
  }

  @Test func `the default attenuation settles whatever the unit of strengths`() throws {
    // The sum of 0.9ᵏ for k > 0.
    for strength in [1e-300, 1, 1e6, 1e300] {
      let pair = graph(.undirected, 2, [.init(0, 1)], strengths: [strength])
      #expect(isClose(try pair.katzCentrality(by: .strengths), [9, 9], tolerance: 1e-8))
    }
  }
}
