import EntenteGraph

/// Different names that are a prefix and a number, in the order in which they are first met.
///
/// A bit for each number says whether its name was met: four million names take half a megabyte, which
/// the cache of a processor holds, where a table of them would wait for memory at each look-up. Their
/// places are looked up once all are known.
struct NumberedNames: ~Copyable {
  private static let wordSize = UInt32(UInt64.bitWidth)
  /// How many numbers there may be for each name in a table of all numbers.
  private static let numbersPerName = 16

  private var prefix = NumberPrefix()
  private var bits: UnsafeMutablePointer<UInt64>
  private var wordCount = 1 << 10
  /// The numbers of the names by place.
  private(set) var order: [UInt32] = []

  init() {
    bits = .allocate(capacity: wordCount)
    bits.initialize(repeating: 0, count: wordCount)
  }

  deinit { bits.deallocate() }

  /// Whether other names have the same prefix, or there are none of one of them.
  func suits(_ other: borrowing NumberedNames) -> Bool {
    order.isEmpty || other.order.isEmpty || prefix.isSame(other.prefix)
  }

  /// Adds names, unless one of them is not the prefix of the others and a number.
  ///
  /// - Parameters:
  ///   - count: How many names there are.
  ///   - numbers: Where their numbers are put.
  ///   - name: Returns the name of a place.
  /// - Returns: Whether they were added.
  @inline(__always)
  mutating func insert(
    _ count: Int, into numbers: UnsafeMutablePointer<UInt32>,
    _ name: (Int) -> UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if !prefix.isTaken, count > 0 { prefix.take(from: name(0)) }
    for place in 0..<count {
      let number = prefix.number(of: name(place))
      guard number >= 0 else { return false }
      numbers[place] = UInt32(truncatingIfNeeded: number)
    }
    // So short a loop that the memory answers for many numbers at a time.
    for place in 0..<count { insert(numbers[place]) }
    return true
  }

  /// Whether numbers alone are names like the others.
  var takesNumbers: Bool { !prefix.isTaken || prefix.isEmpty }

  /// Adds the names of the ends of edges, numbers alone.
  ///
  /// - Precondition: Such names are like the others.
  mutating func insert(
    sources: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt32>
  ) {
    if !prefix.isTaken { prefix.takeNothing() }
    for edge in sources.indices {
      insert(sources[edge])
      insert(targets[edge])
    }
  }

  @inline(__always)
  private mutating func insert(_ number: UInt32) {
    let word = Int(number / Self.wordSize)
    if word >= wordCount { grow(word) }
    let bit: UInt64 = 1 &<< UInt64(number)
    if bits[word] & bit != 0 { return }
    bits[word] |= bit
    order.append(number)
  }

  /// Adds the names of others that are not there, in their order.
  ///
  /// - Precondition: These suit the others.
  mutating func insert(_ others: borrowing NumberedNames) {
    if order.isEmpty, let first = others.order.first {
      var name: [UInt8] = []
      others.prefix.append(first, to: &name)
      name.withUnsafeBufferPointer { prefix.take(from: $0) }
    }
    for number in others.order { insert(number) }
  }

  private mutating func grow(_ word: Int) {
    let count = max(2 * wordCount, word + 1)
    let grown = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    grown.moveInitialize(from: bits, count: wordCount)
    (grown + wordCount).initialize(repeating: 0, count: count - wordCount)
    bits.deallocate()
    (bits, wordCount) = (grown, count)
  }

  /// The names by place.
  var texts: TextColumn {
    TextColumn(count: order.count) { place, bytes in prefix.append(order[place], to: &bytes) }
  }

  /// Puts the places of names where their numbers are, from an edge on, on several threads.
  func putPlaces(into ends: inout EndColumns, from edge: Int = 0) {
    if wordCount * UInt64.bitWidth <= Self.numbersPerName * order.count {
      ends.renumber(placesByNumber, from: edge)
    } else {
      putPlacesByRank(into: &ends, from: edge)
    }
  }

  /// The place of the name of each number.
  private var placesByNumber: [UInt32] {
    [UInt32](inLargePages: wordCount * UInt64.bitWidth) { places in
      places.initialize(repeating: 0)
      for (place, number) in order.enumerated() {
        places[Int(number)] = UInt32(truncatingIfNeeded: place)
      }
    }
  }

  /// Puts places where a table of all numbers would be much larger than that of the names.
  private func putPlacesByRank(into ends: inout EndColumns, from edge: Int) {
    // How many numbers come before those of each word, and the place of each number by its rank.
    var ranks = [UInt32](repeating: 0, count: wordCount)
    for word in ranks.indices.dropFirst() {
      ranks[word] = ranks[word - 1] + UInt32(bits[word - 1].nonzeroBitCount)
    }
    nonisolated(unsafe) let bits = UnsafePointer(bits)
    @Sendable func rank(_ number: UInt32, _ ranks: UnsafeBufferPointer<UInt32>) -> Int {
      let word = Int(number / Self.wordSize)
      let below = bits[word] & (1 &<< UInt64(number) &- 1)
      return Int(ranks[word]) &+ below.nonzeroBitCount
    }
    var places = [UInt32](repeating: 0, count: order.count)
    ranks.withUnsafeBufferPointer { ranks in
      for (place, number) in order.enumerated() {
        places[rank(number, ranks)] = UInt32(truncatingIfNeeded: place)
      }
    }
    ends.forEachBlock(from: edge) { [ranks, places] block in
      ranks.withUnsafeBufferPointer { ranks in
        places.withUnsafeBufferPointer { places in
          for index in block.indices { block[index] = places[rank(block[index], ranks)] }
        }
      }
    }
  }
}
