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
    guard let match = text.wholeMatch(of: /p([1-9][0-9]{0,8})s([1-9][0-9]{0,8})/),
      let paragraph = Int(match.1), let sentence = Int(match.2)
    else { return nil }
    self.init(paragraph, sentence)
  }

  /// Whether one place is before another.
  public static func < (first: Locator, second: Locator) -> Bool {
    (first.paragraph, first.sentence) < (second.paragraph, second.sentence)
  }

  /// The locator as `p3s2`.
  public var description: String { "p\(paragraph)s\(sentence)" }
}
