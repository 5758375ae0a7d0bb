import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct ApproximateBetweennessTests {
  /// A grid of streets.
  private func grid(_ width: Int, _ height: Int) -> Graph {
    var edges: [Graph.Edge] = []
    for node in 0..<width * height {
      if node % width < width - 1 { edges.append(.init(node, node + 1)) }
      if node / width < height - 1 { edges.append(.init(node, node + width)) }
    }
    return graph(.undirected, width * height, edges)
  }

  /// The largest error of an estimate, which is made from samples even where all paths are faster.
  private func largestError(
    _ graph: Graph, error: Double, risk: Double = 0.1, seed: UInt64
  ) throws -> (error: Double, samples: Int) {
    let rows = try LocalRows(
      graph.simpleRows(.outgoing), graph.isDirected ? graph.simpleRows(.incoming) : nil)
    var estimate = BetweennessEstimate(rows, error: error, risk: risk, seed: seed)
    try estimate.prepare()
    try estimate.run()
    let shares = rows.original(estimate.shares, initial: 0)
    let errors = zip(shares, try graph.betweenness(scale: .share)).map { abs($0 - $1) }
    return (errors.max() ?? 0, estimate.sampleCount)
  }

  /// Checks that no more estimates are off than the risk of each allows, and returns how many samples
  /// each took.
  private func check(
    _ graphs: [Graph], error: Double, risk: Double, location: SourceLocation = #_sourceLocation
  ) throws -> [Double] {
    let found = try graphs.enumerated().map { seed, graph in
      try largestError(graph, error: error, risk: risk, seed: UInt64(seed))
    }
    let failures = found.indices.filter { found[$0].error > error }
    #expect(Double(failures.count) <= risk * Double(graphs.count), sourceLocation: location)
    return found.map { Double($0.samples) }
  }

  @Test(arguments: [(15, 15, 0.04), (3, 40, 0.08)])
  func `on grids no more estimates are off than the risk allows`(
    width: Int, height: Int, error: Double
  ) throws {
    // Without any samples the middle of either would be off by more than twice as much.
    let grids = [Graph](repeating: grid(width, height), count: 50)
    #expect(try check(grids, error: error, risk: 0.1).allSatisfy { $0 < 8 / (error * error) })
  }

  @Test(arguments: [Graph.Direction.undirected, .directed])
  func `random graphs in parts, and stars`(direction: Graph.Direction) throws {
    let star = graph(direction, 40, (1..<40).flatMap { [.init(0, $0), .init($0, 0)] })
    for graph in [
      randomGraph(direction, 200, 150, seed: 1), randomGraph(direction, 200, 900, seed: 2), star,
    ] {
      for seed in 0..<2 as Range<UInt64> {
        #expect(try largestError(graph, error: 0.04, seed: seed).error <= 0.04)
      }
    }
  }

  @Test func `the exact scores are returned where they are faster`() throws {
    let karate = ClassicGraphs.karateClub
    #expect(try karate.approximateBetweenness(error: 1e-18) == karate.betweenness())
    let exact = try karate.betweenness(scale: .share)
    #expect(try karate.approximateBetweenness(error: 1e-9, scale: .share) == exact)
  }

  @Test func `of the estimates of all small graphs no more are off than the risk allows`() throws {
    _ = try check(everySmallShape.filter { $0.nodeCount > 2 }, error: 0.2, risk: 0.1)
  }

  @Test(arguments: [Graph.Direction.undirected, .directed])
  func `seeds differ, but neither the order of the edges nor the number of threads does`(
    direction: Graph.Direction
  ) throws {
    let graph = randomGraph(direction, 3_000, 9_000, seed: 5)
    let first = try Execution(threads: 1).run { try graph.approximateBetweenness(error: 0.05) }
    let second = try Execution(threads: 2).run {
      try shuffled(graph, seed: 3).approximateBetweenness(error: 0.05)
    }
    #expect(first == second)
    #expect(try graph.approximateBetweenness(error: 0.05, seed: 1) != first)
  }

  @Test func `each shortest path is drawn as often as the others`() throws {
    var cases = [(grid(4, 3), 0, 11), (grid(3, 3), 8, 0)]
    for seed in 0..<40 {
      cases.append((randomMultigraph(seed % 2 == 0 ? .directed : .undirected, seed: seed), 0, 1))
    }
    for (graph, source, target) in cases where graph.nodeCount > 1 {
      let rows = try LocalRows(graph.simpleRows(.outgoing), graph.simpleRows(.incoming))
      let numbers = rows.nodes.map { Int($0) }
      var sampler = PathSampler(rows)
      var generator = SplitMix64(seed: 4)
      let paths = ShortestPathOracle(graph, by: .hops).shortestPaths(from: source, to: target).paths
      var counts: [Set<Int>: Int] = [:]
      let drawCount = 400 * max(1, paths.count)
      for _ in 0..<drawCount {
        sampler.draw(
          from: numbers.firstIndex(of: source) ?? 0, to: numbers.firstIndex(of: target) ?? 0,
          &generator)
        counts[Set(sampler.path.map { numbers[Int($0)] }), default: 0] += 1
      }
      // Different shortest paths have different nodes inside.
      let expected = Set(paths.map { Set($0.dropFirst().dropLast()) })
      #expect(Set(counts.keys) == (paths.isEmpty ? [[]] : expected))
      if paths.count > 1 {
        // Four and a half standard deviations of each count.
        #expect(counts.values.allSatisfy { abs($0 - 400) < 90 }, "\(graph.edges) \(counts.values)")
      }
    }
  }

  @Test func `numbers of paths that exceed any number are drawn from all the same`() throws {
    // 1,500 diamonds in a row and, beside them, a way as long without a choice.
    let diamonds = 1_500
    var edges = diamondChain(diamonds).edges
    let last = 3 * diamonds
    edges += (0..<2 * diamonds).map { .init($0 == 0 ? 0 : last + $0, last + $0 + 1) }
    let graph = graph(.undirected, last + 2 * diamonds + 1, edges)
    let rows = try LocalRows(graph.simpleRows(.outgoing))
    let place = { (node: Int) in rows.nodes.firstIndex(of: UInt32(node)) ?? 0 }
    var sampler = PathSampler(rows)
    var generator = SplitMix64(seed: 1)
    var sides = 0
    for _ in 0..<40 {
      sampler.draw(from: place(0), to: place(last), &generator)
      let path = sampler.path.map { Int(rows.nodes[Int($0)]) }
      #expect(Set(path).count == 2 * diamonds - 1)
      sides += path.count { $0 % 3 == 1 }
    }
    // Of 60,000 choices, half; 120 is a standard deviation.
    #expect(abs(sides - 30_000) < 600)
    // The only way to the end of the other branch passes what was clamped there.
    sampler.draw(from: place(1), to: place(last + 2 * diamonds), &generator)
    #expect(sampler.path.count == 2 * diamonds)
  }

  @Test func `graphs of up to two nodes score 0`() throws {
    for count in 0...2 {
      let graph = graph(.undirected, count, count == 2 ? [.init(0, 1)] : [])
      let zeros = [Double](repeating: 0, count: count)
      #expect(try graph.approximateBetweenness(error: 0.1) == zeros)
    }
  }
}
