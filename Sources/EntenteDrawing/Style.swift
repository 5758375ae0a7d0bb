public import EntenteData

/// A color, opaque: `#rrggbb`.
///
/// Strokes are of the palette of M. Okabe and K. Ito, "Color Universal Design", 2008, darkened where
/// it is too light for a line on white.
public struct Color: Sendable, Hashable {
  /// The color as SVG and Graphviz write it.
  public let hex: String

  init(_ hex: StaticString) { self.hex = "\(hex)" }

  static let blue = Color("#0072B2")
  static let green = Color("#00875F")
  static let orange = Color("#C77700")
  static let vermilion = Color("#D55E00")
  static let purple = Color("#B0568D")
  static let violet = Color("#6A4C9C")
  static let sky = Color("#2B8CC4")
  static let gray = Color("#6B6F76")
  package static let ink = Color("#1A1D21")
}

/// How a node looks.
public struct NodeStyle: Sendable, Hashable {
  /// What the node is; the legend names it.
  public var kind: Entity.Kind

  /// The outline, by the name that Graphviz has for it.
  var shape: String
  var stroke: Color
  var fill: Color
  var isFilled = true
  var isRounded = false
  var isDashed = false
  /// How many outlines it has.
  var outlines = 1

  /// The style of a kind of entity: each differs from the others by shape as well as by color.
  ///
  /// - Parameter kind: The kind.
  public init(_ kind: Entity.Kind) {
    self.kind = kind
    switch kind {
    case .government: (shape, stroke, fill) = ("house", .blue, Color("#D3E6F3"))
    case .ministry:
      (shape, stroke, fill, outlines) = ("box", .blue, Color("#E6F1F9"), 2)
    case .university: (shape, stroke, fill) = ("ellipse", .green, Color("#DCF1E9"))
    case .company:
      (shape, stroke, fill, isRounded) = ("box", .orange, Color("#FDF0D8"), true)
    case .institute: (shape, stroke, fill) = ("hexagon", .sky, Color("#E3F2FB"))
    case .center: (shape, stroke, fill) = ("octagon", .sky, Color("#E3F2FB"))
    case .association: (shape, stroke, fill) = ("tab", .purple, Color("#F8E8F1"))
    case .program: (shape, stroke, fill) = ("note", .purple, Color("#F8E8F1"))
    case .group:
      (shape, stroke, fill, isDashed) = ("box", .gray, Color("#F3F3F1"), true)
    case .place: (shape, stroke, fill, isFilled) = ("underline", .gray, Color("#FFFFFF"), false)
    }
  }
}

/// How an edge looks.
public struct EdgeStyle: Sendable, Hashable {
  /// A line pattern: how far the relation has come.
  public enum Dash: String, Sendable, CaseIterable, Hashable {
    /// In force or completed, nothing said of it, or a structural link.
    case solid
    /// Announced.
    case dashed
    /// Planned.
    case dotted
  }

  /// What an edge ends in.
  public enum Marker: String, Sendable, CaseIterable, Hashable {
    /// Nothing.
    case none
    /// An arrowhead: money goes there.
    case arrow = "normal"
    /// An open angle: backing goes there.
    case angle = "vee"
    /// A fork: it may use something.
    case fork = "crow"
    /// A diamond: it was set up.
    case diamond
    /// A dot: a partner.
    case dot
    /// A square: an announcer.
    case square = "box"
    /// A bar: it met others.
    case bar = "tee"
    /// A hollow diamond: the whole of a part, or the parent of a subsidiary.
    case whole = "odiamond"
  }

  /// What links the ends, which the legend names; `nil` for a structural link.
  public var type: RelationType?
  /// How far it has come.
  public var dash: Dash
  /// Whether it is over, or in part so: a paler, thinner line.
  public var isOver = false
  /// Whether the source says how far it has come, of one of its relations at least.
  public var hasStatus = true
  /// The width in points.
  public var width: Double
  /// What it starts from.
  public var sourceMarker: Marker = .none
  /// What it ends in.
  public var targetMarker: Marker = .none
  /// Whether the source only implies the party at the start.
  public var isSourceImplied = false
  /// Whether the source only implies the party at the end.
  public var isTargetImplied = false

  /// Creates a style.
  ///
  /// - Parameters:
  ///   - type: What links the ends; `nil` for a structural link.
  ///   - dash: How far it has come.
  ///   - width: The width in points.
  public init(type: RelationType?, dash: Dash = .solid, width: Double = 1.3) {
    (self.type, self.dash, self.width) = (type, dash, width)
  }

  /// The color, by type.
  public var color: Color { EdgeStyle.color(of: type) }

  /// The color of a type of relation.
  ///
  /// - Parameter type: The type; `nil` for a structural link.
  /// - Returns: The color; types of one color differ by marker.
  public static func color(of type: RelationType?) -> Color {
    switch type {
    case nil: .gray
    case .agreement: .blue
    case .partnership: .green
    case .funding: .vermilion
    case .support: .purple
    case .establishment: .violet
    case .announcement: .gray
    case .meeting: .orange
    case .access: .sky
    }
  }

  /// The marker at a party of a relation.
  ///
  /// - Parameters:
  ///   - type: The type of the relation.
  ///   - role: As what the party takes part.
  /// - Returns: The marker.
  public static func marker(_ type: RelationType, _ role: Role) -> Marker {
    switch (type, role) {
    case (_, .location): .none
    case (.agreement, _): .none
    case (.partnership, _): .dot
    case (.funding, .beneficiary): .arrow
    case (.support, .supported): .angle
    case (.establishment, .founded): .diamond
    case (.announcement, .announcer): .square
    case (.meeting, _): .bar
    case (.access, .user): .fork
    default: .none
    }
  }

  /// The pattern of a status.
  ///
  /// - Parameter status: The status; `nil` if the source says nothing.
  /// - Returns: The pattern.
  public static func dash(of status: Relation.Status?) -> Dash {
    switch status {
    case .planned: .dotted
    case .announced: .dashed
    case .inForce, .completed, nil: .solid
    }
  }

  /// The width of a line for a sum of money: it grows with the number of digits.
  ///
  /// - Parameter money: The sum; `nil` if none is known.
  /// - Returns: The width in points, 1.3 without a sum and from 1.6 to 5 with one.
  public static func width(of money: Money?) -> Double {
    guard let money else { return 1.3 }
    let amount = Double("\(money.amount)") ?? 0
    // Yen and won are worth about a hundredth and a thousandth of a dollar: one scale for all needs
    // no more than that, as the width says no more than the number of digits.
    let digits: Double =
      switch money.currency {
      case "JPY": 2
      case "KRW": 3
      default: 0
      }
    let magnitude = amount >= 1 ? logarithm(amount) - digits : 0
    return min(max(1.6 + 0.5 * (magnitude - 5), 1.6), 5)
  }
}
