import EntenteData
import Testing

@Suite struct LocatorTests {
  @Test(arguments: [("p1s1", 1, 1), ("p35s2", 35, 2), ("p999999999s10", 999_999_999, 10)])
  func `a locator is read and written`(text: String, paragraph: Int, sentence: Int) throws {
    let locator = try #require(Locator(text))
    #expect((locator.paragraph, locator.sentence) == (paragraph, sentence))
    #expect(locator.description == text)
    #expect(locator == Locator(paragraph, sentence))
  }

  @Test(arguments: [
    "", "p1", "s1", "p0s1", "p1s0", "p01s1", "P1S1", "p1s1 ", " p1s1", "p1s1s1", "p-1s1", "p1.s1",
    "p1234567890s1", "p１s1", "p1s1\n",
  ])
  func `what is no locator`(text: String) {
    #expect(Locator(text) == nil)
  }

  @Test func `places are in the order of the text, not of their letters`() {
    let places = ["p1s1", "p1s2", "p1s10", "p2s1", "p10s1"].compactMap(Locator.init)
    #expect(places.shuffled().sorted() == places)
  }
}
