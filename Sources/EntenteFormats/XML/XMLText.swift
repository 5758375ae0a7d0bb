import EntenteData

/// Reads and writes the characters that XML writes otherwise.
enum XMLText {
  /// Where a text stands.
  enum Context {
    case text
    case attribute
    case characterData
  }

  static let advice = "write “&amp;” for a plain “&”, and other characters as they are"

  /// Adds what a text stands for: entities are replaced, and line ends become line feeds.
  ///
  /// - Parameters:
  ///   - text: The text, as the document has it.
  ///   - context: Where it stands.
  ///   - decoded: Where it is added.
  ///   - fail: Throws a problem at a place in the text.
  /// - Throws: What `fail` throws of an entity that is none.
  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ context: Context, into decoded: inout [UInt8],
    fail: (_ place: Int, _ message: String) throws(Problem) -> Void
  ) throws(Problem) {
    guard text.contains(where: { $0 == 0x26 || $0 < 0x20 }) else {
      decoded.append(contentsOf: text)
      return
    }
    var place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      switch byte {
      case 0x0D:
        if place < text.count, text[place] == 0x0A { place += 1 }
        decoded.append(context == .attribute ? 0x20 : 0x0A)
      case 0x09, 0x0A: decoded.append(context == .attribute ? 0x20 : byte)
      case 0x26 where context != .characterData:
        let rest = UnsafeBufferPointer(rebasing: text[place...].prefix(16))
        guard let end = rest.firstIndex(of: 0x3B) else {
          return try fail(
            place - 1, "there is a “&” that starts no entity; expected one that ends in “;”")
        }
        let name = String(decoding: rest[..<end], as: UTF8.self)
        guard let character = character(name) else {
          return try fail(place - 1, "there is no entity “&\(name);”")
        }
        decoded.append(contentsOf: String(character).utf8)
        place += end + 1
      default: decoded.append(byte)
      }
    }
  }

  private static func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let first = digits.first, first != "+", first != "-",
      let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(value), isCharacter(scalar)
    else { return nil }
    return scalar
  }

  /// Whether XML may have a character.
  static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// Adds a text as XML writes it, so that it is read back as it was.
  ///
  /// - Parameters:
  ///   - text: The text, of characters that XML may have.
  ///   - isAttribute: Whether it stands in double quotation marks.
  ///   - encoded: Where it is added.
  static func encode(
    _ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool, into encoded: inout [UInt8]
  ) {
    guard text.contains(where: { !isPlain($0) }) else {
      encoded.append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case 0x26: encoded.append(contentsOf: "&amp;".utf8)
      case 0x3C: encoded.append(contentsOf: "&lt;".utf8)
      case 0x3E: encoded.append(contentsOf: "&gt;".utf8)
      case 0x22 where isAttribute: encoded.append(contentsOf: "&quot;".utf8)
      case 0x0D: encoded.append(contentsOf: "&#13;".utf8)
      case 0x0A where isAttribute: encoded.append(contentsOf: "&#10;".utf8)
      case 0x09 where isAttribute: encoded.append(contentsOf: "&#9;".utf8)
      default: encoded.append(byte)
      }
    }
  }

  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22
  }
}
