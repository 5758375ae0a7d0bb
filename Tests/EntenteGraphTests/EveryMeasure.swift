import EntenteGraph

/// A measure of a graph, and all that it tells of one as text, every digit included.
struct Measure: Sendable {
  let name: String
  let told: @Sendable (Graph) throws -> String

  init<Result>(_ name: String, _ body: @escaping @Sendable (Graph) throws -> Result) {
    self.name = name
    told = { String(reflecting: try body($0)) }
  }

  /// Whether the measure is for graphs of this kind at all.
  func isFor(_ direction: Graph.Direction) -> Bool {
    direction == .undirected || !Self.undirectedOnly.contains(name)
  }

  /// The fewest nodes between which the measure can be called as it is here.
  var leastNodeCount: Int {
    if ["maximumFlow", "minimumNodeCut"].contains(name) { return 2 }
    let isFromNode = name.hasPrefix("shortest") || name.hasPrefix("distances, lengths")
    return isFromNode || ["reachableNodes", "distances"].contains(name) ? 1 : 0
  }

  private static let undirectedOnly: Set<String> = [
    "subgraphCentrality", "estradaIndex", "currentFlowBetweenness", "currentFlowCloseness",
  ]

  /// Returns what the measure tells, be it a problem.
  func outcome(_ graph: Graph) -> String {
    do { return try told(graph) } catch { return "\(error)" }
  }
}

extension Graph {
  /// What there is to know of a graph, for comparison.
  fileprivate var contents: [String] {
    [
      "\(direction) \(nodeCount) \(isSimple) \(edges)",
      "\(String(describing: strengths)) \(String(describing: lengths))",
      "\((0..<nodeCount).map { Array(neighbors(of: $0)) })",
    ]
  }

  /// Some division of the nodes.
  fileprivate var thirds: [Int] { (0..<nodeCount).map { $0 % 3 } }

  fileprivate var last: Int { nodeCount - 1 }

  fileprivate var firstTwo: [Int] { Array(0..<min(2, nodeCount)) }

  fileprivate func arcs(in incidence: Incidence) -> [[Incidence.Arc]] {
    (0..<nodeCount).map { incidence.arcs(of: $0) }
  }

  /// The ties between even and odd nodes.
  fileprivate func twoMode() throws -> TwoModeGraph {
    let kept = edges.filter { $0.source % 2 != $0.target % 2 }
    return try TwoModeGraph(
      Graph(direction, nodeCount: nodeCount, edges: kept),
      modes: (0..<nodeCount).map { $0 % 2 == 0 ? .first : .second })
  }
}

/// Every measure of a graph, with the name of its method and, after a comma, how it is called.
let everyMeasure: [Measure] =
  centralities + communities + structures + paths + derivedGraphs + othersOfEveryMeasure

private let centralities: [Measure] = [
  Measure("degrees") { try $0.degrees() },
  Measure("degrees, incoming") { try $0.degrees(.incoming) },
  Measure("degrees, outgoing") { try $0.degrees(.outgoing) },
  Measure("neighborCounts") { try $0.neighborCounts() },
  Measure("neighborCounts, incoming") { try $0.neighborCounts(.incoming) },
  Measure("strengths") { try $0.strengths() },
  Measure("strengths, incoming") { try $0.strengths(.incoming) },
  Measure("strengths, outgoing") { try $0.strengths(.outgoing) },
  Measure("closeness") { try $0.closeness() },
  Measure("closeness, lengths") { try $0.closeness(by: .lengths) },
  Measure("harmonicCloseness") { try $0.harmonicCloseness() },
  Measure("harmonicCloseness, lengths") { try $0.harmonicCloseness(by: .lengths) },
  Measure("reach") { try $0.reach(within: 2) },
  Measure("subgraphCentrality") { try $0.subgraphCentrality() },
  Measure("estradaIndex") { try $0.estradaIndex() },
  Measure("approximateBetweenness") { try $0.approximateBetweenness(error: 0.3) },
  Measure("betweenness") { try $0.betweenness() },
  Measure("betweenness, lengths") { try $0.betweenness(by: .lengths) },
  Measure("edgeBetweenness") { try $0.edgeBetweenness() },
  Measure("edgeBetweenness, lengths") { try $0.edgeBetweenness(by: .lengths) },
  Measure("groupBetweenness") { try $0.groupBetweenness(of: $0.firstTwo) },
  Measure("currentFlowBetweenness") { try $0.currentFlowBetweenness(by: .strengths) },
  Measure("currentFlowCloseness") { try $0.currentFlowCloseness(by: .strengths) },
  Measure("eigenvectorCentrality") { try $0.eigenvectorCentrality(by: .strengths) },
  Measure("katzCentrality") { try $0.katzCentrality(by: .strengths) },
  Measure("hubsAndAuthorities") { try $0.hubsAndAuthorities(by: .strengths) },
  Measure("pageRank") { try $0.pageRank() },
  Measure("pageRank, strengths") { try $0.pageRank(by: .strengths) },
]

private let communities: [Measure] = [
  Measure("louvain") { try $0.louvain(by: .strengths) },
  Measure("leiden") { try $0.leiden() },
  Measure("leiden, strengths") { try $0.leiden(by: .strengths) },
  Measure("labelPropagation") { try $0.labelPropagation() },
  Measure("infomap") { try $0.infomap(by: .strengths) },
  Measure("codelength") { try $0.codelength(of: Partition(labels: $0.thirds)) },
  Measure("girvanNewman") { try $0.girvanNewman() },
  Measure("consensusCommunities") { try $0.consensusCommunities(runs: 5) },
  Measure("modularity") { try $0.modularity(of: Partition(labels: $0.thirds), by: .strengths) },
  Measure("conductances") { try $0.conductances(of: Partition(labels: $0.thirds)) },
  Measure("coverage") { try $0.coverage(of: Partition(labels: $0.thirds)) },
  Measure("performance") { try $0.performance(of: Partition(labels: $0.thirds)) },
]

private let structures: [Measure] = [
  Measure("components") { try $0.components() },
  Measure("strongComponents") { try $0.strongComponents() },
  Measure("biconnectedComponents") { try $0.biconnectedComponents() },
  Measure("bridges") { try $0.bridges() },
  Measure("articulationPoints") { try $0.articulationPoints() },
  Measure("coreNumbers") { try $0.coreNumbers() },
  Measure("trussNumbers") { try $0.trussNumbers() },
  Measure("maximalCliques") { try $0.maximalCliques(limit: 1_000) },
  Measure("largestClique") { try $0.largestClique() },
  Measure("triangleCount") { try $0.triangleCount() },
  Measure("triangleCounts") { try $0.triangleCounts() },
  Measure("transitivity") { try $0.transitivity() },
  Measure("clusteringCoefficients") { try $0.clusteringCoefficients() },
  Measure("clusteringCoefficients, barrat") { try $0.clusteringCoefficients(by: .barrat) },
  Measure("clusteringCoefficients, onnela") { try $0.clusteringCoefficients(by: .onnela) },
  Measure("clusteringCoefficients, fagiolo") { try $0.clusteringCoefficients(by: .fagiolo) },
  Measure("averageClusteringCoefficient") { try $0.averageClusteringCoefficient() },
  Measure("triadCensus") { try $0.triadCensus().counts },
  Measure("reciprocity") { try $0.reciprocity() },
  Measure("richClubCoefficients") { try $0.richClubCoefficients() },
  Measure("degreeAssortativity") { try $0.degreeAssortativity() },
  Measure("assortativity") { try $0.assortativity(of: $0.thirds.map(Double.init)) },
  Measure("assortativity, of kinds") { try $0.assortativity(of: Partition(labels: $0.thirds)) },
  Measure("minimumSpanningForest") { try $0.minimumSpanningForest() },
  Measure("maximumSpanningForest") { try $0.maximumSpanningForest() },
  Measure("statistics") { try $0.statistics() },
]

private let paths: [Measure] = [
  Measure("shortestPath") { try $0.shortestPath(from: 0, to: $0.last) },
  Measure("shortestPath, lengths") {
    try $0.shortestPath(from: 0, to: $0.last, by: .lengths, along: .incoming)
  },
  Measure("shortestPaths") { try $0.shortestPaths(from: 0, to: $0.last, by: .lengths, limit: 20) },
  Measure("shortestSimplePaths") {
    try $0.shortestSimplePaths(from: 0, to: $0.last, by: .lengths, limit: 5)
  },
  Measure("reachableNodes") { try $0.reachableNodes(from: 0, along: .incoming) },
  Measure("distances") { try $0.distances(from: 0) },
  Measure("distances, lengths") { try $0.distances(from: 0, by: .lengths, along: .all) },
  Measure("distances, from each") { try $0.distances(fromEach: $0.firstTwo, by: .lengths) },
  Measure("extent") { try $0.extent() },
  Measure("extent, lengths") { try $0.extent(by: .lengths) },
  Measure("diameter") { try $0.diameter() },
  Measure("maximumFlow") { try $0.maximumFlow(from: 0, to: $0.last, by: .strengths) },
  Measure("minimumNodeCut") { try $0.minimumNodeCut(from: 0, to: $0.last) },
  Measure("minimumCut") { try $0.minimumCut(by: .strengths) },
  Measure("edgeConnectivity") { try $0.edgeConnectivity() },
  Measure("nodeConnectivity") { try $0.nodeConnectivity() },
]

private let derivedGraphs: [Measure] = [
  Measure("simplified") { try $0.simplified().contents },
  Measure("undirected") { try $0.undirected().contents },
  Measure("reversed") { try $0.reversed().contents },
  Measure("rewired") { try $0.rewired(seed: 1).contents },
  Measure("incidence") { $0.arcs(in: try $0.incidence()) },
  Measure("incidence, incoming") { $0.arcs(in: try $0.incidence(.incoming)) },
  Measure("incidence, all") { $0.arcs(in: try $0.incidence(.all)) },
]

private let othersOfEveryMeasure: [Measure] = [
  Measure("structuralHoles") { try $0.structuralHoles() },
  Measure("structuralHoles, strengths") { try $0.structuralHoles(by: .strengths) },
  Measure("brokerageRoles") { try $0.brokerageRoles(of: $0.thirds) },
  Measure("totalBrokerage") { try $0.totalBrokerage(of: $0.thirds) },
  Measure("disparityFilter") { try $0.disparityFilter() },
  Measure("stressLayout") { try $0.stressLayout() },
  Measure("bipartition") { try $0.bipartition() },
  Measure("two modes, closeness") { try $0.twoMode().closeness() },
  Measure("two modes, betweenness") { try $0.twoMode().betweenness() },
  Measure("two modes, robinsAlexanderClustering") {
    try $0.twoMode().robinsAlexanderClustering()
  },
  Measure("two modes, latapyClustering") { try $0.twoMode().latapyClustering() },
  Measure("two modes, bipartiteConfiguration") { try $0.twoMode().bipartiteConfiguration() },
  Measure("two modes, sharedNeighbors") { try $0.twoMode().sharedNeighbors(of: .first) },
]
