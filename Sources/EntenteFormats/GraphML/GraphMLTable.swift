import EntenteData

/// The attributes that a GraphML file declares for nodes, for edges or for the graph.
struct GraphMLTable: ~Copyable {
  /// What is said of an attribute by those that have none.
  let subject: String
  private(set) var columns: [ColumnBuilder] = []
  private var keys = TextIndex()
  /// The columns that are not one with others of their name.
  private var apart: Set<Int> = []
  /// The column of each key; −1 if it is not read.
  private var columnOfKey: [Int] = []

  init(_ subject: String) {
    self.subject = subject
  }

  /// Adds a key, with a column unless its data are not read.
  ///
  /// - Parameters:
  ///   - key: The id of the key.
  ///   - column: The column.
  ///   - isApart: Whether it is another attribute than others of the same name.
  /// - Returns: Whether the key is new.
  mutating func add(_ key: [UInt8], _ column: ColumnBuilder?, isApart: Bool) -> Bool {
    let isNew = key.withUnsafeBufferPointer { keys.insert($0)?.isNew ?? false }
    guard isNew else { return false }
    columnOfKey.append(column == nil ? -1 : columns.count)
    if isApart { apart.insert(columns.count) }
    if let column { columns.append(column) }
    return true
  }

  /// Returns the column of a key, −1 if it is not read; `nil` if there is no such key.
  @inline(__always)
  func column(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    keys.number(of: key).map { columnOfKey[$0] }
  }

  /// Adds a value to a column.
  @inline(__always)
  mutating func append(
    _ column: Int, _ row: Int, _ bits: UInt64, _ text: UnsafeBufferPointer<UInt8>
  ) {
    columns[column].append(row, bits, text)
  }

  /// Returns the columns, and gives up their values.
  ///
  /// NetworkX writes an attribute with values of several types as several keys of one name. Where no
  /// row has a value of two of them they become one column, of a type that holds all.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows.
  ///   - notices: Gets one of each column that was made of several.
  /// - Returns: The columns, in the order of their first keys.
  mutating func finish(rowCount: Int, _ notices: inout GraphMLNotices) -> [AttributeColumn] {
    var groups: [KeyGroup] = []
    var places: [ExactText: Int] = [:]
    for number in columns.indices {
      let column = columns[number].column(rowCount: rowCount)
      let name = ExactText(column.name)
      if let place = places[name], !apart.contains(number), groups[place].take(column) {
        if groups[place].count == 2 { notices.add(.mergedKeys(column.name, of: subject), at: nil) }
      } else {
        if places[name] == nil { places[name] = groups.count }
        groups.append(KeyGroup(column))
      }
    }
    return groups.map(\.column)
  }
}

/// Columns of one name and several types that make one column.
private struct KeyGroup {
  private var parts: [AttributeColumn]
  /// The type of all.
  private var kind: ColumnBuilder.Kind
  /// Whether all are numbers that one type holds.
  private var areNumbers: Bool
  /// The rows with a value, once there are several parts.
  private var rows: Set<Int> = []

  init(_ column: AttributeColumn) {
    (parts, kind, areNumbers) = ([column], column.kind, column.values.isExactNumbers)
  }

  /// How many columns there are.
  var count: Int { parts.count }

  /// Takes another column, unless it has the type of all, a row has both, or one has a default.
  ///
  /// - Returns: Whether it was taken.
  mutating func take(_ other: AttributeColumn) -> Bool {
    let first = parts[0]
    guard other.kind != kind, first.defaultValue == nil, other.defaultValue == nil else {
      return false
    }
    if parts.count == 1 { rows = Set(first.rows) }
    guard !other.rows.contains(where: rows.contains), other.hasAnyValue || !rows.isEmpty else {
      return false
    }
    if rows.isEmpty {
      (kind, areNumbers) = (other.kind, other.values.isExactNumbers)
    } else if other.hasAnyValue {
      areNumbers = areNumbers && other.values.isExactNumbers
      kind = areNumbers ? .real : .text
    }
    rows.formUnion(other.rows)
    parts.append(other)
    return true
  }

  /// The column of all values.
  var column: AttributeColumn {
    guard parts.count > 1 else { return parts[0] }
    var table = AttributeTable()
    let values = parts.flatMap { part in part.rows.map { (row: $0, value: part[$0]) } }
    for (row, value) in values.sorted(by: { $0.row < $1.row }) {
      if let value { table.set(parts[0].name, row: row, value) }
    }
    return table.finish(rowCount: parts[0].count).first ?? parts[0]
  }
}

extension AttributeColumn.Values {
  /// Whether they are numbers, and all of them without loss such of 64 bits with a point.
  fileprivate var isExactNumbers: Bool {
    switch self {
    case .reals: true
    case .integers(let values): values.allSatisfy { Int64(exactly: Double($0)) == $0 }
    case .booleans, .texts, .structures: false
    }
  }
}
