extension AttributeColumn {
  /// The value of a row as text, its own or the default; empty if it has none.
  func plainText(_ row: Int) -> String { text(row) ?? "" }

  /// The value of a row as text, its own or the default.
  package func text(_ row: Int) -> String? { self[row].map(Self.text) }

  /// The value of a row as text, its own or the default; what is no whole number has a point or an
  /// exponent.
  func pointedText(_ row: Int) -> String? {
    guard case .real(let number)? = self[row] else { return text(row) }
    var bytes: [UInt8] = []
    NumberText.appendPointed(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A value as text.
  static func text(_ value: AttributeValue) -> String {
    switch value {
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return "\(value)"
    case .real(let value):
      var bytes: [UInt8] = []
      NumberText.append(value, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    case .text(let text), .structure(let text): return text
    }
  }
}
