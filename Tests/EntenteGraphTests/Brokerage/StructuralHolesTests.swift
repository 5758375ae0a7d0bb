import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct StructuralHolesTests {
  private func check(_ graph: Graph, _ measure: Graph.TieMeasure, _ comment: Comment) throws {
    let oracle = StructuralHolesOracle(graph, by: measure)
    for (node, found) in try graph.structuralHoles(by: measure).enumerated() {
      let constraints = oracle.constraints(of: node)
      let count = constraints.count
      guard let found, count > 0 else {
        #expect((found == nil) == (count == 0), comment)
        continue
      }
      #expect(found.contactCount == count, comment)
      #expect(isClose(found.constraint, constraints.reduce(0, +)), comment)
      let size = oracle.effectiveSize(of: node)
      #expect(abs(found.effectiveSize - size) < 1e-9, comment)
      #expect(abs(found.efficiency - size / Double(count)) < 1e-9, comment)
      guard let hierarchy = found.hierarchy, count > 1 else {
        #expect(found.hierarchy == nil && count == 1, comment)
        continue
      }
      #expect(abs(hierarchy - oracle.hierarchy(of: node)) < 1e-9, comment)
    }
  }

  @Test func `every small graph agrees with the definitions`() throws {
    for graph in everySmallGraph { try check(graph, .edges, "\(graph.edges)") }
    for graph in everySmallValuedGraph { try check(graph, .strengths, "\(graph.edges)") }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `random multigraphs agree with the definitions`(measure: Graph.TieMeasure) throws {
    for (seed, graph) in randomMultigraphs { try check(graph, measure, "seed \(seed)") }
  }

  @Test func `without strengths that differ, the effective size is Borgatti's`() throws {
    for graph in everySmallGraph where !graph.isDirected {
      for (node, found) in try graph.structuralHoles().enumerated() {
        let contacts = graph.neighbors(of: node)
        let ties = graph.edges.count {
          contacts.contains($0.source) && contacts.contains($0.target)
        }
        let count = Double(contacts.count)
        guard let found else { continue }
        #expect(isClose(found.effectiveSize, count - 2 * Double(ties) / count), "\(graph.edges)")
      }
    }
  }

  @Test func `each of three who are all tied is constrained by nine eighths`() throws {
    // Each contact has half the ties and, by the third, a half of the other half: 2 (3/4)².
    let triangle = graph(.undirected, 3, [0: 1, 1: 2, 2: 0])
    for found in try triangle.structuralHoles() {
      #expect(found?.constraint == 1.125)
      #expect(found?.effectiveSize == 1)
      #expect(found?.efficiency == 0.5)
      #expect(found?.hierarchy == 0)
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let constraints = [
      0.155423297647, 0.279535108025, 0.18517663966, 0.396659647205, 0.529417438272, 0.477484809028,
      0.477484809028, 0.442711588542, 0.303600713668, 0.5, 0.529417438272, 1, 0.622504340278,
      0.323335416667, 0.573679594387, 0.573679594387, 0.78125, 0.590868537809, 0.573679594387,
      0.373719350137, 0.573679594387, 0.590868537809, 0.573679594387, 0.305823721646, 0.45987654321,
      0.45987654321, 0.670901816609, 0.285069204152, 0.386913153061, 0.449409001346, 0.34600646386,
      0.244575403691, 0.249223362275, 0.156418685121,
    ]
    let byStrengths = [
      0.190623489056, 0.340901983129, 0.255653839096, 0.412222615612, 0.508088569655,
      0.491129227775, 0.531404721652, 0.527081950416, 0.334414756359, 0.555555555556,
      0.530497648278, 1, 0.730229591837, 0.382748624316, 0.641126692829, 0.632394347397,
      0.939749124502, 0.665331407588, 0.667077583701, 0.43910936392, 0.723821347073, 0.623608381125,
      0.639834227839, 0.312773961166, 0.512471655329, 0.456314498589, 0.653162438819,
      0.322210146386, 0.398982741245, 0.438925197354, 0.394491170724, 0.275498835127,
      0.258256140484, 0.186287285632,
    ]
    // Asked node by node; for all nodes at once it gives other sizes.
    let sizesByStrengths = [
      13.775, 6.46724137931, 7.94696969697, 3.63333333333, 2.225, 2.94285714286, 2.78461538462,
      1.46153846154, 3.39607843137, 2, 2.15, 1, 1.3, 2.92352941176, 1, 1, 1, 1.28888888889, 1,
      2.41333333333, 1, 1.26666666667, 1, 3.72380952381, 2.42857142857, 2.62585034014,
      1.56666666667, 3.50769230769, 2.54285714286, 2.49230769231, 2.69090909091, 5.1410430839,
      10.0892857143, 15.2289186508,
    ]
    let karate = ClassicGraphs.karateClub
    let found = try karate.structuralHoles()
    #expect(isClose(found.compactMap { $0?.constraint }, constraints))
    let foundByStrengths = try karate.structuralHoles(by: .strengths)
    #expect(isClose(foundByStrengths.compactMap { $0?.constraint }, byStrengths))
    #expect(isClose(foundByStrengths.compactMap { $0?.effectiveSize }, sizesByStrengths))
  }

  @Test(.enabled(if: SharedFolder.testData != nil), arguments: ReferenceGraph.names)
  func `five networks agree with NetworkX and igraph`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let columns: [(String, Graph.TieMeasure, (StructuralHoles) -> Double)] = [
      ("constraint", .edges, \.constraint), ("constraint_w", .strengths, \.constraint),
      ("effective_size", .edges, \.effectiveSize),
    ]
    for (column, measure, value) in columns {
      guard let expected = reference.column(column) else { continue }
      let found = try reference.graph.structuralHoles(by: measure)
      for (hole, expected) in zip(found, expected) {
        #expect(hole.map { isClose(value($0), expected) } ?? !expected.isFinite, "\(column)")
      }
    }
    #expect(reference.column("constraint")?.count == reference.graph.nodeCount)
  }

  @Test func `the two directions of a tie add up, as in NetworkX 3.6.1 and igraph 1.0.0`() throws {
    let graph = graph(
      .directed, 5, [0: 1, 1: 2, 2: 0, 2: 1, 3: 0, 3: 2, 4: 3], strengths: [2, 1, 3, 2, 1, 4, 1])
    let found = try graph.structuralHoles(by: .strengths).compactMap { $0 }
    #expect(
      isClose(
        found.map(\.constraint), [1.02595679012, 0.9764, 0.599344444444, 0.724722222222, 1]))
    #expect(
      isClose(found.map(\.effectiveSize), [1.58333333333, 1.1, 2.39166666667, 2.20833333333, 1]))
  }

  @Test func `loops, ties of strength 0 and isolates`() throws {
    let graph = graph(
      .undirected, 5, [0: 0, 0: 1, 1: 2, 2: 3, 4: 4], strengths: [9, 1, 1, 0, 1])
    let found = try graph.structuralHoles(by: .strengths)
    #expect(found.map { $0?.constraint } == [1, 0.5, 1, nil, nil])
    #expect(found.map { $0?.contactCount } == [1, 2, 1, nil, nil])
    #expect(try EntenteTestSupport.graph(.directed, 0, []).structuralHoles().isEmpty)
    #expect(try EntenteTestSupport.graph(.directed, 1, []).structuralHoles() == [nil])
  }

  @Test(arguments: [Graph.Direction.undirected, .directed])
  func `neither the order of the edges nor the number of threads changes a digit`(
    direction: Graph.Direction
  ) throws {
    let graph = randomGraph(direction, 400, 6_000, seed: 7)
    let expected = try Execution(threads: 1).run { try graph.structuralHoles(by: .strengths) }
    let found = try Execution(threads: 2).run {
      try shuffled(graph, seed: 1).structuralHoles(by: .strengths)
    }
    #expect(found == expected)
  }
}
