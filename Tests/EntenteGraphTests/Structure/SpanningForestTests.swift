import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct SpanningForestTests {
  /// Takes the edges in order, if their ends have not the same label yet.
  private func byLabels(_ graph: Graph, _ isBefore: (Int, Int) -> Bool) -> [Int] {
    let edges = graph.edges
    var labels = Array(0..<graph.nodeCount)
    return edges.indices.sorted(by: isBefore).filter { edge in
      let (old, new) = (labels[edges[edge].source], labels[edges[edge].target])
      if old != new { labels = labels.map { $0 == old ? new : $0 } }
      return old != new
    }.sorted()
  }

  private func shortest(_ graph: Graph) -> [Int] {
    byLabels(graph) { first, second in
      guard let lengths = graph.lengths else { return first < second }
      return (lengths[first], first) < (lengths[second], second)
    }
  }

  private func strongest(_ graph: Graph) -> [Int] {
    byLabels(graph) { first, second in
      guard let strengths = graph.strengths else { return first < second }
      return (-strengths[first], first) < (-strengths[second], second)
    }
  }

  @Test func `small graphs and multigraphs agree with labels`() throws {
    for graph in everySmallGraph + everySmallValuedGraph + randomMultigraphs.map(\.graph) {
      let forest = try graph.minimumSpanningForest()
      #expect(forest == shortest(graph), "\(graph.edges)")
      #expect(try graph.maximumSpanningForest() == strongest(graph), "\(graph.edges)")
      #expect(try forest.count == graph.nodeCount - graph.components().count)
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `many edges agree with labels`(direction: Graph.Direction) throws {
    let graph = randomGraph(direction, 150, 4_000, seed: 8)
    #expect(try graph.minimumSpanningForest() == shortest(graph))
    #expect(try graph.maximumSpanningForest() == strongest(graph))
    var generator = SeededGenerator(seed: 1)
    let lengths = (0..<4_000).map { _ in
      Double.random(in: 0..<1, using: &generator) * (Bool.random(using: &generator) ? 1e-200 : 1)
    }
    let other = EntenteTestSupport.graph(direction, 150, graph.edges, lengths: lengths)
    #expect(try other.minimumSpanningForest() == shortest(other))
  }

  @Test func `the sum does not depend on the order of the edges`() throws {
    let graph = randomGraph(.undirected, 100, 3_000, seed: 3)
    func sum(_ graph: Graph) throws -> Double {
      try graph.minimumSpanningForest().reduce(0) { $0 + (graph.lengths?[$1] ?? 1) }
    }
    for seed in 0..<3 { #expect(try sum(shuffled(graph, seed: seed)) == sum(graph)) }
  }

  @Test func `a negative zero is as long as zero`() throws {
    let graph = graph(.undirected, 2, [0: 1, 1: 0], lengths: [0, -0.0])
    #expect(try graph.minimumSpanningForest() == [0])
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let club = ClassicGraphs.karateClub
    let byStrength = graph(.undirected, 34, club.edges, lengths: club.strengths)
    let least = try byStrength.minimumSpanningForest().reduce(0) { $0 + (club.strengths?[$1] ?? 0) }
    let greatest = try club.maximumSpanningForest().reduce(0) { $0 + (club.strengths?[$1] ?? 0) }
    #expect(least == 68)
    #expect(greatest == 120)
  }
}
