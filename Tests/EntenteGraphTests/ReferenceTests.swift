import EntenteGraph
import EntenteTestSupport
import Testing

/// Five networks with figures from NetworkX 3.6.1 and igraph 1.0.0, if they are there.
@Suite(.enabled(if: SharedFolder.testData != nil))
struct ReferenceTests {
  private func expect(
    _ reference: ReferenceGraph, _ column: String, _ values: [Double]
  ) throws {
    let expected = try #require(reference.column(column), "\(reference.name) \(column)")
    // The leading eigenvector and others hold zeros that are the rest of a convergence here.
    for (node, pair) in zip(values, expected).enumerated() where !isClose(pair.0, pair.1) {
      Issue.record("\(reference.name) \(column) of \(node): \(pair.0), not \(pair.1)")
    }
    #expect(values.count == expected.count)
  }

  private let ends: [(Graph.Ends, String)] = [(.outgoing, "out"), (.incoming, "in")]

  @Test(arguments: ReferenceGraph.names)
  func `degrees and strengths`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let graph = reference.graph
    guard graph.isDirected else {
      try expect(reference, "degree", graph.degrees().map(Double.init))
      if reference.isValued { try expect(reference, "strength", graph.strengths()) }
      return
    }
    for (ends, word) in ends {
      try expect(reference, "\(word)_degree", graph.degrees(ends).map(Double.init))
      try expect(reference, "\(word)_strength", graph.strengths(ends))
    }
  }

  @Test(arguments: ReferenceGraph.names)
  func `centralities by paths`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let measures: [(Graph.PathMeasure, String)] =
      reference.isValued ? [(.hops, ""), (.lengths, "_w")] : [(.hops, "")]
    let graph = reference.withLengths
    for (measure, suffix) in measures {
      try expect(reference, "betweenness" + suffix, graph.betweenness(by: measure))
      let source = try #require(reference.nodes.firstIndex(of: reference.source))
      try expect(
        reference, "distance_from_source" + suffix, graph.distances(from: source, by: measure))
      let ways = graph.isDirected ? ends.map { ($0, "_" + $1) } : [(.all, "")]
      for (ends, word) in ways {
        try expect(
          reference, "closeness_wf" + word + suffix, graph.closeness(by: measure, along: ends))
        try expect(
          reference, "closeness_component" + word + suffix,
          graph.closeness(by: measure, along: ends, form: .component))
        try expect(
          reference, "harmonic" + word + suffix, graph.harmonicCloseness(by: measure, along: ends))
      }
    }
    try expect(reference, "betweenness_norm", graph.betweenness(scale: .share))
  }

  @Test(arguments: ReferenceGraph.names)
  func `centralities by ties`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let measures: [(Graph.TieMeasure, String)] =
      reference.isValued ? [(.edges, ""), (.strengths, "_w")] : [(.edges, "")]
    for (measure, suffix) in measures {
      let eigenvectors = try reference.graph.eigenvectorCentrality(by: measure)
      try expect(reference, "eigenvector" + suffix, eigenvectors.leadingScores)
      let eigenvalue = try #require(reference.value("lambda_max" + suffix))
      #expect(isClose(eigenvectors.eigenvalues.max() ?? 0, eigenvalue))
      try expect(
        reference, "pagerank" + suffix, reference.graph.pageRank(by: measure, tolerance: 1e-14))
    }
  }

  @Test(arguments: ReferenceGraph.names)
  func `distances`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let graph = reference.withLengths
    try expect(reference, "eccentricity", graph.extent(along: .all).eccentricities)
    let measures: [(Graph.PathMeasure, String)] =
      reference.isValued ? [(.hops, ""), (.lengths, "_w")] : [(.hops, "")]
    for (measure, suffix) in measures {
      let extent = try graph.extent(by: measure)
      let average = try #require(reference.value("avg_path" + suffix))
      #expect(isClose(extent.averagePathLength, average))
      let pairs = try #require(reference.value("reachable_ordered_pairs" + suffix))
      #expect(extent.connectedPairCount == Int(pairs))
    }
    let largest = try graph.components().members()[0]
    let eccentricities = try graph.extent(along: .all).eccentricities
    #expect(
      largest.map { eccentricities[$0] }.max() == reference.value("diameter_largest"))
    #expect(largest.map { eccentricities[$0] }.min() == reference.value("radius_largest"))
    let edgeScores = try graph.edgeBetweenness()
    let sum = try #require(reference.value("edge_betweenness_sum"))
    #expect(isClose(edgeScores.reduce(0, +), sum))
    let top = reference.edgeScores("edge_betweenness_top")
    #expect(isClose(edgeScores.sorted(by: >).prefix(top.count).map(\.self), top.map(\.score)))
    let edges = graph.edges
    for (edge, score) in top {
      let number = edges.firstIndex { ends in
        ends == edge || !graph.isDirected && ends == .init(edge.target, edge.source)
      }
      #expect(isClose(edgeScores[try #require(number)], score), "\(name) \(edge)")
    }
    if graph.isDirected {
      let reciprocity = try #require(reference.value("reciprocity"))
      #expect(isClose(try #require(try graph.reciprocity()), reciprocity))
    }
  }

  @Test(arguments: ReferenceGraph.names)
  func `walks and holes`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let graph = reference.graph
    let measures: [(Graph.TieMeasure, String)] =
      reference.isValued ? [(.edges, ""), (.strengths, "_w")] : [(.edges, "")]
    for (measure, suffix) in measures {
      let attenuation = try #require(reference.value("katz_alpha" + suffix))
      let scores = try graph.katzCentrality(
        attenuation: attenuation, by: measure, tolerance: 1e-13)
      // The reference counts the walk of no steps, and gives the attenuation to 12 digits.
      let expected = try #require(reference.column("katz" + suffix))
      #expect(isClose(scores.map { $0 + 1 }, expected))
      if let constraint = reference.column("constraint" + suffix) {
        let holes = try graph.structuralHoles(by: measure)
        #expect(isClose(holes.map { $0?.constraint ?? .infinity }, constraint))
      }
    }
    if let sizes = reference.column("effective_size") {
      let holes = try graph.structuralHoles()
      #expect(isClose(holes.map { $0?.effectiveSize ?? .infinity }, sizes))
    }
    if graph.isDirected {
      let shares = try graph.hubsAndAuthorities().shares
      try expect(reference, "hub", shares.hubs)
      try expect(reference, "authority", shares.authorities)
    }
  }

  @Test(arguments: ReferenceGraph.names)
  func `structure`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let graph = reference.graph
    let skeleton = try graph.undirected().simplified()
    try expect(reference, "core", skeleton.coreNumbers().map(Double.init))
    if graph.isDirected {
      try expect(reference, "core_total", graph.coreNumbers().map(Double.init))
      #expect(try graph.strongComponents().sizes == reference.sizes("strong_component_sizes"))
      #expect(try graph.strongComponents() == reference.partition("strong_component"))
    }
    #expect(try graph.components() == reference.partition("component"))
    #expect(try graph.components().sizes == reference.sizes("component_sizes"))
    let bridges = try skeleton.bridges().map {
      [skeleton.edges[$0].source, skeleton.edges[$0].target]
    }
    #expect(bridges == reference.nodeSets("bridges"))
    #expect(try skeleton.articulationPoints().map { [$0] } == reference.nodeSets("articulation"))
  }

  @Test(arguments: ReferenceGraph.names)
  func `communities`(name: String) throws {
    let reference = try ReferenceGraph(name)
    let graph = reference.graph
    let half = (graph.nodeCount + 1) / 2
    let halves = Partition(labels: (0..<graph.nodeCount).map { $0 < half ? 0 : 1 })
    let skeleton = try graph.undirected().simplified()
    func expect(
      _ graph: Graph, _ partition: Partition, _ name: String, by measure: Graph.TieMeasure = .edges
    ) throws {
      let expected = try #require(reference.value("modularity", name))
      // All together have 0 but for rounding.
      let found = try graph.modularity(of: partition, by: measure)
      #expect(abs(found - expected) < 1e-11, "\(reference.name) \(name)")
    }
    try expect(graph, halves, "first_half")
    try expect(graph, graph.components(), "components")
    if graph.isDirected {
      try expect(skeleton, halves, "first_half_undirected")
      try expect(skeleton, skeleton.components(), "components_undirected")
    }
    if let classes = reference.classes { try expect(graph, Partition(labels: classes), "attr") }
    let best = try #require(reference.value("best_modularity", "value"))
    let found = try skeleton.leiden(tries: 20)
    #expect(found.modularity > 0.99 * best && found.modularity < best + 1e-3)
    guard reference.isValued else { return }
    try expect(graph, halves, "first_half_w", by: .strengths)
    try expect(graph, graph.components(), "components_w", by: .strengths)
    let bestByStrength = try #require(reference.value("best_modularity", "value_w"))
    let foundByStrength = try skeleton.leiden(by: .strengths, tries: 20)
    #expect(foundByStrength.modularity > 0.99 * bestByStrength)
    #expect(foundByStrength.modularity < bestByStrength + 1e-3)
  }
}
