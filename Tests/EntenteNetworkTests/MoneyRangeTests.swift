import EntenteData
import Foundation
import Testing

@testable import EntenteNetwork

@Suite struct MoneyRangeTests {
  @Test func `a sum is exact, a joint sum anything up to it, a part approximate`() {
    let money = Money(90, "USD")
    let (whole, joint) = (MoneyRange(money, isJoint: false), MoneyRange(money, isJoint: true))
    #expect((whole.least, whole.most, whole.isExact) == (90, 90, true))
    #expect((joint.least, joint.most, joint.isExact) == (0, 90, false))
    let part = MoneyRange(money, dividedBy: 3)
    #expect((part.least, part.most, part.isApproximate) == (30, 30, true))
    #expect(!MoneyRange(money, dividedBy: 1).isApproximate)
    #expect(MoneyRange(Money(1, "USD", isApproximate: true), isJoint: false).isApproximate)
  }

  @Test func `totals are by currency, to the digit, and about if a part is`() throws {
    let large = try #require(Money.amount("9007199254740993"))
    let totals = MoneyRange.totals([
      MoneyRange(Money(large, "USD"), isJoint: false), MoneyRange(Money(7, "JPY"), isJoint: true),
      MoneyRange(Money(2, "USD"), isJoint: true),
      MoneyRange(Money(1, "JPY", isApproximate: true), isJoint: false),
    ])
    #expect(totals.map(\.currency) == ["JPY", "USD"])
    #expect(totals.map(\.least) == [1, large])
    #expect(totals.map(\.most) == [8, large + 2])
    #expect(totals.map(\.isApproximate) == [true, false])
    #expect(MoneyRange.totals([MoneyRange]()).isEmpty)
  }

  @Test func `the text is one sum or two`() {
    let money = Money(110_000_000, "USD")
    #expect(MoneyRange(money, isJoint: false).text(in: .english) == "US$110M")
    #expect(MoneyRange(money, isJoint: true).text(in: .english) == "US$0–US$110M")
    #expect(MoneyRange(money, isJoint: true).text(in: .japanese) == "0ドル–1.1億ドル")
    #expect(MoneyRange(money, dividedBy: 2).text(in: .chinese) == "约5500万美元")
  }
}
