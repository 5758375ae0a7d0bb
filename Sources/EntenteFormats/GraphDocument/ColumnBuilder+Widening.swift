extension ColumnBuilder {
  /// Adds the value of a row; where it does not fit, the column takes a wider type.
  ///
  /// - Precondition: The row is at least ``nextRow``; rows between have no value.
  mutating func append(_ row: Int, _ value: AttributeValue) {
    switch fitted(value) {
    case .boolean(let value): append(row, value ? 1 : 0, Self.noText)
    case .integer(let value): append(row, UInt64(bitPattern: value), Self.noText)
    case .real(let value): append(row, value.bitPattern, Self.noText)
    case .text(var text), .structure(var text): text.withUTF8 { append(row, 0, $0) }
    }
  }

  /// Takes a default; where it does not fit, the column takes a wider type.
  mutating func takeDefault(_ value: AttributeValue) { defaultValue = fitted(value) }

  /// Returns a value as one of the column, which takes a wider type if it has to.
  private mutating func fitted(_ value: AttributeValue) -> AttributeValue {
    let wanted = Self.kind(of: value)
    adopt(wanted)
    if kind != wanted { widen(for: wanted, value) }
    return Self.converted(value, kind)
  }

  private static var noText: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nil, count: 0)
  }

  private static func kind(of value: AttributeValue) -> Kind {
    switch value {
    case .boolean: .boolean
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .structure: .structure
    }
  }

  /// Changes the type so that it holds a value of another type too.
  private mutating func widen(for other: Kind, _ value: AttributeValue) {
    let wider: Kind =
      switch (kind, other) {
      case (.real, .integer) where Self.isExact(value): .real
      case (.integer, .real) where holdsExactIntegers: .real
      case (.structure, _), (_, .structure): .structure
      default: .text
      }
    if wider != .real { isWidened = true }
    if wider != kind { convert(to: wider) }
  }

  /// Whether a whole number is a number without loss.
  private static func isExact(_ value: AttributeValue) -> Bool {
    if case .integer(let value) = value { Int64(exactly: Double(value)) == value } else { true }
  }

  /// A value as one of a type that holds it.
  static func converted(_ value: AttributeValue, _ kind: Kind) -> AttributeValue {
    switch (value, kind) {
    case (.integer(let number), .real): return .real(Double(number))
    case (.boolean, .boolean), (.integer, .integer), (.real, .real), (.text, .text),
      (.structure, .structure):
      return value
    case (_, .structure): return .structure(json(value))
    default: return .text(AttributeColumn.text(value))
    }
  }

  private static func json(_ value: AttributeValue) -> String {
    switch value {
    case .real(let number) where number.isFinite: JSONValue.real(number).compact
    case .boolean, .integer, .structure: AttributeColumn.text(value)
    case .real, .text: JSONValue.text(AttributeColumn.text(value)).compact
    }
  }
}

extension ColumnBuilder.Kind {
  /// The value of the type with these bits or this text.
  func value(_ bits: UInt64, _ text: UnsafeBufferPointer<UInt8>) -> AttributeValue {
    switch self {
    case .boolean: .boolean(bits == 1)
    case .integer: .integer(Int64(bitPattern: bits))
    case .real: .real(Double(bitPattern: bits))
    case .text: .text(String(decoding: text, as: UTF8.self))
    case .structure: .structure(String(decoding: text, as: UTF8.self))
    }
  }
}
