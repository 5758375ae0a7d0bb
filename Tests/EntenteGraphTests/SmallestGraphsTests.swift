import EntenteGraph
import EntenteTestSupport
import Testing

/// Graphs of no node, of one and of two.
struct SmallestGraphsTests {
  /// With any choice of these edges, which include loops and parallel edges, and with values that may
  /// be 0.
  private static let graphs: [Graph] = [Graph.Direction.directed, .undirected].flatMap {
    direction in
    (0...2).flatMap { nodeCount -> [Graph] in
      let all: [Graph.Edge] = [.init(0, 0), .init(1, 1), .init(0, 1), .init(1, 0), .init(0, 1)]
      let edges = all.filter { max($0.source, $0.target) < nodeCount }
      return (0..<1 << edges.count).flatMap { choice in
        let chosen = edges.indices.filter { choice >> $0 & 1 == 1 }
        return [[1, 2, 0.5, 4, 0.25], [0, 0, 0, 0, 0]].map { (values: [Double]) in
          graph(
            direction, nodeCount, chosen.map { edges[$0] }, strengths: chosen.map { values[$0] },
            lengths: chosen.map { values[$0] })
        }
      }
    }
  }

  @Test(arguments: everyMeasure.map(\.name))
  func `every measure tells something, or why not`(name: String) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    for graph in Self.graphs where graph.nodeCount >= measure.leastNodeCount {
      do {
        let told = try measure.told(graph)
        #expect(!told.contains("nan") && !told.contains("inf)"), "\(graph.edges)")
        #expect(measure.isFor(graph.direction))
      } catch let error as GraphError {
        let isExpected =
          error.problem == .directed
          ? !measure.isFor(graph.direction) : graph.lengths?.contains(0) == true
        #expect(isExpected, "\(error) \(graph.edges)")
      }
    }
  }

  @Test func `what can be told by hand is told`() throws {
    for graph in Self.graphs {
      let edges = graph.edges
      let nodeCount = graph.nodeCount
      let loops = (0..<nodeCount).map { node in edges.count { $0 == .init(node, node) } }
      let there = edges.count { $0 == .init(0, 1) }
      let back = edges.count { $0 == .init(1, 0) }
      let isTied = there + back > 0
      let leads = graph.isDirected ? [there > 0, back > 0] : [isTied, isTied]
      let ones = leads.prefix(nodeCount).map { $0 ? 1.0 : 0 }

      #expect(try graph.degrees() == loops.map { 2 * $0 + there + back })
      #expect(try graph.closeness() == ones)
      #expect(try graph.harmonicCloseness() == ones)
      #expect(try graph.betweenness() == ones.map { _ in 0 })
      #expect(try graph.extent().eccentricities == ones)
      #expect(try graph.diameter() == (leads.contains(true) ? 1 : 0))
      #expect(try graph.components().count == nodeCount - (isTied ? 1 : 0))
      let isMutual = leads[0] && leads[1]
      #expect(try graph.strongComponents().count == nodeCount - (isMutual ? 1 : 0))
      let pairs = graph.isDirected ? ones.reduce(0, +) / 2 : ones.first ?? 0
      #expect(try graph.statistics().density == (nodeCount == 2 ? pairs : 0))
      #expect(try graph.triangleCount() == 0)
      let bridges =
        there + back == 1 ? edges.indices.filter { edges[$0].source != edges[$0].target } : []
      #expect(try graph.bridges() == bridges)
      for node in 0..<nodeCount {
        let other = leads[node] ? 1 : Double.infinity
        let expected = nodeCount == 1 ? [0] : node == 0 ? [0, other] : [other, 0]
        #expect(try graph.distances(from: node) == expected)
      }
      // All in one community, nothing is beyond what is to be expected.
      let together = Partition(labels: (0..<nodeCount).map { _ in 0 })
      #expect(try abs(graph.modularity(of: together)) < 1e-15)
      for found in [try graph.louvain(), try graph.leiden()] {
        #expect(found.partition.communities.count == nodeCount)
        #expect(found.modularity > -1e-15)
      }
    }
  }
}
