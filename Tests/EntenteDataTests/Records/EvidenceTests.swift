import EntenteData
import Testing

@Suite struct EvidenceTests {
  private func link(_ excerpt: String, _ url: String = "https://example.org/a") -> String? {
    Evidence(relation: "r", source: "s", locator: "p1s1", excerpt: excerpt, claim: "c").link(
      in: url)
  }

  /// Percent encodings of UTF-8 worked out by hand; comma, ampersand and hyphen have a meaning in a
  /// text directive.
  @Test(arguments: [
    ("plain", "plain"), ("two words", "two%20words"), ("a-b", "a%2Db"), ("a,b", "a%2Cb"),
    ("a&b", "a%26b"), ("50%", "50%25"), ("a#b", "a%23b"), ("é", "%C3%A9"), ("日", "%E6%97%A5"),
    ("“2+2”", "%E2%80%9C2%2B2%E2%80%9D"), ("😀", "%F0%9F%98%80"), ("a_b.c~d", "a_b.c~d"),
    ("a/b?c=d", "a%2Fb%3Fc%3Dd"),
  ])
  func `the excerpt is encoded into the link`(excerpt: String, encoded: String) {
    #expect(link(excerpt) == "https://example.org/a#:~:text=\(encoded)")
  }

  @Test func `a fragment that the address has is kept`() {
    #expect(link("x", "https://example.org/a?q=1#rd") == "https://example.org/a?q=1#rd:~:text=x")
    #expect(link("x", "https://example.org/a#") == "https://example.org/a#:~:text=x")
    #expect(
      link("x", "https://example.org/a#:~:text=y") == "https://example.org/a#:~:text=y&text=x")
  }

  @Test func `a source without an address has no link`() {
    #expect(link("x", "") == nil)
  }
}
