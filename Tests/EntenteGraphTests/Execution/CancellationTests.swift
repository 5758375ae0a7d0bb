import EntenteTestSupport
import Synchronization
import Testing

@testable import EntenteGraph

/// What takes more than a second in a large graph tells how far it is, and can be stopped.
struct CancellationTests {
  /// In a circle, each node leads to the next three.
  private static func circle(_ direction: Graph.Direction) -> Graph {
    let edges = (0..<24).flatMap { node in
      (1...3).map { Graph.Edge(node, (node + $0) % 24) }
    }
    return graph(
      direction, 24, edges, strengths: edges.map { Double(1 + $0.source % 3) },
      lengths: edges.map { Double(1 + $0.target % 4) })
  }

  @Test(arguments: everyMeasure.map(\.name), [Graph.Direction.directed, .undirected])
  func `a measure is for graphs of this kind, or says that it is not`(
    name: String, direction: Graph.Direction
  ) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    if measure.isFor(direction) {
      _ = try measure.told(Self.circle(direction))
    } else {
      #expect(throws: GraphError.directed) { try measure.told(Self.circle(direction)) }
    }
  }

  @Test(arguments: everyMeasure.map(\.name), [Graph.Direction.directed, .undirected])
  func `a canceled task gets no result`(name: String, direction: Graph.Direction) async throws {
    let graph = Self.circle(direction)
    let measure = try #require(everyMeasure.first { $0.name == name })
    guard measure.isFor(direction) else { return }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try measure.told(graph)
    }
    let error = await #expect(throws: GraphError.self) { try await task.value }
    #expect(error?.problem == .cancelled)
  }

  @Test(arguments: everyMeasure.map(\.name), [Graph.Direction.directed, .undirected])
  func `a measure tells how far it is`(name: String, direction: Graph.Direction) throws {
    let graph = Self.circle(direction)
    let measure = try #require(everyMeasure.first { $0.name == name })
    guard measure.isFor(direction) else { return }
    let shares = Mutex<[Double]>([])
    let execution = Execution(threads: 1) { share in shares.withLock { $0.append(share) } }
    _ = try execution.run { try measure.told(graph) }
    let told = shares.withLock { $0 }
    #expect(!told.isEmpty)
    #expect(told.allSatisfy { (0...1).contains($0) })
    // The graph of two modes that is made first is told as a whole of its own.
    for (share, next) in zip(told, told.dropFirst()) {
      #expect(share <= next || (share == 1 && name.hasPrefix("two modes")))
    }
  }

  @Test(arguments: [
    "coreNumbers", "strongComponents", "bridges", "biconnectedComponents", "distances",
    "distances, lengths", "shortestPath", "reachableNodes", "richClubCoefficients",
    "assortativity", "bipartition", "performance",
  ])
  func `a task that is canceled on the way stops there`(name: String) async throws {
    let count = 1 << 18
    let circle = try Graph(
      .directed, nodeCount: count,
      columns: ((0..<count).map { UInt32($0) }, (0..<count).map { UInt32(($0 + 1) % count) }))
    let measure = try #require(everyMeasure.first { $0.name == name })
    let shares = Mutex<[Double]>([])
    let execution = Execution(threads: 1) { share in
      shares.withLock { $0.append(share) }
      withUnsafeCurrentTask { $0?.cancel() }
    }
    let task = Task { try execution.run { try measure.told(circle) } }
    await #expect(throws: GraphError.cancelled) { try await task.value }
    let told = shares.withLock { $0 }
    #expect(told.count == 1 && told[0] < 1)
  }

  /// Ways to make a graph.
  private static let makers: [(name: String, make: @Sendable () throws -> Graph)] = [
    ("edges", { try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)]) }),
    ("columns", { try Graph(.directed, nodeCount: 3, columns: ([2, 1], [1, 2])) }),
    (
      "ascending",
      { try Graph(.undirected, nodeCount: 3, columns: ([2, 1], [1, 2]), order: .ascending) }
    ),
    ("random edges", { try Graph.erdosRenyi(.directed, nodeCount: 9, edgeCount: 9, seed: 1) }),
    ("most edges", { try Graph.erdosRenyi(.directed, nodeCount: 9, edgeCount: 70, seed: 1) }),
    ("probability", { try Graph.erdosRenyi(.directed, nodeCount: 9, probability: 0.5, seed: 1) }),
    ("attachment", { try Graph.barabasiAlbert(nodeCount: 9, tiesPerNode: 2, seed: 1) }),
    (
      "small world",
      { try Graph.wattsStrogatz(nodeCount: 9, neighborCount: 4, probability: 0.1, seed: 1) }
    ),
    ("recursive", { try Graph.recursiveMatrix(.directed, scale: 4, seed: 1) }),
    (
      "planted",
      {
        try Graph.plantedPartition(
          .undirected, sizes: [4, 5], within: 0.9, between: 0.1, seed: 1
        ).graph
      }
    ),
  ]

  @Test(arguments: makers.map(\.name))
  func `the making of a graph is told, and can be canceled`(name: String) async throws {
    let make = try #require(Self.makers.first { $0.name == name }).make
    let shares = Mutex<[Double]>([])
    let execution = Execution { share in shares.withLock { $0.append(share) } }
    _ = try execution.run { try make() }
    let told = shares.withLock { $0 }
    #expect(told.last == 1)
    #expect(told == told.sorted())
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try make()
    }
    await #expect(throws: GraphError.cancelled) { try await task.value }
  }

  @Test func `parts are told as parts of the whole`() throws {
    let shares = Mutex<[Double]>([])
    let execution = Execution { share in shares.withLock { $0.append(share) } }
    try execution.run {
      for part in 0..<2 {
        let start = Double(part) / 2
        try Execution.part(start...start + 0.5) { () throws(GraphError) in
          let progress = Progress(4)
          for _ in 0..<4 { try progress.advance() }
        }
      }
    }
    #expect(shares.withLock { $0 } == [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1])
  }
}
