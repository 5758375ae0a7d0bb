import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct EigenvectorTests {
  private func check(_ graph: Graph, _ measure: Graph.TieMeasure, _ comment: Comment) throws {
    let result = try graph.eigenvectorCentrality(by: measure)
    let matrix = MatrixOracle(graph, by: measure)
    for (number, members) in result.components.members().enumerated() {
      let scores = members.map { result.scores[$0] }
      if result.eigenvalues[number] == 0 {
        #expect(scores.allSatisfy { $0 == 0 }, comment)
        continue
      }
      let expected = matrix.eigenvector(of: members)
      #expect(isClose(result.eigenvalues[number], expected.eigenvalue), comment)
      #expect(zip(scores, expected.scores).allSatisfy { abs($0 - $1) < 1e-9 }, comment)
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
  }

  @Test func `every small directed graph of up to 3 nodes agrees with powers of its matrix`() throws
  {
    for graph in (0...3).flatMap({ everySimpleGraph(.directed, nodeCount: $0) }) {
      try check(graph, .edges, "\(graph.edges)")
    }
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
    // Two circles of the same eigenvalue, one behind the other, close in on it only slowly.
    let circles = graph(.directed, 4, [0: 1, 1: 0, 1: 2, 2: 3, 3: 2])
    #expect(throws: GraphError.self) {
      try circles.eigenvectorCentrality(maximumSteps: 1_000)
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
