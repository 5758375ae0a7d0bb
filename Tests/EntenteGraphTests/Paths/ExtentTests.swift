import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ExtentTests {
  @Test(arguments: Graph.PathMeasure.allCases)
  func `small graphs agree with the paths found by trial`(measure: Graph.PathMeasure) throws {
    for graph in everySmallGraph + everySmallValuedGraph + randomMultigraphs.map(\.graph) {
      for ends in graph.isDirected ? Graph.Ends.allCases : [.all] {
        let distances = ShortestPathOracle(graph, by: measure, along: ends).distances()
        try check(graph, measure, ends, distances)
      }
    }
  }

  @Test func `larger graphs agree with edges followed until nothing changes`() throws {
    for seed in 0..<4 {
      let direction: Graph.Direction = seed % 2 == 0 ? .undirected : .directed
      let graph = randomGraph(direction, 600, 500 + 400 * seed, seed: seed)
      let distances = (0..<600).map { relaxedDistances(graph, from: $0, by: .hops) }
      try check(graph, .hops, .outgoing, distances)
    }
  }

  private func check(
    _ graph: Graph, _ measure: Graph.PathMeasure, _ ends: Graph.Ends, _ distances: [[Double]]
  ) throws {
    let extent = try graph.extent(by: measure, along: ends)
    let finite = distances.enumerated().map { node, row in
      row.enumerated().filter { $0.offset != node && $0.element.isFinite }.map(\.element)
    }
    let eccentricities = finite.map { $0.max() ?? 0 }
    let pairs = finite.flatMap(\.self)
    #expect(extent.eccentricities == eccentricities)
    #expect(extent.diameter == eccentricities.max() ?? 0)
    #expect(
      extent.radius == zip(finite, eccentricities).filter { !$0.0.isEmpty }.map(\.1).min() ?? 0)
    #expect(extent.connectedPairCount == pairs.count)
    #expect(
      isClose(
        extent.averagePathLength,
        pairs.isEmpty ? 0 : pairs.reduce(0, +) / Double(pairs.count)))
    if measure == .hops {
      #expect(try graph.diameter(along: ends) == Int(extent.diameter), "\(graph.edges)")
    }
  }

  @Test func `the kite has its middle where Krackhardt put it`() throws {
    let extent = try ClassicGraphs.krackhardtKite.extent()
    #expect(extent.diameter == 4)
    #expect(extent.radius == 2)
    #expect(extent.center == [7])
    #expect(extent.periphery == [0, 1, 2, 3, 4, 9])
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karate = try ClassicGraphs.karateClub.extent()
    #expect(karate.diameter == 5)
    #expect(karate.radius == 3)
    #expect(karate.center == [0, 1, 2, 3, 8, 13, 19, 31])
    #expect(isClose(karate.averagePathLength, 2.408199643493761))
  }

  @Test func `diameters of grids, trees and rings are known`() throws {
    let width = 40
    let height = 25
    var edges: [Graph.Edge] = []
    for node in 0..<width * height {
      if node % width < width - 1 { edges.append(.init(node, node + 1)) }
      if node / width < height - 1 { edges.append(.init(node, node + width)) }
    }
    let grid = graph(.undirected, width * height, edges)
    #expect(try grid.diameter() == width + height - 2)
    let ring = graph(.undirected, 999, (0..<999).map { Graph.Edge($0, ($0 + 1) % 999) })
    #expect(try ring.diameter() == 499)
    let tree = graph(.undirected, 1_023, (1..<1_023).map { Graph.Edge($0, ($0 - 1) / 2) })
    #expect(try tree.diameter() == 18)
  }

  @Test func `the diameter of many small components takes no time for all the others`() throws {
    // Each search is one of the component alone, not of all nodes of the graph.
    let count = 20_000
    let stars = graph(
      .undirected, count,
      (0..<count / 4).flatMap { star in
        [1, 2, 3].map { Graph.Edge(4 * star, 4 * star + $0) }
      })
    #expect(try stars.diameter() == 2)
  }

  @Test func `graphs without pairs have no extent`() throws {
    for count in 0...2 {
      let extent = try graph(.undirected, count, []).extent()
      #expect(extent.diameter == 0 && extent.radius == 0 && extent.averagePathLength == 0)
      #expect(extent.center.isEmpty && extent.periphery.isEmpty)
      #expect(try graph(.undirected, count, []).diameter() == 0)
    }
  }
}
