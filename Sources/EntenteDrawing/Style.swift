public import EntenteData

/// A color, opaque: `#rrggbb`.
///
/// Strokes are of the palette of M. Okabe and K. Ito, "Color Universal Design", 2008, darkened where
/// it is too light for a line on white.
public struct Color: Sendable, Hashable {
  /// The color as SVG and Graphviz write it.
  public let hex: String

  init(_ hex: StaticString) { self.hex = "\(hex)" }

  /// Creates a color of its code or, of the common ones, its English name; `nil` if it is neither.
  ///
  /// - Parameter text: A code such as `#0072b2`, whose last two digits may be an opacity, which is left
  ///   out, or a name such as `red`.
  public init?(text: String) {
    let code = Self.named[text.lowercased()] ?? text
    let digits = code.dropFirst()
    guard code.hasPrefix("#"), [6, 8].contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else { return nil }
    hex = "#\(digits.prefix(6).uppercased())"
  }

  /// The names of HTML.
  private static let named = [
    "black": "#000000", "gray": "#808080", "grey": "#808080", "silver": "#C0C0C0",
    "white": "#FFFFFF", "maroon": "#800000", "red": "#FF0000", "purple": "#800080",
    "fuchsia": "#FF00FF", "green": "#008000", "lime": "#00FF00", "olive": "#808000",
    "yellow": "#FFFF00", "navy": "#000080", "blue": "#0000FF", "teal": "#008080",
    "aqua": "#00FFFF", "orange": "#FFA500", "brown": "#A52A2A", "pink": "#FFC0CB",
  ]

  /// A light tint of the color, for text to stand on.
  var tint: Color {
    let channels = [1, 3, 5].map { place -> Int in
      let start = hex.index(hex.startIndex, offsetBy: place)
      return Int(hex[start..<hex.index(start, offsetBy: 2)], radix: 16) ?? 0
    }
    // At least 212, and so two digits each.
    let mixed = channels.map { 255 - (255 - $0) / 6 }
    return Color(code: "#" + mixed.map { String($0, radix: 16) }.joined())
  }

  private init(code: String) { hex = code.uppercased() }

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
  /// What the node is, which the legend names; `nil` if nothing is said of that.
  public var kind: Entity.Kind?

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

extension NodeStyle {
  /// Creates the style of a node of which nothing is said but perhaps its color.
  ///
  /// - Parameters:
  ///   - color: The color of its outline; its fill is a tint of it.
  ///   - isSecond: Whether it is what others take part in, which has square corners.
  public init(color: Color?, isSecond: Bool = false) {
    let stroke = color ?? (isSecond ? .purple : .blue)
    (kind, shape, self.stroke, fill) = (nil, "box", stroke, stroke.tint)
    isRounded = !isSecond
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

  /// What links the ends, which the legend names; `nil` for a structural link, or if nothing is said.
  public var type: RelationType?
  /// The color of an edge of which nothing else is said.
  public var ownColor: Color?
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

  /// The color: its own, or that of its type.
  public var color: Color { ownColor ?? EdgeStyle.color(of: type) }

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
