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

extension AttributeValue {
  /// The value that a text of JSON is; `nil` if it is none, or `null`.
  init?(json text: String) {
    guard var scanner = try? JSONScanner(Array(text.utf8), name: ""),
      let value = try? scanner.readValue(), (try? scanner.finish()) != nil
    else { return nil }
    self = value
  }
}

extension ColumnBuilder {
  /// Makes a column of values given as JSON, with a type that holds all; `nil` if one of them is none.
  init?(name: String, json texts: [String?], defaultValue: String?) {
    self.init(name: name, kind: nil)
    for (row, text) in texts.enumerated() {
      guard let text else { continue }
      guard let value = AttributeValue(json: text) else { return nil }
      append(row, value)
    }
    if let defaultValue {
      guard let value = AttributeValue(json: defaultValue) else { return nil }
      takeDefault(value)
    }
    adopt(.structure)
  }
}

extension AttributeColumn {
  /// Makes a column of values given as JSON, with a type that holds all; `nil` if one of them is none.
  package init?(_ name: String, json texts: [String?], defaultValue: String?) {
    guard var builder = ColumnBuilder(name: name, json: texts, defaultValue: defaultValue) else {
      return nil
    }
    self = builder.column(rowCount: texts.count)
  }
}
