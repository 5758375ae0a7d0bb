/// A value of JSON; the members of objects keep their order and numbers their digits.
enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  /// A number as JSON writes it.
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([Member])

  /// A member of an object.
  struct Member: Sendable, Hashable {
    let name: String
    let value: JSONValue
  }

  /// The members whose values are not `nil`, in the order given.
  static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// Texts as an array.
  static func texts(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .text($0) }) }

  static func real(_ number: Double) -> JSONValue {
    var bytes: [UInt8] = []
    JSONText.append(number, to: &bytes)
    return .number(String(decoding: bytes, as: UTF8.self))
  }

  /// The value as text without white space.
  var compact: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the value as text without white space.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .text(let text): JSONText.append(text, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (number, value) in values.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (number, member) in members.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.append(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
