/// A column whose values are members of objects.
struct JSONColumn {
  let column: AttributeColumn
  private let name: [UInt8]

  init(_ column: AttributeColumn) {
    self.column = column
    var name: [UInt8] = []
    JSONText.append(column.name, to: &name)
    self.name = name + [0x3A]
  }

  /// Columns in the order of their names, so that the order in which a reader meets them is the same
  /// whichever values are missing.
  static func sorted(_ columns: [AttributeColumn]) -> [JSONColumn] {
    columns.sorted { $0.name < $1.name }.map(JSONColumn.init)
  }

  /// Whether a row has a value that JSON can hold, its own or the default.
  @inline(__always)
  func hasValue(_ row: Int) -> Bool {
    guard column.hasValue(row) || column.defaultValue != nil else { return false }
    if case .reals(let values) = column.values, column.hasValue(row) {
      return values[row].isFinite
    }
    return true
  }

  /// Adds the member of a row that has a value.
  func append(_ row: Int, isFirst: Bool, to bytes: inout [UInt8]) {
    if !isFirst { bytes.append(0x2C) }
    bytes.append(contentsOf: name)
    appendValue(row, to: &bytes)
  }

  /// Adds the value of a row that has one.
  func appendValue(_ row: Int, to bytes: inout [UInt8]) {
    if column.hasValue(row) {
      switch column.values {
      case .texts(let texts): return texts.withBytes(row) { JSONText.append($0, to: &bytes) }
      case .structures(let texts): return texts.withBytes(row) { bytes.append(contentsOf: $0) }
      case .integers(let values): return NumberText.append(values[row], to: &bytes)
      case .reals(let values): return JSONText.append(values[row], to: &bytes)
      case .booleans: break
      }
    }
    switch column[row] {
    case .boolean(let value)?: bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value)?: NumberText.append(value, to: &bytes)
    case .real(let value)? where value.isFinite: JSONText.append(value, to: &bytes)
    case .text(let text)?: JSONText.append(text, to: &bytes)
    case .structure(let text)?: bytes.append(contentsOf: text.utf8)
    case .real?, nil: bytes.append(contentsOf: "null".utf8)
    }
  }
}
