/// Which columns have a value in which rows, so that going through the rows of many columns, each with few
/// values, takes no longer than there are values.
struct ColumnsByRow {
  /// The columns that may have a value in any row.
  private let asked: [Int]
  /// The others, row by row, and where those of each row start; empty if there are none.
  private let listed: [UInt32]
  private let starts: [Int]

  /// Looks at columns with the same rows.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - haveDefaults: Whether a default counts as a value.
  /// - Complexity: O(*n* + *v*) for *n* rows and *v* values.
  init(_ columns: [AttributeColumn], haveDefaults: Bool) {
    func isListed(_ column: Int) -> Bool {
      columns[column].presence?.isList == true
        && !(haveDefaults && columns[column].defaultValue != nil)
    }
    asked = columns.indices.filter { !isListed($0) }
    let others = columns.indices.filter(isListed)
    guard let first = others.first else {
      (listed, starts) = ([], [])
      return
    }
    var starts = [Int](repeating: 0, count: columns[first].count + 1)
    for column in others {
      for row in columns[column].rows { starts[row + 1] += 1 }
    }
    for row in starts.indices.dropFirst() { starts[row] += starts[row - 1] }
    var listed = [UInt32](repeating: 0, count: starts.last ?? 0)
    var next = starts
    for column in others {
      for row in columns[column].rows {
        listed[next[row]] = UInt32(column)
        next[row] += 1
      }
    }
    (self.starts, self.listed) = (starts, listed)
  }

  /// Calls the body with each column that may have a value in a row, in order: with none that is in a list
  /// without the row.
  @inline(__always)
  func forEach(_ row: Int, _ body: (_ column: Int) -> Void) {
    guard !starts.isEmpty else {
      for column in asked { body(column) }
      return
    }
    var place = 0
    for other in starts[row]..<starts[row + 1] {
      let column = Int(listed[other])
      while place < asked.count, asked[place] < column {
        body(asked[place])
        place += 1
      }
      body(column)
    }
    while place < asked.count {
      body(asked[place])
      place += 1
    }
  }
}
