import EntenteData
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    (2024, 2, 29), (2000, 2, 29), (2023, 2, 28), (1900, 2, 28), (2024, 12, 31), (0, 1, 1),
    (2024, 4, 30), (-4, 2, 29),
  ])
  func `days that there are`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) != nil)
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1),
    (2024, 1, 0), (2024, 1, 32), (2024, 1, -1),
  ])
  func `days that there are not`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func `a year has 365 days, a leap year 366, and 400 years have 146,097`() {
    func count(_ year: Int) -> Int {
      (1...12).reduce(0) { sum, month in
        sum + (1...31).count { Day(year: year, month: month, day: $0) != nil }
      }
    }
    #expect(count(2023) == 365)
    #expect(count(2024) == 366)
    #expect((1600..<2000).reduce(0) { $0 + count($1) } == 146_097)
  }

  @Test func `days are in the order of the calendar, as their texts are`() {
    let days = (2023...2024).flatMap { year in
      (1...12).flatMap { month in
        (1...31).compactMap { Day(year: year, month: month, day: $0) }
      }
    }
    #expect(days.shuffled().sorted() == days)
    #expect(days.map(\.description).sorted() == days.map(\.description))
  }

  @Test(arguments: [
    (33, 4, 9, "0033-04-09"), (2024, 12, 31, "2024-12-31"), (-5, 1, 2, "-0005-01-02"),
    (12_345, 1, 2, "12345-01-02"),
  ])
  func `the text pads with zeros`(year: Int, month: Int, day: Int, text: String) {
    #expect(Day(year: year, month: month, day: day)?.description == text)
  }
}
