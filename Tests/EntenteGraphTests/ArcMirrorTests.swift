import Testing

@testable import EntenteGraph

@Suite struct ArcMirrorTests {
  /// Edges, and what sorting them by comparing them says about their graph.
  private struct Example {
    /// Enough to be worth several threads.
    static let edgeCount = 200_000

    let nodeCount: Int
    let columns: (sources: [UInt32], targets: [UInt32])
    /// Whole numbers take 32 bits while they are sorted, and their thirds 64.
    let strengths: [Double]
    let isSimple: Bool
    /// The arcs both ways, the row before the neighbor.
    let arcs: [UInt64]
    /// The edges, the smaller end before the larger.
    let edges: [(key: UInt64, strength: Double)]

    init(nodeCount: Int, isSimple: Bool) {
      self.nodeCount = nodeCount
      self.isSimple = isSimple
      strengths = (0..<Self.edgeCount).map {
        Double($0 * 7_919 % Self.edgeCount) / (isSimple ? 1 : 3)
      }
      var generator = SplitMix64(seed: 5)
      var edges: [(source: UInt32, target: UInt32)]
      if isSimple {
        // From each node to the next ones, so that none comes twice.
        edges = (0..<Self.edgeCount).map { edge in
          let (step, source) = edge.quotientAndRemainder(dividingBy: nodeCount)
          return (UInt32(source), UInt32((source + step + 1) % nodeCount))
        }
        edges.shuffle(using: &generator)
      } else {
        // Nine nodes have very many.
        let range = nodeCount / 3..<nodeCount / 3 + 9
        edges = (0..<Self.edgeCount).map { _ in
          (
            UInt32(Int.random(in: range, using: &generator)),
            UInt32(Int.random(in: 0..<nodeCount, using: &generator))
          )
        }
      }
      func key(_ row: UInt32, _ neighbor: UInt32) -> UInt64 { UInt64(row) << 32 | UInt64(neighbor) }
      columns = (edges.map(\.source), edges.map(\.target))
      arcs = edges.flatMap { [key($0.source, $0.target), key($0.target, $0.source)] }.sorted()
      self.edges = zip(edges, strengths).map { edge, strength in
        (key(min(edge.source, edge.target), max(edge.source, edge.target)), strength)
      }.sorted { $0 < $1 }
    }

    /// Compares the graph that so many threads make.
    func check(threads: Int) throws {
      let graph = try Execution(threads: threads).run {
        try Graph(
          .undirected, nodeCount: nodeCount, columns: columns, strengths: strengths,
          order: .ascending)
      }
      var found: [UInt64] = []
      for node in 0..<nodeCount {
        for arc in graph.rows.arcs(of: node) {
          found.append(UInt64(node) << 32 | UInt64(graph.rows.neighbors[arc]))
        }
      }
      #expect(found == arcs)
      #expect(graph.edges.map { UInt64($0.source) << 32 | UInt64($0.target) } == edges.map(\.key))
      #expect(graph.strengths == edges.map(\.strength))
      #expect(graph.isSimple == isSimple)
      let plain = try Execution(threads: threads).run {
        try Graph(.undirected, nodeCount: nodeCount, columns: columns)
      }
      #expect(plain.rows == graph.rows)
      #expect(plain.isSimple == isSimple)
    }
  }

  @Test(arguments: [(1_000, true), (65_536, false), (65_537, false), (90_000, true)])
  func `undirected graphs have every edge both ways, with any number of threads`(
    nodeCount: Int, isSimple: Bool
  ) throws {
    let example = Example(nodeCount: nodeCount, isSimple: isSimple)
    for threads in [1, 2, 3, 5] { try example.check(threads: threads) }
  }

  @Test(arguments: [false, true])
  func `so do graphs that are sorted by blocks of nodes first, or have wide numbers`(
    isSimple: Bool
  ) throws {
    let example = Example(nodeCount: 2_000, isSimple: isSimple)
    for threads in [1, 2, 3, 5] {
      try ArcNumbers.$largestNarrow.withValue(1_000) { try example.check(threads: threads) }
      for bits in [2, 4] {
        try ArcBlocks.$leastBits.withValue(bits) {
          #expect(ArcBlocks(2_000).isWorthwhile)
          #expect(ArcBlocks(2_000).isWorthwhileForMirror == (bits == 2))
          try example.check(threads: threads)
          try ArcNumbers.$largestNarrow.withValue(1_000) { try example.check(threads: threads) }
        }
      }
    }
  }
}
