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
  func `searches and components of Graphalytics`(direction: Graph.Direction) throws {
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
    if direction == .undirected {
      let expected = try graphalytics(direction, "LCC", nodes)
      #expect(isClose(try graph.clusteringCoefficients(), expected))
    }
  }

  // MARK: - The kite in SocNetV

  @Test func `prominence and clustering of the kite`() throws {
    let kite = ClassicGraphs.krackhardtKite
    func column(_ file: String, _ name: String) throws -> [Double] {
      let rows = try #require(try object(file)["per_node"] as? [[String: Any]])
      return rows.map { Double($0[name] as? String ?? "") ?? .nan }
    }
    let prominence = "socnetv-a/prominence/Krackhardt_Kite_N10__PROM__V4__FT2__W0_IW1_DI0.json"
    let measures: [(String, [Double])] = [
      try ("DC", kite.degrees().map(Double.init)), ("BC", try kite.betweenness()),
      ("SBC", try kite.betweenness(scale: .share)), ("SCC", try kite.closeness()),
      ("IRCC", try kite.closeness()), ("PC", try kite.harmonicCloseness()),
      ("SPC", try kite.harmonicCloseness(scale: .share)),
      ("eccentricity", try kite.extent().eccentricities),
    ]
    for (name, values) in measures {
      #expect(isClose(values, try column(prominence, name)), "\(name)")
    }
    // The power method there stops at about six digits.
    let eigenvector = try column(prominence, "EVC")
    #expect(isClose(try kite.eigenvectorCentrality().scores, eigenvector, tolerance: 1e-4))
    let clustering = "socnetv-a/clustering/Krackhardt_Kite_N10__CLUST__V6__FT2__W0_IW1_DI0.json"
    #expect(isClose(try kite.clusteringCoefficients(), try column(clustering, "CLC")))
    let metrics = try #require(try object(clustering)["metrics"] as? [String: Any])
    let average = Double(metrics["averageCLC"] as? String ?? "") ?? .nan
    #expect(isClose(try kite.averageClusteringCoefficient(), average))
  }

  // MARK: - Tables transcribed from papers

  /// Returns the values of a test, one for each name in order; 0 for a name that is not there.
  private func published(
    _ file: String, _ test: String, _ names: [String], variant: Int = 0
  ) throws -> [Double] {
    let tests = try #require(try object("published-a/published.json")["tests"] as? [String: Any])
    let path = "networkx/algorithms/centrality/tests/test_\(file).py"
    let cases = try #require((tests[path] as? [String: Any])?[test] as? [[String: Any]])
    let values = try #require(cases[variant]["values"] as? [String: Any])
    return names.map { (values[$0] as? NSNumber)?.doubleValue ?? 0 }
  }

  private func agree(_ values: [Double], _ published: [Double]) -> Bool {
    zip(values, published).allSatisfy { abs($0 - $1) <= 0.0006 }
  }

  @Test func `published betweenness and closeness, to three decimals`() throws {
    let kite = ClassicGraphs.krackhardtKite
    let kiteNames = (0..<10).map(String.init)
    let file = "betweenness_centrality"
    // Counted from both ends of a pair there.
    #expect(
      agree(
        try kite.betweenness().map { $0 * 2 },
        try published(file, "test_krackhardt_kite_graph", kiteNames)))
    #expect(
      agree(
        try kite.betweenness(scale: .share),
        try published(file, "test_krackhardt_kite_graph_normalized", kiteNames)))
    #expect(
      agree(
        try kite.closeness(),
        try published("closeness_centrality", "test_krackhardt_closeness", kiteNames)))
    // Without Pucci, who married into no family.
    let families = ClassicGraphs.florentineFamilies.dropLast().map(\.self)
    let marriages = graph(.undirected, 15, ClassicGraphs.florentineMarriages.edges)
    #expect(
      agree(
        try marriages.betweenness(scale: .share),
        try published(file, "test_florentine_families_graph", families)))
    #expect(
      agree(
        try marriages.closeness(),
        try published("closeness_centrality", "test_florentine_families_closeness", families)))
  }
}
