import EntenteData
import Foundation
import Testing

@Suite struct SourceTextTests {
  /// A text and its paragraphs, each a list of sentences.
  @Test(
    arguments: [
      ("", []),
      ("\n \n\t\n", []),
      ("One line", [["One line"]]),
      ("---\ntitle: x\n---\nText", [["Text"]]),
      ("\u{FEFF}---\r\ntitle: x\r\n---\r\nText\r\n", [["Text"]]),
      ("---\nnever closed", [["---"], ["never closed"]]),
      ("Text\n---\nmore\n---", [["Text"], ["---"], ["more"], ["---"]]),
      ("一。二！三？四!五?六", [["一。", "二！", "三？", "四!", "五?", "六"]]),
      ("什么？！真的!!!好。", [["什么？！", "真的!!!", "好。"]]),
      ("A. B. C", [["A. B. C"]]),
      ("。", [["。"]]),
      ("一。 \t 二。  ", [["一。", "二。"]]),
      ("# Heading\n##\n## **Bold**", [["Heading"], ["Bold"]]),
      ("* a\n- b\n+ c\n> d\n> - e\n* **f**", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]),
      ("-5 degrees\n+1", [["-5 degrees"], ["+1"]]),
      ("a **b** __c__ *d* snake_case", [["a b c d snake_case"]]),
      ("![](https://x.org/a?b!c)\n![alt](u)\ntext", [["text"]]),
      ("## ![](https://x.org/a.png) Title", [["Title"]]),
      ("[![](u)](https://x.org)\ntext", [["text"]]),
      ("a [link](https://x.org/?q=1!) b。c", [["a link b。", "c"]]),
      ("[![](https://x.org/a)\n\nTitle](https://x.org/b?c=d)", [["Title"]]),
      ("see [x](https://x.org/a_(b)) now", [["see x now"]]),
      ("[1] and (2)", [["[1] and (2)"]]),
      ("多  个   空\u{3000}格", [["多 个 空 格"]]),
      ("a\r\nb\rc\n\nd", [["a"], ["b"], ["c"], ["d"]]),
    ] as [(String, [[String]])])
  func `a text is cut into paragraphs and sentences`(text: String, paragraphs: [[String]]) {
    #expect(SourceText(text).paragraphs == paragraphs)
  }

  private let text = SourceText("一二三。四五 六。\n\n二三。")

  @Test func `a place has a sentence or none`() {
    #expect(text[Locator(1, 2)] == "四五 六。")
    #expect(text[Locator(2, 1)] == "二三。")
    for locator in [Locator(1, 3), Locator(3, 1), Locator(0, 1), Locator(1, 0), Locator(-1, -1)] {
      #expect(text[locator] == nil)
    }
  }

  @Test func `a fragment is found wherever it stands, white space folded`() {
    #expect(text.places(of: "二三") == [Locator(1, 1), Locator(2, 1)])
    #expect(text.places(of: "五 \n\t 六") == [Locator(1, 2)])
    #expect(text.places(of: "五六").isEmpty)
    #expect(text.places(of: "三。四").isEmpty, "a fragment stands in one sentence")
    #expect(text.has("二三", at: Locator(2, 1)))
    #expect(!text.has("二三", at: Locator(1, 2)))
    #expect(!text.has("二三", at: Locator(9, 9)))
  }

  @Test func `an empty fragment stands nowhere`() {
    #expect(text.places(of: "").isEmpty)
    #expect(text.places(of: " \n").isEmpty)
    #expect(!text.has("", at: Locator(1, 1)))
  }

  @Test func `marks that are never closed cost no more than others`() {
    for piece in ["![", "[", "![](", "[a](", "**", "> ", "[![]("] {
      let text = SourceText(String(repeating: piece, count: 20_000) + "x")
      #expect(text.paragraphs.count <= 1)
    }
  }

  private static let article = Folders.shared("source/article.txt").map {
    SourceText(String(decoding: $0, as: UTF8.self))
  }

  /// Counted by hand in the article, from its first heading.
  @Test(
    .enabled(if: article != nil),
    arguments: [
      ("日美科技合作全方位审视", [Locator(1, 1), Locator(2, 1)]), ("原创", [Locator(3, 1)]),
      ("dt wu", [Locator(4, 1)]), ("追溯到20世纪中期", [Locator(6, 1)]),
      ("日美科技合作案例", [Locator(9, 1)]), ("九家日本公司", [Locator(11, 2)]),
      ("2019年，东京大学与IBM", [Locator(17, 1)]), ("独家使用权", [Locator(18, 2)]),
      ("半导体与生物技术", [Locator(25, 1)]), ("合作方式", [Locator(30, 1)]),
      ("270亿美元", [Locator(34, 1)]), ("达成合作。", [Locator(35, 2)]),
    ])
  func `locators of the article`(excerpt: String, places: [Locator]) throws {
    #expect(try #require(SourceTextTests.article).places(of: excerpt) == places)
  }

  @Test(.enabled(if: article != nil))
  func `no mark of an image or a link is left of the article`() throws {
    let text = try #require(SourceTextTests.article).paragraphs.joined().joined(separator: "\n")
    for mark in ["](", "![", "http", "**", "wx_fmt"] { #expect(!text.contains(mark), "\(mark)") }
  }
}
