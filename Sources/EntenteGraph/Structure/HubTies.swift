/// The ties among the nodes with the most neighbors, a row of bits for each.
///
/// Where one in five pairs of them is tied, reading the bits of a row, 256 at a time, takes less
/// than reading the neighbors in it one by one.
struct HubTies: Sendable {
  /// 256 bits.
  typealias Bits = SIMD4<UInt64>

  /// The most hubs: their bits stay in the second cache.
  private static let mostHubs = 4_096
  /// The number of bits in an element.
  static let bitCount = 256

  /// The number of hubs, which have the lowest numbers.
  let count: Int
  /// How many elements a row takes.
  let rowLength: Int
  /// The rows, one after the other.
  private let bits: [Bits]

  /// - Parameter ranked: The neighbors of lower number, the nodes with the most neighbors first.
  init(_ ranked: Rows) {
    var count = min(ranked.count, Self.mostHubs)
    // The first rows hold nothing but each other.
    while count > 0, 10 * ranked.offsets[count] < count * count {
      count = (count - 1) / Self.bitCount * Self.bitCount
    }
    let rowLength = (count + Self.bitCount - 1) / Self.bitCount
    var bits = [Bits](repeating: .zero, count: count * rowLength)
    bits.withUnsafeMutableBytes { bytes in
      let words = bytes.bindMemory(to: UInt64.self)
      let wordCount = rowLength * Bits.scalarCount
      for hub in 0..<count {
        for arc in ranked.arcs(of: hub) {
          let other = Int(ranked.neighbors[arc])
          words[hub * wordCount + other / 64] |= 1 << UInt64(other % 64)
          words[other * wordCount + hub / 64] |= 1 << UInt64(hub % 64)
        }
      }
    }
    (self.count, self.rowLength, self.bits) = (count, rowLength, bits)
  }

  /// Calls the body with the rows, for loops without checks.
  func withRows<Result>(_ body: (UnsafePointer<Bits>?) -> Result) -> Result {
    bits.withUnsafeBufferPointer { body($0.baseAddress) }
  }

  /// Returns how many bits the first elements of two rows, at most 16, have in common.
  ///
  /// Any processor can do this, not only those that count bits.
  @inline(__always)
  static func commonCount(
    _ row: UnsafePointer<Bits>, _ other: UnsafePointer<Bits>, _ count: Int
  ) -> Int {
    // Each byte counts up to eight bits of 16 elements.
    var sums = Bits.zero
    for place in 0..<count {
      var bits = row[place] & other[place]
      bits &-= (bits &>> 1) & Bits(repeating: 0x5555_5555_5555_5555)
      let pairs = Bits(repeating: 0x3333_3333_3333_3333)
      bits = (bits & pairs) &+ ((bits &>> 2) & pairs)
      sums &+= (bits &+ (bits &>> 4)) & Bits(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    }
    // Two bytes at a time, as four sums of bytes may be more than one holds.
    let bytes = Bits(repeating: 0x00FF_00FF_00FF_00FF)
    let halves = ((sums & bytes) &+ ((sums &>> 8) & bytes)).wrappedSum()
    return Int((halves &* 0x0001_0001_0001_0001) &>> 48)
  }
}
