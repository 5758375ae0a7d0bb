import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct DisparityFilterTests {
  @Test(arguments: Graph.TieMeasure.allCases)
  func `small graphs and multigraphs agree with the integral`(measure: Graph.TieMeasure) throws {
    for graph in assortedGraphs {
      let ties = MatrixOracle(graph, by: measure).ties
      let found = try graph.disparityFilter(by: measure)
      /// 1 − (k − 1) ∫ (1 − x)^(k − 2) dx up to the share, which is a polynomial.
      func pValue(_ row: [Double], _ node: Int, _ neighbor: Int) -> Double {
        let others = row.enumerated().filter { $0.offset != node && $0.element > 0 }
        guard neighbor != node, others.count > 1 else { return 1 }
        let share = row[neighbor] / others.reduce(0) { $0 + $1.element }
        return pow(1 - share, Double(others.count - 1))
      }
      for (number, edge) in graph.edges.enumerated() {
        let (source, target) = (edge.source, edge.target)
        let column = graph.isDirected ? ties.map { $0[target] } : ties[target]
        #expect(
          isClose(found.pValuesAtSource[number], pValue(ties[source], source, target)),
          "\(graph.edges)")
        #expect(isClose(found.pValuesAtTarget[number], pValue(column, target, source)))
      }
    }
  }

  @Test func `the example by hand`() throws {
    // Of a strength of 10 in three ties, one has 8: (1 - 0.8)².
    let star = graph(.undirected, 4, [0: 1, 0: 2, 0: 3], strengths: [8, 1, 1])
    let found = try star.disparityFilter()
    #expect(isClose(found.pValues, [0.04, 0.81, 0.81]))
    #expect(found.pValuesAtTarget == [1, 1, 1])
    #expect(found.edges(below: 0.05) == [0] && found.edges(below: 0.9) == [0, 1, 2])
  }

  @Test func `if strengths are random, the p values are evenly spread`() throws {
    // Gaps between random points share a length as the model says.
    var generator = SeededGenerator(seed: 1)
    var below = 0
    for _ in 0..<400 {
      let cuts = (0..<9).map { _ in Double.random(in: 0..<1, using: &generator) }.sorted()
      let gaps = zip(cuts + [1], [0] + cuts).map { $0 - $1 }
      let star = graph(.directed, 11, (1...10).map { Graph.Edge(0, $0) }, strengths: gaps)
      below += try star.disparityFilter().edges(below: 0.1).count
    }
    #expect(abs(below - 400) < 100)
  }

  @Test func `loops and ties of strength 0 are left out`() throws {
    let odd = graph(.undirected, 3, [0: 0, 0: 1, 0: 2], strengths: [5, 0, 2])
    #expect(try odd.disparityFilter().pValues == [1, 1, 1])
    #expect(try graph(.directed, 0, []).disparityFilter().pValues.isEmpty)
  }
}
