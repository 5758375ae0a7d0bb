import EntenteGraph
import EntenteTestSupport
import Testing

/// Five networks with figures from NetworkX 3.6.1 about their structure, if they are there.
@Suite(.enabled(if: SharedFolder.testData != nil))
struct ReferenceStructureTests {
  @Test(arguments: ReferenceGraph.names)
  func `triangles and clustering`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let graph = reference.graph
    func expect(_ value: Double, _ column: String) throws {
      #expect(isClose(value, try #require(reference.value(column))), "\(name) \(column)")
    }
    try expect(Double(graph.triangleCount()), "triangles")
    try expect(graph.transitivity(), "transitivity")
    try expect(graph.averageClusteringCoefficient(), "clustering_avg_all")
    try expect(graph.averageClusteringCoefficient(neighborsAtLeast: 2), "clustering_avg_d2")
    let triangles = try graph.triangleCounts().map(Double.init)
    #expect(isClose(triangles, try #require(reference.column("triangles"))))
    let measures: [(Graph.ClusteringMeasure, String)] = [
      (.ties, "clustering"), (.barrat, "clustering_barrat"), (.onnela, "clustering_onnela"),
    ]
    for (measure, column) in measures {
      guard let expected = reference.column(column) else { continue }
      #expect(
        isClose(try graph.clusteringCoefficients(by: measure), expected), "\(name) \(column)")
    }
  }

  @Test(arguments: ReferenceGraph.names)
  func `trusses, cliques and biconnected components`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let skeleton = try reference.graph.undirected().simplified()
    let trusses = try skeleton.trussNumbers()
    for bound in 3...8 {
      guard let expected = reference.value("ktruss_edges", "\(bound)") else { continue }
      #expect(Double(trusses.count { $0 >= bound }) == expected, "\(name) \(bound)")
    }
    let cliques = try reference.graph.maximalCliques(limit: 10_000)
    #expect(Double(cliques.count) == reference.value("maximal_cliques"))
    #expect(try Double(reference.graph.largestClique().count) == reference.value("clique_number"))
    #expect(
      try Double(reference.graph.biconnectedComponents().count)
        == reference.value("biconnected_components"))
  }

  @Test(arguments: ReferenceGraph.names)
  func `the whole graph`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let skeleton = try reference.graph.undirected().simplified()
    let density = try #require(reference.value("density"))
    #expect(isClose(try reference.graph.statistics().density, density))
    let assortativity = try #require(reference.value("assortativity_degree"))
    #expect(isClose(try #require(try skeleton.degreeAssortativity()), assortativity))
    guard let expected = reference.value("mst_length") else { return }
    let graph = reference.withLengths
    let forest = try graph.minimumSpanningForest()
    #expect(isClose(forest.reduce(0) { $0 + (graph.lengths?[$1] ?? 1) }, expected))
  }
}
