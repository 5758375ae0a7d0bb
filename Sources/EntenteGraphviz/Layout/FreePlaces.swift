import Foundation

/// Finds room for small things between large ones.
struct FreePlaces {
  /// What is placed.
  private(set) var items: [Layout.Box]
  /// Where a place is only taken if there is none near outside.
  let panels: [Layout.Box]

  init(items: [Layout.Box], panels: [Layout.Box]) {
    (self.items, self.panels) = (items, panels)
  }

  /// Takes the free place nearest to a point.
  mutating func take(_ shape: Outline, near point: Point) -> Point {
    let found =
      spiral(shape, point, reach: 220) { box in
        !panels.contains { $0.overlaps(box) } && !items.contains { $0.overlaps(box) }
      } ?? spiral(shape, point, reach: 2_000) { box in !items.contains { $0.overlaps(box) } }
      ?? point
    items.append(Layout.Box(around: found, shape))
    return found
  }

  private func spiral(
    _ shape: Outline, _ point: Point, reach: Double, isFree: (Layout.Box) -> Bool
  ) -> Point? {
    for radius in stride(from: 0, through: reach, by: 10) {
      for turn in 0..<16 {
        let angle = Double(turn) / 8 * .pi
        let place = Point(x: point.x + radius * cos(angle), y: point.y + radius * sin(angle))
        if isFree(Layout.Box(around: place, shape).grown(by: 6)) { return place }
      }
    }
    return nil
  }
}
