import EntenteTestSupport
import Synchronization
import Testing

@testable import EntenteGraph

/// What takes long where there are few thousand nodes already tells often how far it is, and stops
/// wherever it is.
struct CostlyMeasuresTests {
  /// Measures whose cost is more than a number of edges read once.
  private static let costly = everyMeasure.filter { names.contains($0.name) }

  private static let names: Set<String> = [
    "subgraphCentrality", "estradaIndex", "approximateBetweenness", "betweenness",
    "betweenness, lengths", "edgeBetweenness", "edgeBetweenness, lengths", "groupBetweenness",
    "closeness, lengths", "harmonicCloseness, lengths", "extent, lengths",
    "currentFlowBetweenness", "currentFlowCloseness", "louvain", "leiden", "leiden, strengths",
    "labelPropagation", "infomap", "girvanNewman", "consensusCommunities", "trussNumbers",
    "maximalCliques", "largestClique", "shortestSimplePaths", "maximumFlow", "minimumNodeCut",
    "structuralHoles", "structuralHoles, strengths", "brokerageRoles", "totalBrokerage",
    "stressLayout", "two modes, betweenness", "two modes, robinsAlexanderClustering",
    "two modes, latapyClustering", "two modes, sharedNeighbors",
    "two modes, bipartiteConfiguration",
  ]

  /// A graph of moderate size, less for measures that look at all nodes again and again.
  private static func graph(_ name: String, _ direction: Graph.Direction) -> Graph {
    let isSmall = ["girvanNewman", "stressLayout"].contains(name)
    return isSmall
      ? randomGraph(direction, 40, 100, seed: 3) : randomGraph(direction, 400, 4_000, seed: 3)
  }

  /// What is told of a measure.
  private struct Told {
    /// The shares, but for those of a graph of two modes that is made first.
    private(set) var shares: [Double] = []
    private var isGraphMade: Bool

    init(_ name: String) {
      isGraphMade = !name.hasPrefix("two modes")
    }

    mutating func add(_ share: Double) {
      if isGraphMade { shares.append(share) } else { isGraphMade = share == 1 }
    }
  }

  @Test func `the names are those of measures`() {
    #expect(Self.costly.count == Self.names.count)
  }

  @Test(arguments: costly.map(\.name), [Graph.Direction.directed, .undirected])
  func `the share told grows step by step, and ends alike for any number of threads`(
    name: String, direction: Graph.Direction
  ) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    guard measure.isFor(direction) else { return }
    let graph = Self.graph(name, direction)
    let ends = try [1, 3].map { threads in
      let told = Mutex(Told(name))
      let execution = Execution(threads: threads) { share in told.withLock { $0.add(share) } }
      _ = try execution.run { try measure.told(graph) }
      let shares = told.withLock { $0.shares }
      #expect(Set(shares).count >= 5 && shares == shares.sorted(), "\(shares)")
      #expect(shares.allSatisfy { (0...1).contains($0) })
      return shares.last
    }
    #expect(ends[0] == ends[1])
  }

  @Test(arguments: costly.map(\.name), [Graph.Direction.directed, .undirected])
  func `what is canceled on the way stops there`(
    name: String, direction: Graph.Direction
  ) async throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    guard measure.isFor(direction) else { return }
    let graph = Self.graph(name, direction)
    let told = Mutex(Told(name))
    let execution = Execution(threads: 1) { share in
      let isBegun = told.withLock {
        $0.add(share)
        return !$0.shares.isEmpty
      }
      if isBegun { withUnsafeCurrentTask { $0?.cancel() } }
    }
    let task = Task { try execution.run { try measure.told(graph) } }
    await #expect(throws: GraphError.cancelled) { try await task.value }
    #expect(told.withLock { $0.shares }.count == 1)
  }
}
