/// Digits of a text, many at a time.
enum Digits {
  /// How many bytes are looked at at once for the ends of numbers.
  static let window = 64

  /// How many bytes may be read after the end of a text in which numbers are looked for.
  static let margin = window + 16

  /// Returns a bit for each byte of a window that is no digit, the first lowest.
  @inline(__always)
  static func others(in window: UnsafePointer<UInt8>) -> UInt64 {
    var found: UInt64 = 0
    for place in stride(from: 0, to: Self.window, by: 8) {
      let values = word(window + place) ^ 0x3030_3030_3030_3030
      let others =
        (((values & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | values)
        & 0x8080_8080_8080_8080
      // Each bit is moved next to the others in the highest byte.
      found |= ((others &* 0x0002_0408_1020_4081) &>> 56) &<< UInt64(truncatingIfNeeded: place)
    }
    return found
  }

  /// Returns whether fewer than so many of the bytes of a window are no digits.
  @inline(__always)
  static func hasFewer(_ others: UInt64, than count: Int) -> Bool {
    var rest = others
    for _ in 1..<count { rest &= rest &- 1 }
    return rest == 0
  }

  /// Returns eight bytes, the first of them lowest.
  @inline(__always)
  static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }

  /// Returns the number that one to eight digits say, the first of them in the lowest byte of a word.
  @inline(__always)
  static func number(_ digits: UInt64, count: Int) -> UInt64 {
    number((digits & 0x0F0F_0F0F_0F0F_0F0F) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count))
  }

  /// Returns the number that nine to 19 digits say.
  @inline(__always)
  static func longNumber(_ digits: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    // Whatever their number, three words are read, which is faster than to choose.
    let end = digits + count
    let middleCount = min(count &- 8, 8)
    let last = number(word(end - 8), count: 8)
    let middle = number(word(end - 8 - middleCount), count: middleCount)
    let firstCount = count &- 8 &- middleCount
    let first = number((word(digits) & 0x0F0F_0F0F_0F0F_0F0F) << UInt64(64 &- 8 &* firstCount))
    return (first &* 100_000_000 &+ middle) &* 100_000_000 &+ last
  }

  /// Returns the number of eight digits from 0 to 9, the first of them in the lowest byte of a word.
  @inline(__always)
  static func number(_ digits: UInt64) -> UInt64 {
    // Pairs, then fours and all of them put together.
    let pairs = ((digits &* (10 << 8 + 1)) >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = ((pairs &* (100 << 16 + 1)) >> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* (10_000 << 32 + 1)) >> 32
  }
}
