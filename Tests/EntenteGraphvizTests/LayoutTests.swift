import EntenteTestSupport
import Testing

@testable import EntenteGraphviz

@Suite struct LayoutTests {
  /// Columns of items, each joined to items of the next column.
  private func graph(_ sizes: [Int], _ links: [(Int, Int)]) -> (LayoutProblem, LayeredGraph) {
    let columns = sizes.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    let problem = LayoutProblem(
      items: columns.map { _ in
        .init(shape: Outline(width: 60, height: 20), group: nil, isJoint: false)
      },
      links: links.map { .init(source: $0.0, target: $0.1) }, headingWidths: [])
    return (problem, LayeredGraph(problem, columns: columns, count: sizes.count) { _ in nil })
  }

  private func crossings(_ graph: LayeredGraph) -> Int {
    var count = 0
    for column in graph.columns.dropLast() {
      let links = column.enumerated().flatMap { place, vertex in
        graph.after[vertex].map { next in
          (place, graph.columns[graph.vertices[next].column].firstIndex(of: next) ?? 0)
        }
      }
      for (index, first) in links.enumerated() {
        for second in links[(index + 1)...]
        where (first.0 - second.0) * (first.1 - second.1) < 0 { count += 1 }
      }
    }
    return count
  }

  @Test(arguments: 1...20)
  func `two columns of four cross as little as any order of them`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let links = (0..<6).map { _ in
      (Int.random(in: 0..<4, using: &generator), 4 + Int.random(in: 0..<4, using: &generator))
    }
    let (_, unordered) = graph([4, 4], links)
    let orders = permutations([0, 1, 2, 3])
    var fewest = Int.max
    for left in orders {
      for right in orders {
        var graph = unordered
        graph.columns = [left, right.map { $0 + 4 }]
        fewest = min(fewest, crossings(graph))
      }
    }
    #expect(crossings(CrossingReduction.ordered(unordered)) == fewest)
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { item in
      permutations(items.filter { $0 != item }).map { [item] + $0 }
    }
  }

  @Test func `matched pairs face each other, whatever order they come in`() {
    let (_, unordered) = graph([5, 5], [(0, 7), (1, 9), (2, 5), (3, 8), (4, 6)])
    let graph = CrossingReduction.ordered(unordered)
    #expect(crossings(graph) == 0)
    let heights = ColumnHeights(graph: graph) { _, _ in 30 }.heights()
    for (left, right) in [(0, 7), (1, 9), (2, 5), (3, 8), (4, 6)] {
      #expect(abs(heights[left] - heights[right]) < 0.01)
    }
  }

  @Test func `heights keep order and distance`() {
    let (_, unordered) = graph(
      [3, 6, 2], [(0, 3), (0, 4), (1, 5), (2, 8), (6, 9), (7, 10), (3, 10)])
    let graph = CrossingReduction.ordered(unordered)
    let heights = ColumnHeights(graph: graph) { _, _ in 25 }.heights()
    for column in graph.columns {
      for (lower, upper) in zip(column, column.dropFirst()) {
        #expect(heights[upper] - heights[lower] >= 25 - 1e-9)
      }
    }
  }

  @Test func `outlines are met at their border`() {
    let ellipse = Outline(width: 20, height: 10, isEllipse: true)
    #expect(ellipse.x(atHeight: 0, side: 1) == 10)
    #expect(abs(ellipse.x(atHeight: 3, side: -1) + 8) < 1e-9)
    let diamond = Outline(
      width: 20, height: 10,
      corners: [(10, 0), (0, 5), (-10, 0), (0, -5)].map { Point(x: $0.0, y: $0.1) })
    #expect(diamond.x(atHeight: 2.5, side: 1) == 5)
    #expect(diamond.x(atHeight: -2.5, side: -1) == -5)
    #expect(Outline(width: 20, height: 10).x(atHeight: 4, side: -1) == -10)
  }

  @Test func `a way goes straight where it can and around what is in it`() {
    let (start, end) = (Point(x: 0, y: 0), Point(x: 300, y: 0))
    let bend = Curve.Bend(span: (100, 200), y: 40)
    #expect(Curve.smooth(from: start, to: end, bends: [bend], around: []).count == 4)
    let wall = Layout.Box(left: 120, bottom: -20, right: 180, top: 20)
    let way = Curve.smooth(from: start, to: end, bends: [bend], around: [wall])
    #expect(way.count == 10)
    for first in stride(from: 0, to: 9, by: 3) {
      for step in 0...50 {
        #expect(!wall.contains(Curve.point(on: way[first...], at: Double(step) / 50)))
      }
    }
  }

  @Test func `free places overlap nothing`() {
    let item = Layout.Box(left: -30, bottom: -10, right: 30, top: 10)
    var places = FreePlaces(items: [item], panels: [])
    var taken = [item]
    for _ in 0..<20 {
      let shape = Outline(width: 20, height: 10)
      let box = Layout.Box(around: places.take(shape, near: Point(x: 0, y: 0)), shape)
      #expect(!taken.contains { $0.overlaps(box) })
      taken.append(box)
    }
  }
}
