import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct TwoModeClusteringTests {
  @Test func `small graphs and random ones agree with the definitions`() throws {
    let random = (0..<60).map { seed in
      let edges = randomGraph(.undirected, 6, 9, seed: seed).edges
      return graph(.undirected, 12, edges.map { Graph.Edge($0.source, 6 + $0.target) })
    }
    for graph in everySmallGraph + random {
      guard let twoMode = try? TwoModeGraph(graph) else { continue }
      let neighbors = (0..<graph.nodeCount).map { node in
        Set(
          graph.edges.flatMap { edge in
            (edge.source == node ? [edge.target] : []) + (edge.target == node ? [edge.source] : [])
          })
      }
      var (paths, closed) = (0, 0)
      for first in neighbors.indices {
        for second in neighbors[first] {
          for third in neighbors[second] where third != first {
            for fourth in neighbors[third] where fourth != second {
              paths += 1
              if neighbors[fourth].contains(first) { closed += 1 }
            }
          }
        }
      }
      #expect(
        isClose(
          try twoMode.robinsAlexanderClustering(), paths > 0 ? Double(closed) / Double(paths) : 0))
      let expected = neighbors.indices.map { node in
        let others = neighbors.indices.filter {
          $0 != node && !neighbors[$0].isDisjoint(with: neighbors[node])
        }
        let overlaps = others.map { other in
          Double(neighbors[node].intersection(neighbors[other]).count)
            / Double(neighbors[node].union(neighbors[other]).count)
        }
        return others.isEmpty ? 0 : overlaps.reduce(0, +) / Double(others.count)
      }
      #expect(try isClose(twoMode.latapyClustering(), expected))
    }
  }

  @Test func `the southern women have the values of NetworkX 3.6.1`() throws {
    let women = try TwoModeGraph(ClassicGraphs.southernWomen)
    #expect(try isClose(women.robinsAlexanderClustering(), 0.46776406035665297))
    let scores = try women.latapyClustering()
    #expect(isClose(scores[0], 0.3179433311786253) && isClose(scores[17], 0.2575066137566138))
    #expect(isClose(scores[18], 0.32719155844155845) && isClose(scores[28], 0.17702701710054652))
  }
}
