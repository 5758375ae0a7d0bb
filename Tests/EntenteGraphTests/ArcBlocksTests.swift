import Testing

@testable import EntenteGraph

@Suite struct ArcBlocksTests {
  /// Edges that all nodes have some of, and a few very many; some are loops and some parallel.
  private static func columns(
    nodeCount: Int, edgeCount: Int
  ) -> (sources: [UInt32], targets: [UInt32]) {
    var generator = SplitMix64(seed: 11)
    func end() -> UInt32 {
      let range = Bool.random(using: &generator) ? 0..<nodeCount : nodeCount / 2..<nodeCount / 2 + 3
      return UInt32(Int.random(in: range, using: &generator))
    }
    let sources = (0..<edgeCount).map { _ in end() }
    return (sources, (0..<edgeCount).map { _ in end() })
  }

  /// A number that compares as row, neighbor and edge do one after the other.
  private static func key(_ row: Int, _ neighbor: Int, _ edge: Int) -> Int {
    row << 40 | neighbor << 20 | edge
  }

  /// The arcs of edges, sorted by comparing them.
  private static func arcs(
    _ columns: (sources: [UInt32], targets: [UInt32]), _ ends: Graph.Ends, isNumbered: Bool = true
  ) -> [Int] {
    var arcs: [Int] = []
    for edge in columns.sources.indices {
      let (source, target) = (Int(columns.sources[edge]), Int(columns.targets[edge]))
      let number = isNumbered ? edge : 0
      if ends != .incoming { arcs.append(key(source, target, number)) }
      if ends != .outgoing { arcs.append(key(target, source, number)) }
    }
    return arcs.sorted()
  }

  private static func arcs(_ rows: Rows, _ edges: ArcNumbers?) -> [Int] {
    (0..<rows.count).flatMap { row in
      rows.arcs(of: row).map { key(row, Int(rows.neighbors[$0]), edges?[$0] ?? 0) }
    }
  }

  @Test(
    arguments: [(100, 2_000, 1), (1_000, 900, 2), (70_000, 210_000, 4)],
    [Graph.Ends.outgoing, .incoming, .all])
  func `arcs sorted by blocks of nodes first are in the same order`(
    size: (nodes: Int, edges: Int, bits: Int), ends: Graph.Ends
  ) throws {
    let columns = Self.columns(nodeCount: size.nodes, edgeCount: size.edges)
    let wanted = Self.arcs(columns, ends)
    let turned = Self.arcs((columns.targets, columns.sources), ends, isNumbered: false)
    for threads in [1, 3] {
      try Execution(threads: threads).run {
        try ArcBlocks.$leastBits.withValue(size.bits) {
          #expect(ArcBlocks(size.nodes).isWorthwhile)
          let (rows, edges) = try Rows.numbered(
            nodeCount: size.nodes, sources: columns.sources, targets: columns.targets, ends: ends,
            Progress(ArcSort.steps))
          #expect(Self.arcs(rows, edges) == wanted)
          #expect(Self.arcs(ArcSort.turned(rows), nil) == turned)
        }
      }
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `graphs in blocks have the same rows and edges as others`(
    direction: Graph.Direction
  ) throws {
    let columns = Self.columns(nodeCount: 500, edgeCount: 3_000)
    let strengths = (0..<3_000).map { Double($0 * 7_919 % 3_000) }
    func graph() throws -> Graph {
      try Graph(
        direction, nodeCount: 500, columns: columns, strengths: strengths, order: .ascending)
    }
    let plain = try graph()
    let blocked = try ArcBlocks.$leastBits.withValue(2) { try graph() }
    #expect(blocked.rows == plain.rows)
    #expect(blocked.edges == plain.edges)
    #expect(blocked.strengths == plain.strengths)
  }
}
