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
    return (Money.symbols[currency] ?? "\(currency) ") + short(steps)
  }

  private func eastern(_ letters: [String]) -> String {
    short([(100_000_000, letters[0]), (10_000, letters[1])])
  }

  /// The amount in the greatest unit that it reaches once it is rounded: 999,999.9999 is 1M.
  private func short(_ units: [(size: Decimal, letter: String)]) -> String {
    for (index, (size, letter)) in units.enumerated() {
      let smaller = index + 1 < units.count ? units[index + 1].size : 1
      if Money.rounded(amount / smaller) * smaller >= size {
        return "\(Money.rounded(amount / size))\(letter)"
      }
    }
    return "\(Money.rounded(amount))"
  }

  private static func rounded(_ number: Decimal) -> Decimal {
    var (number, rounded) = (number, Decimal())
    NSDecimalRound(&rounded, &number, 3, .plain)
    return rounded
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
