import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct BiconnectedComponentsTests {
  /// The largest sets of nodes that hang together, also without any one of them, by trying all sets.
  private func byTrying(_ graph: Graph) -> [[Int]] {
    var reach = [Int](repeating: 0, count: graph.nodeCount)
    for edge in graph.edges {
      reach[edge.source] |= 1 << edge.target
      reach[edge.target] |= 1 << edge.source
    }
    func hangsTogether(_ set: Int) -> Bool {
      var reached = set & -set
      var isGrowing = true
      while isGrowing {
        var larger = reached
        for node in reach.indices where reached >> node & 1 == 1 { larger |= reach[node] & set }
        isGrowing = larger != reached
        reached = larger
      }
      return reached == set
    }
    let sets = (0..<1 << graph.nodeCount).filter { set in
      set.nonzeroBitCount > 1 && hangsTogether(set)
        && reach.indices.allSatisfy { set >> $0 & 1 == 0 || hangsTogether(set & ~(1 << $0)) }
    }
    return sets.filter { set in !sets.contains { $0 != set && $0 & set == set } }
      .map { set in reach.indices.filter { set >> $0 & 1 == 1 } }
      .sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
      }
  }

  @Test func `small graphs and multigraphs agree with trying all sets`() throws {
    for graph in assortedGraphs {
      let parts = try graph.biconnectedComponents()
      #expect(parts.map(\.nodes) == byTrying(graph), "\(graph.edges)")
      for part in parts {
        let inside = graph.edges.indices.filter { edge in
          let (source, target) = (graph.edges[edge].source, graph.edges[edge].target)
          return source != target && part.nodes.contains(source) && part.nodes.contains(target)
        }
        #expect(part.edges == inside, "\(graph.edges)")
      }
    }
  }

  @Test func `a larger graph has each edge in one part, and shares articulation points`() throws {
    let graph = randomGraph(.undirected, 2_000, 2_600, seed: 6)
    let parts = try graph.biconnectedComponents()
    let edges = graph.edges
    let expected = edges.indices.filter { edges[$0].source != edges[$0].target }
    #expect(parts.flatMap(\.edges).sorted() == expected)
    var counts = [Int](repeating: 0, count: graph.nodeCount)
    for node in parts.flatMap(\.nodes) { counts[node] += 1 }
    #expect(try counts.indices.filter { counts[$0] > 1 } == graph.articulationPoints())
    let bridges = parts.filter { $0.edges.count == 1 }.flatMap(\.edges)
    #expect(try bridges.sorted() == graph.bridges())
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let club = try ClassicGraphs.karateClub.biconnectedComponents()
    #expect(club.map(\.nodes.count) == [28, 6, 2])
    #expect(club[1].nodes == [0, 4, 5, 6, 10, 16])
    #expect(club.map(\.edges.count) == [67, 10, 1])
    #expect(try graph(.undirected, 2, [0: 0]).biconnectedComponents().isEmpty)
  }
}
