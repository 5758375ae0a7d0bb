/// A column whose values are members of objects.
struct JSONColumn {
  let column: AttributeColumn
  /// Its place among the columns of the document.
  let place: Int
  private let name: [UInt8]
  private let specialName: [UInt8]

  private init(_ column: AttributeColumn, place: Int, writtenName: String) {
    (self.column, self.place) = (column, place)
    (name, specialName) = (
      Self.member(writtenName), Self.member(JSONName.specialNumber(writtenName))
    )
  }

  private static func member(_ name: String) -> [UInt8] {
    var member: [UInt8] = []
    JSONText.append(name, to: &member)
    return member + [UInt8(ascii: ":")]
  }

  /// Columns under the names that they have in a file; `own` are the names of members that the format
  /// has a use for.
  static func named(_ columns: [AttributeColumn], own: [String] = []) -> [JSONColumn] {
    JSONName.written(columns.map(\.name), own: own).enumerated().map { place, name in
      JSONColumn(columns[place], place: place, writtenName: name)
    }
  }

  /// Whether a row has a value, its own or the default.
  @inline(__always)
  func hasValue(_ row: Int) -> Bool { column.hasValue(row) || column.defaultValue != nil }

  /// Adds the member of a row that has a value.
  func append(_ row: Int, isFirst: Bool, to bytes: inout [UInt8]) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if case .real(let number)? = real(row), !number.isFinite {
      bytes.append(contentsOf: specialName)
      bytes.append(UInt8(ascii: "\""))
      NumberText.append(number, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(contentsOf: name)
      appendValue(row, to: &bytes)
    }
  }

  /// The value of a row if the column is of numbers.
  @inline(__always)
  private func real(_ row: Int) -> AttributeValue? {
    if case .reals = column.values { column[row] } else { nil }
  }

  private func appendValue(_ row: Int, to bytes: inout [UInt8]) {
    if let place = column.place(of: row) {
      switch column.values {
      case .texts(let texts): return texts.withBytes(place) { JSONText.append($0, to: &bytes) }
      case .structures(let texts): return texts.withBytes(place) { bytes.append(contentsOf: $0) }
      case .integers(let values): return NumberText.append(values[place], to: &bytes)
      case .reals(let values): return JSONText.append(values[place], to: &bytes)
      case .booleans: break
      }
    }
    switch column[row] {
    case .boolean(let value)?: bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value)?: NumberText.append(value, to: &bytes)
    case .real(let value)?: JSONText.append(value, to: &bytes)
    case .text(let text)?: JSONText.append(text, to: &bytes)
    case .structure(let text)?: bytes.append(contentsOf: text.utf8)
    case nil: bytes.append(contentsOf: "null".utf8)
    }
  }
}

/// Columns whose values are the members of an object for each row.
struct JSONColumns {
  private let columns: [JSONColumn]
  private let byRow: ColumnsByRow

  init(_ columns: [JSONColumn]) {
    self.columns = columns
    byRow = ColumnsByRow(columns.map(\.column), haveDefaults: true)
  }

  /// Adds the members of a row, the first of them after a comma unless it is the first of its object.
  @inline(__always)
  func append(_ row: Int, isFirst: Bool, to bytes: inout [UInt8]) {
    var isFirst = isFirst
    byRow.forEach(row) { place in
      guard columns[place].hasValue(row) else { return }
      columns[place].append(row, isFirst: isFirst, to: &bytes)
      isFirst = false
    }
  }

  /// Adds the values of a row as an object under a name, after a comma, if there is one.
  func append(_ row: Int, under name: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: ",\"\(name)\":{".utf8)
    let empty = bytes.count
    append(row, isFirst: true, to: &bytes)
    if bytes.count == empty {
      bytes.removeSubrange(start...)
    } else {
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
