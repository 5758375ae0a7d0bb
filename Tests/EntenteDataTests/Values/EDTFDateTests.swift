import EntenteData
import EntenteTestSupport
import Testing

@Suite struct EDTFDateTests {
  @Test(arguments: [
    "2022", "0000", "9999", "2022-05", "2022-07-29", "2024-02-29", "2023-21", "2023-22", "2023-23",
    "2023-24", "2022?", "2022-05~", "2022-07-29%", "2023-24~", "2024-04-10/2024-04-11",
    "2022/2023", "2022/2022", "2024-06/2024", "2023-24/2024-02-01", "2022~/2023-05?", "../2027",
    "2019/..", "2019/", "/2027", "2024-12-31/2024",
  ])
  func `a date in the format is read and written as it was`(text: String) throws {
    let date = try #require(EDTFDate(text))
    #expect(date.description == text)
    #expect(date.isInterval == text.contains("/"))
    #expect(date == EDTFDate(text))
  }

  @Test(arguments: [
    "", " ", "22", "202", "20222", "2022-", "-2022", "2022-5", "2022-13", "2022-00", "2022-20",
    "2022-25", "2022-05-", "2022-05-32", "2023-02-29", "1900-02-29", "2022-21-01", "2022-05-1",
    "2022-05-01-01", "2022/05", "2023/2022", "2022-07-29/2022-07-28", "2025/2023-24", "../..", "..",
    "/", "../", "/..", "2022/2023/2024", "2022//2023", "?", "2022??", "~2022", "2022 ", " 2022",
    "２０２２", "May 2022", "2022.05", "29/07/2022", "2022-05-01T10:00", "2022-0５", "٢٠٢٢",
    "2022-05/x", "+2022", "2022?\u{301}", "2022-\u{301}05", "\u{FEFF}2022",
  ])
  func `what is not in the format is no date`(text: String) {
    #expect(EDTFDate(text) == nil)
  }

  /// Written out by hand.
  @Test(arguments: [
    ("2022", "2022-01-01", "2022-12-31"), ("2022-02", "2022-02-01", "2022-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2000-02", "2000-02-01", "2000-02-29"),
    ("1900-02~", "1900-02-01", "1900-02-28"), ("2022-04", "2022-04-01", "2022-04-30"),
    ("2024-02-29", "2024-02-29", "2024-02-29"), ("2023-21", "2023-03-01", "2023-05-31"),
    ("2023-22", "2023-06-01", "2023-08-31"), ("2023-23", "2023-09-01", "2023-11-30"),
    ("2023-24", "2023-12-01", "2024-02-29"), ("2024-24", "2024-12-01", "2025-02-28"),
    ("9999-24", "9999-12-01", "10000-02-29"), ("2022?", "2022-01-01", "2022-12-31"),
    ("2024-04-10/2024-04-11", "2024-04-10", "2024-04-11"),
    ("2021/2023-02", "2021-01-01", "2023-02-28"),
  ])
  func `the bounds are the first and the last day`(text: String, first: String, last: String) throws
  {
    let date = try #require(EDTFDate(text))
    #expect(date.earliest?.description == first)
    #expect(date.latest?.description == last)
  }

  @Test func `an end that is open or unknown is no bound`() throws {
    let ends: [(String, EDTFDate.End)] = [
      ("../2027", .open), ("/2027", .unknown), ("2019/..", .open), ("2019/", .unknown),
    ]
    for (text, end) in ends {
      let date = try #require(EDTFDate(text))
      let isStart = text.hasSuffix("2027")
      #expect((isStart ? date.start : date.end) == end)
      #expect((isStart ? date.earliest : date.latest) == nil)
    }
    #expect(EDTFDate("../2027")?.latest?.description == "2027-12-31")
    #expect(EDTFDate("2019/")?.earliest?.description == "2019-01-01")
  }

  @Test(arguments: ["?", "~", "%"])
  func `a mark qualifies one end`(mark: String) throws {
    guard case .at(let start) = try #require(EDTFDate("2022\(mark)/2023")).start,
      case .at(let end) = try #require(EDTFDate("2022\(mark)/2023")).end
    else {
      Issue.record("both ends are dates")
      return
    }
    #expect(start.isQualified)
    #expect(!end.isQualified)
  }

  @Test func `dates sort by first day, then last day, then text, and no first day comes first`() {
    let texts = [
      "/2020", "../2027", "2019", "2019/..", "2020-01-01", "2020-01", "2020-01?", "2020-01/2020-02",
      "2020", "2020-21", "2020-24", "2021",
    ]
    let dates = texts.compactMap(EDTFDate.init)
    #expect(dates.count == texts.count)
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: seed)
      #expect(dates.shuffled(using: &generator).sorted().map(\.description) == texts, "\(seed)")
    }
    for first in dates {
      for second in dates {
        let isOrdered = [first < second, second < first, first == second].count { $0 } == 1
        #expect(isOrdered, "\(first) \(second)")
      }
    }
  }

  @Test func `a date may overlap a period where a day of it is in the period`() throws {
    let days = DayOracle.days(of: 2019...2026)
    for text in [
      "2022", "2022-05", "2024-02-29", "2023-23", "2023-24", "2024-04-10/2024-04-11", "../2021-03",
      "2024-11/..", "2024-11/", "/2021", "2021-24/2023-21", "2022-05~",
    ] {
      let date = try #require(EDTFDate(text))
      let inside = DayOracle.days(in: text, of: days)
      // Days all along, and those around each bound.
      let bounds = [inside.startIndex - 1, inside.startIndex, inside.endIndex - 1, inside.endIndex]
      let numbers = stride(from: 0, to: days.count, by: 149) + bounds.filter(days.indices.contains)
      let marks: [Day?] = [nil] + numbers.map { days[$0] }
      for from in marks {
        for to in marks {
          if let from, let to, to < from { continue }
          let expected = inside.contains { day in
            from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
          }
          let place = "\(text) from \(from?.description ?? "") to \(to?.description ?? "")"
          #expect(date.mayOverlap(from: from, to: to) == expected, "\(place)")
        }
      }
    }
  }
}

/// Decides by the texts of days what days a date can mean.
private enum DayOracle {
  static func days(of years: ClosedRange<Int>) -> [Day] {
    years.flatMap { year in
      (1...12).flatMap { month in
        (1...31).compactMap { Day(year: year, month: month, day: $0) }
      }
    }
  }

  static func days(in text: String, of days: [Day]) -> ArraySlice<Day> {
    let ends = text.filter { $0 != "~" }.split(separator: "/", omittingEmptySubsequences: false)
    let first = days.firstIndex { matches($0, ends[0]) } ?? days.startIndex
    let last = days.lastIndex { matches($0, ends[ends.count - 1]) } ?? days.endIndex - 1
    return days[first...last]
  }

  private static func matches(_ day: Day, _ point: Substring) -> Bool {
    let seasons = [
      "-21": ["-03", "-04", "-05"], "-22": ["-06", "-07", "-08"], "-23": ["-09", "-10", "-11"],
    ]
    let (year, rest) = (point.prefix(4), String(point.dropFirst(4)))
    if rest == "-24" {
      guard let number = Int(year) else { return false }
      return ["\(number)-12", "\(number + 1)-01", "\(number + 1)-02"]
        .contains { day.description.hasPrefix($0) }
    }
    guard let months = seasons[rest] else {
      return !point.isEmpty && day.description.hasPrefix(point)
    }
    return months.contains { day.description.hasPrefix(year + $0) }
  }
}
