import Testing

@testable import EntenteFormats

@Suite struct DOTTextReadingTests {
  /// What the pages of Graphviz on escStrings and the entities of HTML say.
  @Test(arguments: [
    (#"a\nb"#, "a\nb"), (#"left\l"#, "left"), (#"left\lnext\l"#, "left\nnext"), (#"\r"#, ""),
    (#"\N of \G"#, "node of graph"), (#"C:\\dir"#, #"C:\dir"#), (#"a\qb"#, "aqb"),
    ("R&amp;D &lt;b&gt; &quot;x&quot;", #"R&D <b> "x""#), ("&#26085;&#x672C;", "日本"),
    ("&eacute;&yuml;&iexcl;&nbsp;", "éÿ¡\u{A0}"), ("AT&T; &unknown; &", "AT&T; &unknown; &"),
    (#"end\"#, #"end\"#), ("&#xFFFFFFFFF;", "&#xFFFFFFFFF;"), ("&#55296;", "&#55296;"), ("", ""),
    ("&amp\u{301};", "&amp\u{301};"), ("\\\u{301}", "\u{301}"),
  ])
  func `a label is read as the text that it shows`(string: String, text: String) {
    let read = DOTText.shown(string) { $0 == "N" ? "node" : $0 == "G" ? "graph" : nil }
    #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [
    ("<b>bold</b> text", "bold text"), ("one<br/>two<BR ALIGN=\"LEFT\"/>", "one\ntwo"),
    (
      "<table><tr><td>a</td><td port=\"x\">b &amp; c</td></tr>\n  <tr><td>d</td></tr></table>",
      "a b & c\nd"
    ), ("<img src=\"x\"/>", ""), ("plain", "plain"), (#"back\nslash"#, #"back\nslash"#),
    ("unclosed <b", "unclosed"),
  ])
  func `markup is read as its words`(markup: String, text: String) {
    #expect(DOTText.words(ofMarkup: markup) == text)
  }

  @Test(arguments: [
    "a", "", #"end\"#, #"end\\"#, #"\"#, #"\"quoted\""#, "%7", "%", "&#92;", "&#37;x", "&#38;#92;",
    "\\\nline", "\\\\\nline", #"a\b"#, "&", "&#38;", "a%b", "é\u{301}", "&#38;#38;#92;",
    "\"\n", "a\"\n", "\"\n\n", "\"\r\n", "\n", "\\\"\n", "a&#10;", "&#10;b", "&#38;#10;",
    "\\\n\"", "\\\\\n", "\r\n", "\"\r\n\"", "\n\"\n\"\na",
  ])
  func `a text is read back as it was`(text: String) {
    let written = DOTText.text(text)
    #expect(written.hasPrefix("\"") && written.hasSuffix("\""))
    // All that a parser of DOT takes for another character within quotation marks.
    let string = String(written.dropFirst().dropLast()).replacing(#"\""#, with: "\"")
    #expect(Array(DOTText.plain(string).utf8) == Array(text.utf8))
  }
}
