import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

/// Figures of others about small graphs, if they are there.
@Suite(.enabled(if: SharedFolder.testData != nil))
struct OtherReferencesTests {
  private func text(_ path: String) throws -> String {
    let folder = try #require(SharedFolder.testData)
    return try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  private func object(_ path: String) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(text(path).utf8)) as? [String: Any])
  }

  // MARK: - The best modularity known

  @Test(arguments: ["karate", "lesmis", "adjnoun"])
  func `the best modularity in the literature is found`(name: String) throws {
    let published = try object("published-a/published.json")
    let best = try #require(
      published["best_modularity_in_the_literature"] as? [String: Any])
    let value = best["\(name) (unweighted)"] ?? best[name]
    let expected = try #require((value as? NSNumber)?.doubleValue)
    let graph =
      name == "karate" ? ClassicGraphs.karateClub : try ReferenceGraph(name).graph
    // Words that follow each other have no clear communities, so more searches are needed.
    let found = try graph.leiden(tries: name == "adjnoun" ? 200 : 20).modularity
    // They are given with up to four digits.
    #expect(abs(found - expected) < 1e-3, "\(found)")
  }

  // MARK: - The examples of LDBC Graphalytics

  /// Returns a graph and the names of its nodes.
  private func graphalytics(_ direction: Graph.Direction) throws -> (Graph, [String]) {
    let name = "ldbc-a/example-\(direction == .directed ? "directed" : "undirected")"
    let nodes = try text("\(name).v").split(whereSeparator: \.isNewline).map(String.init)
    let rows = try text("\(name).e").split(whereSeparator: \.isNewline)
      .map { $0.split(separator: " ").map(String.init) }
    func number(_ node: String) throws -> Int { try #require(nodes.firstIndex(of: node)) }
    let edges = try rows.map { Graph.Edge(try number($0[0]), try number($0[1])) }
    let lengths = try rows.map { try #require(Double($0[2])) }
    return (graph(direction, nodes.count, edges, lengths: lengths), nodes)
  }

  /// Returns the values of the nodes in node order; the largest integer is infinite.
  private func graphalytics(
    _ direction: Graph.Direction, _ answer: String, _ nodes: [String]
  ) throws -> [Double] {
    let name = direction == .directed ? "directed" : "undirected"
    var values: [String: Double] = [:]
    for line in try text("ldbc-a/example-\(name)-\(answer)").split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      values[String(words[0])] = words[1] == "9223372036854775807" ? .infinity : Double(words[1])
    }
    return try nodes.map { try #require(values[$0]) }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `searches, components and ranks of Graphalytics`(direction: Graph.Direction) throws {
    let (graph, nodes) = try graphalytics(direction)
    let name = direction == .directed ? "directed" : "undirected"
    let properties = try text("ldbc-a/example-\(name).properties")
    func source(_ algorithm: String) throws -> Int {
      let line = try #require(
        properties.split(whereSeparator: \.isNewline)
          .first { $0.contains("\(algorithm).source-vertex") })
      let node = line.split(separator: "=")[1].trimmingCharacters(in: .whitespaces)
      return try #require(nodes.firstIndex(of: node))
    }
    #expect(
      try graph.distances(from: try source("bfs")) == (try graphalytics(direction, "BFS", nodes)))
    let lengths = try graph.distances(from: try source("sssp"), by: .lengths)
    #expect(isClose(lengths, try graphalytics(direction, "SSSP", nodes)))
    let weak = try graphalytics(direction, "WCC", nodes).map { Int($0) }
    #expect(try graph.components() == Partition(labels: weak))
    let shares = try pageRank(graph, steps: 2)
    #expect(isClose(shares, try graphalytics(direction, "PR", nodes)))
    if direction == .undirected {
      let expected = try graphalytics(direction, "LCC", nodes)
      #expect(isClose(try graph.clusteringCoefficients(), expected))
    }
  }

  /// The shares after some steps, the last change of which is found first.
  private func pageRank(_ graph: Graph, steps: Int) throws -> [Double] {
    let error = #expect(throws: GraphError.self) {
      try graph.pageRank(tolerance: 0, maximumSteps: steps)
    }
    guard case .notConverged(_, let change) = error?.problem else { return [] }
    return try graph.pageRank(tolerance: change, maximumSteps: steps)
  }

  // MARK: - Three graphs in SocNetV

  private static let drawn: [String: Graph] = [
    "Krackhardt_Kite_N10": ClassicGraphs.krackhardtKite,
    "TinyDirChain_N3": graph(.directed, 3, [0: 1, 1: 2]),
    "TinyPath_N3_E2": graph(.undirected, 3, [0: 1, 1: 2]),
  ]

  private func column(_ object: [String: Any], _ name: String) throws -> [Double] {
    let rows = try #require(object["per_node"] as? [[String: Any]])
    return rows.map { Double($0[name] as? String ?? "") ?? .nan }
  }

  @Test(
    arguments: [
      ("Krackhardt_Kite_N10", Graph.PathMeasure.hops), ("Krackhardt_Kite_N10", .lengths),
      ("TinyDirChain_N3", .hops), ("TinyPath_N3_E2", .hops),
    ])
  func `prominence in SocNetV`(name: String, measure: Graph.PathMeasure) throws {
    let plain = try #require(Self.drawn[name])
    let graph = graph(
      plain.direction, plain.nodeCount, plain.edges, lengths: plain.edges.map { _ in 1 })
    let weights = measure == .hops ? "W0" : "W1"
    let found = try object("socnetv-a/prominence/\(name)__PROM__V4__FT2__\(weights)_IW1_DI0.json")
    let count = Double(graph.nodeCount)
    var measures: [(String, [Double])] = [
      try ("DC", graph.degrees(.outgoing).map(Double.init)),
      try ("DP", graph.degrees(.incoming).map(Double.init)),
      ("IRCC", try graph.closeness(by: measure)), ("PC", try graph.harmonicCloseness(by: measure)),
      ("IC", try graph.undirected().currentFlowCloseness().map { $0 * count / (count - 1) }),
    ]
    if !graph.isDirected {
      measures += [
        ("SCC", try graph.closeness(by: measure)),
        ("SPC", try graph.harmonicCloseness(by: measure, scale: .share)),
        ("eccentricity", try graph.extent(by: measure).eccentricities),
      ]
      // The power method stops at about four digits there.
      #expect(isClose(try graph.pageRank(), try column(found, "PRP"), tolerance: 2e-4))
    }
    // By lengths of 1, the betweenness there is not that by hops.
    if measure == .hops {
      measures.append(("BC", try graph.betweenness()))
      measures.append(("SBC", try graph.betweenness(scale: .share)))
    }
    // On the path, the power method does not settle there.
    if graph.nodeCount == 10 {
      let eigenvector = try graph.eigenvectorCentrality().scores
      #expect(isClose(eigenvector, try column(found, "EVC"), tolerance: 1e-4))
    }
    for (name, values) in measures {
      #expect(isClose(values, try column(found, name)), "\(name)")
    }
  }

  @Test(arguments: drawn.keys.sorted())
  func `clustering, cliques and triads`(name: String) throws {
    let graph = try #require(Self.drawn[name])
    let found = try object("socnetv-a/clustering/\(name)__CLUST__V6__FT2__W0_IW1_DI0.json")
    func part(_ name: String) throws -> [String: Any] {
      try #require(found[name] as? [String: Any])
    }
    #expect(isClose(try graph.clusteringCoefficients(), try column(found, "CLC")))
    let average = Double(try part("metrics")["averageCLC"] as? String ?? "") ?? .nan
    #expect(isClose(try graph.averageClusteringCoefficient(), average))
    let census = try graph.triadCensus()
    let triads = try #require(try part("triad_census")["classes"] as? [String: Int])
    for kind in TriadCensus.Kind.allCases { #expect(census[kind] == triads[kind.description]) }
    // Only mutual ties make cliques there.
    guard !graph.isDirected else { return }
    let sizes = try graph.maximalCliques(limit: 100).map { "\($0.count)" }
    let counts = Dictionary(grouping: sizes) { $0 }.mapValues(\.count)
    #expect(try counts == (part("cliques")["by_size"] as? [String: Int]))
  }

  // MARK: - Tables transcribed from papers

  /// Expects the values of a test, in the order of names, to some decimals; 0 for a name that is not
  /// there.
  private func expect(
    _ values: [Double], _ file: String, _ test: String, _ names: [String], variant: Int = 0,
    error: Double = 0.0006
  ) throws {
    let tests = try #require(try object("published-a/published.json")["tests"] as? [String: Any])
    let path = "networkx/algorithms/\(file).py"
    let cases = try #require((tests[path] as? [String: Any])?[test] as? [[String: Any]])
    let published = try #require(cases[variant]["values"] as? [String: Any])
    #expect(values.count == names.count && published.keys.allSatisfy(names.contains))
    for (name, value) in zip(names, values) {
      let expected = (published[name] as? NSNumber)?.doubleValue ?? 0
      #expect(abs(value - expected) <= error, "\(test) \(name)")
    }
  }

  private let betweenness = "centrality/tests/test_betweenness_centrality"
  private let closeness = "centrality/tests/test_closeness_centrality"

  @Test func `betweenness and closeness of the kite and the families, to three decimals`() throws {
    let kite = ClassicGraphs.krackhardtKite
    let names = (0..<10).map(String.init)
    // Counted from both ends of a pair there.
    try expect(
      kite.betweenness().map { $0 * 2 }, betweenness, "test_krackhardt_kite_graph", names)
    try expect(
      kite.betweenness(scale: .share), betweenness, "test_krackhardt_kite_graph_normalized", names)
    try expect(kite.closeness(), closeness, "test_krackhardt_closeness", names)
    // Without Pucci, who married into no family.
    let families = ClassicGraphs.florentineFamilies.dropLast().map(\.self)
    let marriages = graph(.undirected, 15, ClassicGraphs.florentineMarriages.edges)
    try expect(
      marriages.betweenness(scale: .share), betweenness, "test_florentine_families_graph", families)
    try expect(marriages.closeness(), closeness, "test_florentine_families_closeness", families)
  }

  @Test func `betweenness and closeness of Les Misérables, to three decimals`() throws {
    let reference = try ReferenceGraph("lesmis")
    let (plain, names) = (reference.graph, reference.labels)
    try expect(
      plain.betweenness(scale: .share), betweenness, "test_les_miserables_graph", names)
    try expect(plain.closeness(), closeness, "test_les_miserables_closeness", names)
    // What is a strength elsewhere is a length there.
    let graph = graph(.undirected, plain.nodeCount, plain.edges, lengths: plain.strengths)
    try expect(
      graph.betweenness(by: .lengths, scale: .share), betweenness, "test_les_miserables_graph",
      names, variant: 1)
  }

  @Test func `the southern women, to two decimals`() throws {
    let women = try TwoModeGraph(ClassicGraphs.southernWomen)
    let names =
      [
        "Evelyn Jefferson", "Laura Mandeville", "Theresa Anderson", "Brenda Rogers",
        "Charlotte McDowd", "Frances Anderson", "Eleanor Nye", "Pearl Oglethorpe", "Ruth DeSand",
        "Verne Sanderson", "Myra Liddel", "Katherina Rogers", "Sylvia Avondale", "Nora Fayette",
        "Helen Lloyd", "Dorothy Murchison", "Olivia Carleton", "Flora Price",
      ] + (1...14).map { "E\($0)" }
    for (measure, scores) in [
      ("degree", women.degreeCentrality()), ("betweenness", try women.betweenness()),
      ("closeness", try women.closeness()),
    ] {
      try expect(
        scores, "bipartite/tests/test_centrality", "test_davis_\(measure)_centrality", names,
        error: 0.006)
    }
  }

  @Test func `the rich club of the karate club`() throws {
    let coefficients = try ClassicGraphs.karateClub.richClubCoefficients()
    try expect(
      coefficients, "tests/test_richclub", "test_richclub3",
      coefficients.indices.map(String.init), error: 1e-12)
  }
}
