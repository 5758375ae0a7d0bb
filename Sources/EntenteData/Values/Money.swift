public import Foundation

/// A sum of money in the currency that its source gives.
public struct Money: Sendable, Hashable {
  /// The sum, at least 0, in whole units of the currency (dollars, not cents).
  public let amount: Decimal

  /// The ISO 4217 code of the currency, for example `USD`.
  public let currency: String

  /// Whether the source says "about".
  public let isApproximate: Bool

  /// Creates a sum of money.
  ///
  /// - Parameters:
  ///   - amount: The sum, in whole units of the currency.
  ///   - currency: The ISO 4217 code of the currency.
  ///   - isApproximate: Whether the source says "about".
  public init(_ amount: Decimal, _ currency: String, isApproximate: Bool = false) {
    (self.amount, self.currency, self.isApproximate) = (amount, currency, isApproximate)
  }

  /// Reads an amount written with digits and at most one point, such as `1250.50`.
  ///
  /// - Parameter text: The amount; a minus sign is read too, so that it can be refused by name.
  /// - Returns: The number, or `nil` if the text is not one or has more digits than can be kept.
  public static func amount(_ text: String) -> Decimal? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), digits.utf8.count <= 30,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
  }
}
