/// Numbers different texts in the order in which they are first met.
///
/// An open-addressing table: a text of up to eight bytes is told by its slot alone.
struct TextIndex: ~Copyable {
  private struct Slot {
    /// The bytes of a short text, or a digest of a long one.
    var key: UInt64
    var length: UInt32
    /// One more than the number of the text; 0 if the slot is free.
    var entry: UInt32
  }

  /// The texts by number.
  private(set) var texts = TextColumn()
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var shift: Int
  /// Another one in each process, so that nobody can choose texts that all collide.
  private static let seed = UInt64.random(in: .min ... .max)
  private let seed = TextIndex.seed

  /// Creates an index without texts.
  ///
  /// - Parameter count: How many texts there is to be room for.
  init(reserving count: Int = 0) {
    // At most half of the slots are in use.
    (slots, mask, shift) = Self.free(bits: max(10, Int.bitWidth - (2 * count).leadingZeroBitCount))
  }

  deinit { slots.deallocate() }

  private static func free(bits: Int) -> (UnsafeMutablePointer<Slot>, Int, Int) {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1 << bits)
    slots.initialize(repeating: Slot(key: 0, length: 0, entry: 0), count: 1 << bits)
    return (slots, 1 << bits - 1, 64 - bits)
  }

  /// Returns the number of a text, which is added if it is new.
  ///
  /// - Parameter text: The text as UTF-8.
  /// - Returns: Its number, and whether it was added; `nil` where there are 2³² − 1 texts already.
  @inline(__always)
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> (number: UInt32, isNew: Bool)? {
    let key = key(text)
    let length = UInt32(truncatingIfNeeded: text.count)
    var place = place(key, length)
    while true {
      let slot = slots[place]
      if slot.entry == 0 { return add(text, key) }
      if slot.key == key, slot.length == length, length <= 8 || isSame(slot.entry, text) {
        return (slot.entry &- 1, false)
      }
      place = (place &+ 1) & mask
    }
  }

  /// Returns the number of a text, or `nil` if it was not added.
  @inline(__always)
  func number(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let key = key(text)
    let length = UInt32(truncatingIfNeeded: text.count)
    var place = place(key, length)
    while true {
      let slot = slots[place]
      if slot.entry == 0 { return nil }
      if slot.key == key, slot.length == length, length <= 8 || isSame(slot.entry, text) {
        return Int(slot.entry) &- 1
      }
      place = (place &+ 1) & mask
    }
  }

  private func isSame(_ entry: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    texts.withBytes(Int(entry) - 1) { $0.elementsEqual(text) }
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ key: UInt64
  ) -> (number: UInt32, isNew: Bool)? {
    guard texts.count < Int(UInt32.max) else { return nil }
    if 2 * texts.count > mask + 1 { grow() }
    let number = UInt32(texts.count)
    texts.append(text)
    put(Slot(key: key, length: UInt32(truncatingIfNeeded: text.count), entry: number + 1))
    return (number, true)
  }

  private func put(_ slot: Slot) {
    var place = place(slot.key, slot.length)
    while slots[place].entry != 0 { place = (place + 1) & mask }
    slots[place] = slot
  }

  private mutating func grow() {
    let (old, count) = (slots, mask + 1)
    (slots, mask, shift) = Self.free(bits: 64 - shift + 1)
    for place in 0..<count where old[place].entry != 0 { put(old[place]) }
    old.deallocate()
  }

  @inline(__always)
  private func place(_ key: UInt64, _ length: UInt32) -> Int {
    Int(truncatingIfNeeded: mixed(key, UInt64(length)) >> UInt64(shift))
  }

  @inline(__always)
  private func mixed(_ key: UInt64, _ other: UInt64) -> UInt64 {
    let product = (key ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ (other << 1))
    return (product.high ^ product.low) &* 0xD6E8_FEB8_6659_FD93
  }

  /// The bytes of a text of up to eight, from both its ends, or a digest of a longer one.
  @inline(__always)
  private func key(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let start = UnsafeRawPointer(text.baseAddress) else { return 0 }
    let count = text.count
    if count > 8 { return digest(start, count) }
    if count >= 4 {
      let first = UInt64(start.loadUnaligned(as: UInt32.self))
      return first | UInt64((start + (count &- 4)).loadUnaligned(as: UInt32.self)) << 32
    }
    if count >= 2 {
      let first = UInt64(start.loadUnaligned(as: UInt16.self))
      return first | UInt64((start + (count &- 2)).loadUnaligned(as: UInt16.self)) << 16
    }
    return count == 1 ? UInt64(start.load(as: UInt8.self)) : 0
  }

  private func digest(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var digest = mixed((start + (count &- 8)).loadUnaligned(as: UInt64.self), 0)
    var place = 0
    while place < count &- 8 {
      digest = mixed(digest ^ (start + place).loadUnaligned(as: UInt64.self), UInt64(place))
      place &+= 8
    }
    return digest
  }
}
