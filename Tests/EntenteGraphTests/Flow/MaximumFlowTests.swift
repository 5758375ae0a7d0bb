import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct MaximumFlowTests {
  /// Random multigraphs with two different nodes.
  private static let pairs: [(graph: Graph, source: Int, target: Int)] =
    randomMultigraphs.map(\.graph).enumerated().compactMap { number, graph in
      guard graph.nodeCount > 1 else { return nil }
      let source = number % graph.nodeCount
      let distance = 1 + number / 3 % (graph.nodeCount - 1)
      return (graph, source, (source + distance) % graph.nodeCount)
    }

  /// Expects that no edge carries more than it can and that what comes to a node goes on.
  private func expectIsFlow(
    _ flow: MaximumFlow, _ graph: Graph, from source: Int, to target: Int,
    by measure: Graph.TieMeasure
  ) {
    var balances = [Double](repeating: 0, count: graph.nodeCount)
    for (number, edge) in graph.edges.enumerated() {
      let capacity = measure == .strengths ? graph.strengths?[number] ?? 1 : 1
      #expect(flow.flows[number] <= capacity)
      #expect(flow.flows[number] >= (graph.isDirected ? 0 : -capacity))
      balances[edge.source] -= flow.flows[number]
      balances[edge.target] += flow.flows[number]
    }
    for node in balances.indices {
      let expected = node == source ? -flow.value : node == target ? flow.value : 0
      #expect(balances[node] == expected, "\(graph.edges) at \(node)")
    }
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `flows agree with the least of all cuts`(measure: Graph.TieMeasure) throws {
    // The shapes have no strengths.
    let valued = everySmallValuedGraph.filter { $0.nodeCount > 2 }.map { ($0, 0, 2) }
    for (graph, source, target) in Self.pairs + (measure == .edges ? everySmallPair : valued) {
      let flow = try graph.maximumFlow(from: source, to: target, by: measure)
      let oracle = CutOracle(graph, by: measure)
      let expected = oracle.minimumCut(from: source, to: target)
      let comment = "\(graph.edges) from \(source) to \(target)"
      #expect(flow.value == expected.value, "\(comment)")
      #expect(flow.cut.value == expected.value, "\(comment)")
      #expect(flow.cut.nodes == expected.nodes, "\(comment)")
      let set = expected.nodes.reduce(0) { $0 | 1 << $1 }
      #expect(flow.cut.edges == oracle.edges(outOf: set), "\(comment)")
      expectIsFlow(flow, graph, from: source, to: target, by: measure)
    }
  }

  @Test func `capacities of tenths and of 0 hold what whole ones do`() throws {
    for (graph, source, target) in Self.pairs {
      let whole = withStrengths(graph) { $0 - 1 }
      let expected = CutOracle(whole, by: .strengths).minimumCut(from: source, to: target)
      for unit in [1.0, 10] {
        let graph = withStrengths(whole) { $0 / unit }
        let flow = try graph.maximumFlow(from: source, to: target, by: .strengths)
        let comment = "\(graph.edges) \(graph.strengths ?? []) from \(source) to \(target)"
        #expect(isClose(flow.value, expected.value / unit), "\(comment)")
        #expect(flow.cut.nodes == expected.nodes, "\(comment)")
      }
    }
  }

  @Test func `node cuts agree with trying all sets of nodes`() throws {
    for (graph, source, target) in Self.pairs + everySmallPair {
      let oracle = CutOracle(graph, by: .edges)
      let found = try graph.minimumNodeCut(from: source, to: target)
      let comment = "\(graph.edges) from \(source) to \(target)"
      #expect(found?.count == oracle.nodeCutSize(from: source, to: target), "\(comment)")
      guard let found else { continue }
      let removed = found.reduce(0) { $0 | 1 << $1 }
      #expect(oracle.reached(from: source, without: removed) >> target & 1 == 0, "\(comment)")
      #expect(!found.contains(source) && !found.contains(target))
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `flows through larger graphs are flows and fill their cuts`(
    direction: Graph.Direction
  ) throws {
    let graph = randomGraph(direction, 300, 2_000, seed: 5)
    for target in 1...5 {
      let flow = try graph.maximumFlow(from: 0, to: target, by: .strengths)
      expectIsFlow(flow, graph, from: 0, to: target, by: .strengths)
      #expect(flow.cut.nodes.contains(0) && !flow.cut.nodes.contains(target))
      let other = try shuffled(graph, seed: target).maximumFlow(
        from: 0, to: target, by: .strengths)
      #expect(other.value == flow.value && other.cut.nodes == flow.cut.nodes)
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = ClassicGraphs.karateClub
    #expect(try karate.maximumFlow(from: 0, to: 33).value == 10)
    #expect(try karate.maximumFlow(from: 0, to: 33, by: .strengths).value == 22)
    #expect(try karate.maximumFlow(from: 16, to: 26, by: .strengths).value == 6)
    #expect(try karate.minimumNodeCut(from: 0, to: 33)?.count == 6)
    #expect(try karate.minimumNodeCut(from: 0, to: 1) == nil)
  }

  @Test func `what no edge carries to the target does not flow`() throws {
    let graph = graph(.directed, 3, [1: 0, 2: 2])
    let flow = try graph.maximumFlow(from: 0, to: 1)
    #expect(flow.value == 0)
    #expect(flow.flows == [0, 0])
    #expect(flow.cut == (try graph.maximumFlow(from: 0, to: 2).cut))
    #expect(flow.cut.nodes == [0] && flow.cut.edges.isEmpty)
    #expect(try graph.minimumNodeCut(from: 0, to: 1) == [])
  }
}
