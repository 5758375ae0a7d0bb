import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct RichClubTests {
  @Test func `coefficients agree with counting the ties of each club`() throws {
    for graph in everySmallGraph + randomMultigraphs.map(\.graph) {
      let counts = try graph.neighborCounts()
      let ties = Set(
        graph.edges.filter { $0.source != $0.target }.map { Set([$0.source, $0.target]) })
      var expected: [Double] = []
      for bound in 0...graph.nodeCount {
        let club = counts.indices.filter { counts[$0] > bound }
        if club.count < 2 { break }
        let inside = ties.count { $0.isSubset(of: club) }
        expected.append(Double(2 * inside) / Double(club.count * (club.count - 1)))
      }
      #expect(try isClose(graph.richClubCoefficients(), expected), "\(graph.edges)")
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    #expect(
      isClose(
        try ClassicGraphs.karateClub.richClubCoefficients(),
        [
          0.13903743315508021, 0.14583333333333334, 0.23809523809523808, 0.325, 0.4888888888888889,
          0.5238095238095238, 0.5, 0.5, 0.5, 0.5, 0.3333333333333333, 0.3333333333333333, 0.0, 0.0,
          0.0, 0.0,
        ]))
    #expect(try graph(.undirected, 0, []).richClubCoefficients() == [])
  }
}
