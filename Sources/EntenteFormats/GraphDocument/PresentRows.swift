/// The rows of a column that have a value, where not all have.
///
/// They are a list where fewer than a sixteenth of all rows have a value and bits otherwise, so that either
/// way they take no more than a few bytes a value.
final class PresentRows: Sendable {
  /// The number of all rows.
  let rowCount: Int
  /// The number of rows with a value.
  let count: Int
  /// The rows with a value, in order; empty where there are bits.
  private let list: [UInt32]
  /// A bit for each row, and how many rows before those of each word have a value.
  private let bits: [UInt64]
  private let before: [UInt32]

  /// Whether they are a list, so that asking for each row takes longer than going through the list.
  let isList: Bool

  /// Takes the rows that have a value, in order.
  private init(_ rows: [UInt32], of rowCount: Int) {
    (self.rowCount, count) = (rowCount, rows.count)
    isList = rows.count < rowCount / 16
    list = isList ? rows : []
    guard !isList else {
      (bits, before) = ([], [])
      return
    }
    var bits = [UInt64](repeating: 0, count: (rowCount + 63) >> 6)
    for row in rows { bits[Int(row >> 6)] |= 1 << UInt64(row & 63) }
    self.bits = bits
    var sum: UInt32 = 0
    before = bits.map { word in
      defer { sum += UInt32(word.nonzeroBitCount) }
      return sum
    }
  }

  /// Returns the rows that have a value, given in order; `nil` if all rows have one.
  static func some(_ rows: [UInt32], of rowCount: Int) -> PresentRows? {
    rows.count == rowCount ? nil : PresentRows(rows, of: rowCount)
  }

  /// The rows whose bits are set, in order.
  static func rows(_ bits: [UInt64]) -> [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(bits.reduce(0) { $0 + $1.nonzeroBitCount })
    for (number, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        rows.append(UInt32(number << 6 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    return rows
  }

  /// The place of a row among those with a value; `nil` if it has none.
  ///
  /// - Complexity: O(1) by bits, O(log *k*) in a list of *k*.
  @inline(__always)
  func place(of row: Int) -> Int? {
    guard !isList else { return placeInList(row) }
    let (word, bit) = (bits[row >> 6], 1 << UInt64(row & 63) as UInt64)
    guard word & bit != 0 else { return nil }
    return Int(before[row >> 6]) + (word & (bit &- 1)).nonzeroBitCount
  }

  private func placeInList(_ row: Int) -> Int? {
    precondition(row >= 0 && row < rowCount, "there is no such row")
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) >> 1
      if Int(list[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low < list.count && Int(list[low]) == row ? low : nil
  }

  /// The next row with a value, from one on, before which as many have one as the place says.
  @inline(__always)
  fileprivate func next(from row: Int, place: Int) -> Int? {
    guard place < count else { return nil }
    if isList { return Int(list[place]) }
    var number = row >> 6
    var word = bits[number] & (.max << UInt64(row & 63))
    while word == 0 {
      number += 1
      word = bits[number]
    }
    return number << 6 + word.trailingZeroBitCount
  }
}

extension PresentRows: Hashable {
  static func == (first: PresentRows, second: PresentRows) -> Bool {
    first.rowCount == second.rowCount && first.list == second.list && first.bits == second.bits
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rowCount)
    hasher.combine(count)
  }
}

extension AttributeColumn {
  /// The rows that have a value, in order.
  public struct Rows: Sequence, IteratorProtocol {
    private let rowCount: Int
    private let presence: PresentRows?
    private var row = 0
    private var place = 0

    init(_ column: AttributeColumn) { (rowCount, presence) = (column.count, column.presence) }

    /// Returns the next row; `nil` after the last one.
    public mutating func next() -> Int? {
      guard let presence else {
        guard row < rowCount else { return nil }
        defer { row += 1 }
        return row
      }
      guard let found = presence.next(from: row, place: place) else { return nil }
      (row, place) = (found + 1, place + 1)
      return found
    }
  }

  /// The rows that have a value of their own, in order: the first has the first of the ``values``.
  public var rows: Rows { Rows(self) }
}
