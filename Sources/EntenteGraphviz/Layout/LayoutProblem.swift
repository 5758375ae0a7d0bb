import EntenteDrawing

/// A place on the page, in points; up is up, as in Graphviz.
struct Point: Hashable {
  var x: Double
  var y: Double

  /// As Graphviz reads it.
  var text: String { "\(DOTAttributes.number(x)),\(DOTAttributes.number(y))" }

  static func mean(_ points: [Point]) -> Point {
    let count = Double(max(points.count, 1))
    return Point(
      x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
  }

  func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// Boxes to be placed and lines to be drawn between them.
struct LayoutProblem {
  /// A node or a joint.
  struct Item {
    var shape: Outline
    /// The group that it is drawn in, by number.
    var group: Int?
    var isJoint: Bool
  }

  /// A line between two items, by number.
  struct Link {
    var source: Int
    var target: Int
  }

  var items: [Item]
  var links: [Link]
  /// How wide the heading of each group's panel is, by the group's number.
  var headingWidths: [Double]
  /// How high the headings are.
  var headingHeight = 22.0
  /// The room between a panel and what is in it.
  var panelMargin = 14.0
}

/// How the nodes of a diagram are laid out.
public enum DiagramLayout: String, Sendable, CaseIterable, Hashable {
  /// The two largest groups left and right of everything else, which stands between them.
  case facing
  /// Nodes near those that they are tied to, each group in a panel of its own.
  case organic
}

/// Where everything is.
struct Layout {
  /// A rectangle.
  struct Box: Hashable {
    var left: Double
    var bottom: Double
    var right: Double
    var top: Double

    var width: Double { right - left }
    var height: Double { top - bottom }

    func contains(_ point: Point) -> Bool {
      left < point.x && point.x < right && bottom < point.y && point.y < top
    }

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && bottom < other.top && other.bottom < top
    }

    func union(_ other: Box) -> Box {
      Box(
        left: min(left, other.left), bottom: min(bottom, other.bottom),
        right: max(right, other.right), top: max(top, other.top))
    }

    func grown(by margin: Double) -> Box {
      Box(
        left: left - margin, bottom: bottom - margin, right: right + margin, top: top + margin)
    }
  }

  /// The centers of the items.
  var centers: [Point]
  /// The way of each link from source to target: the start of a chain of cubic Bézier curves, then
  /// three points for each.
  var routes: [[Point]]
  /// The panel of each group, by number; `nil` where a group has none.
  var panels: [Box?]
  /// How it came about.
  var name: DiagramLayout
}
