/// A paragraph and a sentence in it, both from 1: `p3s2`.
public struct Locator: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The paragraph, from 1.
  public let paragraph: Int

  /// The sentence in the paragraph, from 1.
  public let sentence: Int

  /// Creates a locator.
  ///
  /// - Parameters:
  ///   - paragraph: The paragraph, from 1.
  ///   - sentence: The sentence in the paragraph, from 1.
  public init(_ paragraph: Int, _ sentence: Int) {
    (self.paragraph, self.sentence) = (paragraph, sentence)
  }

  /// Reads a locator, or returns `nil` if the text is not one.
  ///
  /// - Parameter text: For example `p3s2`.
  public init?(_ text: String) {
    // By hand: a regular expression takes a hundred times as long, and each row has a locator.
    let parts = text.split(separator: "s", omittingEmptySubsequences: false)
    guard text.hasPrefix("p"), parts.count == 2,
      let paragraph = Locator.number(parts[0].dropFirst()), let sentence = Locator.number(parts[1])
    else { return nil }
    self.init(paragraph, sentence)
  }

  /// Reads a number of at most nine digits, the first of them no 0.
  private static func number(_ digits: Substring) -> Int? {
    guard digits.utf8.count <= 9, digits.utf8.first != UInt8(ascii: "0"),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(digits)
  }

  /// Whether one place is before another.
  public static func < (first: Locator, second: Locator) -> Bool {
    (first.paragraph, first.sentence) < (second.paragraph, second.sentence)
  }

  /// The locator as `p3s2`.
  public var description: String { "p\(paragraph)s\(sentence)" }
}
