import EntenteGraph

/// Numbers different texts in the order in which they are first met.
///
/// An open-addressing table: a text of up to sixteen bytes is told by its slot alone. Texts that are
/// a prefix and a number have slots by their number instead where most texts are such.
package struct TextIndex: ~Copyable {
  /// The first and the last eight bytes of a text, which may overlap, or a digest and the last eight.
  private struct Key: Equatable {
    var first: UInt64
    var last: UInt64
  }

  private struct Slot {
    var key: Key
    var length: UInt32
    /// One more than the number of the text; 0 if the slot is free.
    var entry: UInt32
  }

  /// Where a text is looked for.
  private struct Address {
    /// The slot of its number, or, if it has none, the complement of the slot from which its key is
    /// looked for.
    var place: Int
    var key: Key
  }

  /// The texts by number.
  package private(set) var texts = TextColumn()
  private var numbers = NumberSlots()
  private var slots: UnsafeMutablePointer<Slot>
  /// How many slots are in use.
  private var usedCount = 0
  /// How often texts were given other slots.
  private var moves = 0
  private var mask: Int
  private var shift: Int
  /// Another one in each process, so that nobody can choose texts that all collide.
  private static let seed = UInt64.random(in: .min ... .max)
  private let seed = TextIndex.seed
  /// What was read to have slots at hand, kept so that reading them is not left out.
  private var fetched: UInt32 = 0

  /// Creates an index without texts.
  ///
  /// - Parameter count: How many texts there is to be room for.
  package init(reserving count: Int = 0) {
    // At most half of the slots are in use.
    (slots, mask, shift) = Self.free(bits: max(10, Int.bitWidth - (2 * count).leadingZeroBitCount))
  }

  deinit { slots.deallocate() }

  private static func free(bits: Int) -> (UnsafeMutablePointer<Slot>, Int, Int) {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1 << bits)
    LargePages.ask(for: slots, 1 << bits)
    slots.initialize(
      repeating: Slot(key: Key(first: 0, last: 0), length: 0, entry: 0), count: 1 << bits)
    return (slots, 1 << bits - 1, 64 - bits)
  }

  /// Returns the number of a text, which is added if it is new.
  ///
  /// - Parameter text: The text as UTF-8.
  /// - Returns: Its number, and whether it was added; `nil` where there are 2³² − 1 texts already.
  @inline(__always)
  mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> (number: UInt32, isNew: Bool)? {
    insert(text, address(text))
  }

  @inline(__always)
  private func address(_ text: UnsafeBufferPointer<UInt8>) -> Address {
    let place = numbers.place(of: text)
    guard place < 0 else { return Address(place: place, key: Key(first: 0, last: 0)) }
    let key = key(text)
    return Address(
      place: ~self.place(key, UInt32(truncatingIfNeeded: text.count)), key: key)
  }

  @inline(__always)
  private mutating func insert(
    _ text: UnsafeBufferPointer<UInt8>, _ address: Address
  ) -> (number: UInt32, isNew: Bool)? {
    if address.place >= 0 {
      let entry = numbers[address.place]
      return entry == 0 ? add(text, toNumber: address.place) : (entry &- 1, false)
    }
    let key = address.key
    let length = UInt32(truncatingIfNeeded: text.count)
    var place = ~address.place
    while true {
      let slot = slots[place]
      if slot.entry == 0 { return add(text, key) }
      if slot.key == key, slot.length == length, length <= 16 || isSame(slot.entry, text) {
        return (slot.entry &- 1, false)
      }
      place = (place &+ 1) & mask
    }
  }

  /// Numbers texts in their order.
  ///
  /// That is faster than one by one, as the slots of many texts are fetched side by side.
  ///
  /// - Parameters:
  ///   - count: How many texts there are.
  ///   - found: Where their numbers are put.
  ///   - text: Returns the text of a place.
  /// - Returns: Whether there were less than 2³² − 1 texts.
  @inline(__always)
  mutating func insertAll(
    _ count: Int, into found: UnsafeMutablePointer<UInt32>,
    _ text: (Int) -> UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let block = 256
    return withUnsafeTemporaryAllocation(of: (place: Int, Address).self, capacity: block) { left in
      var start = 0
      while start < count {
        let end = min(start &+ block, count)
        let moves = moves
        for place in start..<end { left[place &- start] = (place, address(text(place))) }
        let leftCount = lookUp(UnsafeMutableBufferPointer(rebasing: left[..<(end &- start)]), found)
        for (place, address) in left[..<leftCount] {
          let text = text(place)
          // The slots may have been given anew since.
          let address = moves == self.moves ? address : self.address(text)
          guard let (number, _) = insert(text, address) else { return false }
          found[place] = number
        }
        start = end
      }
      return true
    }
  }

  /// Finds the numbers of texts whose slots tell them, and returns how many others are left, which are
  /// then the first.
  ///
  /// No slot waits for another one, so the memory answers for many at a time.
  @inline(__always)
  private mutating func lookUp(
    _ left: UnsafeMutableBufferPointer<(place: Int, Address)>,
    _ found: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var (leftCount, sum): (Int, UInt32) = (0, 0)
    for index in left.indices {
      let (place, address) = left[index]
      if address.place >= 0 {
        let entry = numbers[address.place]
        found[place] = entry &- 1
        if entry != 0 { continue }
      } else {
        sum &+= slots[~address.place].entry
      }
      left[leftCount] = (place, address)
      leftCount &+= 1
    }
    fetched &+= sum
    return leftCount
  }

  /// Numbers the texts of a column in their order.
  ///
  /// - Returns: The number of each; `nil` where there would be 2³² − 1 texts.
  mutating func numbers(adding others: TextColumn) -> [UInt32]? {
    let numbers = [UInt32](unsafeUninitializedCapacity: others.count) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      let isInserted = others.bytes.withUnsafeBufferPointer { bytes in
        insertAll(others.count, into: start) {
          UnsafeBufferPointer(rebasing: bytes[others.range($0)])
        }
      }
      count = isInserted ? others.count : 0
    }
    return numbers.count == others.count ? numbers : nil
  }

  /// Returns the number of a text, which is added if it is new, by its bytes: texts that Swift takes
  /// for equal, as both mean the same letters, are two.
  package mutating func insert(_ text: String) -> (number: UInt32, isNew: Bool)? {
    var text = text
    return text.withUTF8 { insert($0) }
  }

  /// Returns the number of a text, or `nil` if it was not added.
  package func number(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  /// Returns the number of a text, or `nil` if it was not added.
  @inline(__always)
  func number(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let address = address(text)
    if address.place >= 0 {
      let entry = numbers[address.place]
      return entry == 0 ? nil : Int(entry) &- 1
    }
    let key = address.key
    let length = UInt32(truncatingIfNeeded: text.count)
    var place = ~address.place
    while true {
      let slot = slots[place]
      if slot.entry == 0 { return nil }
      if slot.key == key, slot.length == length, length <= 16 || isSame(slot.entry, text) {
        return Int(slot.entry) &- 1
      }
      place = (place &+ 1) & mask
    }
  }

  private func isSame(_ entry: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    texts.withBytes(Int(entry) - 1) { other in
      guard other.count == text.count, let one = UnsafeRawPointer(text.baseAddress),
        let two = UnsafeRawPointer(other.baseAddress)
      else { return false }
      // The last eight bytes are known to be the same.
      var place = 0
      while place < text.count &- 8 {
        if (one + place).loadUnaligned(as: UInt64.self)
          != (two + place).loadUnaligned(as: UInt64.self)
        {
          return false
        }
        place &+= 8
      }
      return true
    }
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, toNumber place: Int
  ) -> (number: UInt32, isNew: Bool)? {
    guard texts.count < Int(UInt32.max) else { return nil }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[place] = number + 1
    return (number, true)
  }

  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, _ key: Key
  ) -> (number: UInt32, isNew: Bool)? {
    guard texts.count < Int(UInt32.max) else { return nil }
    if 2 * usedCount > mask + 1 {
      grow()
      // It may have a slot by its number now.
      let place = numbers.place(of: text)
      if place >= 0 { return add(text, toNumber: place) }
    }
    let number = UInt32(texts.count)
    texts.append(text)
    put(Slot(key: key, length: UInt32(truncatingIfNeeded: text.count), entry: number + 1))
    usedCount += 1
    return (number, true)
  }

  private func put(_ slot: Slot) {
    var place = place(slot.key, slot.length)
    while slots[place].entry != 0 { place = (place + 1) & mask }
    slots[place] = slot
  }

  private mutating func grow() {
    moves += 1
    let (old, count) = (slots, mask + 1)
    defer { old.deallocate() }
    guard numbers.adapt(to: texts) else {
      (slots, mask, shift) = Self.free(bits: 64 - shift + 1)
      for place in 0..<count where old[place].entry != 0 { put(old[place]) }
      return
    }
    usedCount = 0
    for number in texts.indices {
      let place = texts.withBytes(number) { numbers.place(of: $0) }
      if place < 0 { usedCount += 1 } else { numbers[place] = UInt32(number) + 1 }
    }
    (slots, mask, shift) = Self.free(
      bits: max(10, Int.bitWidth - (2 * usedCount).leadingZeroBitCount))
    for place in 0..<count where old[place].entry != 0 {
      let number = Int(old[place].entry) - 1
      if texts.withBytes(number, { numbers.place(of: $0) }) < 0 { put(old[place]) }
    }
  }

  @inline(__always)
  private func place(_ key: Key, _ length: UInt32) -> Int {
    let mixed = mixed(key.first, key.last &+ UInt64(length) &<< 1)
    return Int(truncatingIfNeeded: mixed >> UInt64(shift))
  }

  @inline(__always)
  private func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = (one ^ seed).multipliedFullWidth(by: other ^ 0x9E37_79B9_7F4A_7C15)
    return (product.high ^ product.low) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  private func key(_ text: UnsafeBufferPointer<UInt8>) -> Key {
    guard let start = UnsafeRawPointer(text.baseAddress) else { return Key(first: 0, last: 0) }
    let count = text.count
    if count >= 8 {
      let last = (start + (count &- 8)).loadUnaligned(as: UInt64.self)
      if count > 16 { return Key(first: digest(start, count), last: last) }
      return Key(first: start.loadUnaligned(as: UInt64.self), last: last)
    }
    if count >= 4 {
      let first = UInt64(start.loadUnaligned(as: UInt32.self))
      let last = UInt64((start + (count &- 4)).loadUnaligned(as: UInt32.self))
      return Key(first: first | last << 32, last: 0)
    }
    if count >= 2 {
      let first = UInt64(start.loadUnaligned(as: UInt16.self))
      let last = UInt64((start + (count &- 2)).loadUnaligned(as: UInt16.self))
      return Key(first: first | last << 16, last: 0)
    }
    return Key(first: count == 1 ? UInt64(start.load(as: UInt8.self)) : 0, last: 0)
  }

  private func digest(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var digest: UInt64 = 0
    var place = 0
    while place < count &- 8 {
      digest = mixed(digest ^ (start + place).loadUnaligned(as: UInt64.self), UInt64(place))
      place &+= 8
    }
    return digest
  }
}
