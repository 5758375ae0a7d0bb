/// The words of a line, parted by spaces, tabs and other control characters.
struct Words {
  private let line: UnsafeBufferPointer<UInt8>
  private(set) var place = 0

  init(_ line: UnsafeBufferPointer<UInt8>) { self.line = line }

  /// Returns the next word; `nil` after the last.
  @inline(__always)
  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    skipSpace()
    let start = place
    while place < line.count, line[place] > 0x20 { place &+= 1 }
    return place == start ? nil : slice(start, place)
  }

  /// The first byte of the next word.
  mutating func peek() -> UInt8? {
    skipSpace()
    return place < line.count ? line[place] : nil
  }

  /// What comes after the word that was returned last.
  var rest: UnsafeBufferPointer<UInt8> { slice(place, line.count) }

  /// Returns the next word, or what stands between quotation marks.
  ///
  /// - Returns: The text, and whether it was between quotation marks; `nil` after the last, or if a
  ///   quotation mark is not closed.
  mutating func nextText() -> (text: UnsafeBufferPointer<UInt8>, isQuoted: Bool)? {
    guard peek() == 0x22 else { return next().map { ($0, false) } }
    let start = place + 1
    var end = start
    while end < line.count, line[end] != 0x22 { end += 1 }
    guard end < line.count else { return nil }
    place = end + 1
    return (slice(start, end), true)
  }

  /// Returns what stands between brackets if the next word starts with one; `nil` if none does, or if
  /// it is not closed.
  mutating func nextBracket() -> UnsafeBufferPointer<UInt8>? {
    guard peek() == 0x5B else { return nil }
    let start = place + 1
    guard let end = line[start...].firstIndex(of: 0x5D) else { return nil }
    place = end + 1
    return slice(start, end)
  }

  @inline(__always)
  private mutating func skipSpace() {
    while place < line.count, line[place] <= 0x20 { place &+= 1 }
  }

  @inline(__always)
  private func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: line[start..<end])
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes as a text.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The bytes between quotation marks, as problems quote them: at most forty.
  var quoted: String {
    count <= 40 ? "“\(text)”" : "“\(String(decoding: prefix(40), as: UTF8.self))…”"
  }
}

extension [UInt8] {
  /// Adds a text.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }
}
