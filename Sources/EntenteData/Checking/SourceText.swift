/// The text of a source, cut into paragraphs and sentences so that locators find their place.
///
/// A leading block between two lines `---` is left out. Of what is left, Markdown images go, links
/// leave their text, and so go the marks `#`, `>`, `*`, `-` and `+` at the start of a line and `*` and
/// `__` anywhere. Each line that has text then is a paragraph. A sentence ends after one or several of
/// `。`, `！`, `？`, `!` and `?`; what follows the last of them is one more.
public struct SourceText: Sendable, Hashable {
  /// The sentences of each paragraph, without marks.
  public let paragraphs: [[String]]

  /// Cuts a text.
  ///
  /// - Parameter text: Plain text or Markdown, a line a paragraph.
  /// - Complexity: O(*n*) for *n* characters.
  public init(_ text: String) {
    let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
      lines = lines[(end + 1)...]
    }
    // A link may go on over several lines, so links and images go first.
    paragraphs = SourceText.withoutLinks(lines.joined(separator: "\n"))
      .split(separator: "\n").map(SourceText.plain).filter { !$0.isEmpty }
      .map(SourceText.sentences)
  }

  /// Returns the sentence at a place.
  ///
  /// - Parameter locator: The place.
  /// - Returns: The sentence; `nil` if there is no such place.
  public subscript(locator: Locator) -> String? {
    guard paragraphs.indices.contains(locator.paragraph - 1),
      paragraphs[locator.paragraph - 1].indices.contains(locator.sentence - 1)
    else { return nil }
    return paragraphs[locator.paragraph - 1][locator.sentence - 1]
  }

  /// Returns the places of a fragment.
  ///
  /// - Parameter excerpt: The fragment; white space in it is folded, as it is in the text.
  /// - Returns: Every place whose sentence has the fragment, in order; none if it is empty.
  public func places(of excerpt: String) -> [Locator] {
    let excerpt = SourceText.folded(excerpt)
    guard !excerpt.isEmpty else { return [] }
    var places: [Locator] = []
    for (paragraph, sentences) in paragraphs.enumerated() {
      for (sentence, text) in sentences.enumerated() where text.contains(excerpt) {
        places.append(Locator(paragraph + 1, sentence + 1))
      }
    }
    return places
  }

  /// Whether a fragment stands at a place.
  ///
  /// - Parameters:
  ///   - excerpt: The fragment.
  ///   - locator: The place.
  /// - Returns: Whether the sentence there has the fragment, white space folded.
  public func has(_ excerpt: String, at locator: Locator) -> Bool {
    let excerpt = SourceText.folded(excerpt)
    return !excerpt.isEmpty && self[locator]?.contains(excerpt) ?? false
  }

  private static func withoutLinks(_ text: String) -> String {
    text.replacing(/!\[[^\[\]\n]*\]\((?:[^()\n]|\([^()\n]*\))*\)/, with: "")
      .replacing(/\[([^\[\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)/) { $0.1 }
  }

  private static func plain(_ line: Substring) -> String {
    folded(line.replacing(/^\s*(?:[#>*]+\s*|[-+]\s+)+/, with: "").replacing(/\*+|__+/, with: ""))
  }

  private static func folded(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func sentences(_ paragraph: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    var hasEnded = false
    for character in paragraph {
      let ends = "。！？!?".contains(character)
      if hasEnded, !ends {
        sentences.append(folded(sentence))
        sentence = ""
      }
      sentence.append(character)
      hasEnded = ends
    }
    let rest = folded(sentence)
    return rest.isEmpty ? sentences : sentences + [rest]
  }
}
