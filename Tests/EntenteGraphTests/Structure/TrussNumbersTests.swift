import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct TrussNumbersTests {
  /// Takes away, for each *k*, ties in too few triangles until none is left to take.
  private func byPruning(_ graph: Graph) -> [Int] {
    let edges = graph.edges
    let ties = edges.map { Set([$0.source, $0.target]) }
    var numbers = edges.map { $0.source == $0.target ? 0 : 2 }
    var rest = Set(ties.filter { $0.count == 2 })
    for bound in 3..<max(3, graph.nodeCount + 1) {
      while let weak = rest.first(where: { tie in
        (0..<graph.nodeCount).count { node in
          !tie.contains(node) && tie.allSatisfy { rest.contains([$0, node]) }
        } < bound - 2
      }) {
        rest.remove(weak)
      }
      for edge in edges.indices where rest.contains(ties[edge]) { numbers[edge] = bound }
    }
    return numbers
  }

  @Test func `small graphs and multigraphs agree with pruning`() throws {
    let multigraphs = randomMultigraphs.map(\.graph).filter { $0.edgeCount > 6 }
    for graph in everySmallShape + multigraphs {
      #expect(try graph.trussNumbers() == byPruning(graph), "\(graph.edges)")
    }
  }

  @Test func `a larger graph agrees with pruning`() throws {
    let graph = randomGraph(.undirected, 22, 130, seed: 2)
    #expect(try graph.trussNumbers() == byPruning(graph))
    #expect(try graph.trussNumbers().max() ?? 0 > 4)
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let numbers = try ClassicGraphs.karateClub.trussNumbers()
    #expect((2...6).map { bound in numbers.count { $0 >= bound } } == [78, 67, 25, 14, 0])
    let complete = graph(.directed, 4, [0: 1, 0: 2, 0: 3, 1: 2, 1: 3, 2: 3, 3: 2])
    #expect(try complete.trussNumbers() == Array(repeating: 4, count: 7))
    #expect(try graph(.undirected, 0, []).trussNumbers() == [])
  }
}
