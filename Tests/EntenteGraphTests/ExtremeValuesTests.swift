import EntenteGraph
import EntenteTestSupport
import Testing

/// Strengths and lengths at the ends of what a number can be.
struct ExtremeValuesTests {
  private static let ends = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 0), (0, 1)]

  private static func graph(_ direction: Graph.Direction, _ values: [Double]) -> Graph {
    EntenteTestSupport.graph(
      direction, 6, ends.map { Graph.Edge($0, $1) }, strengths: values, lengths: values)
  }

  /// What some measures say of strengths that differ too much.
  private static let refusals: [String: GraphError.Problem] = [
    "currentFlowBetweenness": .unequalStrengths, "currentFlowCloseness": .unequalStrengths,
  ]

  @Test(arguments: everyMeasure.map(\.name), [Graph.Direction.directed, .undirected])
  func `no measure tells what is not a number`(name: String, direction: Graph.Direction) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    let extremes: [Double] =
      [0x1p-1074, 0x1.8p-1030, 0x1p-1022] + [1e-200, 1e-20, 1, 1e20, 1e200, 8e307, 1.7e308]
    // All alike, two by turns, and any beside any.
    var columns = extremes.map { [Double](repeating: $0, count: Self.ends.count) }
    for place in extremes.indices.dropLast() {
      columns.append(Self.ends.indices.map { extremes[place + $0 % 2] })
    }
    for start in extremes.indices {
      columns.append(Self.ends.indices.map { extremes[(start + 3 * $0) % extremes.count] })
    }
    for column in columns {
      do {
        #expect(try !measure.told(Self.graph(direction, column)).contains("nan"), "\(column)")
      } catch let error as GraphError {
        let isExpected =
          measure.isFor(direction)
          ? Self.refusals[name] == error.problem : error.problem == .directed
        #expect(isExpected, "\(error) \(column)")
      }
    }
  }

  /// Measures that only the proportions of strengths count for.
  private static let proportional = [
    "pageRank, strengths", "hubsAndAuthorities", "katzCentrality", "currentFlowBetweenness",
    "structuralHoles, strengths", "clusteringCoefficients, barrat",
    "clusteringCoefficients, onnela", "disparityFilter", "louvain", "leiden, strengths", "infomap",
    "modularity",
  ]

  @Test(arguments: proportional, [Graph.Direction.directed, .undirected])
  func `the unit of strengths changes no digit`(name: String, direction: Graph.Direction) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    let strengths: [Double] = [3, 1, 4, 2, 5, 7, 6]
    let expected = measure.outcome(Self.graph(direction, strengths))
    for exponent in [-1074, -800, -300, 300, 800, 1020] {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let told = measure.outcome(Self.graph(direction, strengths.map { $0 * unit }))
      #expect(told == expected, "2 to the power of \(exponent)")
    }
  }

  @Test func `measures in the unit of strengths are in proportion to it`() throws {
    let strengths: [Double] = [3, 1, 4, 2, 5, 7, 6]
    let plain = Self.graph(.undirected, strengths)
    for exponent in [-900, -300, 300, 900] {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = Self.graph(.undirected, strengths.map { $0 * unit })
      let closeness = try plain.currentFlowCloseness(by: .strengths)
      #expect(try scaled.currentFlowCloseness(by: .strengths) == closeness.map { $0 * unit })
      let eigenvector = try plain.eigenvectorCentrality(by: .strengths)
      let found = try scaled.eigenvectorCentrality(by: .strengths)
      #expect(found.scores == eigenvector.scores)
      #expect(found.eigenvalues == eigenvector.eigenvalues.map { $0 * unit })
      let katz = try plain.katzCentrality(attenuation: 0.01, by: .strengths)
      #expect(try scaled.katzCentrality(attenuation: 0.01 / unit, by: .strengths) == katz)
    }
  }

  @Test func `each component has its own unit for currents`() throws {
    // Two triangles; the strengths of the second are 2 to the power of −700 times as large.
    let unit = 0x1p-700
    let parts = EntenteTestSupport.graph(
      .undirected, 6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)].map { Graph.Edge($0, $1) },
      strengths: [1, 2, 3, unit, 2 * unit, 3 * unit])
    let scores = try parts.currentFlowBetweenness(by: .strengths)
    #expect(Array(scores[..<3]) == Array(scores[3...]))
    let closeness = try parts.currentFlowCloseness(by: .strengths)
    #expect(closeness[..<3].map { $0 * unit } == Array(closeness[3...]))
  }
}
