import EntenteFormats

/// A list of attributes in the DOT language, each value written so that it is read back.
package struct DOTAttributes {
  /// The attributes in brackets.
  package var text: String { "[\(parts.joined(separator: ", "))]" }

  private var parts: [String] = []

  package init() {}

  /// Sets an attribute to a value of our own: a number, a color, a name from a list.
  package mutating func set(_ name: String, _ value: String) {
    parts.append("\(name)=\(DOTText.name(value) ?? "\"\"")")
  }

  /// Sets an attribute to a number of points, inches or dots, with at most two decimals.
  package mutating func set(_ name: String, _ value: Double) {
    set(name, Self.number(value))
  }

  /// Sets a label or another text.
  package mutating func set(_ name: String, shown text: String) {
    parts.append("\(name)=\(DOTText.label(Self.clamped(text)))")
  }

  /// Sets a tooltip.
  package mutating func set(tooltip text: String) {
    parts.append("tooltip=\(DOTText.tooltip(Self.clamped(text)))")
  }

  /// A text, cut off where Graphviz would be overwhelmed.
  private static func clamped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(40)
    return String(lines.joined(separator: "\n").prefix(2_000))
  }

  /// Sets a link, unless the address is not one that a picture may lead to.
  package mutating func set(_ name: String, link: String?) {
    guard let value = link.flatMap(DOTText.link) else { return }
    parts.append("\(name)=\(value)")
  }

  /// A number with at most two decimals.
  package static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest % 10 == 0 ? rest / 10 : rest)"
  }
}
