/// Rows of numbers that stand next to each other in a text, column by column.
///
/// Most large files have hardly anything else. Where numbers end is found for many at once, and no
/// byte is looked at that says nothing new, so that such rows are read several times as fast as others.
struct NumberRows: ~Copyable {
  /// How many rows there is room for.
  static let capacity = 1_024
  /// Rows of more columns are longer than a window of ``Digits``.
  static let mostColumns = Digits.window / 2
  /// The most digits of a number with a point, all of which a `Double` tells from others.
  private static let mostDigits = 17
  private static let mostMantissa: UInt64 = 100_000_000_000_000_000

  /// The number of columns, which may be made smaller.
  var columnCount: Int
  /// A bit for each of the columns whose numbers need not be whole.
  var decimals: UInt64 = 0
  private let separator: UInt8
  private let wholes: UnsafeMutablePointer<UInt32>
  private let reals: UnsafeMutablePointer<Double>
  /// The number of rows.
  private(set) var count = 0

  /// - Precondition: There are at most ``mostColumns``.
  init(columnCount: Int, separator: UInt8) {
    precondition(columnCount <= Self.mostColumns, "there are too many columns")
    (self.columnCount, self.separator) = (columnCount, separator)
    wholes = .allocate(capacity: columnCount * Self.capacity)
    reals = .allocate(capacity: columnCount * Self.capacity)
  }

  deinit {
    wholes.deallocate()
    reals.deallocate()
  }

  /// The numbers of a column in which all are whole.
  func wholes(_ column: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: wholes + column * Self.capacity, count: count)
  }

  /// The numbers of a column in which some need not be whole.
  func reals(_ column: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: reals + column * Self.capacity, count: count)
  }

  /// Reads rows in the place of those that were read before, up to the first that is another one.
  ///
  /// A row is numbers without signs, exponents and needless zeros in front, parted by one byte each and
  /// ended by a line feed, before which a carriage return may stand, in no more bytes than a window of
  /// ``Digits``. A number has up to eight digits before the point, and up to 17 if there is one,
  /// not counting zeros that come first.
  ///
  /// - Parameters:
  ///   - text: Where the first row starts.
  ///   - byteCount: How many bytes there are, after which ``Digits/margin`` more may be read.
  /// - Returns: How many bytes the rows have.
  mutating func read(_ text: UnsafePointer<UInt8>, _ byteCount: Int) -> Int {
    switch (columnCount, decimals) {
    case (2, 0): readPairs(text, byteCount)
    case (3, 0): readTriples(text, byteCount)
    case (3, 0b100): readWeighted(text, byteCount)
    default: read(text, byteCount, columnCount: columnCount, decimals: decimals)
    }
  }

  // The compiler makes code of its own for the usual numbers of columns, if each is in a function.

  private mutating func readPairs(_ text: UnsafePointer<UInt8>, _ byteCount: Int) -> Int {
    read(text, byteCount, columnCount: 2, decimals: 0)
  }

  private mutating func readTriples(_ text: UnsafePointer<UInt8>, _ byteCount: Int) -> Int {
    read(text, byteCount, columnCount: 3, decimals: 0)
  }

  private mutating func readWeighted(_ text: UnsafePointer<UInt8>, _ byteCount: Int) -> Int {
    read(text, byteCount, columnCount: 3, decimals: 0b100)
  }

  @inline(__always)
  private mutating func read(
    _ text: UnsafePointer<UInt8>, _ byteCount: Int, columnCount: Int, decimals: UInt64
  ) -> Int {
    let (separator, wholes, reals) = (separator, wholes, reals)
    var (place, row) = (0, 0)
    while place < byteCount, row < Self.capacity {
      let start = text + place
      // What stands after the text is no row.
      let window = min(Digits.window, byteCount &- place)
      var ends = Digits.others(in: start)
      var (next, read) = (0, 0)
      while row < Self.capacity {
        // Numbers with a point end twice; the first row is read anyway.
        if read > 0, Digits.hasFewer(ends, than: columnCount &+ decimals.nonzeroBitCount) {
          break
        }
        // Below 0 where a row is another one, as is a length of 0 less 1, or 8 and more where a number is
        // too long.
        var wrong = 0
        var end = 0
        for column in 0..<columnCount {
          end = Self.next(&ends)
          let digits = Digits.word(start + next)
          let length = end &- next
          wrong |= length &- 1
          wrong |= digits & 0xFF == 0x30 && length != 1 ? -1 : 0
          let whole = Digits.number(digits, count: length)
          if decimals &>> UInt64(column) & 1 == 0 {
            wholes[column &* Self.capacity &+ row] = UInt32(truncatingIfNeeded: whole)
          } else if let number = Self.number(start, whole, length, &end, &ends) {
            reals[column &* Self.capacity &+ row] = number
          } else {
            wrong = -1
          }
          if column < columnCount &- 1 { wrong |= start[end] == separator ? 0 : -1 }
          next = end &+ 1
        }
        if start[end] == 0x0D {
          end = Self.next(&ends)
          wrong |= end == next ? 0 : -1
          next = end &+ 1
        }
        wrong |= start[end] == 0x0A ? 0 : -1
        guard next <= window, UInt(bitPattern: wrong) < 8 else { break }
        row &+= 1
        read = next
      }
      if read == 0 { break }
      place &+= read
    }
    count = row
    return place
  }

  /// Returns where the next number ends, or where the window does.
  @inline(__always)
  private static func next(_ ends: inout UInt64) -> Int {
    let end = ends.trailingZeroBitCount
    ends &= ends &- 1
    return end
  }

  /// Returns the number of which the digits before the point were read, or `nil` if it has too many.
  @inline(__always)
  private static func number(
    _ start: UnsafePointer<UInt8>, _ whole: UInt64, _ length: Int, _ end: inout Int,
    _ ends: inout UInt64
  ) -> Double? {
    guard start[end] == 0x2E else { return Double(Int64(truncatingIfNeeded: whole)) }
    let first = end &+ 1
    end = next(&ends)
    let count = end &- first
    // No more than what 64 bits hold, as long as zeros that come first do not count.
    let most = whole == 0 ? 19 : mostDigits &- length
    guard count > 0, count <= most else { return nil }
    let fraction =
      count <= 8
      ? Digits.number(Digits.word(start + first), count: count)
      : Digits.longNumber(start + first, count: count)
    let mantissa = whole &* NumberText.wholePowersOfTen[count] &+ fraction
    return mantissa < mostMantissa ? NumberText.real(mantissa, decimals: count) : nil
  }
}
