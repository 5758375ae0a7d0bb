/// What comes before the number in texts that are a prefix, the same for all, and a number, such as
/// `n12`: each is told by its number alone.
///
/// Numbers have up to eight digits and no leading zeros, so no two texts have the same one.
struct NumberPrefix: ~Copyable {
  private static let longest = 16
  private static let mostDigits = 8

  private let bytes: UnsafeMutablePointer<UInt8>
  /// How long the prefix is; so long that no text has it until one is taken.
  private var count = Int.max

  init() { bytes = .allocate(capacity: Self.longest) }

  deinit { bytes.deallocate() }

  /// Whether a prefix was taken.
  var isTaken: Bool { count != .max }

  /// Whether texts are the number alone, if a prefix was taken.
  var isEmpty: Bool { count == 0 }

  /// Takes nothing as the prefix.
  mutating func takeNothing() { count = 0 }

  /// Takes what comes before the number at the end of a text, if it has such.
  mutating func take(from text: UnsafeBufferPointer<UInt8>) {
    var first = text.count
    while first > 0, text.count - first < Self.mostDigits, text[first - 1] &- 0x30 <= 9 {
      first -= 1
    }
    guard first < text.count, first <= Self.longest else { return }
    for byte in 0..<first { bytes[byte] = text[byte] }
    count = first
  }

  /// Whether another prefix is the same.
  func isSame(_ other: borrowing NumberPrefix) -> Bool {
    count == other.count && (!isTaken || (0..<count).allSatisfy { bytes[$0] == other.bytes[$0] })
  }

  /// Adds the text of a number.
  func append(_ number: UInt32, to text: inout [UInt8]) {
    for byte in 0..<count { text.append(bytes[byte]) }
    NumberText.append(Int64(number), to: &text)
  }

  /// Returns the number of a text, less than 10⁸, or −1 if it is not the prefix and a number.
  @inline(__always)
  func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let digitCount = text.count &- count
    guard digitCount > 0, digitCount <= Self.mostDigits,
      let start = UnsafeRawPointer(text.baseAddress)
    else { return -1 }
    let shift = UInt64(64 &- 8 &* digitCount)
    let last = Self.lastBytes(start, text.count) &>> shift
    if last & 0xFF == 0x30, digitCount > 1 { return -1 }
    // Eight digits, zeros before those of the text.
    let word = last &<< shift | 0x3030_3030_3030_3030 & (1 &<< shift &- 1)
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    guard word & high | ((word &+ 0x0606_0606_0606_0606) & high) &>> 4 == 0x3333_3333_3333_3333
    else { return -1 }
    var byte = 0
    while byte < count {
      if text[byte] != bytes[byte] { return -1 }
      byte &+= 1
    }
    return Int(Digits.number(word & 0x0F0F_0F0F_0F0F_0F0F))
  }

  /// The last eight bytes of a text, the last of them highest; zeros come before a shorter one.
  @inline(__always)
  private static func lastBytes(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    let end = start + count
    if count >= 8 { return UInt64(littleEndian: (end - 8).loadUnaligned(as: UInt64.self)) }
    // Two words that may overlap, where they have the same bytes.
    let before = UInt64(64 &- 8 &* count)
    if count >= 4 {
      let first = UInt64(UInt32(littleEndian: start.loadUnaligned(as: UInt32.self)))
      let last = UInt64(UInt32(littleEndian: (end - 4).loadUnaligned(as: UInt32.self)))
      return first &<< before | last &<< 32
    }
    if count >= 2 {
      let first = UInt64(UInt16(littleEndian: start.loadUnaligned(as: UInt16.self)))
      let last = UInt64(UInt16(littleEndian: (end - 2).loadUnaligned(as: UInt16.self)))
      return first &<< before | last &<< 48
    }
    return UInt64(start.load(as: UInt8.self)) &<< 56
  }
}
