import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct TieRemovalTests {
  @Test(arguments: [70, 1_030, 1_100, 2_100])
  func `more paths than a number can count are counted all the same`(diamonds: Int) throws {
    var removal = TieRemoval(try diamondChain(diamonds).undirected().simplified().rows)
    try removal.recount([0], .quiet)
    for tie in 0..<removal.tieCount {
      let ends = removal.ends(of: tie)
      // Half of the ways to the corner behind and to all that is further away.
      let behind = Double(3 * (diamonds - 1 - ends.source / 3) + 1) / 2
      // The way to a side is by the tie of the corner before it.
      #expect(removal.counts[tie] == behind + (ends.source % 3 == 0 ? 1 : 0), "\(ends)")
    }
  }

  @Test func `ties are counted as edges are`() throws {
    for seed in 0..<20 {
      let graph = try randomGraph(.undirected, 30, 45, seed: seed).simplified()
      var removal = TieRemoval(graph.rows)
      try removal.recount(Array(0..<30), .quiet)
      for (edge, score) in zip(graph.edges, try graph.edgeBetweenness()) {
        let ends = Graph.Edge(min(edge.source, edge.target), max(edge.source, edge.target))
        let tie = try #require((0..<removal.tieCount).first { removal.ends(of: $0) == ends })
        // Each pair of nodes is met from both of its ends.
        #expect(isClose(removal.counts[tie], 2 * score))
      }
    }
  }
}
