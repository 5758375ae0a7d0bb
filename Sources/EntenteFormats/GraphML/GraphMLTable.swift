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
    var finished: [AttributeColumn] = []
    var places: [ExactText: Int] = [:]
    var merged: Set<Int> = []
    for number in columns.indices {
      let column = columns[number].column(rowCount: rowCount)
      let name = ExactText(column.name)
      if let place = places[name], !apart.contains(number),
        let whole = finished[place].merged(with: column)
      {
        finished[place] = whole
        if merged.insert(place).inserted {
          notices.add(.mergedKeys(column.name, of: subject), at: nil)
        }
      } else {
        if places[name] == nil { places[name] = finished.count }
        finished.append(column)
      }
    }
    return finished
  }
}

extension AttributeColumn {
  /// Returns the values of two columns in one; `nil` if they have the same type, a row has both, or
  /// one has a default.
  fileprivate func merged(with other: AttributeColumn) -> AttributeColumn? {
    guard !values.isSameType(as: other.values), defaultValue == nil, other.defaultValue == nil,
      !rows.contains(where: other.hasValue)
    else { return nil }
    var table = AttributeTable()
    for row in 0..<count {
      if let value = self[row] ?? other[row] { table.set(name, row: row, value) }
    }
    return table.finish(rowCount: count).first
  }
}
