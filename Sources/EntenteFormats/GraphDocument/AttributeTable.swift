import EntenteData

/// The attributes of nodes, of edges or of the graph, as they come row by row under their names.
///
/// A column gets the type of its first value, and a wider one where a later value does not fit: of
/// whole numbers and numbers numbers, of lists and others lists, of anything else texts.
struct AttributeTable {
  private(set) var columns: [ColumnBuilder] = []
  private var places: [ExactText: Int] = [:]

  /// A column that took its type or a wider one, and where the first value is that it was for.
  private struct Change {
    let column: Int
    let isWider: Bool
    var position: TextPosition?
  }

  private var changes: [Change] = []
  /// Whether it was not said where the last of them came.
  private(set) var hasUnplaced = false

  /// The columns that had to take a wider type, and where the first value is that it was for.
  var widened: [(column: Int, position: TextPosition?)] {
    changes.filter(\.isWider).map { ($0.column, $0.position) }
  }

  /// Where the first value of each column is that has the type of all, as far as that was said.
  var positions: [TextPosition?] {
    var positions = [TextPosition?](repeating: nil, count: columns.count)
    for change in changes { positions[change.column] = change.position }
    return positions
  }

  /// Returns the place of the column with a name, which is added if there is none.
  mutating func column(_ name: String) -> Int {
    let text = ExactText(name)
    if let place = places[text] { return place }
    places[text] = columns.count
    return addColumn(name)
  }

  /// Adds a column besides those that may have the same name; returns its place.
  mutating func addColumn(_ name: String) -> Int {
    columns.append(ColumnBuilder(name: name, kind: nil))
    return columns.count - 1
  }

  /// Says where the value is for which columns took their type or a wider one since the last time.
  mutating func placeTypes(at position: @autoclosure () -> TextPosition) {
    guard hasUnplaced else { return }
    let position = position()
    for place in changes.indices.reversed() {
      guard changes[place].position == nil else { break }
      changes[place].position = position
    }
    hasUnplaced = false
  }

  /// Whether a column takes values of one of several types as it is, or has taken a wider type before.
  func takes(_ column: Int, _ kinds: [ColumnBuilder.Kind]) -> Bool {
    let column = columns[column]
    return !column.isOpen && (column.isWidened || kinds.contains(column.kind))
  }

  /// Whether a row or a later one has a value.
  func hasValue(_ column: Int, from row: Int) -> Bool { row < columns[column].nextRow }

  /// Sets the value of a row; returns `false`, and changes nothing, if it has one or a later row has.
  @discardableResult
  mutating func set(_ column: Int, row: Int, _ value: AttributeValue) -> Bool {
    guard row >= columns[column].nextRow else { return false }
    append(column, row, value)
    return true
  }

  private mutating func append(_ column: Int, _ row: Int, _ value: AttributeValue) {
    let (wasOpen, wasWidened) = (columns[column].isOpen, columns[column].isWidened)
    columns[column].append(row, value)
    let isWider = columns[column].isWidened && !wasWidened
    guard wasOpen || isWider else { return }
    changes.append(Change(column: column, isWider: isWider))
    hasUnplaced = true
  }

  /// Sets the value of a row, given as its bits or as a text; returns `false`, and changes nothing, if
  /// it has one or a later row has.
  @discardableResult @inline(__always)
  mutating func set(
    _ column: Int, row: Int, _ kind: ColumnBuilder.Kind, _ bits: UInt64,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard row >= columns[column].nextRow else { return false }
    if columns[column].takes(kind) {
      columns[column].append(row, bits, text)
    } else {
      append(column, row, kind.value(bits, text))
    }
    return true
  }

  /// Sets the value of a row in the column with a name.
  @discardableResult
  mutating func set(_ name: String, row: Int, _ value: AttributeValue) -> Bool {
    set(column(name), row: row, value)
  }

  /// Gives a column a type, if no value has come so far.
  mutating func adopt(_ column: Int, _ kind: ColumnBuilder.Kind) { columns[column].adopt(kind) }

  /// Returns the columns, and gives up their values.
  mutating func finish(rowCount: Int) -> [AttributeColumn] {
    columns.indices.map { columns[$0].column(rowCount: rowCount) }
  }
}

extension Notices {
  /// Notes which columns of a table had to take a wider type.
  mutating func addWidened(_ table: AttributeTable, _ subject: String) {
    for (column, position) in table.widened.sorted(by: { $0.column < $1.column }) {
      let name = table.columns[column].name
      add(
        CommonNotice.widened(name, of: subject, isPlaced: position != nil),
        advice: CommonNotice.widenedAdvice, at: position)
    }
  }
}
