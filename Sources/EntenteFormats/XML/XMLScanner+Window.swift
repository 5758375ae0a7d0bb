import EntenteData

/// Looking at the window.
extension XMLScanner {
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: window.bytes + range.lowerBound, count: range.count)
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: slice(range), as: UTF8.self)
  }

  func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    first.count == second.count && slice(first).elementsEqual(slice(second))
  }

  func starts(_ text: StaticString) -> Bool { starts(text, at: window.place) }

  func starts(_ text: StaticString, at place: Int) -> Bool {
    (0..<text.utf8CodeUnitCount).allSatisfy { window.bytes[place + $0] == text.utf8Start[$0] }
  }

  /// Returns how far behind the place the first byte is that the test finds, reading on if needed.
  mutating func find(from first: Int, _ test: (UInt8) -> Bool) throws(Problem) -> Int? {
    var distance = first
    while true {
      let (bytes, count) = (window.bytes + window.place, window.end - window.place)
      while distance < count {
        if test(bytes[distance]) { return distance }
        distance &+= 1
      }
      if try !window.refill() { return nil }
    }
  }

  /// Returns how far behind the place a closing text ends.
  mutating func end(of text: StaticString, from first: Int) throws(Problem) -> Int {
    let count = text.utf8CodeUnitCount
    var matched = 0
    let last = text.utf8Start[count - 1]
    let found = try find(from: first) { byte in
      if matched == count - 1, byte == last { return true }
      // The closing texts start with at most two equal bytes, so a longer run of them still counts.
      if byte == text.utf8Start[matched] {
        matched += 1
      } else if matched == 0 || byte != text.utf8Start[0] || text.utf8Start[0] != text.utf8Start[1]
      {
        matched = byte == text.utf8Start[0] ? 1 : 0
      }
      return false
    }
    guard let found else { throw ended() }
    return found + 1
  }

  func afterSpace(_ place: Int, _ end: Int) -> Int {
    var place = place
    while place < end, window.bytes[place] <= 0x20 { place += 1 }
    return place
  }

  func nameEnd(_ start: Int, _ end: Int) throws(Problem) -> Int {
    var place = start
    while place < end, Self.isName(window.bytes[place]) { place += 1 }
    guard place > start, Self.isNameStart(window.bytes[start]) else {
      throw problem(
        at: start, "a name was expected after “<” or a space in a tag",
        advice: "write “&lt;” for a plain “<”")
    }
    return place
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...: true
    default: false
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
  }
}
