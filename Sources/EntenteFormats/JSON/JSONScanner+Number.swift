import EntenteData

extension JSONScanner {
  /// A number as precisely as it can be held.
  enum Number {
    case integer(Int64)
    case real(Double)
    /// One that is too large or too small; its digits are the text.
    case digits
  }

  /// Reads a number, whose digits are then the text.
  ///
  /// One without a point and an exponent is whole, but for −0.
  mutating func readNumber() throws(Problem) -> Number {
    let first = try nextByte()
    (textRange, isDecoded) = (0..<0, false)
    if first == UInt8(ascii: "N") || first == UInt8(ascii: "I") { return try readSpecial() }
    var length = 0
    while true {
      let start = window.bytes + window.place
      while Self.isNumberByte(start[length]) { length &+= 1 }
      if window.place + length < window.end { break }
      if try !window.refill() { break }
    }
    let start = window.bytes + window.place
    if first == UInt8(ascii: "-"), length == 1, start[1] == UInt8(ascii: "I") {
      return try readSpecial()
    }
    guard let isWhole = Self.isWhole(start, length) else {
      throw try expected("a number like -1, 2.5 or 6e23")
    }
    textRange = window.place..<(window.place + length)
    let number = isWhole ? wholeNumber() : realNumber()
    window.place += length
    return number
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Whether a number has neither a point nor an exponent; `nil` if it is none.
  private static func isWhole(_ start: UnsafeMutablePointer<UInt8>, _ length: Int) -> Bool? {
    var place = start[0] == UInt8(ascii: "-") ? 1 : 0
    func skipDigits() -> Bool {
      let first = place
      while place < length, start[place] &- 0x30 <= 9 { place &+= 1 }
      return place > first
    }
    let hasLeadingZero = place + 1 < length && start[place] == 0x30 && start[place + 1] &- 0x30 <= 9
    guard !hasLeadingZero, skipDigits() else { return nil }
    if place == length { return true }
    if start[place] == UInt8(ascii: ".") {
      place += 1
      guard skipDigits() else { return nil }
    }
    if place < length, start[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      if place < length, start[place] == UInt8(ascii: "+") || start[place] == UInt8(ascii: "-") {
        place += 1
      }
      guard skipDigits() else { return nil }
    }
    return place == length ? false : nil
  }

  private mutating func note(_ message: String, advice: String, at position: TextPosition) {
    if !isKept { notices.add(message, advice: advice, at: position) }
  }

  private mutating func wholeNumber() -> Number {
    if text.count == 2, text[0] == UInt8(ascii: "-"), text[1] == 0x30 { return .real(-0.0) }
    if let value = NumberText.integer(text) { return .integer(value) }
    note(
      "a whole number is beyond −2⁶³ to 2⁶³ − 1; it was read as a text, with all its digits",
      advice: "write such numbers in quotation marks", at: position)
    return .digits
  }

  private mutating func realNumber() -> Number {
    guard let value = NumberText.real(text) else {
      let notice = CommonNotice.outOfRange
      note(notice.message, advice: notice.advice, at: position)
      return .digits
    }
    if NumberText.isRounded(text) {
      let notice = CommonNotice.rounded
      note(notice.message, advice: notice.advice, at: position)
    }
    return .real(value)
  }

  /// Reads a number as Python writes those that JSON has not.
  private mutating func readSpecial() throws(Problem) -> Number {
    let position = position
    let isNegative = window.bytes[window.place] == UInt8(ascii: "-")
    if isNegative { window.place += 1 }
    guard allowsSpecialNumbers else { throw try expected("a digit") }
    let isNaN = window.bytes[window.place] == UInt8(ascii: "N")
    try readWord(isNaN ? "NaN" : "Infinity", "a number")
    note(
      "there is NaN or Infinity, which JSON has not; it was read as such a number",
      advice: "most programs but Python refuse the file", at: position)
    (decodedCount, isDecoded) = (0, true)
    var name = isNaN ? "NaN" : isNegative ? "-Infinity" : "Infinity"
    name.withUTF8 { bytes in
      if let start = bytes.baseAddress { append(start, bytes.count) }
    }
    return .real(isNaN ? .nan : isNegative ? -.infinity : .infinity)
  }
}
