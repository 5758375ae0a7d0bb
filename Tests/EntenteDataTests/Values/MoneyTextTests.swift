import EntenteData
import Foundation
import Testing

@Suite struct MoneyTextTests {
  @Test(arguments: [
    ("110000000", "USD", "US$110M", "1.1億ドル", "1.1亿美元"),
    ("27000000000", "USD", "US$27B", "270億ドル", "270亿美元"),
    ("100000000", "JPY", "¥100M", "1億円", "1亿日元"),
    ("1500000000000", "EUR", "€1.5T", "15000億ユーロ", "15000亿欧元"),
    ("12345", "GBP", "£12.345K", "1.235万ポンド", "1.235万英镑"),
    ("999", "CNY", "CN¥999", "999人民元", "999元"),
    ("0.1", "USD", "US$0.1", "0.1ドル", "0.1美元"),
    ("9999", "KRW", "₩9.999K", "9999ウォン", "9999韩元"),
    ("0", "USD", "US$0", "0ドル", "0美元"),
    ("5000000", "CHF", "CHF 5M", "500万 CHF", "500万 CHF"),
  ])
  func `a sum is written short in each language`(
    amount: String, currency: String, english: String, japanese: String, chinese: String
  ) throws {
    let money = Money(try #require(Money.amount(amount)), currency)
    #expect(money.text(in: .english) == english)
    #expect(money.text(in: .japanese) == japanese)
    #expect(money.text(in: .chinese) == chinese)
  }

  @Test func `about is said in front`() throws {
    let money = Money(27_000_000_000, "USD", isApproximate: true)
    #expect(money.text(in: .english) == "≈\u{2009}US$27B")
    #expect(money.text(in: .japanese) == "約270億ドル")
    #expect(money.text(in: .chinese) == "约270亿美元")
  }

  @Test(arguments: [
    ("999999.9999", "US$1M", "100万ドル"), ("999999999999", "US$1T", "10000億ドル"),
    ("99999999.99", "US$100M", "1億ドル"), ("999.9999", "US$1K", "1000ドル"),
    ("999499", "US$999.499K", "99.95万ドル"), ("999500", "US$999.5K", "99.95万ドル"),
  ])
  func `a sum that rounds up to the next unit is written in it`(
    amount: String, english: String, japanese: String
  ) throws {
    let money = Money(try #require(Money.amount(amount)), "USD")
    #expect(money.text(in: .english) == english)
    #expect(money.text(in: .japanese) == japanese)
  }
}
