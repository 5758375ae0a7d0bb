public import EntenteData
public import Foundation

/// What is known of a sum of one currency: it is at least this and at most that.
public struct MoneyRange: Sendable, Hashable {
  /// The ISO 4217 code of the currency.
  public let currency: String

  /// The least that it can be.
  public private(set) var least: Decimal

  /// The most that it can be.
  public private(set) var most: Decimal

  /// Whether a source says "about" of a part of it.
  public private(set) var isApproximate: Bool

  /// Whether it is one sum and no range; ``isApproximate`` says how well the sum is known.
  public var isExact: Bool { least == most }

  /// Creates the range of a sum that is all there, or that may be there in any part.
  ///
  /// - Parameters:
  ///   - money: The sum.
  ///   - isJoint: Whether it may be there in any part, from nothing to all.
  public init(_ money: Money, isJoint: Bool = false) {
    (currency, least, most) = (money.currency, isJoint ? 0 : money.amount, money.amount)
    isApproximate = money.isApproximate
  }

  /// An equal part of a sum.
  init(_ money: Money, dividedBy parts: Int) {
    (currency, least) = (money.currency, money.amount / Decimal(parts))
    (most, isApproximate) = (least, money.isApproximate || parts > 1)
  }

  /// Adds ranges currency by currency.
  ///
  /// - Parameter ranges: Ranges of any currencies.
  /// - Returns: One range for each currency, in the order of their codes.
  public static func totals(_ ranges: some Sequence<MoneyRange>) -> [MoneyRange] {
    var totals: [MoneyRange] = []
    for range in ranges {
      if let index = totals.firstIndex(where: { $0.currency == range.currency }) {
        totals[index].least += range.least
        totals[index].most += range.most
        totals[index].isApproximate = totals[index].isApproximate || range.isApproximate
      } else {
        totals.append(range)
      }
    }
    return totals.sorted { $0.currency < $1.currency }
  }

  /// Returns the range as a reader of a language writes it.
  ///
  /// - Parameter language: The language.
  /// - Returns: One sum where it is exact, otherwise two with a dash, such as `US$0–US$110M`.
  public func text(in language: Language) -> String {
    let upper = Money(most, currency, isApproximate: isApproximate).text(in: language)
    return isExact ? upper : "\(Money(least, currency).text(in: language))–\(upper)"
  }
}
