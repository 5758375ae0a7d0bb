import EntenteGraph
import EntenteTestSupport
import Testing

/// What no result depends on.
struct DeterminismTests {
  /// A simple graph, whose edges are told by their ends, large enough for several threads or small.
  ///
  /// It has strengths and lengths in tenths, whose sums depend on the order in which they are added up.
  private static func graph(_ direction: Graph.Direction, isSmall: Bool) throws -> Graph {
    let (nodeCount, edgeCount) = isSmall ? (50, 120) : (250, 700)
    let plain = try randomGraph(direction, nodeCount, edgeCount, seed: 3).simplified()
    var generator = SeededGenerator(seed: 3)
    func tenths() -> [Double] {
      (0..<plain.edgeCount).map { _ in Double(Int.random(in: 1...9, using: &generator)) / 10 }
    }
    return EntenteTestSupport.graph(
      direction, plain.nodeCount, plain.edges, strengths: tenths(), lengths: tenths())
  }

  /// Measures that take many searches from every node.
  private static let slow = ["girvanNewman", "stressLayout"]

  @Test(arguments: everyMeasure.map(\.name), [Graph.Direction.directed, .undirected])
  func `neither the order of the edges nor the number of threads changes a digit`(
    name: String, direction: Graph.Direction
  ) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    let byEnds = Measure.byEnds[name] ?? measure
    let graph = try Self.graph(direction, isSmall: Self.slow.contains(name))
    let other = shuffled(graph, seed: 1)
    let expected = Execution(threads: 1).run { byEnds.outcome(graph) }
    #expect(Execution(threads: 2).run { byEnds.outcome(other) } == expected)
  }

  /// Measures of nodes and of the whole that take a few readings of the edges.
  private static let linear = [
    "degrees", "strengths", "pageRank, strengths", "eigenvectorCentrality", "katzCentrality",
    "hubsAndAuthorities", "modularity", "components", "coreNumbers", "triangleCounts",
    "clusteringCoefficients, onnela", "triadCensus", "two modes, sharedNeighbors",
  ]

  /// More arcs than one thread reads by itself.
  private static let large = [Graph.Direction.directed, .undirected].map { direction in
    let plain = randomGraph(direction, 900, 210_000, seed: 5)
    let graph = EntenteTestSupport.graph(
      direction, 900, plain.edges, strengths: plain.strengths?.map { $0 / 10 },
      lengths: plain.lengths?.map { $0 / 10 })
    return (graph: graph, shuffled: shuffled(graph, seed: 1))
  }

  @Test(arguments: linear, [0, 1])
  func `in a graph that is read by several threads they change no digit either`(
    name: String, place: Int
  ) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    let (graph, shuffled) = Self.large[place]
    let expected = Execution(threads: 1).run { measure.outcome(graph) }
    #expect(Execution(threads: 3).run { measure.outcome(shuffled) } == expected)
  }

  @Test func `where all lengths differ, the edges of a forest are the same`() throws {
    var generator = SeededGenerator(seed: 2)
    let plain = randomGraph(.undirected, 300, 1_500, seed: 4)
    let values = (1...1_500).map { Double($0) / 10 }.shuffled(using: &generator)
    let graph = EntenteTestSupport.graph(
      .undirected, 300, plain.edges, strengths: values, lengths: values)
    let other = shuffled(graph, seed: 1)
    for forest in [Graph.minimumSpanningForest, Graph.maximumSpanningForest] {
      let edges = try graph.ends(forest(graph)()).map(\.description).sorted()
      #expect(try other.ends(forest(other)()).map(\.description).sorted() == edges)
    }
  }

  @Test func `where there is one flow only, it is the same along every edge`() throws {
    // In a tree all flows along the one path there is.
    var generator = SeededGenerator(seed: 3)
    let edges = (1..<200).map {
      Graph.Edge($0, Int.random(in: max(0, $0 - 9)..<$0, using: &generator))
    }
    let strengths = edges.map { _ in Double(Int.random(in: 1...99, using: &generator)) / 10 }
    let tree = EntenteTestSupport.graph(.undirected, 200, edges, strengths: strengths)
    /// What flows along each edge toward the larger end, by ends.
    func flows(_ graph: Graph) throws -> [Double] {
      let flows = try graph.maximumFlow(from: 0, to: 199, by: .strengths).flows
      let ends = graph.ends(Array(flows.indices))
      return flows.indices.sorted { ends[$0].lexicographicallyPrecedes(ends[$1]) }.map {
        graph.edges[$0].source < graph.edges[$0].target ? flows[$0] : -flows[$0]
      }
    }
    let expected = try flows(tree)
    #expect(expected.contains { $0 > 0 })
    for seed in 0..<5 {
      #expect(isClose(try flows(shuffled(tree, seed: seed)), expected, tolerance: 1e-12))
    }
  }

  @Test func `what tells of edges is among the measures`() {
    #expect(Set(Measure.byEnds.keys).isSubset(of: everyMeasure.map(\.name)))
  }
}

extension Graph {
  /// The ends of some edges, the smaller first where there is no direction.
  fileprivate func ends(_ edges: [Int]) -> [[Int]] {
    let all = self.edges
    return edges.map { edge in
      let ends = [all[edge].source, all[edge].target]
      return isDirected ? ends : ends.sorted()
    }
  }

  /// What each edge has, in an order that does not depend on that of the edges.
  fileprivate func byEnds<Value>(_ values: [Value]) -> [String] {
    zip(ends(Array(0..<edgeCount)), values).map { "\($0) \($1)" }.sorted()
  }

  fileprivate var columnsByEnds: [String] {
    byEnds(Array(zip(strengths ?? [], lengths ?? [])))
  }

  fileprivate func byEnds(_ incidence: Incidence) -> [[String]] {
    (0..<nodeCount).map { node in
      let arcs = incidence.arcs(of: node)
      return zip(arcs, ends(arcs.map(\.edge))).map { "\($0.neighbor) \($1)" }.sorted()
    }
  }

  fileprivate func byEnds(_ paths: [Path]) -> [String] {
    paths.map { "\($0.nodes) \(ends($0.edges)) \($0.length)" }
  }

  fileprivate func byEnds(_ cut: Cut?) -> String {
    "\(cut?.value ?? 0) \(cut?.nodes ?? []) \(Set(ends(cut?.edges ?? [])).map(\.description).sorted())"
  }
}

extension Measure {
  /// The measures that tell of edges by number, so that they tell of them by their ends instead.
  fileprivate static let byEnds: [String: Measure] = Dictionary(
    uniqueKeysWithValues: (edges + paths + graphs).map { ($0.name, $0) })

  private static let edges: [Measure] = [
    Measure("edgeBetweenness") { $0.byEnds(try $0.edgeBetweenness()) },
    Measure("edgeBetweenness, lengths") { $0.byEnds(try $0.edgeBetweenness(by: .lengths)) },
    Measure("trussNumbers") { $0.byEnds(try $0.trussNumbers()) },
    Measure("consensusCommunities") { graph in
      let found = try graph.consensusCommunities(runs: 5)
      return "\(found.clustering) \(found.rounds) \(graph.byEnds(found.agreements))"
    },
    Measure("disparityFilter") { $0.byEnds(try $0.disparityFilter().pValues) },
    Measure("bridges") { Set($0.ends(try $0.bridges())).map(\.description).sorted() },
    Measure("biconnectedComponents") { graph in
      try graph.biconnectedComponents().map { part in
        "\(part.nodes) \(Set(graph.ends(part.edges)).map(\.description).sorted())"
      }
    },
    // Of equal edges one or the other is taken.
    Measure("minimumSpanningForest") { graph in
      try graph.minimumSpanningForest().map { graph.lengths?[$0] ?? 1 }.sorted()
    },
    Measure("maximumSpanningForest") { graph in
      try graph.maximumSpanningForest().map { graph.strengths?[$0] ?? 1 }.sorted()
    },
    // There may be other flows of the same value, but no cut is nearer to the source.
    Measure("maximumFlow") { graph in
      let flow = try graph.maximumFlow(from: 0, to: graph.nodeCount - 1, by: .strengths)
      return "\(flow.value) \(graph.byEnds(flow.cut))"
    },
    Measure("minimumCut") { $0.byEnds(try $0.minimumCut(by: .strengths)) },
  ]

  private static let paths: [Measure] = [
    Measure("shortestPath") { graph in
      graph.byEnds([try graph.shortestPath(from: 0, to: graph.nodeCount - 1)].compactMap(\.self))
    },
    Measure("shortestPath, lengths") { graph in
      let path = try graph.shortestPath(
        from: 0, to: graph.nodeCount - 1, by: .lengths, along: .incoming)
      return graph.byEnds([path].compactMap(\.self))
    },
    Measure("shortestPaths") {
      $0.byEnds(try $0.shortestPaths(from: 0, to: $0.nodeCount - 1, by: .lengths, limit: 20))
    },
    Measure("shortestSimplePaths") {
      $0.byEnds(try $0.shortestSimplePaths(from: 0, to: $0.nodeCount - 1, by: .lengths, limit: 5))
    },
  ]

  private static let graphs: [Measure] = [
    Measure("undirected") { try $0.undirected().columnsByEnds },
    Measure("rewired") { try $0.rewired(seed: 1).columnsByEnds },
    Measure("reversed") { try $0.reversed().columnsByEnds },
    Measure("incidence") { $0.byEnds(try $0.incidence()) },
    Measure("incidence, incoming") { $0.byEnds(try $0.incidence(.incoming)) },
    Measure("incidence, all") { $0.byEnds(try $0.incidence(.all)) },
  ]
}
