import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct EigenvectorTests {
  private func check(
    _ graph: Graph, _ measure: Graph.TieMeasure, squarings: Int = 60, tolerance: Double = 1e-9,
    _ comment: Comment
  ) throws {
    let result = try graph.eigenvectorCentrality(by: measure)
    let matrix = MatrixOracle(graph, by: measure)
    for (number, members) in result.components.members().enumerated() {
      let scores = members.map { result.scores[$0] }
      if result.eigenvalues[number] == 0 {
        #expect(scores.allSatisfy { $0 == 0 }, comment)
        continue
      }
      let expected = matrix.eigenvector(of: members, squarings: squarings)
      #expect(abs(result.eigenvalues[number] / expected.eigenvalue - 1) < tolerance, comment)
      #expect(zip(scores, expected.scores).allSatisfy { abs($0 - $1) < tolerance }, comment)
    }
  }

  @Test func `every small undirected graph agrees with powers of its matrix`() throws {
    for graph in everySmallGraph where !graph.isDirected {
      try check(graph, .edges, "\(graph.edges)")
      let isolates = try graph.degrees().count { $0 == 0 }
      #expect(try graph.eigenvectorCentrality().scores.count { $0 == 0 } == isolates)
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `random undirected multigraphs agree with powers of their matrix`(
    measure: Graph.TieMeasure
  ) throws {
    for (seed, graph) in randomMultigraphs where !graph.isDirected {
      try check(graph, measure, "seed \(seed)")
    }
    for graph in everySmallValuedGraph where !graph.isDirected {
      try check(graph, measure, "\(graph.edges) \(graph.strengths ?? [])")
    }
  }

  @Test func `every small directed graph agrees with powers of its matrix`() throws {
    for graph in (0...4).flatMap({ everySimpleGraph(.directed, nodeCount: $0) }) {
      try check(graph, .edges, "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `random directed multigraphs agree with powers of their matrix`(
    measure: Graph.TieMeasure
  ) throws {
    for (seed, graph) in randomMultigraphs where graph.isDirected {
      try check(graph, measure, "seed \(seed)")
    }
  }

  @Test func `circles behind circles agree with powers of their matrix`() throws {
    // Up to four circles of two, or loops, of the same eigenvalue 1 or of less, in any order, with
    // ties between them and nodes in between: what counts is how many of them lead to a node.
    var generator = SplitMix64(seed: 7)
    for _ in 0..<100 {
      let nodeCount = Int.random(in: 5...8, using: &generator)
      var edges: [Graph.Edge] = []
      var strengths: [Double] = []
      func add(_ source: Int, _ target: Int, _ strength: Double) {
        edges.append(.init(source, target))
        strengths.append(strength)
      }
      var node = 0
      while node < nodeCount {
        let strength = [1, 1, 0.5, 0][Int.random(in: 0..<4, using: &generator)]
        if node + 1 < nodeCount, Bool.random(using: &generator) {
          add(node, node + 1, strength)
          add(node + 1, node, strength)
          node += 2
        } else {
          add(node, node, strength)
          node += 1
        }
      }
      // Ties lead onward only, and not within a circle, so that the eigenvalues stay.
      for source in 0..<nodeCount {
        for target in source + 2..<max(nodeCount, source + 2)
        where Int.random(in: 0..<3, using: &generator) == 0 {
          add(source, target, [0.25, 1, 2][Int.random(in: 0..<3, using: &generator)])
        }
      }
      let graph = graph(.directed, nodeCount, edges, strengths: strengths)
      try check(
        graph, .strengths, squarings: 28, tolerance: 1e-5, "\(edges) \(strengths)")
    }
  }

  @Test func `strengths of many orders in a directed circle`() throws {
    // The eigenvalue of a circle is the geometric mean of its strengths, and each score follows
    // from the one before: score × eigenvalue = strength × score before.
    let strengths = [1e8, 1e-8, 3, 1e-4, 1e6, 0.5, 1e-6]
    let circle = graph(
      .directed, 7, (0..<7).map { Graph.Edge($0, ($0 + 1) % 7) }, strengths: strengths)
    let result = try circle.eigenvectorCentrality(by: .strengths)
    let mean = pow(strengths.reduce(1, *), 1.0 / 7)
    #expect(isClose(result.eigenvalues, [mean]))
    var expected = [1.0]
    for strength in strengths.dropLast() {
      expected.append(expected[expected.count - 1] * strength / mean)
    }
    let length = expected.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(isClose(result.scores, expected.map { $0 / length }))
  }

  @Test func `behind a weak circle scores grow beyond the range of numbers`() throws {
    // Each of 150 nodes behind a circle of eigenvalue 0.001 has 1,000 times the score before it.
    let count = 150
    let edges = [Graph.Edge(0, 0)] + (1..<count).map { Graph.Edge($0 - 1, $0) }
    let chain = graph(
      .directed, count, edges, strengths: [0.001] + Array(repeating: 1, count: count - 1))
    let scores = try chain.eigenvectorCentrality(by: .strengths).scores
    let last = (1 - 1e-6).squareRoot()
    for back in 0..<50 {
      #expect(isClose(scores[count - 1 - back], last * pow(0.001, Double(back))))
    }
  }

  @Test func `a large directed graph keeps to the equation of the eigenvector`() throws {
    // A strong component too large for a dense matrix, another behind it, and many nodes alone.
    let graph = randomGraph(.directed, 6_000, 9_000, seed: 5)
    let result = try graph.eigenvectorCentrality(by: .strengths)
    var sums = [Double](repeating: 0, count: graph.nodeCount)
    for (number, edge) in graph.edges.enumerated() {
      sums[edge.target] += (graph.strengths?[number] ?? 1) * result.scores[edge.source]
    }
    let eigenvalue = result.eigenvalues[0]
    let members = result.components.members()[0]
    let rest = members.map { sums[$0] - eigenvalue * result.scores[$0] }
    #expect(rest.reduce(0) { $0 + $1 * $1 }.squareRoot() <= 1e-11 * eigenvalue)
    #expect(isClose(members.reduce(0) { $0 + result.scores[$1] * result.scores[$1] }, 1))
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karateByStrength: [Double] = [
      0.31235122775, 0.301751174686, 0.360588620123, 0.198567185992, 0.0556747486845,
      0.0674280838528, 0.0664482208298, 0.178432342746, 0.246950583537, 0.0502030697629,
      0.0458332187906, 0.0432069549621, 0.0418697418487, 0.240486537034, 0.0795376485422,
      0.113114204213, 0.0185188561882, 0.0427181931937, 0.0488969199613, 0.0734200275814,
      0.0627493707068, 0.0566317497459, 0.0810055620872, 0.218043711338, 0.051048912766,
      0.122582287053, 0.0586292554574, 0.147683071764, 0.0861453923876, 0.135833019423,
      0.158313246944, 0.209456435271, 0.332261410222, 0.36409688197,
    ]
    let florentine: [Double] = [
      0.132154294729, 0.243956109159, 0.211705251161, 0.282800086544, 0.25902616719,
      0.0749227076997, 0.289115599012, 0.088791887979, 0.430308094041, 0.0448134358959,
      0.275730373581, 0.341552644057, 0.145917196466, 0.355980448411, 0.325842301124, 0,
    ]
    let karate = try ClassicGraphs.karateClub.eigenvectorCentrality(by: .strengths)
    #expect(isClose(karate.scores, karateByStrength))
    let families = try ClassicGraphs.florentineMarriages.eigenvectorCentrality()
    #expect(isClose(families.scores, florentine))
    #expect(families.eigenvalues.count == 2 && families.eigenvalues[1] == 0)
  }

  @Test func `loops and parallel edges as in igraph 1.0.0`() throws {
    let graph = graph(.undirected, 3, [0: 0, 0: 1, 1: 2, 1: 2])
    let scores = try graph.eigenvectorCentrality().scores
    let expected = [1, 0.7615571818318909, 0.5515418524317561]
    #expect(isClose(scores.map { $0 / scores[0] }, expected))
    let loop = try EntenteTestSupport.graph(.undirected, 2, [0: 0, 0: 1]).eigenvectorCentrality()
    #expect(isClose(loop.eigenvalues, [2.414213562373095]))
  }

  @Test func `two-sided graphs converge, whatever the unit of their strengths`() throws {
    for unit in [1e-9, 1, 1e9] {
      let star = graph(
        .undirected, 5, [0: 1, 0: 2, 0: 3, 0: 4], strengths: [unit, unit, unit, unit])
      let result = try star.eigenvectorCentrality(by: .strengths)
      let half = (0.5).squareRoot()
      #expect(isClose(result.scores, [half, half / 2, half / 2, half / 2, half / 2]))
      #expect(isClose(result.eigenvalues, [2 * unit]))
    }
  }

  @Test func `each component has scores of its own, and the leading ones can be asked for`() throws
  {
    let parts = graph(.undirected, 6, [0: 1, 2: 3, 3: 4, 4: 2])
    let result = try parts.eigenvectorCentrality()
    let third = (1.0 / 3).squareRoot()
    #expect(
      isClose(result.scores, [(0.5).squareRoot(), (0.5).squareRoot(), third, third, third, 0]))
    #expect(isClose(result.eigenvalues, [2, 1, 0]))
    #expect(isClose(result.leadingScores, [0, 0, third, third, third, 0]))
  }

  @Test func `in a directed graph a node gains from those that lead to it`() throws {
    // A circle of two that leads to a third: as in NetworkX 3.6.1, all the same.
    let result = try graph(.directed, 3, [0: 1, 1: 0, 1: 2]).eigenvectorCentrality()
    let third = (1.0 / 3).squareRoot()
    #expect(isClose(result.scores, [third, third, third]))
    // Turned round, nothing leads to the third.
    let turned = try graph(.directed, 3, [1: 0, 0: 1, 2: 1]).eigenvectorCentrality()
    #expect(isClose(turned.scores, [(0.5).squareRoot(), (0.5).squareRoot(), 0]))
    #expect(try graph(.directed, 3, [0: 1, 1: 2]).eigenvectorCentrality().scores == [0, 0, 0])
  }

  @Test func `running out of steps is an error, not a guess`() throws {
    #expect(throws: GraphError.self) {
      try ClassicGraphs.karateClub.eigenvectorCentrality(maximumSteps: 3)
    }
    // Too many nodes for a dense matrix, and eigenvalues close together: a circle of 600 nodes.
    let circle = graph(
      .directed, 600, (0..<600).map { Graph.Edge($0, ($0 + 1) % 600) },
      strengths: (0..<600).map { $0 < 300 ? 1 : 2 })
    #expect(throws: GraphError.self) {
      try circle.eigenvectorCentrality(by: .strengths, maximumSteps: 1_000)
    }
  }

  @Test func `larger graphs keep to the equation of the eigenvector, on any number of threads`()
    throws
  {
    // The last has vectors and rows of several blocks, and small components beside a large one.
    let sizes = (0..<6).map { (800, 700 + 300 * $0) } + [(20_000, 150_000)]
    for (seed, (nodeCount, edgeCount)) in sizes.enumerated() {
      let graph = randomGraph(.undirected, nodeCount, edgeCount, seed: seed)
      let result = try Execution(threads: 3).run { try graph.eigenvectorCentrality(by: .strengths) }
      let alone = try Execution(threads: 1).run { try graph.eigenvectorCentrality(by: .strengths) }
      #expect(result == alone, "seed \(seed)")
      var sums = [Double](repeating: 0, count: nodeCount)
      for (number, edge) in graph.edges.enumerated() {
        let strength = graph.strengths?[number] ?? 1
        sums[edge.source] += strength * result.scores[edge.target]
        sums[edge.target] += strength * result.scores[edge.source]
      }
      for (number, members) in result.components.members().enumerated() {
        let eigenvalue = result.eigenvalues[number]
        let rest = members.map { sums[$0] - eigenvalue * result.scores[$0] }
        #expect(rest.reduce(0) { $0 + $1 * $1 }.squareRoot() <= 1e-11 * max(1, eigenvalue))
        // By Perron and Frobenius only the leading vector is positive everywhere.
        #expect(members.count == 1 || members.allSatisfy { result.scores[$0] > 0 })
      }
    }
  }

  @Test func `a long path, whose eigenvalues are close together, has the known vector`() throws {
    let count = 300
    let path = graph(.undirected, count, (1..<count).map { Graph.Edge($0, $0 - 1) })
    let result = try path.eigenvectorCentrality()
    let angle = Double.pi / Double(count + 1)
    #expect(isClose(result.eigenvalues[0], 2 * cos(angle)))
    let factor = (2 / Double(count + 1)).squareRoot()
    for node in 0..<count {
      #expect(abs(result.scores[node] - factor * sin(angle * Double(node + 1))) < 1e-6)
    }
  }
}
