import EntenteGraph
import EntenteTestSupport
import Testing

/// Searches in graphs so large that several threads choose the moves of many nodes at a time.
@Suite struct NodeVisitsTests {
  /// 4,500 nodes, of which batches of 70 are looked at together.
  private static let graphs = [Graph.Direction.undirected, .directed].map { direction in
    let nodes = 4_500
    var generator = SeededGenerator(seed: 5)
    // Most edges lead to one of the next nodes, so there are communities to be found.
    let edges = (0..<135_000).map { _ in
      let source = Int.random(in: 0..<nodes, using: &generator)
      let isNear = Int.random(in: 0..<4, using: &generator) > 0
      let range = isNear ? 1..<60 : 1..<nodes
      return Graph.Edge(source, (source + Int.random(in: range, using: &generator)) % nodes)
    }
    let strengths = edges.map { _ in Double(Int.random(in: 1...9, using: &generator)) / 10 }
    return graph(direction, nodes, edges, strengths: strengths)
  }

  @Test(arguments: zip(graphs, Graph.TieMeasure.allCases))
  func `the number of threads changes nothing`(
    graph: Graph, measure: Graph.TieMeasure
  ) throws {
    func found(_ threads: Int) throws -> [Partition] {
      try Execution(threads: threads).run {
        [
          try graph.louvain(by: measure, seed: 1).partition,
          try graph.leiden(by: measure, seed: 2, maximumRounds: 2).partition,
          try graph.infomap(by: measure, seed: 3).partition,
          try graph.labelPropagation(by: measure, seed: 4),
        ]
      }
    }
    let one = try found(1)
    #expect(one.allSatisfy { $0.count > 1 })
    #expect(try found(2) == one)
    #expect(try found(3) == one)
  }

  @Test(arguments: graphs) func `each label is one that counts for most`(graph: Graph) throws {
    let labels = try graph.labelPropagation(by: .strengths, seed: 9).communities
    var sums = [[Int: Double]](repeating: [:], count: graph.nodeCount)
    for (edge, strength) in zip(graph.edges, graph.strengths ?? []) {
      guard edge.source != edge.target else { continue }
      sums[edge.source][labels[edge.target], default: 0] += strength
      sums[edge.target][labels[edge.source], default: 0] += strength
    }
    for (node, sums) in sums.enumerated() {
      let largest = sums.values.max() ?? 0
      #expect((sums[labels[node]] ?? 0) >= largest - 1e-9)
    }
  }

  @Test func `no node gains by moving to the community of a neighbor`() throws {
    let graph = Self.graphs[0]
    let found = try graph.leiden(by: .strengths, seed: 6)
    let communities = found.partition.communities
    var strengths = [Double](repeating: 0, count: graph.nodeCount)
    var ties = [[Int: Double]](repeating: [:], count: graph.nodeCount)
    for (edge, strength) in zip(graph.edges, graph.strengths ?? []) {
      strengths[edge.source] += strength
      strengths[edge.target] += strength
      guard edge.source != edge.target else { continue }
      ties[edge.source][communities[edge.target], default: 0] += strength
      ties[edge.target][communities[edge.source], default: 0] += strength
    }
    var masses = [Double](repeating: 0, count: found.partition.count)
    for (node, strength) in strengths.enumerated() { masses[communities[node]] += strength }
    let ends = strengths.reduce(0, +)
    for (node, ties) in ties.enumerated() {
      func gain(_ community: Int, _ mass: Double) -> Double {
        (ties[community] ?? 0) - strengths[node] * mass / ends
      }
      let old = communities[node]
      let staying = gain(old, masses[old] - strengths[node])
      for other in ties.keys where other != old {
        #expect(gain(other, masses[other]) <= staying + 1e-6)
      }
    }
  }

  @Test func `a long ring falls into arcs, nearly as good as equal ones`() throws {
    // k equal arcs of a ring of n nodes have the modularity 1 - k/n - 1/k, at most 1 - 2/√n.
    let count = 20_000
    let ring = graph(.undirected, count, (0..<count).map { .init($0, ($0 + 1) % count) })
    let found = try ring.leiden()
    let communities = found.partition.communities
    let borders = communities.indices.count { communities[$0] != communities[($0 + 1) % count] }
    #expect(borders == found.partition.count)
    let best = 1 - 2 / Double(count).squareRoot()
    #expect(found.modularity > best - 1e-4 && found.modularity < best + 1e-12)
  }
}
