/// Writes texts and numbers as JSON does.
enum JSONText {
  /// Adds a text in quotation marks.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// Adds a text, given as UTF-8, in quotation marks; only what must be escaped is.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    if text.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      for byte in text { escape(byte, &bytes) }
    } else {
      bytes.append(contentsOf: text)
    }
    bytes.append(0x22)
  }

  private static func escape(_ byte: UInt8, _ bytes: inout [UInt8]) {
    switch byte {
    case 0x22: bytes.append(contentsOf: "\\\"".utf8)
    case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      let hex = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(hex[Int(byte >> 4)])
      bytes.append(hex[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  /// Adds a number so that it is read back as it was and as no whole number.
  ///
  /// - Precondition: The number is finite, as JSON has no others.
  static func append(_ number: Double, to bytes: inout [UInt8]) {
    precondition(number.isFinite, "JSON has finite numbers only")
    bytes.append(contentsOf: number.description.utf8)
  }
}
