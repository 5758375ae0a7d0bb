import ArgumentParser
import EntenteFormats
import EntenteGraph

extension Kernel {
  /// Every kernel, in the order in which they are listed.
  static let all: [Kernel] = basic + centrality + structure + community + files

  private static let basic: [Kernel] = [
    .prepared("load") { input in
      let reader = input.reader()
      return { size(try reader.read(input.path)) }
    },
    .prepared("build") { input in
      let graph = try input.graph()
      let edges = graph.edges
      var generator = SplitMix64(seed: 1)
      let order = edges.indices.shuffled(using: &generator)
      let sources = order.map { UInt32(edges[$0].source) }
      let targets = order.map { UInt32(edges[$0].target) }
      return {
        size(
          try Graph(
            graph.direction, nodeCount: graph.nodeCount, columns: (sources, targets)))
      }
    },
    .on("degree") { .counts(try $0.degrees(.outgoing)) },
    .prepared("bfs") { input in
      let graph = try input.graph()
      try input.checkSources(in: graph)
      return { .numbers(finite(try graph.distances(fromEach: input.sources).last ?? [])) }
    },
    .prepared("sssp") { input in
      let graph = try input.graph(.lengths)
      try input.checkSources(in: graph)
      return {
        .numbers(finite(try graph.distances(fromEach: input.sources, by: .lengths).last ?? []))
      }
    },
  ]

  private static let centrality: [Kernel] = [
    .on("pagerank") { .numbers(try $0.pageRank()) },
    .prepared("pagerank-20") { input in
      let graph = try input.graph()
      let tolerance = try changeOfPageRank(graph, steps: 20)
      return { .numbers(try graph.pageRank(tolerance: tolerance, maximumSteps: 20)) }
    },
    .on("eigenvector", .undirected) {
      .numbers(try $0.eigenvectorCentrality(tolerance: 1e-8).leadingScores)
    },
    .on("hits", .directed) { .numbers(try $0.hubsAndAuthorities(tolerance: 1e-8).hubs) },
    .on("katz", .undirected) {
      let attenuation = 1 / Double((try $0.degrees().max() ?? 0) + 1)
      return .numbers(try $0.katzCentrality(attenuation: attenuation, tolerance: 1e-8))
    },
    .on("betweenness", .undirected) { .numbers(try $0.betweenness()) },
    .prepared("betweenness-weighted", .weighted) { input in
      let graph = try input.graph(.lengths)
      return { .numbers(try graph.betweenness(by: .lengths)) }
    },
    .on("betweenness-approx", .undirected) {
      .numbers(try $0.approximateBetweenness(error: 0.01, probability: 0.9, scale: .share))
    },
    .on("edge-betweenness", .undirected) { .numbers(try $0.edgeBetweenness()) },
    .on("current-flow", .undirected) { .numbers(try $0.currentFlowBetweenness()) },
    .on("closeness", .undirected) { .numbers(try $0.closeness()) },
    .on("harmonic", .undirected) { .numbers(try $0.harmonicCloseness(scale: .share)) },
  ]

  private static let structure: [Kernel] = [
    .on("wcc") { .counts(try $0.components().communities) },
    .on("scc", .directed) { .counts(try $0.strongComponents().communities) },
    .on("diameter", .undirected) { .counts([try $0.diameter()]) },
    .on("eccentricity", .undirected) { .numbers(try $0.extent().eccentricities) },
    .on("core", .undirected) { .counts(try $0.coreNumbers()) },
    .prepared("bridges", .undirected) { input in
      let graph = try input.graph()
      let edges = graph.edges
      return {
        .counts(
          try graph.bridges().map { edges[$0].source * graph.nodeCount + edges[$0].target }.sorted()
        )
      }
    },
    .on("triangles", .undirected) { .counts([try $0.triangleCount()]) },
    .on("clustering", .undirected) { .numbers(try $0.clusteringCoefficients()) },
    .on("constraint", .undirected) {
      .numbers(try $0.structuralHoles().map { $0?.constraint ?? 0 })
    },
    .prepared("msf", .weighted) { input in
      let graph = try input.graph(.lengths)
      let lengths = graph.lengths ?? []
      return { .numbers([try graph.minimumSpanningForest().reduce(0) { $0 + lengths[$1] }]) }
    },
    .on("articulation", .undirected) { .counts(try $0.articulationPoints()) },
    .on("truss", .undirected) { .counts(try $0.trussNumbers()) },
    .on("triads", .directed) { .counts(try $0.triadCensus().counts) },
    .prepared("max-flow", .weighted) { input in
      let graph = try input.graph(.strengths)
      try input.checkSources(in: graph)
      let ends = (input.sources.first ?? 0, graph.nodeCount - 1)
      guard ends.0 < ends.1 else {
        throw ValidationError(
          "--sources: a flow goes from the first source to the last node; these must differ.")
      }
      return { .numbers([try graph.maximumFlow(from: ends.0, to: ends.1, by: .strengths).value]) }
    },
    .on("brokerage", .directed) { graph in
      let groups = (0..<graph.nodeCount).map { $0 % 4 }
      return .counts(try graph.brokerageRoles(of: groups).map(\.total))
    },
  ]

  private static let community: [Kernel] = [
    .on("layout", .undirected) { .points(try $0.stressLayout().points.map { ($0.x, $0.y) }) },
    .prepared("leiden", .undirected) { input in
      let graph = try input.graph(.strengths)
      return { .counts(try graph.leiden(by: .strengths, maximumRounds: 2).partition.communities) }
    },
    .prepared("louvain", .undirected) { input in
      let graph = try input.graph(.strengths)
      return { .counts(try graph.louvain(by: .strengths).partition.communities) }
    },
    .prepared("labelprop", .undirected) { input in
      let graph = try input.graph(.strengths)
      return { .counts(try graph.labelPropagation(by: .strengths).communities) }
    },
    .prepared("infomap", .undirected) { input in
      let graph = try input.graph(.strengths)
      return { .counts(try graph.infomap(by: .strengths).partition.communities) }
    },
  ]

  private static let files: [Kernel] = [
    // The edge list itself, with commas or tabs, its nodes told by any texts.
    .prepared("table-read") { input in
      return {
        let document = try GraphReading(input.path, as: .csv).document
        return .counts([document.nodeCount, document.edgeCount])
      }
    },
    .prepared("graphml-read") { input in
      guard let path = input.graphML else { throw ValidationError("graphml-read needs --graphml") }
      return { size(try graph(of: GraphML.read(path).document)) }
    },
    .prepared("read") { input in
      // Whatever the format, by the ending of the file, as the command reads it.
      { size(try graph(of: GraphReading(input.path).document)) }
    },
    .prepared("graphml-write") { input in
      let graph = try input.graph(.strengths)
      let file = TemporaryFile("graphml")
      return {
        try GraphML.write(GraphDocument(graph), to: file.path)
        return size(graph)
      }
    },
  ]

  /// Returns the change in the last of some steps, which is the tolerance that takes so many.
  private static func changeOfPageRank(_ graph: Graph, steps: Int) throws -> Double {
    do {
      _ = try graph.pageRank(tolerance: 0, maximumSteps: steps)
      return 0
    } catch {
      guard case .notConverged(_, let change) = error.problem else { throw error }
      return change
    }
  }

  /// Returns distances with −1 where there is no path.
  private static func finite(_ distances: [Double]) -> [Double] {
    distances.map { $0.isFinite ? $0 : -1 }
  }

  /// The graph of a document, with strengths if it has weights.
  private static func graph(of document: GraphDocument) throws -> Graph {
    let isWeighted = document.edgeAttributes.contains { $0.name == "weight" }
    return try document.graph(strengths: isWeighted ? "weight" : nil)
  }

  /// The answer of a kernel that makes a graph.
  private static func size(_ graph: Graph) -> Answer {
    .counts([graph.nodeCount, graph.edgeCount])
  }
}
