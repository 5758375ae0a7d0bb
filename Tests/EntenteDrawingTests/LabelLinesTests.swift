import Testing

@testable import EntenteDrawing

@Suite struct LabelLinesTests {
  @Test(arguments: [
    ("IBM", ["IBM"]), ("University of Tokyo", ["University", "of Tokyo"]),
    ("Leading-edge Semiconductor Technology", ["Leading-edge", "Semiconductor", "Technology"]),
    ("半导体联合研究中心", ["半导体联合研究中心"]), ("", [""]),
    ("バイオテクノロジー・イノベーション協会", ["バイオテクノロジー・", "イノベーション", "協会"]),
  ])
  func `names are broken where a reader would`(name: String, lines: [String]) {
    #expect(LabelLines.lines(name) == lines)
  }

  @Test(arguments: [
    "National Institute of Advanced Industrial Science and Technology",
    "技術研究組合最先端半導体技術センター", "美国国家先进封装制造计划和其他机构的联合研究中心",
    "A (very) long name, with commas, in several parts", "Mixed 日本 and English テスト words",
  ])
  func `nothing is lost and no line is too long`(name: String) {
    let lines = LabelLines.lines(name, most: 10)
    let spaces: (String) -> String = { $0.filter { $0 != " " } }
    #expect(spaces(lines.joined()) == spaces(name))
    for line in lines {
      #expect(LabelLines.width(line) <= 18 || !line.contains(" "))
      #expect(!line.hasPrefix("、") && !line.hasPrefix("ー") && !line.hasPrefix(" "))
    }
  }

  @Test func `a name that is far too long ends in an ellipsis`() {
    let lines = LabelLines.lines(String(repeating: "word ", count: 100))
    #expect(lines.count == 4)
    #expect(lines[3].hasSuffix("…"))
  }
}
