/// Breaks names into lines that are about as long as one another.
enum LabelLines {
  /// Breaks a text at spaces, and between Han, kana and Hangul characters.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The width that a line should not exceed, where a Latin letter is 1 and a Han
  ///     character 2; a single word may be longer.
  ///   - most: The number of lines after which the text is cut off with an ellipsis.
  /// - Returns: The lines, at least one.
  static func lines(_ text: String, limit: Int = 18, most: Int = 4) -> [String] {
    let words = words(of: text, limit: limit)
    let total = width(words.joined())
    let count = max(1, (total + limit - 1) / limit)
    // Lines of even width look better than full ones and a rest.
    let fair = min(limit, total / count + 3)
    var lines = fill(words, limit: fair)
    if lines.count > count { lines = fill(words, limit: limit) }
    guard lines.count > most else { return lines }
    return Array(lines.prefix(most - 1)) + [lines[most - 1] + "…"]
  }

  private static func fill(_ words: [String], limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, width(trimmed(line + word)) > limit {
        lines.append(trimmed(line))
        line = ""
      }
      line += word
    }
    let rest = trimmed(line)
    return rest.isEmpty && !lines.isEmpty ? lines : lines + [rest]
  }

  /// Parts a text where a line may end: words with the space after them, single Han characters.
  private static func words(of text: String, limit: Int) -> [String] {
    var words: [String] = []
    var word = ""
    func isKatakana(_ character: Character) -> Bool { ("ァ"..."ヿ").contains(character) }
    for character in text where !character.isNewline {
      let last = word.last
      let isBreak =
        if let last {
          last == " " || last == "・" || last == "-" && word.count > 1
            || (isWide(last) != isWide(character) && !clings(character) && !opens(last))
            || (isWide(character) && !clings(character) && !opens(last)
              && !(isKatakana(last) && isKatakana(character) && width(word) < limit + 6))
        } else {
          false
        }
      if isBreak, character != " " {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Whether a character may not start a line.
  private static func clings(_ character: Character) -> Bool {
    "、。，．・：；！？）」』】〕》〉ーぁぃぅぇぉっゃゅょァィゥェォッャュョ)]}%,.".contains(character)
  }

  /// Whether a character may not end a line.
  private static func opens(_ character: Character) -> Bool {
    "（「『【〔《〈([{".contains(character)
  }

  /// The width of a text in Latin letters.
  static func width(_ text: String) -> Int { text.reduce(0) { $0 + (isWide($1) ? 2 : 1) } }

  private static func isWide(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
      || (0xAC00...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
      || (0xFE30...0xFE4F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
      || (0x1F300...0x3FFFD).contains(scalar)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
