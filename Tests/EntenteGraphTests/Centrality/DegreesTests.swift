import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct DegreesTests {
  @Test func `each count is that of the list of edges`() throws {
    for graph in everySmallGraph + assortedGraphs {
      let edges = graph.edges
      let strengths = graph.strengths ?? edges.map { _ in 1 }
      for node in 0..<graph.nodeCount {
        let sources = edges.indices.filter { edges[$0].source == node }
        let targets = edges.indices.filter { edges[$0].target == node }
        func expect(_ ends: Graph.Ends, _ numbers: [Int]) throws {
          let others = Set(numbers.flatMap { [edges[$0].source, edges[$0].target] }).subtracting([
            node
          ])
          #expect(try graph.degrees(ends)[node] == numbers.count, "\(edges)")
          #expect(try graph.neighborCounts(ends)[node] == others.count, "\(edges)")
          #expect(
            try graph.strengths(ends)[node] == numbers.reduce(0) { $0 + strengths[$1] },
            "\(edges)")
        }
        try expect(.all, sources + targets)
        try expect(.outgoing, graph.isDirected ? sources : sources + targets)
        try expect(.incoming, graph.isDirected ? targets : sources + targets)
      }
    }
  }

  @Test func `a loop counts twice in an undirected degree`() throws {
    let graph = graph(.undirected, 2, [0: 0, 0: 1], strengths: [3, 1])
    #expect(try graph.degrees() == [3, 1])
    #expect(try graph.strengths() == [7, 1])
    #expect(try graph.neighborCounts() == [1, 1])
  }

  @Test func `without strengths, the strengths are the degrees`() throws {
    let graph = graph(.directed, 2, [0: 1, 0: 1])
    #expect(try graph.strengths(.outgoing) == [2, 0])
  }

  @Test func `the order of the edges changes no digit of a sum`() throws {
    let strengths = [0.1, 0.2, 0.3, 1e16, 0.7]
    let sums = try [[0, 1, 2, 3, 4], [3, 0, 4, 1, 2], [4, 3, 2, 1, 0]].map { order in
      try graph(
        .undirected, 2, order.map { _ in Graph.Edge(0, 1) }, strengths: order.map { strengths[$0] }
      ).strengths()
    }
    #expect(sums[0] == sums[1] && sums[1] == sums[2])
  }
}
