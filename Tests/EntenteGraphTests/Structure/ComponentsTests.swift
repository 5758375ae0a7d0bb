import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct ComponentsTests {
  private let graphs = everySmallGraph + randomMultigraphs.map(\.graph)

  @Test func `components agree with the closure of the matrix`() throws {
    for graph in graphs {
      let expected = ReachabilityOracle(graph, ignoresDirection: true).components
      let members = try graph.components().members()
      #expect(
        members == expected.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }, "\(graph.edges)")
    }
  }

  @Test func `larger graphs agree with what can be reached`() throws {
    for seed in 0..<12 {
      let direction: Graph.Direction = seed % 2 == 0 ? .undirected : .directed
      let graph = randomGraph(direction, 400, 150 + 60 * seed, seed: seed)
      let weak = (0..<400).map { source in
        relaxedDistances(graph, from: source, by: .hops, along: .all).map(\.isFinite)
      }
      #expect(
        try graph.components() == Partition(labels: weak.map { $0.firstIndex(of: true) ?? -1 }))
      let out = (0..<400).map { relaxedDistances(graph, from: $0, by: .hops).map(\.isFinite) }
      let strong = (0..<400).map { node in
        (0..<400).first { out[node][$0] && out[$0][node] } ?? -1
      }
      #expect(try graph.strongComponents() == Partition(labels: strong))
    }
  }

  /// Edges enough for several threads.
  ///
  /// With the more nodes most are in small components. A hub with edges to some nodes is found in the
  /// middle, or last of all.
  @Test(
    arguments: [Graph.Direction.undirected, .directed],
    [(150_000, 0), (500_000, 0), (150_000, 3), (500_000, 50)])
  func `several threads find what a search finds`(
    direction: Graph.Direction, size: (nodeCount: Int, hubStep: Int)
  ) throws {
    let (nodeCount, hubStep) = size
    let plain = randomGraph(direction, nodeCount, 210_000, seed: nodeCount)
    let hub = hubStep == 3 ? nodeCount / 2 : nodeCount - 1
    let hubEdges =
      hubStep == 0 ? [] : stride(from: 11, to: nodeCount, by: hubStep).map { Graph.Edge(hub, $0) }
    let graph = try Graph(direction, nodeCount: nodeCount, edges: plain.edges + hubEdges)
    var neighbors = [[Int]](repeating: [], count: graph.nodeCount)
    for edge in graph.edges {
      neighbors[edge.source].append(edge.target)
      neighbors[edge.target].append(edge.source)
    }
    var labels = [Int](repeating: -1, count: graph.nodeCount)
    for node in labels.indices where labels[node] < 0 {
      labels[node] = node
      var waiting = [node]
      while let next = waiting.popLast() {
        for neighbor in neighbors[next] where labels[neighbor] < 0 {
          labels[neighbor] = node
          waiting.append(neighbor)
        }
      }
    }
    let expected = Partition(labels: labels)
    for threads in 1...4 {
      #expect(try Execution(threads: threads).run { try graph.components() } == expected)
    }
  }

  @Test func `what hubs are near to, and what they are not`() throws {
    // On both sides of words of 64 marks: a star whose leaves have tails of up to four nodes, which
    // lead on from one another, beside pairs and nodes alone.
    for nodeCount in [63, 64, 65, 127, 128, 129, 200] {
      var graph = DisjointLabels(nodeCount)
      let hub = nodeCount / 2
      for node in 0..<nodeCount where node != hub {
        switch node % 9 {
        case 0, 1: graph.join(node, hub)
        case 2, 3, 4, 5: graph.join(node, node - 1)
        case 6: graph.join(node, min(node + 1, nodeCount - 1))
        default: break
        }
      }
      let found = try Graph(.undirected, nodeCount: nodeCount, edges: graph.edges).components()
      #expect(found == Partition(labels: graph.labels), "\(nodeCount) nodes")
    }
  }

  @Test func `strong components agree with the closure of the matrix`() throws {
    for graph in graphs {
      let expected = ReachabilityOracle(graph, ignoresDirection: false).components
      let members = try graph.strongComponents().members()
      #expect(
        members == expected.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }, "\(graph.edges)")
    }
  }
}

/// Labels that are one for all nodes joined so far.
private struct DisjointLabels {
  private(set) var labels: [Int]
  private(set) var edges: [Graph.Edge] = []

  init(_ nodeCount: Int) { labels = Array(0..<nodeCount) }

  mutating func join(_ first: Int, _ second: Int) {
    edges.append(Graph.Edge(first, second))
    let (kept, lost) = (labels[first], labels[second])
    for node in labels.indices where labels[node] == lost { labels[node] = kept }
  }
}
