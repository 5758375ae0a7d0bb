/// Two groups face each other, and the links run between them as in a loom.
struct FacingLayout {
  private let problem: LayoutProblem
  private let columns: FacingColumns
  private let graph: LayeredGraph
  private let heights: [Double]
  /// The left and the right edge of each column.
  private var spans: [(left: Double, right: Double)] = []

  /// Returns the layout; `nil` if no two groups are large enough to face each other.
  static func layout(_ problem: LayoutProblem) -> Layout? {
    guard let columns = FacingColumns(problem) else { return nil }
    return FacingLayout(problem, columns).layout
  }

  private init(_ problem: LayoutProblem, _ columns: FacingColumns) {
    (self.problem, self.columns) = (problem, columns)
    let unordered = LayeredGraph(problem, columns: columns.columns, count: FacingColumns.count) {
      let group = problem.items[$0].group
      return group == columns.left || group == columns.right ? nil : group
    }
    let graph = CrossingReduction.ordered(unordered)
    self.graph = graph
    heights = ColumnHeights(graph: graph) { lower, upper in
      Self.distance(lower, upper, in: graph, problem)
    }.heights()
    spans = columnSpans()
  }

  private static func distance(
    _ lower: Int, _ upper: Int, in graph: LayeredGraph, _ problem: LayoutProblem
  ) -> Double {
    let (first, second) = (graph.vertices[lower], graph.vertices[upper])
    var gap = 11.0
    if first.item == nil && second.item == nil { gap = 6 }
    if first.block != second.block {
      if second.block != nil { gap += problem.panelMargin }
      if first.block != nil { gap += problem.panelMargin + problem.headingHeight }
    }
    return (first.height + second.height) / 2 + gap
  }

  private func columnSpans() -> [(left: Double, right: Double)] {
    var spans: [(left: Double, right: Double)] = []
    var x = 0.0
    for (index, column) in graph.columns.enumerated() {
      if index > 0 {
        // Steep links need more room to turn.
        let rises = column.flatMap { vertex in
          graph.before[vertex].map { abs(heights[$0] - heights[vertex]) }
        }
        x += min(36 + 0.16 * (rises.max() ?? 0), 86)
      }
      let width = column.map(roomyWidth).max() ?? 0
      spans.append((x, x + width))
      x += width
    }
    return spans
  }

  /// The width of a vertex, with the panel of its group around it if it stands in the middle.
  private func roomyWidth(_ vertex: Int) -> Double {
    let width = graph.vertices[vertex].width
    guard let group = graph.vertices[vertex].block else { return width }
    return max(width + 2 * problem.panelMargin, problem.headingWidths[group] + 24)
  }

  private func center(_ vertex: Int) -> Point {
    let span = spans[graph.vertices[vertex].column]
    return Point(x: (span.left + span.right) / 2, y: heights[vertex])
  }

  private var layout: Layout {
    let centers = problem.items.indices.map(center)
    var ports = Ports(problem, centers)
    var ends: [(start: Int, end: Int)] = []
    for path in graph.paths {
      let isLevel = graph.vertices[path[0]].column == graph.vertices[path[path.count - 1]].column
      let column = graph.vertices[path[0]].column
      // A link within a column leaves and enters on the outer side.
      let back = isLevel && column < FacingColumns.middle ? -1.0 : 1.0
      let start = ports.add(item: path[0], side: back, toward: heights[path[1]])
      let end = ports.add(
        item: path[path.count - 1], side: isLevel ? back : -1,
        toward: heights[path[path.count - 2]])
      ends.append((start, end))
    }
    let places = ports.places()
    var routes: [[Point]] = []
    let obstacles = zip(problem.items, centers).map { item, center in
      Layout.Box(around: center, item.shape).grown(by: item.isJoint ? 4 : 6)
    }
    for (index, path) in graph.paths.enumerated() {
      let (start, end) = (places[ends[index].start], places[ends[index].end])
      let isLevel = graph.vertices[path[0]].column == graph.vertices[path[path.count - 1]].column
      var route: [Point]
      if isLevel {
        let isLeft = graph.vertices[path[0]].column < FacingColumns.middle
        route = Curve.loop(from: start, to: end, reach: isLeft ? -34 : 34)
      } else {
        let bends = path.dropFirst().dropLast().map {
          Curve.Bend(span: spans[graph.vertices[$0].column], y: heights[$0])
        }
        let own: Set<Int> = [path[0], path[path.count - 1]]
        let others = obstacles.indices.filter { !own.contains($0) }.map { obstacles[$0] }
        route = Curve.smooth(from: start, to: end, bends: bends, around: others)
      }
      if path[0] != problem.links[index].source { route.reverse() }
      routes.append(route)
    }
    return Layout(
      centers: centers, routes: routes, panels: panels(centers), name: .facing)
  }

  private func panels(_ centers: [Point]) -> [Layout.Box?] {
    var boxes: [Layout.Box?] = []
    for (item, center) in zip(problem.items, centers) {
      guard let group = item.group else { continue }
      while boxes.count <= group { boxes.append(nil) }
      let box = Layout.Box(around: center, item.shape)
      boxes[group] = boxes[group]?.union(box) ?? box
    }
    boxes = boxes.enumerated().map { group, box in
      guard var box = box?.grown(by: problem.panelMargin) else { return nil }
      box.top += problem.headingHeight
      let missing = problem.headingWidths[group] + 24 - box.width
      if missing > 0 { (box.left, box.right) = (box.left - missing / 2, box.right + missing / 2) }
      return box
    }
    // The two that face each other frame the picture.
    let all = zip(problem.items, centers).map { Layout.Box(around: $1, $0.shape) }
    let ends = (all + boxes.compactMap { $0 }).map { ($0.bottom, $0.top) }
    for side in [columns.left, columns.right] {
      boxes[side]?.bottom = ends.map(\.0).min() ?? 0
      boxes[side]?.top = ends.map(\.1).max() ?? 0
    }
    return boxes
  }
}

extension Layout.Box {
  init(around center: Point, _ shape: Outline) {
    self.init(
      left: center.x - shape.width / 2, bottom: center.y - shape.height / 2,
      right: center.x + shape.width / 2, top: center.y + shape.height / 2)
  }
}
