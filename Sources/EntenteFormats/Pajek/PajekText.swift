/// Texts and colors as Pajek writes them.
enum PajekText {
  /// Adds a text in quotation marks.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    appendLine(text, to: &bytes)
    bytes.append(0x22)
  }

  /// Adds a text in quotation marks.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// Adds a text that has no quotation mark and no line end: `&#34;` stands for the one and `\n` for the
  /// other, as Pajek has it, and entities for what could be taken for such.
  ///
  /// A backslash at the end is an entity too, as NetworkX takes the quotation mark after it for a part
  /// of the text.
  static func appendLine(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for (place, byte) in text.enumerated() {
      let next = place + 1 < text.count ? text[place + 1] : 0
      switch byte {
      case 0x0A: bytes.append("\\n")
      case 0x5C where next == 0x6E || place + 1 == text.count, 0x26 where next == 0x23, 0x00, 0x0D,
        0x22:
        bytes.append("&#\(byte);")
      default: bytes.append(byte)
      }
    }
  }

  /// The text that was written so.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> String {
    withDecoded(text) { $0.text }
  }

  /// Calls the body with the text that was written so.
  static func withDecoded<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard text.contains(where: { $0 == 0x5C || $0 == 0x26 }) else { return body(text) }
    var decoded: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      let next = rest.dropFirst().first
      if byte == 0x5C, next == 0x6E {
        decoded.append(0x0A)
        rest = rest.dropFirst(2)
      } else if byte == 0x26, next == 0x23, let end = rest.prefix(10).firstIndex(of: 0x3B),
        let scalar = UInt32(String(decoding: rest[..<end].dropFirst(2), as: UTF8.self))
          .flatMap(Unicode.Scalar.init)
      {
        decoded += Array(String(scalar).utf8)
        rest = rest[(end + 1)...]
      } else {
        decoded.append(byte)
        rest = rest.dropFirst()
      }
    }
    return decoded.withUnsafeBufferPointer(body)
  }

  /// The color `#rrggbb` of Pajek's `RGBrrggbb`; a name of a color is left as it is.
  static func color(_ text: String) -> String {
    guard text.utf8.count == 9, text.hasPrefix("RGB"), text.dropFirst(3).allSatisfy(\.isHexDigit)
    else { return text }
    return "#\(text.dropFirst(3).lowercased())"
  }

  /// Pajek's word for a color `#rrggbb` or `#rrggbbaa`, or for one that has a name.
  static func word(ofColor color: String) -> String? {
    if color.hasPrefix("#") {
      let digits = color.dropFirst()
      guard digits.utf8.count == 6 || digits.utf8.count == 8, digits.allSatisfy(\.isHexDigit)
      else { return nil }
      return "RGB\(digits.prefix(6).uppercased())"
    }
    let isName = !color.isEmpty && color.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    return isName ? color : nil
  }
}
