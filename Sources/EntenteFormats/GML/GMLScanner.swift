import EntenteData

/// Reads GML token by token from a moving window on a file.
struct GMLScanner: ~Copyable {
  enum Token: Equatable {
    case key
    case number(AttributeValue)
    case text
    /// What is neither key nor number, without quotation marks.
    case word
    case open
    case close
    case end
  }

  private var window: ByteWindow
  /// Where the last key or text is in the window, without quotation marks.
  private var range = 0..<0
  /// How many bytes before the place the last token starts.
  private var length = 0

  init(_ source: TextSource) { window = ByteWindow(source, allowsControls: true) }

  /// What problems call the file.
  var name: String { window.name }

  /// The key or text that was read last, until more is read.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(window.bytes) + range.lowerBound, count: range.count)
  }

  /// Where the last token starts, or the one that is read.
  var position: TextPosition { mutating get { window.note(window.place - length) } }

  /// A problem at a position, by default that of the last token.
  mutating func problem(
    at position: TextPosition? = nil, _ message: String, advice: String
  ) -> Problem {
    window.problem(at: position ?? self.position, message, advice: advice)
  }

  /// Returns the next token.
  mutating func next() throws(Problem) -> Token {
    length = 0
    try skipSpace()
    switch window.bytes[window.place] {
    case 0: return .end
    case 0x5B:
      moveOn(by: 1)
      return .open
    case 0x5D:
      moveOn(by: 1)
      return .close
    case 0x22: return try readText()
    case 0x41...0x5A, 0x61...0x7A, 0x5F:
      try readWord()
      return .key
    default:
      try readWord()
      return Self.number(text).map { .number($0) } ?? .word
    }
  }

  private mutating func skipSpace() throws(Problem) {
    while true {
      let byte = window.bytes[window.place]
      if byte == 0 {
        guard window.place == window.end, try window.refill() else { return }
      } else if byte == 0x23 {
        try skipComment()
      } else if byte <= 0x20 {
        window.place += 1
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Problem) {
    while true {
      let byte = window.bytes[window.place]
      if byte == 0x0A || byte == 0x0D { return }
      if byte == 0 {
        guard try window.refill() else { return }
      } else {
        window.place += 1
      }
    }
  }

  private mutating func readText() throws(Problem) -> Token {
    var distance = 1
    while window.bytes[window.place + distance] != 0x22 {
      if window.bytes[window.place + distance] == 0 {
        guard distance <= LineScanner.longest else {
          throw problem("a text is longer than 256 MiB", advice: "close its quotation marks")
        }
        guard try window.refill() else {
          throw problem(
            "the text that starts here is not closed", advice: "add a quotation mark at its end")
        }
      } else {
        distance += 1
      }
    }
    range = window.place + 1..<window.place + distance
    moveOn(by: distance + 1)
    return .text
  }

  /// Reads up to white space, a bracket or a quotation mark.
  private mutating func readWord() throws(Problem) {
    var distance = 1
    while true {
      let byte = window.bytes[window.place + distance]
      if byte == 0 {
        guard try window.refill() else { break }
      } else if byte <= 0x20 || byte == 0x5B || byte == 0x5D || byte == 0x22 {
        break
      } else {
        distance += 1
      }
    }
    range = window.place..<window.place + distance
    moveOn(by: distance)
  }

  private mutating func moveOn(by count: Int) {
    window.place += count
    length = count
  }

  /// A whole number, or a number; `nil` if the text is none, or a whole number that is too large.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> AttributeValue? {
    if text.first != 0x2B || text.count > 1, let number = NumberText.integer(text) {
      return .integer(number)
    }
    if isWhole(text) { return nil }
    return NumberText.real(text).map { .real($0) }
  }

  /// Whether a text has digits alone, maybe after a sign.
  static func isWhole(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = text.dropFirst(text.first == 0x2B || text.first == 0x2D ? 1 : 0)
    return !digits.isEmpty && digits.allSatisfy { $0 &- 0x30 <= 9 }
  }
}
