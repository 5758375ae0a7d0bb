import Foundation

extension Money {
  /// Returns the sum as a reader of a language writes it, short enough for a label.
  ///
  /// - Parameter language: The language.
  /// - Returns: For example `US$110M`, `1.1億ドル`, `1.1亿美元`, with `≈` or `約`/`约` in front where the
  ///   sum is approximate. At most three decimals are shown, never more digits than the sum has.
  public func text(in language: Language) -> String {
    switch language {
    case .english:
      return (isApproximate ? "≈\u{2009}" : "") + english
    case .japanese:
      return (isApproximate ? "約" : "") + eastern(["億", "万"])
        + (Money.japaneseUnits[currency] ?? " \(currency)")
    case .chinese:
      return (isApproximate ? "约" : "") + eastern(["亿", "万"])
        + (Money.chineseUnits[currency] ?? " \(currency)")
    }
  }

  private var english: String {
    let steps: [(Decimal, String)] = [
      (1_000_000_000_000, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K"),
    ]
    let (unit, letter) = steps.first { amount >= $0.0 } ?? (1, "")
    return (Money.symbols[currency] ?? "\(currency) ") + Money.digits(amount / unit) + letter
  }

  private func eastern(_ letters: [String]) -> String {
    if amount >= 100_000_000 { return Money.digits(amount / 100_000_000) + letters[0] }
    if amount >= 10_000 { return Money.digits(amount / 10_000) + letters[1] }
    return Money.digits(amount)
  }

  private static func digits(_ number: Decimal) -> String {
    var (number, rounded) = (number, Decimal())
    NSDecimalRound(&rounded, &number, 3, .plain)
    return "\(rounded)"
  }

  private static let symbols = [
    "USD": "US$", "JPY": "¥", "EUR": "€", "GBP": "£", "CNY": "CN¥", "KRW": "₩",
  ]
  private static let japaneseUnits = [
    "USD": "ドル", "JPY": "円", "EUR": "ユーロ", "GBP": "ポンド", "CNY": "人民元", "KRW": "ウォン",
  ]
  private static let chineseUnits = [
    "USD": "美元", "JPY": "日元", "EUR": "欧元", "GBP": "英镑", "CNY": "元", "KRW": "韩元",
  ]
}
