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
  package init?(json text: String) {
    guard var scanner = try? JSONScanner(Array(text.utf8), name: ""),
      let value = try? scanner.readValue(), (try? scanner.finish()) != nil
    else { return nil }
    self = value
  }
}

extension ColumnBuilder {
  /// Makes a column of values given as JSON, with a type that holds all; `nil` if one of them is none.
  ///
  /// Where only texts hold all, or a number has more digits than 64 bits hold, those that are no texts are
  /// kept digit by digit as they are given.
  init?(name: String, json texts: [String?], defaultValue: String?) {
    self.init(name: name, kind: nil)
    var values: [(text: String, value: AttributeValue)?] = []
    for text in texts + [defaultValue] {
      guard let text else {
        values.append(nil)
        continue
      }
      guard let value = AttributeValue(json: text) else { return nil }
      values.append((text, value))
    }
    take(values.map { $0?.value })
    if !isOpen && kind == .text || values.contains(where: { $0.map(Self.isRounded) ?? false }) {
      self.init(name: name, kind: .text)
      take(
        values.map { value in
          guard let value else { return nil }
          if case .text = value.value { return value.value }
          return .text(value.text)
        })
    }
    adopt(.structure)
  }

  /// Takes values of rows, and after them the one that others have.
  private mutating func take(_ values: [AttributeValue?]) {
    for (row, value) in values.dropLast().enumerated() {
      if let value { append(row, value) }
    }
    if let value = values.last ?? nil { takeDefault(value) }
  }

  private static func isRounded(_ text: String, _ value: AttributeValue) -> Bool {
    if case .real = value { NumberText.isRounded(text) } else { false }
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
