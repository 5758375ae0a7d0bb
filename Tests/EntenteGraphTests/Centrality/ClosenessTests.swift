import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ClosenessTests {
  private func check(_ graph: Graph, _ measure: Graph.PathMeasure, _ comment: Comment) throws {
    for ends in Graph.Ends.allCases {
      let distances = ShortestPathOracle(graph, by: measure, along: ends).distances()
      let others = Double(graph.nodeCount - 1)
      var closeness: [Double] = []
      var byComponent: [Double] = []
      var harmonic: [Double] = []
      for node in distances.indices {
        let finite = distances[node].filter { $0.isFinite && $0 > 0 }
        let mean = finite.reduce(0, +) / Double(finite.count)
        closeness.append(finite.isEmpty ? 0 : Double(finite.count) / others / mean)
        byComponent.append(finite.isEmpty ? 0 : 1 / mean)
        harmonic.append(finite.reduce(0) { $0 + 1 / $1 })
      }
      #expect(isClose(try graph.closeness(by: measure, along: ends), closeness), comment)
      #expect(
        isClose(try graph.closeness(by: measure, along: ends, form: .component), byComponent),
        comment)
      #expect(isClose(try graph.harmonicCloseness(by: measure, along: ends), harmonic), comment)
      let shares = harmonic.map { others > 0 ? $0 / others : 0 }
      #expect(
        isClose(try graph.harmonicCloseness(by: measure, along: ends, scale: .share), shares),
        comment)
    }
  }

  @Test func `every small graph agrees with the paths found by trial`() throws {
    for graph in everySmallGraph { try check(graph, .hops, "\(graph.edges)") }
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs agree with the paths found by trial`(measure: Graph.PathMeasure) throws {
    for (seed, graph) in randomMultigraphs { try check(graph, measure, "seed \(seed)") }
    for graph in everySmallValuedGraph { try check(graph, measure, "\(graph.edges)") }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let closeness: [Double] = [
      0.343859649123, 0.450574712644, 0.408333333333, 0.373333333333, 0.362962962963,
      0.311111111111, 0.435555555556, 0.303875968992, 0.522666666667, 0.266666666667,
      0.343859649123, 0.466666666667, 0.362962962963, 0.408333333333, 0.450574712644, 0,
    ]
    let harmonic: [Double] = [
      5.91666666667, 7.83333333333, 7.08333333333, 7.2, 6.91666666667, 5.33333333333,
      8.08333333333, 5.36666666667, 9.5, 4.76666666667, 6.78333333333, 8, 6.58333333333,
      7.83333333333, 7.83333333333, 0,
    ]
    #expect(isClose(try ClassicGraphs.florentineMarriages.closeness(), closeness))
    #expect(isClose(try ClassicGraphs.florentineMarriages.harmonicCloseness(), harmonic))
  }

  @Test func `Krackhardt's kite has the published leaders`() throws {
    let scores = try ClassicGraphs.krackhardtKite.closeness()
    #expect(scores[5] == scores[6] && scores.max() == scores[5])
    #expect(isClose(scores[5], 0.642857142857) && isClose(scores[9], 0.310344827586))
  }

  @Test func `direction decides whose distances count`() throws {
    let path = graph(.directed, 3, [0: 1, 1: 2])
    // NetworkX 3.6.1: incoming [0, 0.5, 0.666…].
    #expect(isClose(try path.closeness(along: .incoming), [0, 0.5, 2.0 / 3]))
    #expect(isClose(try path.closeness(), [2.0 / 3, 0.5, 0]))
    #expect(try path.harmonicCloseness() == [1.5, 1, 0])
  }

  @Test func `a length of 0 is refused with its edge`() throws {
    let graph = graph(.undirected, 2, [0: 1], lengths: [0])
    #expect(throws: GraphError.self) { try graph.closeness(by: .lengths) }
    #expect(throws: GraphError.self) { try graph.harmonicCloseness(by: .lengths) }
  }
}
