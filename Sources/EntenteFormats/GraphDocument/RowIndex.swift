import EntenteData

/// Rows by ids: those that a file declares come first, in the order of their declarations, then those
/// that are only named, in the order in which they are named.
struct RowIndex: ~Copyable {
  /// A number for each id, in the order in which ids are met.
  private var index = TextIndex()
  /// The row of each number; the largest one if there is none yet.
  private var rows: [UInt32] = []
  /// How many rows were declared.
  private(set) var declaredCount = 0

  /// How many rows there are, declared or named.
  var count: Int { rows.count }

  /// Returns the number of an id, which is named if it is new; `nil` if there are too many.
  @inline(__always)
  mutating func insert(_ id: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard let (number, isNew) = index.insert(id) else { return nil }
    if isNew { rows.append(.max) }
    return number
  }

  /// Returns the number of an id, which is named if it is new.
  ///
  /// - Throws: A `Problem` if there are too many.
  mutating func number(_ id: UnsafeBufferPointer<UInt8>) throws(Problem) -> UInt32 {
    guard let number = insert(id) else {
      throw Problem(
        file: "graph", "there are more than 4294967294 nodes", advice: "divide the graph")
    }
    return number
  }

  /// Returns the number of an id that is declared or named; `nil` for any other.
  @inline(__always)
  func known(_ id: UnsafeBufferPointer<UInt8>) -> UInt32? {
    index.number(of: id).map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Whether the id of a number was declared.
  @inline(__always)
  func isDeclared(_ number: UInt32) -> Bool { rows[Int(number)] != .max }

  /// Declares the next row, which is that of a number.
  ///
  /// - Returns: The row; `nil` if the id was declared before.
  @inline(__always)
  mutating func declare(number: UInt32) -> Int? {
    guard !isDeclared(number) else { return nil }
    rows[Int(number)] = UInt32(truncatingIfNeeded: declaredCount)
    declaredCount &+= 1
    return declaredCount &- 1
  }

  /// Declares the next row.
  ///
  /// - Returns: The row; `nil` if the id was declared before.
  /// - Throws: A `Problem` if there are too many.
  mutating func declare(_ id: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int? {
    declare(number: try number(id))
  }

  /// Returns the row of the number of a declared id.
  func row(_ number: UInt32) -> Int { Int(rows[Int(number)]) }

  /// Returns the row of a declared id.
  func row(_ id: String) -> Int? {
    var id = id
    guard let number = id.withUTF8({ known($0) }), isDeclared(number) else { return nil }
    return row(number)
  }

  /// The id of a number as a whole number.
  func integer(_ number: UInt32) -> Int64? {
    index.texts.withBytes(Int(number)) { NumberText.integer($0) }
  }

  /// Returns the ids in the order of rows; turns the numbers in the columns into rows.
  mutating func finish(_ columns: inout [UInt32], _ others: inout [UInt32]) -> TextColumn {
    let ids = index.texts
    if rows.indices.allSatisfy({ Int(rows[$0]) == $0 }) { return ids }
    var next = UInt32(declaredCount)
    var numbers = [Int](repeating: 0, count: rows.count)
    for number in rows.indices {
      if rows[number] == .max {
        rows[number] = next
        next += 1
      }
      numbers[Int(rows[number])] = number
    }
    if numbers.indices.allSatisfy({ numbers[$0] == $0 }) { return ids }
    for place in columns.indices { columns[place] = rows[Int(columns[place])] }
    for place in others.indices { others[place] = rows[Int(others[place])] }
    var texts = TextColumn()
    for number in numbers { ids.withBytes(number) { texts.append($0) } }
    return texts
  }

  /// Forgets ids that are only named; the number of a declared one is then its row.
  mutating func keepDeclared() {
    var old = [Int](repeating: 0, count: declaredCount)
    for number in rows.indices where rows[number] != .max { old[Int(rows[number])] = number }
    var kept = TextIndex()
    for number in old { _ = index.texts.withBytes(number) { kept.insert($0) } }
    index = kept
    rows = (0..<UInt32(declaredCount)).map { $0 }
  }
}
