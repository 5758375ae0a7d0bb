import EntenteData

/// The nodes, or the hyperedges, and what is said of those that are listed.
///
/// What is listed again is the same, as the format does not rule it out, and gets what is said of it there
/// too.
struct HIFList: ~Copyable {
  /// What they are in a document.
  struct Listed {
    /// With a byte before each that tells numbers from texts.
    let ids: TextColumn
    /// Which of them each incidence has.
    let ends: [UInt32]
    let columns: [PlacedColumn]
  }

  /// What one of them is called.
  let kind: String
  /// What is said, in a row for each time that one is listed.
  var table = AttributeTable()
  /// How often one is listed.
  private(set) var count = 0
  private var rows = RowIndex()
  private var ends: [UInt32] = []
  /// Where one is listed again: the row of the table, and the one of that which is listed.
  private var repeats: [(row: Int, first: Int, position: TextPosition)] = []

  init(_ kind: String) { self.kind = kind }

  /// Adds one to the list, which is at a position in the file.
  mutating func add(_ id: [UInt8], at position: TextPosition) throws(Problem) {
    let number = try id.withUTF8 { id throws(Problem) in try rows.number(id) }
    if rows.declare(number: number) == nil {
      repeats.append((count, rows.row(number), position))
    }
    count += 1
  }

  /// Adds the end of an incidence.
  mutating func addEnd(_ id: [UInt8]) throws(Problem) {
    ends.append(try id.withUTF8 { id throws(Problem) in try rows.number(id) })
  }

  consuming func finish(_ notices: inout Notices) -> Listed {
    notices.addWidened(table, "\(kind)s")
    let positions = table.positions
    if let first = repeats.first { merge(first.position, &notices) }
    var none: [UInt32] = []
    let ids = rows.finish(&ends, &none)
    let columns = table.finish(rowCount: ids.count)
    return Listed(ids: ids, ends: ends, columns: PlacedColumn.all(columns, positions))
  }

  /// Puts what is said of the same into one row.
  private mutating func merge(_ position: TextPosition, _ notices: inout Notices) {
    notices.add(
      "a \(kind) is listed again; what is said of it was put together",
      advice: "list each \(kind) once", at: position, count: repeats.count)
    let again = Dictionary(uniqueKeysWithValues: repeats.map { ($0.row, $0) })
    // The row of each that is listed, in the order of the list.
    var (firstCount, listed): (Int, [Int]) = (0, [])
    for row in 0..<count {
      listed.append(again[row]?.first ?? firstCount)
      if again[row] == nil { firstCount += 1 }
    }
    let columns = table.finish(rowCount: count)
    table = AttributeTable()
    for column in columns {
      let place = table.addColumn(column.name)
      let rows = column.rows.sorted { (listed[$0], $0) < (listed[$1], $1) }
      var first: Int?
      for row in rows {
        if let first, listed[first] == listed[row] {
          guard column[row] != column[first], let position = again[row]?.position else { continue }
          notices.add(
            "“\(column.name)” of a \(kind) that is listed again has another value; the first was kept",
            advice: "say it once", at: position)
        } else if let value = column[row] {
          first = row
          table.set(place, row: listed[row], value)
        }
      }
    }
  }
}

/// A column, and where its type comes from in the file, as far as that is known.
struct PlacedColumn {
  let column: AttributeColumn
  let position: TextPosition?

  static func all(_ columns: [AttributeColumn], _ positions: [TextPosition?]) -> [PlacedColumn] {
    zip(columns, positions).map { PlacedColumn(column: $0, position: $1) }
  }
}
