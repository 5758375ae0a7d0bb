/// The points of a component, in node order.
struct PlanePoints {
  var places: [SIMD2<Float>]

  /// The sides of the smallest upright rectangle around the points.
  private var bounds: (low: SIMD2<Float>, high: SIMD2<Float>) {
    var (low, high) = (places[0], places[0])
    for place in places {
      low = pointwiseMin(low, place)
      high = pointwiseMax(high, place)
    }
    return (low, high)
  }

  /// Moves points that are as good as the same onto a spiral around the first of them.
  ///
  /// - Parameter limit: How far apart points are that are not moved, at most.
  mutating func spread(within limit: Double) {
    let (low, high) = bounds
    // Even where points lie close everywhere, few of them have another that is as near as this.
    let side = Double((high - low).max()) / Double(places.count).squareRoot() / 16
    let cell = Float(max(min(limit, side), limit * 1e-3))
    var cells = places.indices.map { node -> (key: UInt64, node: Int) in
      let (column, row) = ((places[node].x - low.x) / cell, (places[node].y - low.y) / cell)
      return (UInt64(column) << 32 | UInt64(row), node)
    }
    cells.sort { ($0.key, $0.node) < ($1.key, $1.node) }
    // The golden angle, by which no two of many come to lie behind each other.
    let turn = SIMD2<Float>(-0.737_368_88, 0.675_490_3)
    var first = 0
    var direction = SIMD2<Float>(1, 0)
    for place in cells.indices.dropFirst() {
      guard cells[place].key == cells[first].key else {
        first = place
        continue
      }
      if place == first + 1 { direction = SIMD2(1, 0) }
      let distance = cell * Float(place - first).squareRoot()
      places[cells[place].node] = places[cells[first].node] + distance * direction
      direction = direction.turned(by: turn)
    }
  }

  /// Turns the points so that the rectangle around them is about as small as it can be and not
  /// higher than wide, and moves its corner to (0, 0).
  ///
  /// - Returns: The rectangle.
  mutating func fitBox() -> ShelfPacking.Box {
    // Through a right angle in steps of 3 degrees, then through 6 degrees around the best.
    let step = SIMD2<Float>(0.998_629_53, 0.052_335_96)
    let near = bestTurn(from: SIMD2(1, 0), by: step)
    let best = bestTurn(
      from: near.turned(by: SIMD2(step.x, -step.y)), by: SIMD2(0.999_993_91, 0.003_490_65))
    self = turned(by: best)
    let (low, high) = bounds
    for node in places.indices { places[node] -= low }
    return ShelfPacking.Box(width: Double(high.x - low.x), height: Double(high.y - low.y))
  }

  /// Returns which of 30 turns makes the rectangle smallest, turned further if it would be higher than
  /// wide.
  private func bestTurn(from first: SIMD2<Float>, by step: SIMD2<Float>) -> SIMD2<Float> {
    var best = (area: Float.infinity, turn: first)
    var turn = first
    for _ in 0..<30 {
      let (low, high) = turned(by: turn).bounds
      let sides = high - low
      if sides.x * sides.y < best.area {
        best = (sides.x * sides.y, sides.y > sides.x ? SIMD2(-turn.y, turn.x) : turn)
      }
      turn = turn.turned(by: step)
    }
    return best.turn
  }

  /// Returns the points turned around (0, 0) by the angle of a vector of length 1.
  private func turned(by turn: SIMD2<Float>) -> PlanePoints {
    PlanePoints(places: places.map { $0.turned(by: turn) })
  }
}

extension SIMD2<Float> {
  /// Returns the vector turned by the angle of another one of length 1.
  fileprivate func turned(by turn: SIMD2<Float>) -> SIMD2<Float> {
    SIMD2(x * turn.x - y * turn.y, x * turn.y + y * turn.x)
  }
}
