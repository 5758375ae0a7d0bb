import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct CurrentFlowTests {
  private func check(_ graph: Graph, _ measure: Graph.TieMeasure, _ comment: Comment) throws {
    let oracle = CircuitOracle(graph, by: measure)
    let betweenness = try graph.currentFlowBetweenness(by: measure)
    let closeness = try graph.currentFlowCloseness(by: measure)
    for node in 0..<graph.nodeCount {
      #expect(abs(betweenness[node] - oracle.throughput(of: node)) < 1e-9, comment)
      let distances = oracle.resistances(of: node)
      let reached = Double(distances.count)
      let expected =
        distances.isEmpty
        ? 0 : reached * reached / Double(graph.nodeCount - 1) / distances.reduce(0, +)
      #expect(isClose(closeness[node], expected), comment)
    }
  }

  @Test func `every small undirected graph agrees with Kirchhoff's laws`() throws {
    for graph in everySmallShape where !graph.isDirected {
      try check(graph, .edges, "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `random multigraphs agree with Kirchhoff's laws`(measure: Graph.TieMeasure) throws {
    for (seed, graph) in randomMultigraphs where seed < 80 && !graph.isDirected {
      try check(graph, measure, "seed \(seed)")
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = ClassicGraphs.karateClub
    let betweenness = [
      256.812446014, 97.0275576939, 133.445907464, 52.7352419422, 24.7631578947, 37.9035087719,
      37.9035087719, 28.280621007, 54.6669699492, 15.3787014842, 24.7631578947, 0, 11.5066369509,
      50.2741177167, 5.21566861421, 5.21566861421, 8.31578947368, 10.8825829385, 5.21566861421,
      35.8413046756, 5.21566861421, 10.8825829385, 5.21566861421, 48.8657145684, 22.0551243057,
      24.733021604, 8.39224463525, 42.8660719229, 25.0831654312, 30.9124233842, 39.9143379378,
      81.9545832122, 130.775894833, 206.114578327,
    ]
    // Of strengths, as shares.
    let shares = [
      0.470608158316, 0.189935734076, 0.28752927315, 0.107738935775, 0.0455235775292,
      0.0800204772372, 0.0724091783953, 0.053223074077, 0.134487925464, 0.0183283508579,
    ]
    // n − 1 times these.
    let closeness = [
      0.0585671060451, 0.0525250094334, 0.0557654149686, 0.0468268076044, 0.0327352440331,
      0.0341063598378, 0.0341063598378, 0.0420327150424, 0.0471063832577, 0.0316297331554,
    ]
    let information = [
      0.144316274309, 0.13551282246, 0.142963889931, 0.11949338602, 0.0840676475654,
      0.0918171399413, 0.090728858428, 0.111816553095, 0.126295530457, 0.0590846637939,
    ]
    let found = try karate.currentFlowBetweenness()
    // There, a node of one tie scores what rounding leaves.
    #expect(zip(found, betweenness).allSatisfy { abs($0 - $1) < 1e-8 })
    let foundShares = try karate.currentFlowBetweenness(by: .strengths, scale: .share)
    #expect(isClose(Array(foundShares[..<10]), shares))
    #expect(isClose(try karate.currentFlowCloseness()[..<10].map { $0 / 33 }, closeness))
    let byStrengths = try karate.currentFlowCloseness(by: .strengths)
    #expect(isClose(byStrengths[..<10].map { $0 / 33 }, information))
  }

  @Test func `on trees current takes the only way`() throws {
    var generator = SeededGenerator(seed: 3)
    let edges = (1..<60).map { Graph.Edge(Int.random(in: 0..<$0, using: &generator), $0) }
    let lengths = edges.indices.map { Double($0 % 5 + 1) }
    let tree = graph(.undirected, 70, edges, strengths: lengths.map { 1 / $0 }, lengths: lengths)
    #expect(isClose(try tree.currentFlowCloseness(), try tree.closeness()))
    let byStrengths = try tree.currentFlowCloseness(by: .strengths)
    #expect(isClose(byStrengths, try tree.closeness(by: .lengths)))
    let found = try tree.currentFlowBetweenness(by: .strengths)
    #expect(zip(found, try tree.betweenness()).allSatisfy { abs($0 - $1) < 1e-8 })
    let leaves = try tree.degrees().indices.filter { try tree.degrees()[$0] < 2 }
    #expect(leaves.allSatisfy { found[$0] == 0 })
  }

  @Test func `rings and complete graphs by their formulas`() throws {
    let count = 50
    let ring = graph(.undirected, count, (0..<count).map { .init($0, ($0 + 1) % count) })
    // The resistance at distance d is d (n − d) / n.
    #expect(try ring.currentFlowCloseness().allSatisfy { isClose($0, 6 / Double(count + 1)) })
    let inside = (1..<count).reduce(0.0) { sum, steps in
      let part = Double(steps) / Double(count)
      return sum + Double(steps - 1) * (1 - part) + Double(count - steps - 1) * part
    }
    // Each pair was counted from both of its ends.
    #expect(try ring.currentFlowBetweenness().allSatisfy { isClose($0, inside / 2) })
    let pairs = (0..<count).flatMap { first in
      (first + 1..<count).map { Graph.Edge(first, $0) }
    }
    let complete = graph(.undirected, count, pairs)
    // Two have a resistance of 2 / n, and each other passes 1 / n of their current on.
    #expect(try complete.currentFlowCloseness().allSatisfy { isClose($0, 25) })
    #expect(
      try complete.currentFlowBetweenness().allSatisfy { isClose($0, 49 * 48 / 2 / 50.0) })
  }

  @Test func `larger graphs agree with Kirchhoff's laws at some nodes`() throws {
    let graph = randomGraph(.undirected, 25, 60, seed: 5)
    let oracle = CircuitOracle(graph, by: .strengths)
    let betweenness = try graph.currentFlowBetweenness(by: .strengths)
    #expect(isClose(betweenness[7], oracle.throughput(of: 7)))
  }

  @Test func `ties of strength 0 and loops carry nothing`() throws {
    let graph = graph(
      .undirected, 5, [0: 1, 1: 2, 2: 3, 3: 3, 0: 2], strengths: [1, 1, 0, 7, 0])
    #expect(isClose(try graph.currentFlowBetweenness(by: .strengths), [0, 1, 0, 0, 0]))
    let closeness = try graph.currentFlowCloseness(by: .strengths)
    #expect(isClose(closeness, [1.0 / 3, 0.5, 1.0 / 3, 0, 0]))
  }

  @Test func `what cannot be measured is refused`() throws {
    #expect(try graph(.undirected, 0, []).currentFlowBetweenness().isEmpty)
    #expect(try graph(.undirected, 2, [0: 1]).currentFlowBetweenness(scale: .share) == [0, 0])
    #expect(try graph(.undirected, 1, [0: 0]).currentFlowCloseness() == [0])
    do {
      _ = try graph(.directed, 2, [0: 1]).currentFlowCloseness()
      Issue.record("a directed graph was not refused")
    } catch {
      #expect(error.problem == .directed)
    }
    do {
      let path = graph(.undirected, 10_001, (0..<10_000).map { .init($0, $0 + 1) })
      _ = try path.currentFlowBetweenness()
      Issue.record("a large component was not refused")
    } catch {
      #expect(error.problem == .tooLarge)
    }
  }

  @Test func `strengths that differ too much are refused, and others are not`() throws {
    let pairs: [Graph.Edge] = [.init(0, 1), .init(1, 2), .init(2, 3)]
    for weak in [1e-20, 1e-12] {
      let graph = graph(.undirected, 4, pairs, strengths: [1, weak, 1])
      do {
        _ = try graph.currentFlowCloseness(by: .strengths)
        Issue.record("\(weak) was not refused")
      } catch {
        #expect(error.problem == .unequalStrengths)
      }
    }
    for unit in [1e-100, 1, 1e100] {
      let strengths = [unit, 1e-6 * unit, unit]
      let graph = graph(
        .undirected, 4, pairs, strengths: strengths, lengths: strengths.map { 1 / $0 })
      let found = try graph.currentFlowCloseness(by: .strengths)
      let expected = try graph.closeness(by: .lengths)
      #expect(zip(found, expected).allSatisfy { isClose($0 / unit, $1 / unit) })
    }
  }

  @Test func `neither the order of the edges nor the number of threads changes a digit`() throws {
    let graph = randomGraph(.undirected, 90, 200, seed: 1)
    let expected = try Execution(threads: 1).run {
      (try graph.currentFlowBetweenness(by: .strengths), try graph.currentFlowCloseness())
    }
    let other = shuffled(graph, seed: 1)
    let found = try Execution(threads: 2).run {
      (try other.currentFlowBetweenness(by: .strengths), try other.currentFlowCloseness())
    }
    #expect(found == expected)
  }
}
