import EntenteData
import Foundation
import Testing

@Suite struct MoneyTests {
  /// The sums are made of whole numbers and a power of ten, never of a text or a `Double`.
  @Test(arguments: [
    ("0", 0, 0), ("27000000000", 27_000_000_000, 0), ("1250.50", 125_050, -2), ("0.1", 1, -1),
    ("9007199254740993", 9_007_199_254_740_993, 0), ("00012", 12, 0), ("-5", -5, 0),
    ("0.3", 3, -1), ("1.1", 11, -1),
  ])
  func `an amount is read to the digit`(text: String, digits: Int, exponent: Int) throws {
    let amount = try #require(Money.amount(text))
    let power = Decimal(sign: .plus, exponent: exponent, significand: 1)
    #expect(amount == Decimal(digits) * power)
  }

  @Test func `thirty digits are kept, which no float could`() throws {
    let text = "123456789012345678901234567890"
    #expect(try #require(Money.amount(text)).description == text)
    #expect(Money.amount(text + "1") == nil)
    let tenth = try #require(Money.amount("0.1"))
    #expect((1...10).reduce(Decimal(0)) { sum, _ in sum + tenth } == 1)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1.2.3", "1,000", "1 000", "1e5", "+1", "--1", "$5", "1.1億", "１２",
    "٣", "0x10", "NaN", "inf", "1-", " 1", "1\n", "1_000", "12\u{301}",
  ])
  func `what is not digits with one point is no amount`(text: String) {
    #expect(Money.amount(text) == nil)
  }

  @Test func `sums are equal where amount, currency and mark are`() {
    #expect(Money(1, "USD") == Money(1, "USD"))
    #expect(Money(1, "USD") != Money(1, "JPY"))
    #expect(Money(1, "USD") != Money(1, "USD", isApproximate: true))
  }
}
