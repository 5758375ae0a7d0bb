import EntenteData

extension JSONValue {
  /// The value that a text of JSON is; `nil` if it is none.
  init?(_ text: String) {
    guard var scanner = try? JSONScanner(Array(text.utf8), name: ""),
      let value = try? Self.read(&scanner), (try? scanner.finish()) != nil
    else { return nil }
    self = value
  }

  /// Reads a value, whose depth the scanner limits.
  static func read(_ scanner: inout JSONScanner) throws(Problem) -> JSONValue {
    switch try scanner.peek() {
    case .object:
      var members: [Member] = []
      try scanner.beginObject()
      while try scanner.nextName() {
        let name = scanner.string
        members.append(Member(name: name, value: try read(&scanner)))
      }
      return .object(members)
    case .array:
      var values: [JSONValue] = []
      try scanner.beginArray()
      while try scanner.nextElement() { values.append(try read(&scanner)) }
      return .array(values)
    case .text:
      try scanner.readText()
      return .text(scanner.string)
    case .number:
      _ = try scanner.readNumber()
      return .number(scanner.string)
    case .boolean: return .boolean(try scanner.readBoolean())
    case .null:
      try scanner.readNull()
      return .null
    }
  }
}
