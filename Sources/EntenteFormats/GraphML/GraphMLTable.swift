/// The attributes that a GraphML file declares for nodes, for edges or for the graph.
struct GraphMLTable: ~Copyable {
  /// What is said of an attribute by those that have none.
  let subject: String
  private(set) var columns: [ColumnBuilder] = []
  private var keys = TextIndex()
  /// The column of each key; −1 if it is not read.
  private var columnOfKey: [Int] = []

  init(_ subject: String) {
    self.subject = subject
  }

  /// Adds a key, with a column unless its data are not read; returns `false` if it was there.
  mutating func add(_ key: [UInt8], _ column: ColumnBuilder?) -> Bool {
    let isNew = key.withUnsafeBufferPointer { keys.insert($0)?.isNew ?? false }
    guard isNew else { return false }
    columnOfKey.append(column == nil ? -1 : columns.count)
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
  mutating func finish(rowCount: Int) -> [AttributeColumn] {
    columns.indices.map { columns[$0].column(rowCount: rowCount) }
  }
}
