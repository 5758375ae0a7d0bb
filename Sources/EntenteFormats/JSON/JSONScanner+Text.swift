import EntenteData

extension JSONScanner {
  /// The name, text or number that was read last, as UTF-8.
  ///
  /// It is there until more is read.
  var text: UnsafeBufferPointer<UInt8> {
    isDecoded
      ? UnsafeBufferPointer(start: decoded, count: decodedCount)
      : UnsafeBufferPointer(start: window.bytes + textRange.lowerBound, count: textRange.count)
  }

  /// The name, text or number that was read last.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// Whether the name or text that was read last is this one.
  func isText(_ other: StaticString) -> Bool {
    text.elementsEqual(
      UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
  }

  /// Reads a text from its first quotation mark.
  @inline(__always)
  mutating func readQuoted() throws(Problem) {
    (textRange, isDecoded) = (0..<0, false)
    var distance = 1
    while true {
      let start = window.bytes + window.place
      distance = Self.plainEnd(start, distance)
      switch start[distance] {
      case UInt8(ascii: "\""):
        textRange = (window.place &+ 1)..<(window.place &+ distance)
        window.place &+= distance &+ 1
        return
      case UInt8(ascii: "\\"): return try decode(distance)
      case 0 where window.place + distance == window.end:
        guard try window.refill() else { throw ended() }
      default: throw control(distance)
      }
    }
  }

  /// Returns the first place from one on of a quotation mark, a backslash or a control character.
  @inline(__always)
  private static func plainEnd(_ start: UnsafeMutablePointer<UInt8>, _ place: Int) -> Int {
    var place = place
    let ones: UInt64 = 0x0101_0101_0101_0101
    while true {
      // Behind the window there are zeros, so that eight bytes can always be looked at.
      let word = UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
      let (quote, slash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
      let found =
        ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- ones &* 0x20) & ~word)
      if found & (ones &* 0x80) != 0 { break }
      place &+= 8
    }
    while true {
      let byte = start[place]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return place }
      place &+= 1
    }
  }

  private mutating func ended() -> Problem {
    problem("the file ends within a text that begins here", advice: "get the whole file")
  }

  private mutating func control(_ distance: Int) -> Problem {
    let byte = window.bytes[window.place + distance]
    window.place += distance
    let name = byte == 0x0A || byte == 0x0D ? "line end" : "control character \(byte)"
    return problem(
      "there is a \(name) within a text",
      advice: "close the text with a quotation mark, or write \\n")
  }

  // MARK: Escapes

  /// Reads the rest of a text in which something is escaped into memory of its own.
  private mutating func decode(_ distance: Int) throws(Problem) {
    (isDecoded, decodedCount) = (true, 0)
    append(window.bytes + window.place + 1, distance - 1)
    window.place += distance
    while true {
      let start = window.bytes + window.place
      let count = Self.plainEnd(start, 0)
      append(start, count)
      window.place += count
      switch start[count] {
      case UInt8(ascii: "\""):
        window.place += 1
        return
      case UInt8(ascii: "\\"): try decodeEscape()
      case 0 where window.place == window.end:
        guard try window.refill() else { throw ended() }
      default: throw control(0)
      }
    }
  }

  private mutating func decodeEscape() throws(Problem) {
    try ensure(6)
    let byte = window.bytes[window.place + 1]
    let plain: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = byte
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"): return try decodeUnit()
    default:
      throw problem(
        "there is a “\\” within a text that starts no escape",
        advice: #"write “\\” for a plain backslash"#)
    }
    withUnsafePointer(to: plain) { append($0, 1) }
    window.place += 2
  }

  /// Reads `\u` and four digits, twice for a character beyond U+FFFF.
  private mutating func decodeUnit() throws(Problem) {
    let first = try readUnit()
    var scalar = Unicode.Scalar(first)
    let position = scalar == nil ? window.note(window.place - 6) : nil
    if scalar == nil, first < 0xDC00 {
      try ensure(6)
      let start = window.bytes + window.place
      if start[0] == UInt8(ascii: "\\"), start[1] == UInt8(ascii: "u"),
        let second = Self.hexadecimal(start + 2), (0xDC00...0xDFFF).contains(second)
      {
        window.place += 6
        scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      }
    }
    if scalar == nil {
      notices.add(
        "half a character (a lone surrogate) is escaped; it was read as “\u{FFFD}”",
        advice: "correct the program that wrote the file", at: position)
    }
    for byte in UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
      withUnsafePointer(to: byte) { append($0, 1) }
    }
  }

  private mutating func readUnit() throws(Problem) -> UInt32 {
    guard let unit = Self.hexadecimal(window.bytes + window.place + 2) else {
      throw problem(
        "“\\u” is not followed by four hexadecimal digits", advice: "correct the escape")
    }
    window.place += 6
    return unit
  }

  private static func hexadecimal(_ digits: UnsafeMutablePointer<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for place in 0..<4 {
      guard let digit = Character(Unicode.Scalar(digits[place])).hexDigitValue, digits[place] < 0x80
      else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
