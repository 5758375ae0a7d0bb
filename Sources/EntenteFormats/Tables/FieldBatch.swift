/// The fields of some rows of a table, column by column, as places in a window of bytes.
struct FieldBatch: ~Copyable {
  /// Set in a length if the field stood in quotation marks.
  static let quoted: UInt32 = 1 << 31
  /// Set in a length if quotation marks in the field are doubled.
  static let doubled: UInt32 = 1 << 30
  /// The most bytes of a row.
  static let longest = 1 << 28 - 1

  let columnCount: Int
  /// The number of rows that there is room for.
  let capacity: Int
  /// The number of rows.
  var count = 0
  /// Where each row starts.
  let rows: UnsafeMutablePointer<Int>
  private let starts: UnsafeMutablePointer<UInt32>
  private let lengths: UnsafeMutablePointer<UInt32>

  init(columnCount: Int) {
    self.columnCount = columnCount
    capacity = max(1, min(1_024, (1 << 17) / columnCount))
    rows = .allocate(capacity: capacity)
    starts = .allocate(capacity: capacity * columnCount)
    lengths = .allocate(capacity: capacity * columnCount)
  }

  deinit {
    rows.deallocate()
    starts.deallocate()
    lengths.deallocate()
  }

  /// Notes a field of the row that comes next.
  @inline(__always)
  func set(_ column: Int, start: Int, length: Int, flags: UInt32 = 0) {
    let place = column &* capacity &+ count
    starts[place] = UInt32(truncatingIfNeeded: start)
    lengths[place] = UInt32(truncatingIfNeeded: length) | flags
  }

  /// Takes one of every two quotation marks out of the fields of the row that comes next.
  func undouble(_ bytes: UnsafeMutablePointer<UInt8>) {
    for column in 0..<columnCount {
      let place = column * capacity + count
      guard lengths[place] & Self.doubled != 0 else { continue }
      let start = Int(starts[place])
      let length = Int(lengths[place] & (Self.doubled - 1))
      var (from, to) = (start, start)
      while from < start + length {
        bytes[to] = bytes[from]
        from += bytes[from] == 0x22 ? 2 : 1
        to += 1
      }
      lengths[place] = UInt32(to - start) | Self.quoted
    }
  }

  /// Takes out the rows in which a field of some columns is empty; returns where they start.
  mutating func removeRows(withEmpty columns: [Int]) -> [Int] {
    var removed: [Int] = []
    var kept = 0
    for row in 0..<count {
      let isEmpty = columns.contains { column in
        lengths[column * capacity + row] & (Self.doubled - 1) == 0
      }
      if isEmpty {
        removed.append(rows[row])
        continue
      }
      if kept < row {
        rows[kept] = rows[row]
        for column in 0..<columnCount {
          starts[column * capacity + kept] = starts[column * capacity + row]
          lengths[column * capacity + kept] = lengths[column * capacity + row]
        }
      }
      kept += 1
    }
    count = kept
    return removed
  }

  /// The fields of a column.
  @inline(__always)
  func column(_ column: Int, _ bytes: UnsafePointer<UInt8>) -> FieldColumn {
    FieldColumn(
      bytes: bytes, starts: starts + column * capacity, lengths: lengths + column * capacity,
      count: count)
  }
}

/// The fields of a column in some rows.
struct FieldColumn {
  let bytes: UnsafePointer<UInt8>
  let starts: UnsafePointer<UInt32>
  let lengths: UnsafePointer<UInt32>
  let count: Int

  /// The field of a row, without quotation marks around it.
  @inline(__always)
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: bytes + Int(starts[row]), count: Int(lengths[row] & (FieldBatch.doubled - 1)))
  }

  /// Whether the field of a row stood in quotation marks.
  @inline(__always)
  func isQuoted(_ row: Int) -> Bool { lengths[row] & FieldBatch.quoted != 0 }
}
