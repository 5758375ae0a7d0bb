import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct PartitionQualityTests {
  @Test(arguments: Graph.TieMeasure.allCases)
  func `small graphs and multigraphs agree with the definitions`(measure: Graph.TieMeasure) throws {
    for graph in assortedGraphs {
      let labels = (0..<graph.nodeCount).map { $0 * $0 % 3 }
      let partition = Partition(labels: labels)
      let communities = partition.communities
      var degrees = [Double](repeating: 0, count: partition.count)
      var leaving = degrees
      var (within, total) = (0.0, 0.0)
      for (number, edge) in graph.edges.enumerated() {
        let value = measure == .edges ? 1 : graph.strengths?[number] ?? 1
        degrees[communities[edge.source]] += value
        degrees[communities[edge.target]] += value
        total += value
        if communities[edge.source] == communities[edge.target] {
          within += value
        } else {
          leaving[communities[edge.source]] += value
          leaving[communities[edge.target]] += value
        }
      }
      let conductances = zip(degrees, leaving).map { degree, leaving in
        leaving == 0 ? 0 : leaving / min(degree, 2 * total - degree)
      }
      #expect(
        try isClose(graph.conductances(of: partition, by: measure), conductances), "\(graph.edges)")
      #expect(
        try isClose(graph.coverage(of: partition, by: measure), total > 0 ? within / total : 0))

      var (right, pairs) = (0, 0)
      for first in 0..<graph.nodeCount {
        for second in 0..<graph.nodeCount where second != first {
          let isTied = graph.edges.contains {
            $0 == .init(first, second) || (!graph.isDirected && $0 == .init(second, first))
          }
          if isTied == (communities[first] == communities[second]) { right += 1 }
          pairs += 1
        }
      }
      #expect(
        try isClose(graph.performance(of: partition), pairs > 0 ? Double(right) / Double(pairs) : 1)
      )
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let club = ClassicGraphs.karateClub
    let factions = Partition(labels: ClassicGraphs.karateFactions)
    let quarters = Partition(labels: PartitionComparisonTests.karateQuarters)
    #expect(try isClose(club.conductances(of: factions)[0], 0.14666666666666667))
    #expect(try isClose(club.conductances(of: factions, by: .strengths)[0], 0.1111111111111111))
    #expect(try isClose(club.coverage(of: factions), 0.8589743589743589))
    #expect(try isClose(club.performance(of: factions), 0.6149732620320856))
    #expect(
      isClose(
        try club.conductances(of: quarters),
        [0.22580645161290322, 0.25925925925925924, 0.4166666666666667, 0.25]))
    #expect(try isClose(club.coverage(of: quarters), 0.7307692307692307))
    #expect(try isClose(club.performance(of: quarters), 0.803921568627451))
  }

  @Test func `without ties nothing leads out and nothing is covered`() throws {
    let alone = Partition(labels: [0, 1])
    #expect(try graph(.undirected, 2, []).conductances(of: alone) == [0, 0])
    #expect(try graph(.undirected, 2, []).coverage(of: alone) == 0)
    #expect(try graph(.undirected, 2, []).performance(of: alone) == 1)
    #expect(try graph(.directed, 0, []).performance(of: Partition(labels: [])) == 1)
  }
}
