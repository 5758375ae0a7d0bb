/// Which ties a graph in the making has, and how often: a table with open addressing.
struct TieTable {
  private var keys: [UInt64]
  /// How often each key is there; one that is no longer there keeps its place.
  private var counts: [UInt32]
  private var usedCount = 0
  private let isDirected: Bool

  /// A key that no tie has: the largest node number is 2³² − 2.
  private static let none = UInt64.max

  /// Makes room.
  ///
  /// - Parameters:
  ///   - direction: Whether a tie from one node to another is also one back.
  ///   - capacity: The number of ties there will be at most at a time.
  init(_ direction: Graph.Direction, capacity: Int) {
    isDirected = direction == .directed
    var size = 16
    while size < 4 * capacity { size *= 2 }
    keys = [UInt64](repeating: Self.none, count: size)
    counts = [UInt32](repeating: 0, count: size)
  }

  /// Returns whether there is a tie.
  func contains(_ source: UInt32, _ target: UInt32) -> Bool {
    counts[place(of: key(source, target))] > 0
  }

  /// Adds a tie, be it there or not.
  mutating func insert(_ source: UInt32, _ target: UInt32) {
    let key = key(source, target)
    var place = place(of: key)
    if keys[place] == Self.none {
      if 2 * usedCount >= keys.count {
        clearUnused()
        place = self.place(of: key)
      }
      keys[place] = key
      usedCount += 1
    }
    counts[place] += 1
  }

  /// Takes away a tie that is there, once.
  mutating func remove(_ source: UInt32, _ target: UInt32) {
    counts[place(of: key(source, target))] -= 1
  }

  private func key(_ source: UInt32, _ target: UInt32) -> UInt64 {
    isDirected || source < target
      ? UInt64(source) << 32 | UInt64(target) : UInt64(target) << 32 | UInt64(source)
  }

  /// Returns where a key is, or where it would be put.
  private func place(of key: UInt64) -> Int {
    var bits = key &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 32
    var place = Int(truncatingIfNeeded: bits) & (keys.count - 1)
    while keys[place] != key, keys[place] != Self.none {
      place = (place + 1) & (keys.count - 1)
    }
    return place
  }

  /// Frees the places of keys that are no longer there.
  private mutating func clearUnused() {
    let (oldKeys, oldCounts) = (keys, counts)
    for place in keys.indices { (keys[place], counts[place]) = (Self.none, 0) }
    usedCount = 0
    for old in oldKeys.indices where oldCounts[old] > 0 {
      let place = place(of: oldKeys[old])
      (keys[place], counts[place]) = (oldKeys[old], oldCounts[old])
      usedCount += 1
    }
  }
}
