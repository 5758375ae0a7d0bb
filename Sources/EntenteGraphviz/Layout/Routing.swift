/// Ways of links between items that are placed, found by Graphviz.
struct Routing {
  /// Above this many items, ways around them take Graphviz seconds and then minutes.
  private static let mostForCurves = 90

  let problem: LayoutProblem
  let centers: [Point]
  let measure: (_ dot: String, _ engine: GraphvizEngine) throws(GraphvizError) -> Measure

  /// Returns the way of each link: around the items, or straight if there are too many of them or
  /// Graphviz fails at it.
  func routes() throws(GraphvizError) -> [[Point]] {
    guard !problem.links.isEmpty else { return [] }
    guard problem.items.count <= Self.mostForCurves else { return try routes(isCurved: false) }
    do throws(GraphvizError) {
      return try routes(isCurved: true)
    } catch {
      guard [.crashed, .timedOut, .refused, .outOfMemory].contains(error.kind) else { throw error }
      return try routes(isCurved: false)
    }
  }

  private func routes(isCurved: Bool) throws(GraphvizError) -> [[Point]] {
    let found = try measure(graph(isCurved: isCurved), .routing)
    // Graphviz moves everything so that it starts at 0.
    let moved = found.centers["i0"] ?? centers[0]
    let shift = Point(x: centers[0].x - moved.x, y: centers[0].y - moved.y)
    return problem.links.enumerated().map { index, link in
      let (start, end) = (centers[link.source], centers[link.target])
      guard let way = found.ways["\(index)"], way.count >= 4 else {
        return [start, start, end, end]
      }
      let route = way.map { Point(x: $0.x + shift.x, y: $0.y + shift.y) }
      // Graphviz may run an undirected edge from its head to its tail.
      let isForward = start.distance(to: route[0]) <= start.distance(to: route[route.count - 1])
      return isForward ? route : route.reversed()
    }
  }

  private func graph(isCurved: Bool) -> String {
    var lines = [
      "graph routes {", "graph [splines=\(isCurved), esep=\"+4\"];",
      "node [label=\"\", fixedsize=true];", "edge [dir=none];",
    ]
    for (index, center) in centers.enumerated() {
      let shape = problem.items[index].shape
      let name = shape.isEllipse ? "ellipse" : "box"
      lines.append("i\(index) [shape=\(name), \(shape.sizeText), pos=\"\(center.text)\"];")
    }
    for (index, link) in problem.links.enumerated() {
      lines.append("i\(link.source) -- i\(link.target) [comment=\"\(index)\"];")
    }
    return (lines + ["}"]).joined(separator: "\n")
  }
}
