/// Chains of cubic Bézier curves.
enum Curve {
  /// A column that a way passes, and at what height.
  struct Bend {
    let span: (left: Double, right: Double)
    let y: Double
  }

  /// Returns a way that swings out and comes back to the same side.
  static func loop(from start: Point, to end: Point, reach: Double) -> [Point] {
    let x = (reach < 0 ? min(start.x, end.x) : max(start.x, end.x)) + reach
    return [start, Point(x: x, y: start.y), Point(x: x, y: end.y), end]
  }

  /// Returns a way with as few bends as will keep it off the obstacles.
  ///
  /// - Parameters:
  ///   - start: Where it starts.
  ///   - end: Where it ends.
  ///   - bends: The columns that it passes, with heights at which nothing is in the way.
  ///   - obstacles: What it should not touch.
  /// - Returns: The way, level at its ends and where it bends.
  static func smooth(
    from start: Point, to end: Point, bends: [Bend], around obstacles: [Layout.Box]
  ) -> [Point] {
    // There are at most five columns to pass: every choice of bends can be tried, fewest first.
    let choices = (0..<1 << bends.count).sorted {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }
    var best = choices.count - 1
    var fewest = Int.max
    for choice in choices {
      let kept = bends.indices.filter { choice >> $0 & 1 == 1 }.map { bends[$0] }
      let touched = touches(route(from: start, to: end, bends: kept), obstacles)
      if touched < fewest { (best, fewest) = (choice, touched) }
      if touched == 0 { break }
    }
    return route(
      from: start, to: end, bends: bends.indices.filter { best >> $0 & 1 == 1 }.map { bends[$0] })
  }

  private static func route(from start: Point, to end: Point, bends: [Bend]) -> [Point] {
    var route = [start]
    for bend in bends {
      sway(&route, to: Point(x: bend.span.left, y: bend.y))
      if bend.span.right > bend.span.left {
        sway(&route, to: Point(x: bend.span.right, y: bend.y))
      }
    }
    sway(&route, to: end)
    return route
  }

  /// How many of a number of points along a way lie in an obstacle.
  private static func touches(_ route: [Point], _ obstacles: [Layout.Box]) -> Int {
    var count = 0
    for start in stride(from: 0, to: route.count - 1, by: 3) {
      let steps = 24
      for step in 0...steps {
        let point = point(on: route[start...], at: Double(step) / Double(steps))
        if obstacles.contains(where: { $0.contains(point) }) { count += 1 }
      }
    }
    return count
  }

  /// The point of a cubic Bézier curve at a share of its parameter.
  static func point(on curve: ArraySlice<Point>, at share: Double) -> Point {
    let first = curve.startIndex
    let rest = 1 - share
    let parts = [
      rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share,
      share * share * share,
    ]
    var point = Point(x: 0, y: 0)
    for (offset, part) in parts.enumerated() {
      point.x += part * curve[first + offset].x
      point.y += part * curve[first + offset].y
    }
    return point
  }

  /// Adds a curve that is level at both ends.
  private static func sway(_ route: inout [Point], to end: Point) {
    guard let start = route.last else { return }
    let reach = (end.x - start.x) * 0.5
    route.append(Point(x: start.x + reach, y: start.y))
    route.append(Point(x: end.x - reach, y: end.y))
    route.append(end)
  }

  /// Cuts a length off the start of a way, for a marker, along the line that it starts with.
  static func shortened(_ route: [Point], atStart length: Double) -> [Point] {
    guard route.count >= 4, length > 0 else { return route }
    var route = route
    let (start, next) = (route[0], route[1])
    let (dx, dy) = (next.x - start.x, next.y - start.y)
    let full = (dx * dx + dy * dy).squareRoot()
    guard full > 0 else { return route }
    let moved = Point(x: start.x + dx / full * length, y: start.y + dy / full * length)
    route[0] = moved
    if full < length + 1 { route[1] = Point(x: moved.x + dx / full, y: moved.y + dy / full) }
    return route
  }
}
