/// Numbers of arcs, or of edges, of which there are no more: in 32 bits each as long as all fit, and
/// in 64 bits from there.
///
/// Reading one takes a branch that always goes the same way. Loops that spend their time on single
/// numbers, and not on the arcs of a row, are generic over ``ArcNumber`` instead.
@usableFromInline
struct ArcNumbers: RandomAccessCollection, MutableCollection, Sendable, Equatable {
  /// The largest number that takes 32 bits.
  ///
  /// Tests lower it, so that small graphs need 64.
  @TaskLocal static var largestNarrow = Int(UInt32.max)

  /// Whether the numbers take 64 bits each.
  @usableFromInline let isWide: Bool
  /// The numbers, if they take 32 bits; else there are none here.
  @usableFromInline var narrow: [UInt32] = []
  /// The numbers, if they take 64 bits; else there are none here.
  @usableFromInline var wide: [Int] = []

  init(_ numbers: [UInt32]) {
    isWide = false
    narrow = numbers
  }

  init(_ numbers: [Int]) {
    isWide = true
    wide = numbers
  }

  /// Creates zeros that may be replaced by numbers up to a largest.
  init(zeros count: Int, upTo largest: Int) {
    isWide = Self.isWide(upTo: largest)
    if isWide {
      wide = [Int](repeating: 0, count: count)
    } else {
      narrow = [UInt32](repeating: 0, count: count)
    }
  }

  /// Creates an empty list, to which numbers up to a largest may be appended.
  init(capacity: Int, upTo largest: Int) {
    isWide = Self.isWide(upTo: largest)
    if isWide { wide.reserveCapacity(capacity) } else { narrow.reserveCapacity(capacity) }
  }

  /// Creates the offsets of rows to be appended: the 0 with which the first of them starts.
  init(offsetsOf rowCount: Int, upTo largest: Int) {
    self.init(capacity: rowCount + 1, upTo: largest)
    append(0)
  }

  /// Whether numbers up to a largest take 64 bits.
  static func isWide(upTo largest: Int) -> Bool { largest > largestNarrow }

  @usableFromInline var startIndex: Int { 0 }
  @inlinable var endIndex: Int { isWide ? wide.count : narrow.count }

  @inlinable
  subscript(index: Int) -> Int {
    get { isWide ? wide[index] : Int(narrow[index]) }
    set {
      if isWide {
        wide[index] = newValue
      } else {
        narrow[index] = UInt32(truncatingIfNeeded: newValue)
      }
    }
  }

  /// Returns the arcs of a row, if the numbers are the offsets of rows.
  @inlinable
  func arcs(of row: Int) -> Range<Int> {
    // Offsets never descend.
    isWide
      ? Range(uncheckedBounds: (wide[row], wide[row + 1]))
      : Range(uncheckedBounds: (Int(narrow[row]), Int(narrow[row + 1])))
  }

  mutating func append(_ number: Int) {
    if isWide { wide.append(number) } else { narrow.append(UInt32(truncatingIfNeeded: number)) }
  }
}

extension ArcNumbers {
  /// The numbers as they are read through a pointer, without checks.
  struct Pointer {
    fileprivate let narrow: UnsafePointer<UInt32>
    /// There only if the numbers take 64 bits.
    fileprivate let wide: UnsafePointer<Int>?

    subscript(index: Int) -> Int {
      @inline(__always) get {
        if let wide { return wide[index] }
        return Int(narrow[index])
      }
    }

    /// Returns the arcs of a row, if the numbers are the offsets of rows.
    @inline(__always)
    func arcs(of row: Int) -> Range<Int> {
      if let wide { return Range(uncheckedBounds: (wide[row], wide[row + 1])) }
      return Range(uncheckedBounds: (Int(narrow[row]), Int(narrow[row + 1])))
    }
  }

  /// Calls the body with a pointer, for the few loops in which all time is spent.
  func withUnsafePointer<Result>(_ body: (Pointer) -> Result) -> Result {
    narrow.withUnsafeBufferPointer { narrow in
      wide.withUnsafeBufferPointer { wide in
        var none: UInt32 = 0
        return Swift.withUnsafePointer(to: &none) { none in
          body(
            Pointer(narrow: narrow.baseAddress ?? none, wide: isWide ? wide.baseAddress : nil))
        }
      }
    }
  }
}

/// A width of the numbers of arcs.
protocol ArcNumber: FixedWidthInteger, ArcValue {
  /// Returns numbers of this width.
  static func numbers(_ numbers: [Self]) -> ArcNumbers
}

extension UInt32: ArcNumber {
  static func numbers(_ numbers: [Self]) -> ArcNumbers { ArcNumbers(numbers) }
}

extension Int: ArcNumber {
  static func numbers(_ numbers: [Self]) -> ArcNumbers { ArcNumbers(numbers) }
}
