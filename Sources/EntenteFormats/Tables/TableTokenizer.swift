/// Cuts the bytes of a window into the rows and fields of a table.
///
/// RFC 4180 is read with line ends of any sort and any delimiter. Quotation marks count only at the
/// start of a field; spaces around a field without them are no part of it. Rows without a byte are
/// skipped.
struct TableTokenizer {
  /// Why no more rows were cut.
  enum Stop: Equatable {
    /// The batch is full.
    case full
    /// The next row starts at the limit or after it.
    case limit
    /// The next row does not end in the window.
    case incomplete
    /// There are no more rows.
    case end
    /// A row is wrong.
    case fault(Fault)
  }

  /// What is wrong with a row.
  struct Fault: Equatable {
    enum Kind: Equatable {
      /// It has not as many fields as the table has columns.
      case fieldCount
      /// A quotation mark is not closed.
      case unclosed
      /// There is text behind a closing quotation mark.
      case textBehind
      /// It is too long to be a row.
      case tooLong
      /// The id of a node is empty.
      case emptyID
      /// The id of a node is not new.
      case repeatedID
    }

    let kind: Kind
    /// The place in the window.
    let place: Int
    /// The column, from 0; of a row of another length, the number of its fields.
    let column: Int
  }

  let delimiter: UInt8
  /// Where the next row starts.
  private(set) var place = 0
  /// How many fields without quotation marks had spaces around them.
  private(set) var trimmedCount = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Cuts rows until the batch is full or there is a reason to stop.
  ///
  /// - Parameters:
  ///   - batch: Where the fields are noted.
  ///   - bytes: The window, after whose end ``Digits/margin`` more bytes may be read.
  ///   - start: Where the first row starts.
  ///   - end: Where the window ends.
  ///   - isLast: Whether the table ends there too.
  ///   - limit: Where rows start that are no more wanted.
  ///   - rowCount: How many rows fill the batch, if not as many as it has room for.
  /// - Returns: Why no more rows were cut.
  mutating func fill(
    _ batch: inout FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, from start: Int, end: Int,
    isLast: Bool, limit: Int, rowCount: Int = .max
  ) -> Stop {
    batch.count = 0
    place = start
    var marks = FieldMarks(bytes, from: start, end: end, delimiter: delimiter)
    let capacity = min(rowCount, batch.capacity)
    while batch.count < capacity {
      if place >= limit { return .limit }
      if place >= end { return isLast ? .end : .incomplete }
      let known = trimmedCount
      if let stop = row(&batch, bytes, &marks, end: end, isLast: isLast) {
        // A row that does not end here is cut again.
        trimmedCount = known
        return stop
      }
    }
    return .full
  }

  /// Cuts a row; returns why not if it could not.
  @inline(__always)
  private mutating func row(
    _ batch: inout FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, _ marks: inout FieldMarks,
    end: Int, isLast: Bool
  ) -> Stop? {
    var start = place
    var column = 0
    var hasDoubled = false
    while true {
      var mark: Int
      if bytes[start] == 0x22, start < end {
        switch quotedField(&batch, bytes, &marks, start, column, end: end, isLast: isLast) {
        case .cut(let next, let isDoubled):
          (mark, hasDoubled) = (next, hasDoubled || isDoubled)
        case .stopped(let stop): return stop
        }
      } else {
        mark = marks.next()
        while mark < end, bytes[mark] == 0x22 { mark = marks.next() }
        if mark >= end {
          guard isLast else { return tooLong(end) ?? .incomplete }
          mark = end
        }
        if column < batch.columnCount { plainField(batch, bytes, column, start, mark) }
      }
      column &+= 1
      if mark < end, bytes[mark] == delimiter {
        start = mark &+ 1
        continue
      }
      // The row ends here.
      var next = mark &+ 1
      if mark >= end {
        next = end
      } else if bytes[mark] == 0x0D {
        if next >= end, !isLast { return .incomplete }
        if next < end, bytes[next] == 0x0A {
          next = marks.next() &+ 1
        }
      }
      if column == 1, mark == place {
        place = next
        return nil
      }
      if column != batch.columnCount {
        return .fault(Fault(kind: .fieldCount, place: place, column: column))
      }
      if next &- place > FieldBatch.longest { return tooLong(next) }
      if hasDoubled { batch.undouble(bytes) }
      batch.rows[batch.count] = place
      batch.count &+= 1
      place = next
      return nil
    }
  }

  private func tooLong(_ end: Int) -> Stop? {
    end - place > FieldBatch.longest
      ? .fault(Fault(kind: .tooLong, place: place, column: 0)) : nil
  }

  @inline(__always)
  private mutating func plainField(
    _ batch: borrowing FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, _ column: Int,
    _ start: Int, _ end: Int
  ) {
    var (first, last) = (start, end)
    if first < last, bytes[first] == 0x20 || bytes[last &- 1] == 0x20 {
      trimmedCount &+= 1
      while first < last, bytes[first] == 0x20 { first &+= 1 }
      while first < last, bytes[last &- 1] == 0x20 { last &-= 1 }
    }
    batch.set(column, start: first, length: last &- first)
  }

  private enum QuotedField {
    case cut(next: Int, isDoubled: Bool)
    case stopped(Stop)
  }

  /// Cuts a field in quotation marks; the delimiter or the end of the row comes next.
  private func quotedField(
    _ batch: inout FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, _ marks: inout FieldMarks,
    _ start: Int, _ column: Int, end: Int, isLast: Bool
  ) -> QuotedField {
    _ = marks.next()
    var isDoubled = false
    var closing: Int
    while true {
      closing = marks.next()
      if closing >= end {
        if let stop = tooLong(end) { return .stopped(stop) }
        return .stopped(
          isLast ? .fault(Fault(kind: .unclosed, place: start, column: column)) : .incomplete)
      }
      guard bytes[closing] == 0x22 else { continue }
      if closing + 1 >= end, !isLast { return .stopped(.incomplete) }
      guard closing + 1 < end, bytes[closing + 1] == 0x22 else { break }
      _ = marks.next()
      isDoubled = true
    }
    if column < batch.columnCount {
      let flags = FieldBatch.quoted | (isDoubled ? FieldBatch.doubled : 0)
      batch.set(column, start: start + 1, length: closing - start - 1, flags: flags)
    }
    if closing + 1 == end { return .cut(next: end, isDoubled: isDoubled) }
    let next = marks.next()
    guard next == closing + 1, bytes[next] != 0x22 else {
      return .stopped(.fault(Fault(kind: .textBehind, place: closing, column: column)))
    }
    return .cut(next: next, isDoubled: isDoubled)
  }
}

/// The places of delimiters, quotation marks and line ends in a window, one after the other.
private struct FieldMarks {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private let bytes: UnsafeRawPointer
  private let end: Int
  /// The delimiter in each byte.
  private let delimiters: UInt64
  /// Where the 64 bytes start whose marks are looked at.
  private var base: Int
  /// A bit for each mark that has not been told.
  private var bits: UInt64

  @inline(__always)
  init(_ bytes: UnsafeMutablePointer<UInt8>, from start: Int, end: Int, delimiter: UInt8) {
    (self.bytes, self.end, base) = (UnsafeRawPointer(bytes), end, start)
    delimiters = Self.ones &* UInt64(delimiter)
    bits = 0
    bits = base < end ? block(base) : 0
  }

  /// Returns the next place, or one at the end of the window or after it.
  @inline(__always)
  mutating func next() -> Int {
    while bits == 0 {
      base &+= 64
      if base >= end { return end }
      bits = block(base)
    }
    let place = base &+ bits.trailingZeroBitCount
    bits &= bits &- 1
    return place
  }

  private func block(_ start: Int) -> UInt64 {
    let from = bytes + start
    var bits: UInt64 = 0
    var word = 0
    while word < 64 {
      bits |= marks((from + word).loadUnaligned(as: UInt64.self)) &<< UInt64(word)
      word &+= 8
    }
    return bits
  }

  /// A bit for each of eight bytes that is a mark.
  @inline(__always)
  private func marks(_ word: UInt64) -> UInt64 {
    // The high bit of a byte is 0 where it is the one looked for.
    let others =
      Self.others(word ^ delimiters) & Self.others(word ^ (Self.ones &* 0x0A))
      & Self.others(word ^ (Self.ones &* 0x22)) & Self.others(word ^ (Self.ones &* 0x0D))
    // The high bits, gathered in the highest byte of a product.
    return (((~others &>> 7) & Self.ones) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// The high bit of each byte that is not 0.
  @inline(__always)
  private static func others(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ((word & low) &+ low) | word
  }
}
