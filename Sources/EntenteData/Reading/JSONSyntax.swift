/// Finds where a text stops being JSON (RFC 8259), which Foundation's decoder does not tell.
package struct JSONSyntax {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  /// How deep objects and lists may be within each other.
  private static let deepest = 200

  /// What is wrong where.
  private struct Wrong: Error {}

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the line and the column of the first byte that is wrong; `nil` if none is.
  ///
  /// - Parameter bytes: The text, as UTF-8.
  /// - Returns: The line, and the number of the character in it, both from 1.
  /// - Complexity: O(*b*) for *b* bytes.
  package static func firstWrong(_ bytes: [UInt8]) -> (line: Int, column: Int)? {
    var syntax = JSONSyntax(bytes)
    do {
      try syntax.value()
      syntax.space()
      if syntax.place == bytes.count { return nil }
    } catch {}
    let before = bytes[..<min(syntax.place, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let characters = before[start...].count { $0 & 0xC0 != 0x80 }
    return (before.count { $0 == 0x0A } + 1, characters + 1)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func space() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func expect(_ text: StaticString) throws(Wrong) {
    for offset in 0..<text.utf8CodeUnitCount {
      guard next == text.utf8Start[offset] else { throw Wrong() }
      place += 1
    }
  }

  private mutating func value() throws(Wrong) {
    space()
    switch next {
    case UInt8(ascii: "{"): try list(until: "}") { json throws(Wrong) in try json.member() }
    case UInt8(ascii: "["): try list(until: "]") { json throws(Wrong) in try json.value() }
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "t"): try expect("true")
    case UInt8(ascii: "f"): try expect("false")
    case UInt8(ascii: "n"): try expect("null")
    default: try number()
    }
  }

  private mutating func list(
    until end: Unicode.Scalar, _ element: (inout JSONSyntax) throws(Wrong) -> Void
  ) throws(Wrong) {
    guard depth < Self.deepest else { throw Wrong() }
    depth += 1
    place += 1
    space()
    if next != UInt8(ascii: end) {
      while true {
        try element(&self)
        space()
        guard next == UInt8(ascii: ",") else { break }
        place += 1
      }
    }
    guard next == UInt8(ascii: end) else { throw Wrong() }
    place += 1
    depth -= 1
  }

  private mutating func member() throws(Wrong) {
    space()
    guard next == UInt8(ascii: "\"") else { throw Wrong() }
    try text()
    space()
    try expect(":")
    try value()
  }

  private mutating func text() throws(Wrong) {
    place += 1
    while let byte = next, byte >= 0x20 {
      place += 1
      if byte == UInt8(ascii: "\"") { return }
      guard byte == UInt8(ascii: "\\"), let escaped = next else { continue }
      place += 1
      if escaped == UInt8(ascii: "u") {
        for _ in 0..<4 {
          guard let digit = next, Character(Unicode.Scalar(digit)).isHexDigit else { throw Wrong() }
          place += 1
        }
      } else if !Array("\"\\/bfnrt".utf8).contains(escaped) {
        place -= 1
        throw Wrong()
      }
    }
    throw Wrong()
  }

  private mutating func number() throws(Wrong) {
    if next == UInt8(ascii: "-") { place += 1 }
    if next == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return }
    place += 1
    if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
    try digits()
  }

  private mutating func digits() throws(Wrong) {
    guard let first = next, (0x30...0x39).contains(first) else { throw Wrong() }
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
  }
}
