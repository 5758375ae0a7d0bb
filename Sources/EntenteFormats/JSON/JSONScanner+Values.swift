import EntenteData

extension AttributeTable {
  /// Whether a value is likely to make a column take its type or a wider one; of a number that is told by
  /// it alone.
  fileprivate func mayChange(_ column: Int, for kind: JSONScanner.Kind) -> Bool {
    switch kind {
    case .null: false
    case .boolean: !takes(column, [.boolean])
    case .number: !takes(column, [.integer, .real])
    case .text: !takes(column, [.text])
    case .object, .array: !takes(column, [.structure])
    }
  }
}

extension JSONScanner {
  /// Reads past a value.
  mutating func skipValue() throws(Problem) {
    var isObject: [Bool] = []
    repeat {
      switch try peek() {
      case .object:
        try beginObject()
        isObject.append(true)
      case .array:
        try beginArray()
        isObject.append(false)
      case .text: try readText()
      case .number: _ = try readNumber()
      case .boolean: _ = try readBoolean()
      case .null: try readNull()
      }
      while let last = isObject.last {
        if try last ? nextName() : nextElement() { break }
        isObject.removeLast()
      }
    } while !isObject.isEmpty
  }

  /// Reads a value and adds it as JSON without white space, as ``JSONValue`` writes it: numbers with
  /// their digits, members in their order, in texts only what must be escaped is.
  ///
  /// Special numbers become texts, unless the value is kept to be read once more.
  mutating func appendValue(
    to bytes: inout [UInt8], keepsSpecialNumbers: Bool = false
  ) throws(Problem) {
    var ends: [UInt8] = []
    repeat {
      switch try peek() {
      case .object:
        try beginObject()
        bytes.append(UInt8(ascii: "{"))
        ends.append(UInt8(ascii: "}"))
      case .array:
        try beginArray()
        bytes.append(UInt8(ascii: "["))
        ends.append(UInt8(ascii: "]"))
      case .text:
        try readText()
        JSONText.append(text, to: &bytes)
      case .number:
        if case .real(let number) = try readNumber(), !number.isFinite, !keepsSpecialNumbers {
          JSONText.append(text, to: &bytes)
        } else {
          bytes.append(contentsOf: text)
        }
      case .boolean: bytes.append(contentsOf: (try readBoolean() ? "true" : "false").utf8)
      case .null:
        try readNull()
        bytes.append(contentsOf: "null".utf8)
      }
      while let end = ends.last {
        let wasFirst = isFirst
        let isObject = end == UInt8(ascii: "}")
        if try isObject ? nextName() : nextElement() {
          if !wasFirst { bytes.append(UInt8(ascii: ",")) }
          if isObject {
            JSONText.append(text, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
          }
          break
        }
        bytes.append(end)
        ends.removeLast()
      }
    } while !ends.isEmpty
  }

  /// Reads a value as that of an attribute; `null` is none.
  mutating func readValue() throws(Problem) -> AttributeValue? {
    switch try peek() {
    case .null:
      try readNull()
      return nil
    case .boolean: return .boolean(try readBoolean())
    case .number:
      switch try readNumber() {
      case .integer(let number): return .integer(number)
      case .real(let number): return .real(number)
      case .digits: return .text(string)
      }
    case .text:
      try readText()
      return .text(string)
    case .object, .array:
      var bytes: [UInt8] = []
      try appendValue(to: &bytes)
      return .structure(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Reads a value as the attribute of a row; `null` is none.
  mutating func readAttribute(
    _ attribute: JSONMembers.Attribute, row: Int, into table: inout AttributeTable
  ) throws(Problem) {
    let column = attribute.column
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let kind = try peek()
    if kind != .null, table.hasValue(column, from: row) {
      notices.add(
        "“\(attribute.name)” has two values; the first was kept",
        advice: "give each member a name of its own", at: position)
      return try skipValue()
    }
    let start = table.mayChange(column, for: kind) && !isKept ? position : nil
    switch kind {
    case .null: try readNull()
    case .boolean: table.set(column, row: row, .boolean, try readBoolean() ? 1 : 0, none)
    case .number:
      switch try readNumber() {
      case .integer(let number):
        table.set(column, row: row, .integer, UInt64(bitPattern: number), none)
      case .real(let number): table.set(column, row: row, .real, number.bitPattern, none)
      case .digits: table.set(column, row: row, .text, 0, text)
      }
    case .text:
      try readText()
      if attribute.isSpecialNumber, let number = NumberText.real(text) {
        table.set(column, row: row, .real, number.bitPattern, none)
      } else {
        table.set(column, row: row, .text, 0, text)
      }
    case .object, .array:
      var bytes: [UInt8] = []
      try appendValue(to: &bytes)
      _ = bytes.withUnsafeBufferPointer { table.set(column, row: row, .structure, 0, $0) }
    }
    if table.hasUnplaced, !isKept {
      let place = isDecoded ? window.place : textRange.lowerBound
      table.placeTypes(at: start ?? window.position(place))
    }
  }

  /// Reads a member of what is said of the graph, the first of whose own names is that of its id.
  mutating func readGraphMember(
    _ members: inout JSONMembers, into table: inout AttributeTable, id: inout String?
  ) throws(Problem) {
    switch members.meaning(text, in: &table) {
    case .attribute(let attribute): try readAttribute(attribute, row: 0, into: &table)
    case .own(let place):
      if place == 0, try peek() == .text {
        try readText()
        id = string
      } else {
        let attribute = JSONMembers.attribute(members.own[place], in: &table)
        try readAttribute(attribute, row: 0, into: &table)
      }
    }
  }

  /// Reads the bytes of an id: a text, the digits of a number, or a list without white space, as which
  /// Python writes tuples.
  ///
  /// - Returns: What it was.
  @discardableResult
  mutating func readID(_ subject: String, into id: inout [UInt8]) throws(Problem) -> Kind {
    id.removeAll(keepingCapacity: true)
    let kind = try peek()
    switch kind {
    case .text:
      try readText()
      id.append(contentsOf: text)
    case .number:
      _ = try readNumber()
      id.append(contentsOf: text)
    case .array: try appendValue(to: &id)
    case .object, .boolean, .null: throw try expected("a text or a number as \(subject)")
    }
    return kind
  }
}
