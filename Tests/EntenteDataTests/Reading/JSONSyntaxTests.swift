import EntenteData
import Testing

@Suite struct JSONSyntaxTests {
  @Test(arguments: [
    "{}", " [1, -0.5e+3, \"a\\u00e9\\n\", {\"b\": [true, false, null]}]\n", "\"\"", "0",
  ])
  func `what is JSON has nothing wrong`(text: String) {
    #expect(JSONSyntax.firstWrong(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("", 1, 1), ("{\"a\" 1}", 1, 6), ("[1,\n  2,\n  y]", 3, 3), ("[\"é中🚀\",x]", 1, 8),
    ("{\"a\":1,}", 1, 8), ("[01]", 1, 3), ("[1.]", 1, 4), ("\"\\x\"", 1, 3), ("\"a\n\"", 1, 3),
    ("[1] 2", 1, 5), ("{\"a\":[1}", 1, 8), ("[tru]", 1, 5), ("[\"a", 1, 4), ("{1:2}", 1, 2),
  ])
  func `what is none has its place`(text: String, line: Int, column: Int) throws {
    let found = try #require(JSONSyntax.firstWrong(Array(text.utf8)))
    #expect(found == (line, column))
  }

  @Test func `what never ends being opened is wrong where it is too deep`() throws {
    let found = try #require(
      JSONSyntax.firstWrong(Array(repeating: UInt8(ascii: "["), count: 9999)))
    #expect(found == (1, 201))
  }
}
