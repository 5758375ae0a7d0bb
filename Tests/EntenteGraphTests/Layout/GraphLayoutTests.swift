import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct GraphLayoutTests {
  typealias Point = GraphLayout.Point

  private func distance(_ first: Point, _ second: Point) -> Double {
    let (x, y) = (abs(second.x - first.x), abs(second.y - first.y))
    guard x + y > 0 else { return 0 }
    // So divided, no square is out of range.
    let (a, b) = (x / (x + y), y / (x + y))
    return (x + y) * (a * a + b * b).squareRoot()
  }

  private func grid(_ side: Int) -> Graph {
    let across = (0..<side * (side - 1)).map { number in
      let node = number / (side - 1) * side + number % (side - 1)
      return Graph.Edge(node, node + 1)
    }
    let down = (0..<side * (side - 1)).map { Graph.Edge($0, $0 + side) }
    return graph(.undirected, side * side, across + down)
  }

  private func ring(_ count: Int) -> Graph {
    graph(.undirected, count, (0..<count).map { .init($0, ($0 + 1) % count) })
  }

  /// Whether all points are different numbers within the rectangle.
  private func isSound(_ layout: GraphLayout, _ graph: Graph) -> Bool {
    layout.points.count == graph.nodeCount && Set(layout.points).count == graph.nodeCount
      && layout.points.allSatisfy {
        $0.x >= 0 && $0.x <= layout.width && $0.y >= 0 && $0.y <= layout.height
      }
      && layout.points.contains { $0.x == 0 } == (graph.nodeCount > 0)
  }

  @Test func `no node of a small graph can be put where there is less stress`() throws {
    let five = everySimpleGraph(.undirected, nodeCount: 5)
    let graphs =
      everySmallGraph.filter { $0.nodeCount < 4 || !$0.isDirected && $0.nodeCount == 4 }
      + stride(from: 0, to: five.count, by: 9).map { five[$0] }
    for graph in graphs {
      let layout = try graph.stressLayout()
      #expect(isSound(layout, graph), "\(graph.edges)")
      let oracle = StressOracle(graph)
      let stress = oracle.stress(layout.points, isScaled: false)
      let settled = oracle.stress(oracle.settled(layout.points, rounds: 30), isScaled: false)
      #expect(stress < settled + 1e-4, "\(graph.edges)")
    }
  }

  @Test(arguments: Graph.PathMeasure.allCases)
  func `random multigraphs are laid out whatever they are`(measure: Graph.PathMeasure) throws {
    for (seed, graph) in randomMultigraphs where seed < 60 {
      let layout = try graph.stressLayout(by: measure)
      #expect(isSound(layout, graph), "seed \(seed)")
      let undirected = Graph.Direction.undirected
      let same = EntenteTestSupport.graph(
        undirected, graph.nodeCount, graph.edges, lengths: graph.lengths)
      #expect(try same.stressLayout(by: measure) == layout, "seed \(seed)")
    }
  }

  @Test func `a path is straight`() throws {
    let path = graph(.undirected, 30, (0..<29).map { .init($0, $0 + 1) })
    let layout = try path.stressLayout()
    #expect(abs(layout.width - 29) < 0.01)
    #expect(layout.height < 0.05)
    #expect(
      (0..<29).allSatisfy { abs(distance(layout.points[$0], layout.points[$0 + 1]) - 1) < 0.01 })
  }

  @Test func `a triangle has equal sides, and two nodes are one tie apart`() throws {
    let triangle = try ring(3).stressLayout().points
    #expect((0..<3).allSatisfy { abs(distance(triangle[$0], triangle[($0 + 1) % 3]) - 1) < 1e-3 })
    let pair = try graph(.undirected, 2, [0: 1]).stressLayout()
    #expect(abs(pair.width - 1) < 1e-3 && pair.height < 0.01)
    let one = try graph(.directed, 1, [0: 0]).stressLayout()
    #expect(one.points == [Point(x: 0, y: 0)] && one.width == 0 && one.height == 0)
    #expect(try graph(.undirected, 0, []).stressLayout().points.isEmpty)
  }

  @Test func `a ring is round`() throws {
    let layout = try ring(40).stressLayout()
    let middle = Point(x: layout.width / 2, y: layout.height / 2)
    let radii = layout.points.map { distance($0, middle) }
    let radius = radii.reduce(0, +) / 40
    #expect(radii.allSatisfy { abs($0 - radius) < 0.02 * radius })
    let sides = (0..<40).map { distance(layout.points[$0], layout.points[($0 + 1) % 40]) }
    #expect(sides.allSatisfy { abs($0 - sides[0]) < 0.05 * sides[0] })
  }

  @Test func `a grid looks like a grid`() throws {
    let grid = grid(8)
    let layout = try grid.stressLayout()
    let oracle = StressOracle(grid)
    let upright = (0..<64).map { Point(x: Double($0 % 8), y: Double($0 / 8)) }
    // The least stress is a little less than that of an exact grid.
    #expect(oracle.stress(layout.points) < oracle.stress(upright))
    let sides = grid.edges.map { distance(layout.points[$0.source], layout.points[$0.target]) }
    #expect(sides.allSatisfy { $0 > 1 && $0 < 1.4 })
    // Turned to lie on the sides of its rectangle.
    #expect(layout.width < 1.4 * 7 && layout.height < 1.4 * 7)
    for row in 0..<7 {
      for column in 0..<7 {
        let corners = [row * 8 + column, row * 8 + column + 1, row * 8 + column + 9]
          .map { layout.points[$0] }
        let (first, second) = (distance(corners[0], corners[1]), distance(corners[1], corners[2]))
        let diagonal = distance(corners[0], corners[2])
        #expect(abs(diagonal * diagonal - first * first - second * second) < 0.5)
      }
    }
  }

  @Test func `the stress is that of Kamada and Kawai's layout or less`() throws {
    // The smaller one of NetworkX 3.6.1 and igraph 1.0 (kamada_kawai_layout, layout_kamada_kawai).
    let karate = ClassicGraphs.karateClub
    #expect(StressOracle(karate).stress(try karate.stressLayout().points) < 0.0689 * 1.005)
    let kite = ClassicGraphs.krackhardtKite
    #expect(StressOracle(kite).stress(try kite.stressLayout().points) < 0.01383 * 1.005)
    let marriages = ClassicGraphs.florentineMarriages
    #expect(StressOracle(marriages).stress(try marriages.stressLayout().points) < 0.02747 * 1.005)
    let tree = graph(.undirected, 63, (1..<63).map { .init(($0 - 1) / 2, $0) })
    #expect(StressOracle(tree).stress(try tree.stressLayout().points) < 0.05934 * 1.005)
  }

  @Test func `some pivots stand for all nodes`() throws {
    let random = randomGraph(.undirected, 160, 260, seed: 4)
    for graph in [grid(12), random] {
      let oracle = StressOracle(graph)
      let all = oracle.stress(try graph.stressLayout().points)
      let some = oracle.stress(try graph.stressLayout(pivotCount: 40).points)
      #expect(some < 1.25 * all + 0.01)
      #expect(isSound(try graph.stressLayout(pivotCount: 1), graph))
    }
  }

  @Test func `nodes that have the same ties to all pivots are not put at one point`() throws {
    let star = graph(.undirected, 90, (1..<90).map { .init(0, $0) })
    let points = try star.stressLayout(pivotCount: 9).points
    for first in points.indices {
      for second in points.indices.dropFirst(first + 1) {
        #expect(distance(points[first], points[second]) > 1e-4)
      }
    }
  }

  @Test func `components lie apart from each other`() throws {
    var edges: [Graph.Edge] = []
    var count = 0
    for size in [2, 7, 30, 1, 12, 12, 3, 1, 2] {
      edges += (1..<max(2, size)).filter { $0 < size }.map {
        .init(count + ($0 - 1) / 2, count + $0)
      }
      count += size
    }
    let graph = graph(.undirected, count, edges)
    let layout = try graph.stressLayout()
    #expect(isSound(layout, graph))
    let boxes = try graph.components().members().map { nodes in
      let points = nodes.map { layout.points[$0] }
      return (
        x: (points.map(\.x).min() ?? 0)...(points.map(\.x).max() ?? 0),
        y: (points.map(\.y).min() ?? 0)...(points.map(\.y).max() ?? 0)
      )
    }
    for (number, box) in boxes.enumerated() {
      for other in boxes[..<number] {
        let gapX = max(
          other.x.lowerBound - box.x.upperBound, box.x.lowerBound - other.x.upperBound)
        let gapY = max(
          other.y.lowerBound - box.y.upperBound, box.y.lowerBound - other.y.upperBound)
        #expect(max(gapX, gapY) > 0.999)
      }
    }
  }

  @Test func `lengths say how long ties are drawn`() throws {
    let lengths = [2.5, 1, 4, 0.5]
    let path = graph(
      .directed, 5, [0: 1, 2: 1, 2: 3, 4: 3, 2: 3, 1: 1], lengths: lengths + [9, 3])
    let points = try path.stressLayout(by: .lengths).points
    for (node, length) in lengths.enumerated() {
      #expect(abs(distance(points[node], points[node + 1]) - length) < 0.01)
    }
    #expect(abs(distance(points[0], points[4]) - 8) < 0.02)
    // Far out of the range of single precision.
    for length in [1e-300, 1e300] {
      let pair = graph(.undirected, 4, [0: 1, 2: 3], lengths: [length, length / 2])
      let layout = try pair.stressLayout(by: .lengths)
      #expect(abs(distance(layout.points[0], layout.points[1]) / length - 1) < 0.01)
    }
    let uneven = graph(
      .undirected, 4, [0: 1, 1: 2, 2: 0, 2: 3], lengths: [1e-300, 1e300, 1e300, 1])
    #expect(
      try uneven.stressLayout(by: .lengths).points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    let random = randomGraph(.undirected, 40, 70, seed: 2)
    let oracle = StressOracle(random, by: .lengths)
    let byLengths = oracle.stress(try random.stressLayout(by: .lengths).points)
    #expect(byLengths < 0.8 * oracle.stress(try random.stressLayout().points))
  }

  @Test func `neither the order of the edges nor the number of threads changes a digit`() throws {
    let random = randomGraph(.undirected, 60, 100, seed: 1)
    for measure in Graph.PathMeasure.allCases {
      let expected = try random.stressLayout(by: measure, seed: 3)
      #expect(try shuffled(random, seed: 5).stressLayout(by: measure, seed: 3) == expected)
    }
    // Large enough to be divided among threads.
    let ring = ring(330)
    let expected = try Execution(threads: 1).run { try ring.stressLayout() }
    #expect(try Execution(threads: 2).run { try ring.stressLayout() } == expected)
    let small = ClassicGraphs.karateClub
    #expect(try small.stressLayout(seed: 1) != small.stressLayout(seed: 2))
  }

  @Test func `what cannot be laid out is refused`() async throws {
    let error = #expect(throws: GraphError.self) {
      try graph(.undirected, 2, [0: 1, 0: 1], lengths: [1, 0]).stressLayout(by: .lengths)
    }
    #expect(error?.problem == .zeroLength && error?.edge == 1)
    let ring = ring(30)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try ring.stressLayout()
    }
    let canceled = await #expect(throws: GraphError.self) { try await task.value }
    #expect(canceled?.problem == .cancelled)
  }
}
