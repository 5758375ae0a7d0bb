import EntenteDrawing

/// The outline of a node around its center, as Graphviz measured it.
struct Outline: Hashable {
  var width: Double
  var height: Double
  /// The corners of a polygon, the center at 0; none of an ellipse or of a rounded box.
  var corners: [Point] = []
  var isEllipse = false

  /// How far left or right of the center the outline is, at a height above the center.
  ///
  /// - Parameters:
  ///   - height: The height above the center.
  ///   - side: 1 for right, −1 for left.
  /// - Returns: The distance, positive to the right.
  func x(atHeight height: Double, side: Double) -> Double {
    if isEllipse {
      let share = min(abs(height) / (self.height / 2), 1)
      return side * width / 2 * (1 - share * share).squareRoot()
    }
    var farthest: Double?
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      guard corner.y != next.y, (corner.y - height) * (next.y - height) <= 0 else { continue }
      let x = corner.x + (height - corner.y) / (next.y - corner.y) * (next.x - corner.x)
      farthest = max(farthest ?? -.infinity, side * x)
    }
    return farthest.map { $0 * side } ?? side * width / 2
  }

  /// The height over which lines may end, so that they meet the outline well.
  var usableHeight: Double { isEllipse ? height * 0.6 : height * 0.75 }

  /// The size as attributes in the DOT language, which counts in inches.
  var sizeText: String {
    let (width, height) = (DOTAttributes.number(width / 72), DOTAttributes.number(height / 72))
    return "width=\"\(width)\", height=\"\(height)\""
  }
}
