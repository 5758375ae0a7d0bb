import EntenteData

/// An attribute as GEXF declares it, and writes its values.
struct GEXFAttribute {
  let column: AttributeColumn
  private let type: String
  private let start: [UInt8]
  private let id: Int
  /// Whether each value holds for some time.
  private let isDynamic: Bool

  /// Takes a column, with what its values are if each holds for some time.
  init(
    _ column: AttributeColumn, id: Int, _ version: GEXFWriter.Version, timed: GEXFTimedValues? = nil
  ) {
    (self.column, self.id) = (column, id)
    start = Array("<attvalue for=\"\(id)\" value=\"".utf8)
    type = timed?.type ?? Self.type(column, version)
    isDynamic = timed != nil
  }

  /// The name of the column.
  var name: String { column.name }

  /// Whether lists and objects are written as texts.
  var losesStructures: Bool {
    column.isStructure && column.hasValues && !isDynamic && type == "string"
  }

  private static func type(_ column: AttributeColumn, _ version: GEXFWriter.Version) -> String {
    switch column.values {
    case .booleans: return "boolean"
    case .reals: return "double"
    case .texts: return "string"
    case .integers(let values):
      var numbers = values
      if case .integer(let value)? = column.defaultValue { numbers.append(value) }
      return numbers.allSatisfy { Int32(exactly: $0) != nil } ? "integer" : "long"
    case .structures(let texts):
      var values = Array(texts)
      if case .structure(let value)? = column.defaultValue { values.append(value) }
      return listType(values, version) ?? "string"
    }
  }

  /// The type of lists that all have values of one type; `nil` if there is none.
  private static func listType(_ lists: [String], _ version: GEXFWriter.Version) -> String? {
    var types: Set<String> = []
    for text in lists {
      guard case .array(let values)? = JSONValue(compact: text) else { return nil }
      for value in values {
        switch value {
        case .boolean: types.insert("listboolean")
        case .text: types.insert("liststring")
        case .number(let digits):
          guard let number = Int64(digits), "\(number)" == digits else {
            guard let real = Double(digits), real.isFinite else { return nil }
            types.insert("listdouble")
            continue
          }
          types.insert(Int32(exactly: number) == nil ? "listlong" : "listinteger")
        case .array, .object, .null: return nil
        }
      }
    }
    if types == ["listlong", "listinteger"] { types = ["listlong"] }
    if types.contains("listdouble"), types.isSubset(of: ["listdouble", "listinteger", "listlong"]) {
      types = ["listdouble"]
    }
    guard types.count <= 1, !lists.isEmpty else { return nil }
    let type = types.first ?? "liststring"
    return version == .draft12 && type != "liststring" ? nil : type
  }

  /// Declares attributes of nodes or of edges, first those whose values hold for all of the time.
  static func declare(
    _ attributes: [GEXFAttribute], class name: String, into bytes: inout [UInt8]
  ) {
    declare(attributes.filter { !$0.isDynamic }, "class=\"\(name)\"", &bytes)
    declare(attributes.filter(\.isDynamic), "class=\"\(name)\" mode=\"dynamic\"", &bytes)
  }

  private static func declare(
    _ attributes: [GEXFAttribute], _ what: String, _ bytes: inout [UInt8]
  ) {
    guard !attributes.isEmpty else { return }
    bytes.append(contentsOf: "<attributes \(what)>\n".utf8)
    for attribute in attributes {
      bytes.append(contentsOf: "<attribute id=\"\(attribute.id)\"".utf8)
      bytes.append(attribute: "title", attribute.column.name)
      bytes.append(attribute: "type", attribute.type)
      if let value = attribute.column.defaultValue {
        bytes.append(contentsOf: "><default>".utf8)
        attribute.write(value, isAttribute: false, &bytes)
        bytes.append(contentsOf: "</default></attribute>\n".utf8)
      } else {
        bytes.append(contentsOf: "/>\n".utf8)
      }
    }
    bytes.append(contentsOf: "</attributes>\n".utf8)
  }

  /// Writes the attribute of a graph, and its value, as an instruction.
  func writeInstruction(_ bytes: inout [UInt8]) {
    bytes.append(contentsOf: "<?entente-attribute".utf8)
    bytes.append(attribute: "title", column.name)
    bytes.append(attribute: "type", column.isStructure ? "json" : type)
    if column.hasValue(0) {
      bytes.append(contentsOf: " value=\"".utf8)
      writeValue(0, &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    if let value = column.defaultValue {
      bytes.append(contentsOf: " default=\"".utf8)
      write(value, isAttribute: true, &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: "?>\n".utf8)
  }

  /// Which of some attributes have values in which rows.
  static func byRow(_ attributes: [GEXFAttribute]) -> ColumnsByRow {
    ColumnsByRow(attributes.map(\.column), haveDefaults: false)
  }

  /// Writes the values of a row.
  static func write(
    _ attributes: [GEXFAttribute], _ columns: ColumnsByRow, _ row: Int, into bytes: inout [UInt8]
  ) {
    var isEmpty = true
    columns.forEach(row) { place in
      let attribute = attributes[place]
      guard attribute.column.hasValue(row) else { return }
      if isEmpty { bytes.append(contentsOf: "<attvalues>".utf8) }
      isEmpty = false
      if attribute.isDynamic { return attribute.writeTimed(row, &bytes) }
      bytes.append(contentsOf: attribute.start)
      attribute.writeValue(row, &bytes)
      bytes.append(contentsOf: "\"/>".utf8)
    }
    if !isEmpty { bytes.append(contentsOf: "</attvalues>".utf8) }
  }

  private func writeTimed(_ row: Int, _ bytes: inout [UInt8]) {
    for value in GEXFTimedValues.list(column.plainText(row)) ?? [] {
      bytes.append(contentsOf: "<attvalue".utf8)
      bytes.append(attribute: "for", "\(id)")
      bytes.append(attribute: "value", value.value.plainText)
      if let start = value.spell.start { bytes.append(attribute: "start", start) }
      if let end = value.spell.end { bytes.append(attribute: "end", end) }
      bytes.append(contentsOf: "/>".utf8)
    }
  }

  private func writeValue(_ row: Int, _ bytes: inout [UInt8]) {
    guard let place = column.place(of: row) else { return }
    switch column.values {
    case .booleans(let values): bytes.append(contentsOf: (values[place] ? "true" : "false").utf8)
    case .integers(let values): NumberText.append(values[place], to: &bytes)
    case .reals(let values): NumberText.append(values[place], to: &bytes)
    case .texts(let values), .structures(let values):
      values.withBytes(place) { XMLText.encode($0, isAttribute: true, into: &bytes) }
    }
  }

  private func write(_ value: AttributeValue, isAttribute: Bool, _ bytes: inout [UInt8]) {
    switch value {
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): NumberText.append(value, to: &bytes)
    case .real(let value): NumberText.append(value, to: &bytes)
    case .text(var value), .structure(var value):
      value.withUTF8 { XMLText.encode($0, isAttribute: isAttribute, into: &bytes) }
    }
  }
}

extension [UInt8] {
  /// Adds an attribute of a tag.
  mutating func append(attribute name: String, _ value: String) {
    var value = value
    append(contentsOf: " \(name)=\"".utf8)
    value.withUTF8 { XMLText.encode($0, isAttribute: true, into: &self) }
    append(UInt8(ascii: "\""))
  }

  /// Adds the text of a row as an attribute of a tag, if it has one.
  mutating func append(text name: String, _ column: AttributeColumn?, _ row: Int) {
    guard let column, let place = column.place(of: row), let texts = column.texts else { return }
    append(contentsOf: " \(name)=\"".utf8)
    texts.withBytes(place) { XMLText.encode($0, isAttribute: true, into: &self) }
    append(UInt8(ascii: "\""))
  }

  /// Adds the number of a row as an attribute of a tag, if it has one; a number that is not of a whole
  /// type has a point or an exponent.
  mutating func append(number name: String, _ column: AttributeColumn?, _ row: Int) {
    guard let column, let place = column.place(of: row) else { return }
    append(contentsOf: " \(name)=\"".utf8)
    switch column.values {
    case .integers(let values): NumberText.append(values[place], to: &self)
    case .reals(let values) where values[place].isFinite:
      append(contentsOf: values[place].description.utf8)
    case .reals(let values): NumberText.append(values[place], to: &self)
    case .booleans, .texts, .structures: break
    }
    append(UInt8(ascii: "\""))
  }

  /// Adds the value of a row as an element, if it has one.
  mutating func append(element name: String, _ column: AttributeColumn?, _ row: Int) {
    guard let column, column.hasValue(row) else { return }
    append(contentsOf: "<\(name)".utf8)
    if column.isText {
      append(text: "value", column, row)
    } else {
      append(number: "value", column, row)
    }
    append(contentsOf: "/>".utf8)
  }

  /// Ends an element whose start tag ends at a place, as an empty tag if nothing follows.
  mutating func close(_ name: String, from start: Int) {
    if count == start + 1 {
      removeLast()
      append(contentsOf: "/>\n".utf8)
    } else {
      append(contentsOf: "</\(name)>\n".utf8)
    }
  }
}
