import Foundation

/// Numbers as they stand in tables.
enum Figures {
  private static let english = Locale(identifier: "en")

  /// A count with separators.
  static func count(_ count: Int) -> String {
    count.formatted(.number.locale(english))
  }

  /// Milliseconds with three significant digits, or whole ones from 100 on.
  static func milliseconds(_ time: Double) -> String {
    if time >= 100 { return count(Int(time.rounded())) }
    return time.formatted(.number.precision(.significantDigits(1...3)).locale(english))
  }

  /// A ratio with two significant digits.
  static func ratio(_ ratio: Double) -> String {
    ratio >= 10
      ? "\(Int(ratio.rounded()))"
      : ratio.formatted(.number.precision(.fractionLength(1)).locale(english))
  }
}
