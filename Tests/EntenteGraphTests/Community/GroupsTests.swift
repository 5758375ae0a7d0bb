import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct GroupsTests {
  /// Numbers what hangs together by going from neighbor to neighbor.
  private func parts(_ graph: Graph, _ groups: [UInt32]) -> (groups: [UInt32], count: Int) {
    var neighbors = [[Int]](repeating: [], count: graph.nodeCount)
    for edge in graph.edges where groups[edge.source] == groups[edge.target] {
      neighbors[edge.source].append(edge.target)
      neighbors[edge.target].append(edge.source)
    }
    var parts = [UInt32?](repeating: nil, count: graph.nodeCount)
    var count = 0
    for start in parts.indices where parts[start] == nil {
      parts[start] = UInt32(count)
      var open = [start]
      while let node = open.popLast() {
        for neighbor in neighbors[node] where parts[neighbor] == nil {
          parts[neighbor] = UInt32(count)
          open.append(neighbor)
        }
      }
      count += 1
    }
    return (parts.compactMap(\.self), count)
  }

  @Test func `groups of small graphs are split into what hangs together`() throws {
    for graph in everySmallGraph where !graph.isDirected {
      for divisor in 1...3 {
        let groups = (0..<graph.nodeCount).map { UInt32($0 % divisor) }
        let found = graph.rows.split(groups)
        let expected = parts(graph, groups)
        #expect(found.groups == expected.groups, "\(graph.edges) \(groups)")
        #expect(found.count == expected.count)
      }
    }
  }

  @Test(arguments: 1...3)
  func `so are those of larger graphs, on any number of threads`(threads: Int) throws {
    // Long ways within groups, which are in no order.
    let graph = randomGraph(.undirected, 60_000, 120_000, seed: 3)
    var generator = SplitMix64(seed: 1)
    let groups = (0..<60_000).map { _ in UInt32.random(in: 0..<3, using: &generator) }
    let found = Execution(threads: threads).run { graph.rows.split(groups) }
    let expected = parts(graph, groups)
    #expect(found.groups == expected.groups)
    #expect(found.count == expected.count)
  }
}
