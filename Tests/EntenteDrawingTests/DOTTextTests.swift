import EntenteFormats
import Testing

@Suite struct DOTTextTests {
  @Test(arguments: [
    ("Tokyo", "\"Tokyo\""), (#"say "hi""#, #""say &quot;hi&quot;""#), (#"a\b"#, #""a\\b""#),
    (#"end\"#, #""end\\""#), ("R&D <lab>", "\"R&amp;D &lt;lab&gt;\""),
    (#"\N and \G"#, #""\\N and \\G""#),
    ("two\nlines", #""two\nlines""#), ("a\u{0}b\u{1}c\u{7F}\u{FFFE}", "\"abc\""),
    ("a\tb", "\"a b\""),
    ("東京大学 🚀", "\"東京大学 🚀\""), ("", "\"\""),
  ])
  func `a label shows its text and nothing is replaced`(text: String, value: String) {
    #expect(DOTText.label(text) == value)
  }

  @Test func `a tooltip parts a backslash from a letter that Graphviz would replace`() {
    #expect(DOTText.tooltip(#"\N \n \"#) == "\"\\\\\u{2060}N \\\\n \\\\\"")
    #expect(DOTText.tooltip("R&D\nx") == DOTText.label("R&D\nx"))
  }

  @Test(arguments: [
    ("n1", "\"n1\""), (#"a "b""#, #""a \"b\"""#), ("graph", "\"graph\""), ("", "\"\""),
    (#"a\b"#, #""a\b""#), ("50%", "\"50%\""), ("日本", "\"日本\""),
  ])
  func `a name is quoted and kept`(name: String, value: String) {
    #expect(DOTText.name(name) == value)
  }

  @Test(arguments: [#"a\"#, #"a\"b"#, "%7", "a\u{0}b"])
  func `a name that DOT cannot hold is refused`(name: String) {
    #expect(DOTText.name(name) == nil)
  }

  @Test(arguments: [
    ("https://a.org/x?a=1&b=2", "\"https://a.org/x?a=1&amp;b=2\""),
    ("https://a.org/#:~:text=%E9%87%8F", "\"https://a.org/#:~:text=%E9%87%8F\""),
    ("http://a.org/量子 \"x\" <y>", "\"http://a.org/%E9%87%8F%E5%AD%90%20%22x%22%20%3Cy%3E\""),
    ("mailto:a@b.org", "\"mailto:a@b.org\""), ("#here", "\"#here\""),
    ("HTTPS://A.ORG/", "\"HTTPS://A.ORG/\""), (#"https://a.org/\"#, "\"https://a.org/%5C\""),
    ("https://a.org/\u{1}\n", "\"https://a.org/%01%0A\""),
  ])
  func `a link is encoded`(url: String, value: String) {
    #expect(DOTText.link(url) == value)
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "a.org", "", " https://a.org",
    "java\nscript:x",
  ])
  func `an address that may do something else is no link`(url: String) {
    #expect(DOTText.link(url) == nil)
    #expect(DOTText.address(url) == nil)
  }
}
