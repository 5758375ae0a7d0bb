import EntenteGraph
import EntenteNetwork
import Testing

@testable import EntenteAnalysis

/// Comparisons of graph files.
@Suite struct GraphComparisonTests {
  /// A hub that has ties of some strengths to as many leaves.
  private func star(_ strengths: [Double]) throws -> NamedGraph {
    let count = strengths.count
    let graph = try Graph(
      .undirected, nodeCount: count + 1, edges: (1...count).map { .init(0, $0) },
      strengths: strengths)
    let ids = ["hub"] + (1...count).map { "leaf \($0)" }
    return NamedGraph(
      title: "star", header: [], graph: graph, paths: .hops, ids: ids, labels: ids,
      actors: Array(0...count), relations: nil, evidence: nil)
  }

  @Test func `nobody moves where only the order is another, and somebody where a node came`() throws
  {
    let triangle = try Graph(
      .undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2), .init(2, 0)])
    func named(_ graph: Graph, _ ids: [String]) -> NamedGraph {
      NamedGraph(
        title: "graph", header: [], graph: graph, paths: .hops, ids: ids, labels: ids,
        actors: Array(ids.indices), relations: nil, evidence: nil)
    }
    let (old, turned) = (named(triangle, ["a", "b", "c"]), named(triangle, ["c", "a", "b"]))
    let same = try GraphComparison(old, turned, changes: [], measures: [.degree])
    #expect(same.moves.isEmpty && same.isAttributed)
    #expect(throws: MeasureError.self) {
      try GraphComparison(old, turned, changes: [], measures: [.relations])
    }
    let larger = try Graph(.undirected, nodeCount: 4, edges: triangle.edges.map { $0 })
    let more = try GraphComparison(
      old, named(larger, ["a", "b", "c", "d"]), changes: [], measures: [.degree])
    #expect(more.moves.map(\.id) == ["d"] && more.moves.first?.new?.rank == 4)
    let arrows = try Graph(.directed, nodeCount: 3, edges: [.init(0, 1), .init(0, 2), .init(1, 2)])
    let ties = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(0, 2), .init(1, 2)])
    let directed = try GraphComparison(
      named(ties, ["a", "b", "c"]), named(arrows, ["a", "b", "c"]), changes: [],
      measures: [.pageRank])
    #expect(!directed.moves.isEmpty)
  }

  @Test(arguments: [3, 4_000])
  func `each move of many names the tie that made it, as that of a few does`(count: Int) throws {
    // All leaves were tied for second; now the last is second, the one before it third, and so on.
    let old = try star([Double](repeating: 1, count: count))
    let new = try star((2...(count + 1)).map(Double.init))
    let comparison = try GraphComparison(old, new, changes: [], measures: [.strength])
    #expect(comparison.isAttributed == (count < 100))
    #expect(comparison.moves.map(\.id) == (1..<count).reversed().map { "leaf \($0)" })
    for (place, move) in comparison.moves.enumerated() where count > 100 {
      #expect(move.old == RankingMove.Place(rank: 2, value: 1))
      #expect(move.new?.rank == place + 3)
      #expect(move.causes == ["hub – \(move.id)"])
    }
  }
}
