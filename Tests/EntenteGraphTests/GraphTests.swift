import EntenteTestSupport
import Testing

@testable import EntenteGraph

@Suite struct GraphTests {
  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `the edges come back as given, and the rows hold each arc in order`(
    direction: Graph.Direction
  ) {
    for seed in 0..<300 {
      let graph = randomMultigraph(direction, seed: seed)
      let given = graph.edges
      #expect(given.count == graph.edgeCount)
      for node in 0..<graph.nodeCount {
        var expected = given.filter { $0.source == node }.map(\.target)
        if direction == .undirected {
          expected += given.filter { $0.target == node }.map(\.source)
        }
        #expect(Array(graph.neighbors(of: node)) == expected.sorted(), "seed \(seed), node \(node)")
      }
    }
  }

  @Test func `edges given in ascending order need no list, and come back all the same`() {
    let sorted: [Graph.Edge] = [
      .init(0, 0), .init(0, 0), .init(0, 1), .init(0, 1), .init(1, 3), .init(2, 2),
    ]
    for direction in [Graph.Direction.directed, .undirected] {
      let ascending = graph(direction, 4, sorted)
      #expect(ascending.edges == sorted)
      guard case .sorted = ascending.endpoints else {
        Issue.record("a list is kept")
        continue
      }
      let reversed = graph(direction, 4, sorted.reversed())
      #expect(reversed.edges == sorted.reversed())
      #expect(reversed.rows == ascending.rows)
    }
    let turned = [Graph.Edge(1, 0), Graph.Edge(1, 2)]
    #expect(graph(.undirected, 3, turned).edges == turned)
    #expect(graph(.directed, 3, turned).edges == turned)
  }

  /// The bytes that the arrays in a value hold, at any depth.
  private func byteCount(_ value: Any) -> Int {
    switch value {
    case let array as [UInt32]: 4 * array.capacity
    case let array as [Int]: 8 * array.capacity
    case let array as [Double]: 8 * array.capacity
    default: Mirror(reflecting: value).children.reduce(0) { $0 + byteCount($1.value) }
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `a graph at rest takes 4 bytes an arc, and 8 an edge only to keep another order`(
    direction: Graph.Direction
  ) throws {
    let (nodeCount, edgeCount) = (1_000, 20_000)
    let arcCount = direction == .directed ? edgeCount : 2 * edgeCount
    let columns = randomGraph(direction, nodeCount, edgeCount, seed: 1).columns
    let ascending = try Graph(direction, nodeCount: nodeCount, columns: columns, order: .ascending)
    let sorted = try Graph(direction, nodeCount: nodeCount, columns: ascending.columns)
    let given = try Graph(direction, nodeCount: nodeCount, columns: columns)
    // Arrays are a little longer than asked for.
    let least = 4 * (arcCount + nodeCount)
    for (graph, bytes) in [(ascending, least), (sorted, least), (given, least + 8 * edgeCount)] {
      let found = byteCount(graph)
      #expect((bytes..<bytes + bytes / 20).contains(found), "\(found) of \(bytes)")
    }
  }

  @Test func `the order of the edges changes no row`() {
    for seed in 0..<100 {
      for direction in [Graph.Direction.directed, .undirected] {
        let graph = randomMultigraph(direction, seed: seed)
        #expect(shuffled(graph, seed: seed).rows == graph.rows, "seed \(seed)")
      }
    }
  }

  /// Weights of 32 bits, and the same with one that takes more: of its digits, or its size.
  @Test(arguments: [nil, 16_777_217, 0.1, 1e-46, 1e39], [Graph.Direction.directed, .undirected])
  func `no digit of a weight is lost when edges are sorted`(
    long: Double?, direction: Graph.Direction
  ) throws {
    let weights =
      [16_777_216, 0.5, 3, 0, -0.0, 0x1p-140, 0x1.fffffep127, 2] + (long.map { [$0] } ?? [])
    for isParallel in [false, true] {
      let targets = weights.indices.map { UInt32(isParallel ? 1 : weights.count - $0) }
      let wanted = isParallel ? weights.sorted() : weights.reversed()
      let columns = (weights.map { _ in UInt32(0) }, targets)
      func graph(_ strengths: [Double]?, _ lengths: [Double]?) throws -> Graph {
        try Graph(
          direction, nodeCount: weights.count + 1, columns: columns, strengths: strengths,
          lengths: lengths, order: .ascending)
      }
      #expect(try graph(weights, nil).strengths == wanted)
      #expect(try graph(nil, weights).lengths == wanted)
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `edges in ascending order are the same for any order given`(
    direction: Graph.Direction
  ) throws {
    for (seed, graph) in randomMultigraphs where graph.direction == direction {
      func ascending(_ graph: Graph) throws -> Graph {
        let edges = graph.edges
        return try Graph(
          direction, nodeCount: graph.nodeCount,
          columns: (edges.map { UInt32($0.source) }, edges.map { UInt32($0.target) }),
          strengths: graph.strengths, lengths: graph.lengths, order: .ascending)
      }
      let sorted = try ascending(graph)
      let strengths = graph.strengths ?? []
      let lengths = graph.lengths ?? []
      let expected = graph.edges.enumerated().map { number, edge in
        let isTurned = direction == .undirected && edge.source > edge.target
        return [
          Double(isTurned ? edge.target : edge.source),
          Double(isTurned ? edge.source : edge.target), strengths[number], lengths[number],
        ]
      }.sorted { $0.lexicographicallyPrecedes($1) }
      let found = sorted.edges.enumerated().map { number, edge in
        [
          Double(edge.source), Double(edge.target), sorted.strengths?[number] ?? .nan,
          sorted.lengths?[number] ?? .nan,
        ]
      }
      #expect(found == expected, "seed \(seed)")
      let other = try ascending(shuffled(graph, seed: seed))
      #expect(other.edges == sorted.edges && other.lengths == sorted.lengths)
      for node in 0..<graph.nodeCount {
        #expect(Array(sorted.neighbors(of: node)) == Array(graph.neighbors(of: node)))
        #expect(
          try sorted.incidence().arcs(of: node).map(\.neighbor)
            == graph.incidence().arcs(of: node).map(\.neighbor))
        for arc in try sorted.incidence().arcs(of: node) {
          let edge = sorted.edges[arc.edge]
          #expect([edge.source, edge.target].contains(node))
          #expect(edge.source + edge.target == node + arc.neighbor)
        }
      }
    }
  }

  @Test(arguments: [Graph.Direction.directed, .undirected])
  func `several threads put edges in ascending order as a sort does`(
    direction: Graph.Direction
  ) throws {
    let graph = randomGraph(direction, 9_000, 220_000, seed: 1)
    let (sources, targets) = graph.columns
    let lengths = graph.lengths ?? []
    let expected = sources.indices.map { edge in
      let ends = [sources[edge], targets[edge]]
      return (direction == .directed ? ends : ends.sorted()).map { Double($0) } + [lengths[edge]]
    }.sorted { $0.lexicographicallyPrecedes($1) }
    for threads in 1...3 {
      let sorted = try Execution(threads: threads).run {
        try Graph(
          direction, nodeCount: 9_000, columns: (sources, targets), lengths: lengths,
          order: .ascending)
      }
      #expect(sorted.rows == graph.rows)
      let found = zip(zip(sorted.columns.sources, sorted.columns.targets), sorted.lengths ?? [])
      #expect(found.map { [Double($0.0), Double($0.1), $1] } == expected)
    }
  }

  @Test func `graphs of no and of one node are graphs`() throws {
    for direction in [Graph.Direction.directed, .undirected] {
      let empty = try Graph(direction, nodeCount: 0, edges: [])
      #expect(try empty.nodeCount == 0 && empty.edges.isEmpty && empty.simplified().nodeCount == 0)
      let single = try Graph(direction, nodeCount: 1, edges: [.init(0, 0)])
      #expect(Array(single.neighbors(of: 0)) == (direction == .directed ? [0] : [0, 0]))
    }
  }

  @Test func `an incidence names the edge of each arc`() throws {
    for seed in 0..<100 {
      for direction in [Graph.Direction.directed, .undirected] {
        let graph = randomMultigraph(direction, seed: seed)
        let edges = graph.edges
        for ends in Graph.Ends.allCases {
          let incidence = try graph.incidence(ends)
          for node in 0..<graph.nodeCount {
            let both = ends == .all || direction == .undirected
            let outgoing = edges.indices.filter { edges[$0].source == node }
              .map { (neighbor: edges[$0].target, edge: $0) }
            let incoming = edges.indices.filter { edges[$0].target == node }
              .map { (neighbor: edges[$0].source, edge: $0) }
            let expected =
              (both || ends == .outgoing ? outgoing : [])
              + (both || ends == .incoming ? incoming : [])
            let arcs = incidence.arcs(of: node).map { (neighbor: $0.neighbor, edge: $0.edge) }
            #expect(arcs.elementsEqual(expected.sorted { $0 < $1 }, by: ==), "seed \(seed)")
          }
        }
      }
    }
  }

  @Test func `simplified adds strengths up, keeps the least length and drops loops`() throws {
    let graph = graph(
      .undirected, 3, [2: 1, 1: 2, 0: 0, 0: 1], strengths: [1, 2, 4, 8], lengths: [3, 2, 1, 5])
    let simple = try graph.simplified()
    #expect(simple.edges == [.init(0, 1), .init(1, 2)])
    #expect(simple.strengths == [8, 3])
    #expect(simple.lengths == [5, 2])
    let directed = try EntenteTestSupport.graph(.directed, 2, [1: 0, 0: 1, 1: 0, 1: 1]).simplified()
    #expect(directed.edges == [.init(0, 1), .init(1, 0)])
    #expect(directed.strengths == nil && directed.lengths == nil)
  }

  @Test func `reversed and undirected keep the numbers of the edges`() throws {
    let graph = graph(.directed, 3, [2: 1, 0: 1, 1: 1], strengths: [1, 2, 3])
    #expect(try graph.reversed().edges == [.init(1, 2), .init(1, 0), .init(1, 1)])
    #expect(try graph.reversed().strengths == [1, 2, 3])
    #expect(try graph.undirected().edges == graph.edges)
    #expect(try !graph.undirected().isDirected)
  }
}

@Suite struct GraphErrorTests {
  private func error(
    nodeCount: Int = 2, _ edges: [Graph.Edge] = [.init(0, 1), .init(1, 0)],
    strengths: [Double]? = nil, lengths: [Double]? = nil
  ) -> GraphError? {
    do {
      _ = try Graph(
        .directed, nodeCount: nodeCount, edges: edges, strengths: strengths, lengths: lengths)
      return nil
    } catch {
      return error
    }
  }

  @Test func `an end that is no node is refused with the number of its edge`() throws {
    #expect(error([.init(0, 1), .init(0, 2)])?.problem == .endpoint)
    #expect(error([.init(0, 1), .init(0, 2)])?.edge == 1)
    #expect(error([.init(-1, 0)])?.edge == 0)
    #expect(error(nodeCount: 0, [.init(0, 0)])?.problem == .endpoint)
    #expect(
      error([.init(0, 7)])?.description
        == "Edge 0 ends at node 7, but the graph has 2 nodes, numbered from 0.")
    let columns = #expect(throws: GraphError.self) {
      try Graph(.directed, nodeCount: 2, columns: ([0, 1, 9], [1, 5, 0]))
    }
    #expect(columns?.problem == .endpoint && columns?.edge == 1)
    #expect(throws: Never.self) { try Graph(.directed, nodeCount: 0, columns: ([], [])) }
  }

  @Test(arguments: [-1, Double.nan, .infinity, -.infinity])
  func `a strength or length that is no amount is refused with the number of its edge`(
    value: Double
  ) {
    #expect(error(strengths: [0, value])?.problem == .invalidStrength)
    #expect(error(strengths: [0, value])?.edge == 1)
    #expect(error(lengths: [value, 0])?.problem == .invalidLength)
    #expect(error(lengths: [value, 0])?.edge == 0)
  }

  @Test func `a column of another length, and a count of nodes out of range, are refused`() {
    #expect(error(strengths: [1])?.problem == .columnCount)
    #expect(error(lengths: [])?.problem == .columnCount)
    #expect(error(nodeCount: -1, [])?.problem == .nodeCount)
    #expect(error(nodeCount: 1 << 32, [])?.problem == .nodeCount)
    #expect(error(strengths: [0, 1], lengths: [0, 1]) == nil)
  }
}
