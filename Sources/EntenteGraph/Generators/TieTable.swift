/// Which ties a graph in the making has: a table with open addressing.
struct TieTable {
  /// The ties that are there, each once.
  private var keys: [UInt64]
  /// How often ties are there beside, of those that are parallel.
  private var parallels: [UInt64: Int] = [:]
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
    while size < 2 * capacity { size *= 2 }
    keys = [UInt64](repeating: Self.none, count: size)
  }

  /// Returns whether there is a tie.
  func contains(_ source: UInt32, _ target: UInt32) -> Bool {
    let key = key(source, target)
    return keys[place(of: key)] == key
  }

  /// Adds a tie, be it there or not.
  mutating func insert(_ source: UInt32, _ target: UInt32) {
    let key = key(source, target)
    let place = place(of: key)
    if keys[place] == key { parallels[key, default: 0] += 1 }
    keys[place] = key
  }

  /// Takes away a tie that is there, once.
  mutating func remove(_ source: UInt32, _ target: UInt32) {
    let key = key(source, target)
    if !parallels.isEmpty, let count = parallels[key] {
      parallels[key] = count > 1 ? count - 1 : nil
      return
    }
    // Keys that follow without a gap move up if they may stand in the free place.
    var free = place(of: key)
    var place = free
    while true {
      place = (place + 1) & mask
      if keys[place] == Self.none { break }
      if (place - home(of: keys[place])) & mask >= (place - free) & mask {
        keys[free] = keys[place]
        free = place
      }
    }
    keys[free] = Self.none
  }

  private var mask: Int { keys.count - 1 }

  private func key(_ source: UInt32, _ target: UInt32) -> UInt64 {
    isDirected || source < target
      ? UInt64(source) << 32 | UInt64(target) : UInt64(target) << 32 | UInt64(source)
  }

  /// Returns the first place where a key may stand.
  private func home(of key: UInt64) -> Int {
    var bits = key &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 32
    return Int(truncatingIfNeeded: bits) & mask
  }

  /// Returns where a key is, or where it would be put.
  private func place(of key: UInt64) -> Int {
    var place = home(of: key)
    while keys[place] != key, keys[place] != Self.none { place = (place + 1) & mask }
    return place
  }
}
