import EntenteData
import Testing

@Suite struct EDTFDateTextTests {
  @Test(arguments: [
    ("2022", "2022", "2022年", "2022年"),
    ("2022-05", "May 2022", "2022年5月", "2022年5月"),
    ("2022-07-29", "29 July 2022", "2022年7月29日", "2022年7月29日"),
    ("2023-21", "spring 2023", "2023年春", "2023年春"),
    ("2023-24", "winter 2023", "2023年冬", "2023年冬"),
    ("2022~", "about 2022", "2022年頃", "约2022年"),
    ("2024-04-10/2024-04-11", "10–11 April 2024", "2024年4月10日～11日", "2024年4月10日至11日"),
    ("2024-04-10/2024-04-10", "10 April 2024", "2024年4月10日", "2024年4月10日"),
    (
      "2024-04-30/2024-05-01", "30 April 2024–1 May 2024", "2024年4月30日–2024年5月1日",
      "2024年4月30日–2024年5月1日"
    ),
    (
      "2024-04-10~/2024-04-11", "about 10 April 2024–11 April 2024", "2024年4月10日頃–2024年4月11日",
      "约2024年4月10日–2024年4月11日"
    ),
    ("2022/2023", "2022–2023", "2022年–2023年", "2022年–2023年"),
    ("../2027", "by 2027", "2027年まで", "2027年之前"),
    ("/2027", "by 2027", "2027年まで", "2027年之前"),
    ("2019/..", "from 2019", "2019年以降", "2019年起"),
    ("2019-12/", "from December 2019, end unknown", "2019年12月以降（終期不明）", "2019年12月起（终止时间不明）"),
  ])
  func `a date is written with its own precision in each language`(
    text: String, english: String, japanese: String, chinese: String
  ) throws {
    let date = try #require(EDTFDate(text))
    #expect(date.text(in: .english) == english)
    #expect(date.text(in: .japanese) == japanese)
    #expect(date.text(in: .chinese) == chinese)
  }

  @Test func `each month and season has a name of its own`() {
    for parts in [(1...12).map { $0 }, (21...24).map { $0 }] {
      for language in Language.allCases {
        let texts = parts.compactMap { part in
          EDTFDate("2022-\(part < 10 ? "0" : "")\(part)")?.text(in: language)
        }
        #expect(Set(texts).count == parts.count)
      }
    }
  }
}
