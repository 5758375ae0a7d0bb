import Testing

@testable import EntenteGraph

@Suite struct DiameterTests {
  /// A core in which half of all pairs are tied, and a path from each of two of its nodes.
  private struct Example {
    let coreCount: Int
    let ends: (Int, Int)
    /// The neighbors of each node of the core, a bit each.
    var neighbors: [[UInt64]]
    var edges: [Graph.Edge] = []

    init(coreCount: Int, ends: (Int, Int), pathLengths: (Int, Int)) {
      (self.coreCount, self.ends) = (coreCount, ends)
      neighbors = [[UInt64]](
        repeating: [UInt64](repeating: 0, count: (coreCount + 63) / 64), count: coreCount)
      var generator = SplitMix64(seed: 3)
      for source in 0..<coreCount {
        for target in 0..<source where Bool.random(using: &generator) {
          neighbors[source][target / 64] |= 1 << UInt64(target % 64)
          neighbors[target][source / 64] |= 1 << UInt64(source % 64)
          edges.append(Graph.Edge(source, target))
        }
      }
      var nodeCount = coreCount
      for (start, length) in [(ends.0, pathLengths.0), (ends.1, pathLengths.1)] {
        var last = start
        for _ in 0..<length {
          edges.append(Graph.Edge(last, nodeCount))
          last = nodeCount
          nodeCount += 1
        }
      }
    }

    func isTied(_ first: Int, _ second: Int) -> Bool {
      neighbors[first][second / 64] >> UInt64(second % 64) & 1 == 1
    }

    /// Whether all nodes of the core that are not tied have a neighbor in common.
    var isWithinTwoHops: Bool {
      (0..<coreCount).allSatisfy { first in
        (0..<first).allSatisfy { second in
          isTied(first, second)
            || zip(neighbors[first], neighbors[second]).contains { $0 & $1 != 0 }
        }
      }
    }
  }

  @Test(arguments: [(0, 0), (3, 4), (1, 0)])
  func `where many searches are needed, two threads find the same as one`(
    pathLengths: (Int, Int)
  ) throws {
    let example = Example(coreCount: 700, ends: (5, 620), pathLengths: pathLengths)
    try #require(example.isWithinTwoHops)
    let nodeCount = 700 + pathLengths.0 + pathLengths.1
    let graph = try Graph(.undirected, nodeCount: nodeCount, edges: example.edges)
    let between = example.isTied(5, 620) ? 1 : 2
    // The core alone, from one path into the core, or from the end of one path to that of the other.
    let wanted =
      switch pathLengths {
      case (0, 0): 2
      case (1, 0): 3
      default: pathLengths.0 + between + pathLengths.1
      }
    for threads in [1, 2, 3] {
      #expect(try Execution(threads: threads).run { try graph.diameter() } == wanted)
    }
  }
}
