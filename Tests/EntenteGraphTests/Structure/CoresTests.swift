import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct CoresTests {
  /// Takes away, for each *k*, nodes with too few neighbors until none is left to take.
  private func byPruning(_ graph: Graph) -> [Int] {
    var ties: Set<Graph.Edge> = []
    for edge in graph.edges where edge.source != edge.target {
      ties.insert(edge)
      if !graph.isDirected { ties.insert(.init(edge.target, edge.source)) }
    }
    var cores = [Int](repeating: 0, count: graph.nodeCount)
    for bound in 1...(2 * graph.nodeCount + 1) {
      var rest = Set(0..<graph.nodeCount)
      while let weak = rest.first(where: { node in
        // An undirected tie is in the set both ways and is counted from its source alone.
        ties.count {
          ($0.source == node && rest.contains($0.target))
            || (graph.isDirected && $0.target == node && rest.contains($0.source))
        } < bound
      }) {
        rest.remove(weak)
      }
      for node in rest { cores[node] = bound }
    }
    return cores
  }

  @Test func `every small graph agrees with pruning`() throws {
    for graph in everySmallGraph {
      #expect(try graph.coreNumbers() == byPruning(graph), "\(graph.edges)")
    }
  }

  @Test func `random multigraphs agree with pruning`() throws {
    for (seed, graph) in randomMultigraphs {
      #expect(try graph.coreNumbers() == byPruning(graph), "seed \(seed)")
    }
  }

  @Test func `levels without a node are passed over`() throws {
    // A group in which everybody knows everybody, next to nodes alone and a pair.
    let pairs = (3..<12).flatMap { left in (left + 1..<12).map { Graph.Edge(left, $0) } }
    let graph = graph(.undirected, 12, [.init(1, 2)] + pairs)
    #expect(try graph.coreNumbers() == [0, 1, 1] + [Int](repeating: 8, count: 9))
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = [
      4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4,
      3,
      4, 4,
    ]
    #expect(try ClassicGraphs.karateClub.coreNumbers() == karate)
    #expect(try ClassicGraphs.krackhardtKite.coreNumbers() == [3, 3, 3, 3, 3, 3, 3, 2, 1, 1])
  }

  @Test func `a mutual tie counts in both directions, as in NetworkX and igraph`() throws {
    let graph = graph(.directed, 3, [0: 1, 1: 0, 1: 2])
    #expect(try graph.coreNumbers() == [2, 2, 1])
    #expect(try graph.undirected().coreNumbers() == [1, 1, 1])
    #expect(try EntenteTestSupport.graph(.directed, 0, []).coreNumbers() == [])
  }
}
