package import EntenteData

/// Where something stands in a text: a line, and the number of the character in it, both from 1.
package struct TextPosition {
  package var line: Int
  package private(set) var column = 1

  /// The start of a line.
  package init(line: Int = 1) { self.line = line }

  /// Returns the position after bytes that start at this one.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  func after(_ bytes: UnsafeBufferPointer<UInt8>) -> TextPosition {
    guard let first = bytes.baseAddress, !bytes.isEmpty else { return self }
    let lineFeeds = LineFeeds.count(first, bytes.count)
    var start = 0
    if lineFeeds > 0 {
      start = bytes.count
      while bytes[start - 1] != 0x0A { start -= 1 }
    }
    var position = TextPosition(line: line + lineFeeds)
    if lineFeeds == 0 { position.column = column }
    position.column += Self.characterCount(first + start, bytes.count - start)
    return position
  }

  /// The number of characters: that of the bytes that start one.
  private static func characterCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var others = 0
    var next = 0
    while next &+ 8 <= count {
      let word = UnsafeRawPointer(bytes + next).loadUnaligned(as: UInt64.self)
      // The high bit of each byte of which that is 1 and the next one 0.
      others &+= (word & ~(word &<< 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      next &+= 8
    }
    while next < count {
      if bytes[next] & 0xC0 == 0x80 { others &+= 1 }
      next &+= 1
    }
    return count - others
  }
}

extension TextPosition: Comparable {
  package static func < (one: TextPosition, other: TextPosition) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

extension Problem {
  /// Creates a problem at a position in a text; `nil` is nowhere in particular.
  package init(
    _ severity: Severity = .error, file: String, at position: TextPosition?, _ message: String,
    advice: String
  ) {
    self.init(
      severity, file: file, line: position?.line, column: position.map { "\($0.column)" }, message,
      advice: advice)
  }
}
