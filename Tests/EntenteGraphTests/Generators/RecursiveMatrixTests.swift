import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct RecursiveMatrixTests {
  @Test func `the quarters have the probabilities of the benchmark`() throws {
    let graph = try Graph.recursiveMatrix(
      .directed, scale: 14, edgeFactor: 1, isShuffled: false, seed: 3)
    // Few of 16,384 edges are drawn twice.
    #expect(graph.edgeCount > 15_000 && graph.isSimple)
    for bit in [13, 12] {
      var counts = [0.0, 0, 0, 0]
      for edge in graph.edges {
        counts[2 * (edge.source >> bit & 1) + (edge.target >> bit & 1)] += 1
      }
      for (count, share) in zip(counts, [0.57, 0.19, 0.19, 0.05]) {
        #expect(abs(count / Double(graph.edgeCount) - share) < 0.02)
      }
    }
  }

  @Test func `numbering at random changes the numbers only`() throws {
    let plain = try Graph.recursiveMatrix(.undirected, scale: 10, isShuffled: false, seed: 1)
    let first = try plain.degrees()[..<32].reduce(0, +)
    #expect(Double(first) > 0.15 * Double(2 * plain.edgeCount))
    let graph = try Graph.recursiveMatrix(.undirected, scale: 10, seed: 1)
    #expect(graph.nodeCount == 1_024 && graph.isSimple)
    #expect(graph.edgeCount > 8_000 && graph.edgeCount <= 16_384)
    #expect(
      try Double(graph.degrees()[..<32].reduce(0, +)) < 0.1 * Double(2 * graph.edgeCount))
    let most = try graph.degrees().max() ?? 0
    #expect(most > 10 * 2 * graph.edgeCount / graph.nodeCount)
    #expect(try Graph.recursiveMatrix(.undirected, scale: 10, seed: 1).edges == graph.edges)
  }

  @Test func `equal quarters make an even graph, and one node has no edges`() throws {
    let even = try Graph.recursiveMatrix(
      .undirected, scale: 8, edgeFactor: 8, quarters: (0.25, 0.25, 0.25), seed: 2)
    #expect(try (even.degrees().max() ?? 0) < 40)
    #expect(try Graph.recursiveMatrix(.directed, scale: 0, seed: 0).edgeCount == 0)
    #expect(throws: GraphError.self) {
      try Graph.recursiveMatrix(.directed, scale: 31, edgeFactor: 4, seed: 0)
    }
  }
}
