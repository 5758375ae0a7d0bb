/// Records of one kind as texts, in rows and columns, of which some tell a record from all others.
public struct RecordTable: Sendable, Hashable {
  /// What it holds, such as `relations`.
  public let name: String
  /// The names of the columns.
  public let columns: [String]
  /// The columns that tell a record from all others, by position.
  public let key: [Int]
  /// The columns whose values, in whatever order, tell a record of which the key has changed; empty if
  /// a record with another key is another one.
  public let looseKey: [Int]
  /// The values of each record in the order of the columns, without those that it has not.
  package let cells: [SparseRow]

  /// The records, a text for each column; `nil` where there is no value.
  ///
  /// - Complexity: O(*n* · *c*) for *n* records and *c* columns.
  public var rows: [[String?]] {
    cells.map { cells in
      var row = [String?](repeating: nil, count: columns.count)
      for cell in cells.cells { row[cell.column] = cell.text.text }
      return row
    }
  }

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - name: What it holds.
  ///   - columns: The names of the columns.
  ///   - key: The columns that tell a record from all others, by position.
  ///   - looseKey: The columns whose values, in whatever order, tell a record of which the key has changed.
  ///   - rows: The records, a text for each column; `nil` where there is no value.
  /// - Precondition: Each row has a text for each column, and each column of the keys is one.
  public init(
    _ name: String, columns: [String], key: [Int], looseKey: [Int] = [], rows: [[String?]]
  ) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "rows must fit the columns")
    self.init(
      name, columns: columns, key: key, looseKey: looseKey, cells: rows.map(SparseRow.init))
  }

  /// Creates a table of records of which most have values in few of the columns.
  package init(
    _ name: String, columns: [String], key: [Int], looseKey: [Int] = [], cells: [SparseRow]
  ) {
    precondition(
      (key + looseKey).allSatisfy(columns.indices.contains), "keys must fit the columns")
    (self.name, self.columns, self.cells) = (name, columns, cells)
    (self.key, self.looseKey) = (key, looseKey)
  }
}

extension Dataset {
  /// The tables of its Data Package, in order, each in canonical order.
  public var recordTables: [RecordTable] {
    Table.allCases.map { table in
      RecordTable(
        table.rawValue, columns: table.columns,
        key: table.primaryKey.compactMap { table.columns.firstIndex(of: $0) },
        rows: tables.rows(of: table).map { row in row.map { $0.isEmpty ? nil : $0 } })
    }
  }
}
