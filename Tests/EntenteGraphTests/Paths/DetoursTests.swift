import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct DetoursTests {
  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `an arc goes if and only if two others are shorter`(direction: Graph.Direction) throws {
    for seed in 1...30 {
      let (rows, lengths) = try randomRows(direction, seed: seed)
      let left = Self.lengths(try rows.withoutDetours())
      let count = rows.rows.count
      var removedCount = 0
      for source in 0..<count {
        for target in 0..<count {
          guard let length = lengths[source][target] else {
            #expect(left[source][target] == nil)
            continue
          }
          let isDetour = (0..<count).contains { middle in
            guard let first = lengths[source][middle], let second = lengths[middle][target] else {
              return false
            }
            return first + second < length
          }
          removedCount += isDetour ? 1 : 0
          #expect(
            left[source][target] == (isDetour ? nil : length),
            "seed \(seed): \(source) to \(target)")
        }
      }
      #expect(removedCount > 0, "seed \(seed)")
    }
  }

  @Test func `what is hardly longer stays, as it may count for a shortest path from afar`() throws {
    let edges = [Graph.Edge(0, 1), .init(1, 2), .init(0, 2)]
    func arcCount(_ length: Double) throws -> Int {
      let graph = try Graph(.undirected, nodeCount: 3, edges: edges, lengths: [1, 1, length])
      return try graph.lengthRows(.outgoing).withoutDetours(slack: 1.001).values.count
    }
    #expect(try arcCount(2) == 6)
    #expect(try arcCount(2.001) == 6)
    #expect(try arcCount(2.1) == 4)
  }

  @Test func `rows without arcs, and lengths whose sums are out of range, stay`() throws {
    let none = try Graph(.directed, nodeCount: 2, edges: [])
    #expect(try none.lengthRows(.outgoing).withoutDetours().values.isEmpty)
    let far = try Graph(
      .directed, nodeCount: 3, edges: [.init(0, 1), .init(1, 2), .init(0, 2)],
      lengths: [1, 1, .greatestFiniteMagnitude])
    #expect(try far.lengthRows(.outgoing).withoutDetours().values.count == 3)
  }

  /// Rows of a random graph with whole lengths, and the length from each node to each neighbor.
  private func randomRows(
    _ direction: Graph.Direction, seed: Int
  ) throws -> (rows: ValuedRows, lengths: [[Double?]]) {
    var generator = SplitMix64(seed: UInt64(seed))
    let edges = (0..<150).map { _ in
      Graph.Edge(
        Int.random(in: 0..<25, using: &generator), Int.random(in: 0..<25, using: &generator))
    }
    let lengths = edges.map { _ in Double(Int.random(in: 1...60, using: &generator)) }
    let graph = try Graph(direction, nodeCount: 25, edges: edges, lengths: lengths)
    let rows = try graph.lengthRows(.outgoing)
    return (rows, Self.lengths(rows))
  }

  private static func lengths(_ rows: ValuedRows) -> [[Double?]] {
    (0..<rows.rows.count).map { node in
      var lengths = [Double?](repeating: nil, count: rows.rows.count)
      for arc in rows.rows.arcs(of: node) {
        lengths[Int(rows.rows.neighbors[arc])] = rows.values[arc]
      }
      return lengths
    }
  }
}
