import EntenteGraph

/// Slots of texts that are a prefix and a number: each is told by its number alone, so no texts are
/// compared.
///
/// There are slots only where most texts are such and their numbers are not much larger than there
/// are texts.
struct NumberSlots: ~Copyable {
  /// How many slots there may be for each text.
  private static let slotsPerText = 16

  private var prefix = NumberPrefix()
  private var slots: UnsafeMutablePointer<UInt32>
  private var count = 0

  init() { slots = .allocate(capacity: 1) }

  deinit { slots.deallocate() }

  /// What a slot holds: 0 until it is set.
  @inline(__always)
  subscript(place: Int) -> UInt32 {
    get { slots[place] }
    nonmutating set { slots[place] = newValue }
  }

  /// Returns the slot of a text, or −1 if it has none.
  @inline(__always)
  func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let place = prefix.number(of: text)
    return place < count ? place : -1
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
    let (oldCount, oldShare) = (count, share())
    if count == 0 { texts.withBytes(texts.count - 1) { prefix.take(from: $0) } }
    count = wanted
    let sampleCount = (texts.count + step - 1) / step
    guard 2 * share() >= sampleCount, share() - oldShare > sampleCount / 8 else {
      count = oldCount
      if count == 0 { prefix = NumberPrefix() }
      return false
    }
    slots.deallocate()
    slots = .allocate(capacity: count)
    LargePages.ask(for: slots, count)
    slots.initialize(repeating: 0, count: count)
    return true
  }
}
