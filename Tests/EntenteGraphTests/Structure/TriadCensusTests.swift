import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct TriadCensusTests {
  /// The kind of three nodes, from how many pairs are tied in which way and how many of the ties that
  /// lead one way leave and reach each node.
  private func name(_ isTied: [[Bool]], _ nodes: [Int]) -> String {
    var (both, one, none) = (0, 0, 0)
    var leaving = [0, 0, 0]
    var reaching = [0, 0, 0]
    for (first, second) in [(0, 1), (1, 2), (0, 2)] {
      switch (isTied[nodes[first]][nodes[second]], isTied[nodes[second]][nodes[first]]) {
      case (true, true): both += 1
      case (false, false): none += 1
      case (true, false):
        one += 1
        leaving[first] += 1
        reaching[second] += 1
      case (false, true):
        one += 1
        leaving[second] += 1
        reaching[first] += 1
      }
    }
    let digits = "\(both)\(one)\(none)"
    switch digits {
    case "021", "120":
      return digits + (leaving.contains(2) ? "D" : reaching.contains(2) ? "U" : "C")
    case "111":
      // The node of both ties is reached or left by that which leads one way.
      let middle = (0..<3).filter { node in
        (0..<3).allSatisfy { other in
          other == node || isTied[nodes[node]][nodes[other]] || isTied[nodes[other]][nodes[node]]
        }
      }
      return digits + (reaching[middle[0]] == 1 ? "D" : "U")
    case "030": return digits + (leaving.contains(2) ? "T" : "C")
    default: return digits
    }
  }

  @Test func `small graphs and multigraphs agree with looking at all sets of three`() throws {
    for graph in assortedGraphs {
      let ties = MatrixOracle(graph, by: .edges).ties
      let isTied = ties.map { $0.map { $0 > 0 } }
      var expected: [String: Int] = [:]
      for first in isTied.indices {
        for second in isTied.indices.dropFirst(first + 1) {
          for third in isTied.indices.dropFirst(second + 1) {
            expected[name(isTied, [first, second, third]), default: 0] += 1
          }
        }
      }
      let census = try graph.triadCensus()
      for kind in TriadCensus.Kind.allCases {
        #expect(census[kind] == expected[kind.description] ?? 0, "\(kind) of \(graph.edges)")
      }
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    // An arc from node i to (i + 1) k mod 23 for each k from 1 to 5.
    let arcs = (0..<23).flatMap { node in
      (1...5).map { Graph.Edge(node, (node * $0 + $0) % 23) }
    }
    let census = try graph(.directed, 23, arcs).triadCensus()
    #expect(census.counts == [386, 731, 90, 88, 84, 209, 49, 41, 43, 27, 5, 3, 7, 6, 2, 0])
    for threads in 1...2 {
      let graph = graph(.directed, 23, arcs)
      #expect(try Execution(threads: threads).run { try graph.triadCensus() } == census)
    }
  }

  @Test func `more sets than a number can count are an error`() throws {
    func setCount(_ nodes: UInt128) -> UInt128 { nodes * (nodes - 1) * (nodes - 2) / 6 }
    #expect(setCount(3_810_779) <= UInt128(Int.max) && setCount(3_810_780) > UInt128(Int.max))
    let graph = try Graph(.directed, nodeCount: 3_810_780, columns: ([], []))
    let error = #expect(throws: GraphError.self) { try graph.triadCensus() }
    #expect(error?.problem == .tooLarge && error?.description.contains("3810780") == true)
  }

  @Test func `where there are no three nodes`() throws {
    for nodeCount in 0...2 {
      let graph = graph(.directed, nodeCount, [])
      #expect(try graph.triadCensus().counts == Array(repeating: 0, count: 16))
    }
    #expect(try graph(.directed, 2, [0: 1]).triadCensus()[.t012] == 0)
    let large = try graph(.directed, 100_000, [0: 1]).triadCensus()
    #expect(large[.t012] == 99_998)
    #expect(large[.t003] == 166_661_666_700_000 - 99_998)
  }
}
