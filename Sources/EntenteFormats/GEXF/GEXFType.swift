/// The types of GEXF's attributes.
enum GEXFType {
  /// A value of a kind.
  case single(ColumnBuilder.Kind)
  /// A list of values of a kind.
  case list(ColumnBuilder.Kind)

  /// The type with a name; `nil` if there is none.
  ///
  /// Decimal and whole numbers of any length are texts, so that no digit is lost.
  init?(_ name: String) {
    if name.hasPrefix("list") {
      guard case .single(let kind)? = GEXFType(String(name.dropFirst(4))), name != "listanyURI"
      else { return nil }
      self = .list(kind)
      return
    }
    switch name {
    case "boolean": self = .single(.boolean)
    case "integer", "long", "short", "byte": self = .single(.integer)
    case "float", "double": self = .single(.real)
    case "string", "anyURI", "char", "date", "bigdecimal", "biginteger": self = .single(.text)
    default: return nil
    }
  }

  /// The type of a column that has values of it.
  var kind: ColumnBuilder.Kind {
    switch self {
    case .single(let kind): kind
    case .list: .structure
    }
  }

  /// What a value of the type looks like, in English.
  var expected: String {
    switch self {
    case .single(let kind): kind.expected
    case .list(let kind): "a list, each value \(kind.expected)"
    }
  }

  /// The value that a text stands for; `nil` if it is none of the type.
  func value(_ text: [UInt8]) -> AttributeValue? {
    switch self {
    case .single(let kind): Self.value(text, kind)
    case .list(let kind): GEXFList.json(text, kind).map { .structure($0.compact) }
    }
  }

  static func value(_ text: [UInt8], _ kind: ColumnBuilder.Kind) -> AttributeValue? {
    text.withUnsafeBufferPointer { text in
      ColumnBuilder.bits(text, kind).map { bits in
        switch kind {
        case .boolean: .boolean(bits == 1)
        case .integer: .integer(Int64(bitPattern: bits))
        case .real: .real(Double(bitPattern: bits))
        case .text, .structure: .text(String(decoding: text, as: UTF8.self))
        }
      }
    }
  }
}
