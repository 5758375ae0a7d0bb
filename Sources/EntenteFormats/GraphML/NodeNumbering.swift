/// Knows the row of a node from its id alone, as long as ids are a word and ascending numbers.
///
/// Most programs write such ids, `n0`, `n1` and so on, and then no id has to be looked up.
struct NodeNumbering {
  /// The word, at most eight bytes, with a mask of what belongs to it.
  private var word: UInt64 = 0
  private var mask: UInt64 = 0
  private var wordLength = 0
  private var first: UInt64 = 0
  /// The number of rows known; none if another id came between.
  private var count: UInt64 = 0
  private var isBroken = false

  /// Adds the id of the next row, which has eight bytes of memory from its start in any case.
  @inline(__always)
  mutating func add(_ id: UnsafeBufferPointer<UInt8>, row: Int) {
    guard !isBroken else { return }
    if row == 0 { begin(id) }
    guard !isBroken, row == Int(count), number(id) == first &+ count else {
      (isBroken, count) = (true, 0)
      return
    }
    count &+= 1
  }

  /// Gives up, as a row was added whose id is not known here.
  mutating func stop() { (isBroken, count) = (true, 0) }

  private mutating func begin(_ id: UnsafeBufferPointer<UInt8>) {
    wordLength = (id.lastIndex { $0 < 0x30 || $0 > 0x39 } ?? -1) + 1
    guard wordLength <= 8, let start = id.baseAddress else { return stop() }
    mask = wordLength == 8 ? .max : 1 << UInt64(8 * wordLength) - 1
    word = Self.load(start) & mask
    guard let number = number(id) else { return stop() }
    first = number
  }

  /// Returns the row of an id, which has eight bytes of memory from its start in any case; `nil` if it
  /// must be looked up.
  @inline(__always)
  func row(_ id: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let number = number(id) else { return nil }
    let row = number &- first
    return row < count ? Int(truncatingIfNeeded: row) : nil
  }

  /// The number of an id that is the word and a number of up to ten digits without leading zeros.
  @inline(__always)
  private func number(_ id: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard let start = id.baseAddress, id.count > wordLength, id.count &- wordLength <= 10,
      Self.load(start) & mask == word,
      start[wordLength] != 0x30 || id.count == wordLength &+ 1
    else { return nil }
    var number: UInt64 = 0
    for place in wordLength..<id.count {
      let digit = start[place] &- 0x30
      if digit > 9 { return nil }
      number = number &* 10 &+ UInt64(digit)
    }
    return number
  }

  @inline(__always)
  private static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }
}
