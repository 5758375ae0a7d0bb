import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct LengthSearchTests {
  private func search(
    nodeCount: Int, _ edges: [Graph.Edge], lengths: [Double]
  ) throws -> LengthSearch {
    let graph = try Graph(.undirected, nodeCount: nodeCount, edges: edges, lengths: lengths)
    return LengthSearch(try graph.lengthRows(.outgoing))
  }

  @Test(arguments: [(nodes: 400, step: 1), (nodes: 60_000, step: 1_000), (nodes: 60_000, step: 7)])
  func `nodes at one distance are ordered by number, near each other or far apart`(
    nodeCount: Int, step: Int
  ) throws {
    // The one in the middle is tied to others, which are listed the wrong way round.
    let middle = nodeCount / 2
    let others = stride(from: 3, to: nodeCount, by: step).filter { $0 != middle }
    let search = try search(
      nodeCount: nodeCount, others.reversed().map { Graph.Edge(middle, $0) },
      lengths: [Double](repeating: 2, count: others.count))
    for _ in 0..<2 {
      search.run(from: middle)
      let order = (0..<search.reachedCount).map { Int(search.order[$0]) }
      #expect(order == [middle] + others)
    }
  }

  @Test func `ways are only in order where the tolerance is less than the shortest length`() throws
  {
    let edges = [Graph.Edge(0, 1), Graph.Edge(1, 2), Graph.Edge(2, 3)]
    let search = try search(nodeCount: 4, edges, lengths: [1, 1, 0.5])
    search.run(from: 0)
    // The farthest node is at 2.5: with a factor of 1.2, 0.5 is as nothing.
    #expect(search.isOrdered(within: 1.05))
    #expect(!search.isOrdered(within: 1.2))
  }
}
