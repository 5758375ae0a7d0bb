import EntenteGraph

/// Slots of texts that are a prefix, the same for all, and a number, such as `n12`: each is told by
/// its number alone, so no texts are compared.
///
/// Numbers have up to eight digits and no leading zeros. There are slots only where most texts are
/// such and their numbers are not much larger than there are texts.
struct NumberSlots: ~Copyable {
  private static let longestPrefix = 16
  private static let mostDigits = 8
  /// How many slots there may be for each text.
  private static let slotsPerText = 16

  private let prefix: UnsafeMutablePointer<UInt8>
  /// How long the prefix is; so long that no text has it while there are no slots.
  private var prefixCount = Int.max
  private var slots: UnsafeMutablePointer<UInt32>
  private var count = 0

  init() {
    prefix = .allocate(capacity: Self.longestPrefix)
    slots = .allocate(capacity: 1)
  }

  deinit {
    prefix.deallocate()
    slots.deallocate()
  }

  /// What a slot holds: 0 until it is set.
  @inline(__always)
  subscript(place: Int) -> UInt32 {
    get { slots[place] }
    nonmutating set { slots[place] = newValue }
  }

  /// Returns the slot of a text, or −1 if it has none.
  @inline(__always)
  func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let digitCount = text.count &- prefixCount
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
    let place = Self.number(word)
    guard place < count else { return -1 }
    var byte = 0
    while byte < prefixCount {
      if text[byte] != prefix[byte] { return -1 }
      byte &+= 1
    }
    return place
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

  /// The number of eight digits, the first of them lowest: pairs are put together, then pairs of these.
  @inline(__always)
  private static func number(_ digits: UInt64) -> Int {
    let pairs = ((digits & 0x0F0F_0F0F_0F0F_0F0F) &* 0xA01) &>> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 0x64_0001) &>> 16
    return Int(((fours & 0x0000_FFFF_0000_FFFF) &* 0x2710_0000_0001) &>> 32)
  }

  /// Makes more slots if that gives one to many more of the texts; all are 0 then.
  ///
  /// - Returns: Whether it did.
  mutating func adapt(to texts: TextColumn) -> Bool {
    let wanted = min(
      1 << 27, 1 << (Int.bitWidth - (Self.slotsPerText * texts.count).leadingZeroBitCount))
    guard wanted > count, !texts.isEmpty else { return false }
    let step = max(1, texts.count / 1_024)
    let sample = stride(from: 0, to: texts.count, by: step)
    func share() -> Int {
      sample.count { text in texts.withBytes(text) { place(of: $0) } >= 0 }
    }
    let (oldCount, oldPrefixCount, oldShare) = (count, prefixCount, share())
    if count == 0 { texts.withBytes(texts.count - 1) { takePrefix(of: $0) } }
    count = wanted
    let sampleCount = (texts.count + step - 1) / step
    guard 2 * share() >= sampleCount, share() - oldShare > sampleCount / 8 else {
      (count, prefixCount) = (oldCount, oldPrefixCount)
      return false
    }
    slots.deallocate()
    slots = .allocate(capacity: count)
    LargePages.ask(for: slots, count)
    slots.initialize(repeating: 0, count: count)
    return true
  }

  /// Takes what comes before the number at the end of a text for the prefix.
  private mutating func takePrefix(of text: UnsafeBufferPointer<UInt8>) {
    var first = text.count
    while first > 0, text.count - first < Self.mostDigits, text[first - 1] &- 0x30 <= 9 {
      first -= 1
    }
    guard first < text.count, first <= Self.longestPrefix else { return }
    for byte in 0..<first { prefix[byte] = text[byte] }
    prefixCount = first
  }
}
