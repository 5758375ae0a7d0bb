package import EntenteData

/// A first look at a text in the DOT language, without its grammar: what could harm a parser, and
/// where the first graph ends.
package struct DOTScan {
  /// Subgraphs within one another: some thousands break the parser of Graphviz 2.42 for good.
  private static let deepest = 200

  /// Where the first graph ends, just after its last brace; the end of the text if it does not.
  package private(set) var end: Int
  /// Where what follows the first graph starts, if something does.
  package private(set) var next: TextPosition?

  /// What is wrong if a parser refuses the text because it ends too soon: what is open at its end.
  package private(set) var unclosed: Problem?

  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// Looks at a text.
  ///
  /// - Throws: A `Problem` if it has a NUL or is no UTF-8, or has subgraphs too deep within one another.
  package init(_ text: [UInt8], file: String) throws(Problem) {
    let result = text.withUnsafeBufferPointer { bytes in
      Result { () throws(Problem) in
        var scan = DOTScan(bytes)
        try scan.run(file)
        try scan.checkCharacters(file)
        return (scan.end, scan.next, scan.unclosed)
      }
    }
    self.init(UnsafeBufferPointer(start: nil, count: 0))
    (end, next, unclosed) = try result.get()
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) {
    (self.text, end) = (text, text.count)
  }

  private mutating func run(_ file: String) throws(Problem) {
    var depth = 0
    while place < text.count {
      let byte = text[place]
      switch byte {
      case 0:
        throw Problem(
          file: file, at: position(place), "there is a NUL, which DOT cannot hold",
          advice: "remove it, or see whether the file is text")
      case UInt8(ascii: "{"):
        depth += 1
        guard depth <= Self.deepest else {
          throw Problem(
            file: file, at: position(place),
            "subgraphs stand within one another more than \(Self.deepest) deep",
            advice: "leave out braces that group nothing")
        }
        place += 1
      case UInt8(ascii: "}"):
        depth -= 1
        place += 1
        if depth == 0 {
          end = place
          skipSpace()
          if place < text.count { next = position(place) }
          // What follows is not parsed, so nothing in it can harm.
          return
        }
      case UInt8(ascii: "\""), UInt8(ascii: "<"):
        let start = place
        let isMarkup = byte == UInt8(ascii: "<")
        guard (isMarkup ? skipMarkup() : skipQuoted()) || place < text.count else {
          unclosed = Problem(
            file: file, at: position(start), "the text that starts here is not closed",
            advice: "add \(isMarkup ? "“>”" : "a quotation mark") at its end")
          return
        }
      default:
        if !skipBlank() { place += 1 }
      }
    }
    guard depth > 0 else { return }
    unclosed = Problem(
      file: file, at: position(place), "the file ends too soon; expected “}”",
      advice: "get the whole file")
  }

  /// Sees to it that all up to the end is UTF-8: the parser of Graphviz takes any bytes.
  private func checkCharacters(_ file: String) throws(Problem) {
    var check = CharacterCheck(allowsControls: true)
    guard let first = text.baseAddress, let wrong = check.firstWrong(first, end) else { return }
    throw Problem(
      file: file, at: position(check.start(ofWrong: wrong, in: first)),
      CharacterCheck.message(first[wrong]), advice: "save the file as UTF-8 text")
  }

  private mutating func skipSpace() {
    while place < text.count, skipBlank() {}
  }

  /// Skips white space or a comment; returns whether there was one.
  private mutating func skipBlank() -> Bool {
    switch text[place] {
    case 0x20, 0x09, 0x0A, 0x0D: place += 1
    case UInt8(ascii: "#") where place == 0 || text[place - 1] == 0x0A: skipLine()
    case UInt8(ascii: "/") where second == UInt8(ascii: "/"): skipLine()
    case UInt8(ascii: "/") where second == UInt8(ascii: "*"):
      place += 2
      while place < text.count, text[place] != UInt8(ascii: "*") || second != UInt8(ascii: "/") {
        place += 1
      }
      place = min(place + 2, text.count)
    default: return false
    }
    return true
  }

  /// Where a place is in the text.
  ///
  /// - Complexity: O(*b*) for *b* bytes before it.
  private func position(_ place: Int) -> TextPosition {
    TextPosition().after(UnsafeBufferPointer(rebasing: text[..<place]))
  }

  private var second: UInt8? { place + 1 < text.count ? text[place + 1] : nil }

  private mutating func skipLine() {
    while place < text.count, text[place] != 0x0A { place += 1 }
  }

  /// Skips a text in quotation marks; returns whether it is closed.
  private mutating func skipQuoted() -> Bool {
    place += 1
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\""):
        place += 1
        return true
      case UInt8(ascii: "\\"):
        // A NUL is seen where it stands.
        place += second == 0 ? 1 : 2
      case 0: return false
      default: place += 1
      }
    }
    place = min(place, text.count)
    return false
  }

  /// Skips a text in angle brackets, which may stand within one another; returns whether it is closed.
  private mutating func skipMarkup() -> Bool {
    var depth = 0
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">"): depth -= 1
      case 0: return false
      default: break
      }
      place += 1
      if depth == 0 { return true }
    }
    return false
  }

  /// Whether a text starts as a graph in DOT: with its keyword, and then a name or a brace.
  package static func isGraph(_ start: [UInt8]) -> Bool {
    start.withUnsafeBufferPointer { bytes in
      var scan = DOTScan(bytes)
      scan.skipSpace()
      var word = scan.word()
      if word == "strict" {
        scan.skipSpace()
        word = scan.word()
      }
      guard word == "graph" || word == "digraph" else { return false }
      let end = scan.place
      scan.skipSpace()
      guard scan.place < bytes.count else { return false }
      // A name has space before it.
      if scan.place == end { return "{\"<".utf8.contains(bytes[end]) }
      // GML starts with the same word, and a square bracket.
      return "{\"<_-.".utf8.contains(bytes[scan.place]) || isLetter(bytes[scan.place])
    }
  }

  private mutating func word() -> String {
    let start = place
    while place < text.count, Self.isLetter(text[place]) { place += 1 }
    return String(decoding: text[start..<place], as: UTF8.self).lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }
}
