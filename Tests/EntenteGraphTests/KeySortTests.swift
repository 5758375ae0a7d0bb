import Testing

@testable import EntenteGraph

@Suite struct KeySortTests {
  /// Numbers of keys below and above that from which they are no longer compared.
  @Test(arguments: [0, 1, 2, 511, 512, 5_000], [UInt64(3), 1 << 12, 1 << 40, .max])
  func `places are in the order of their keys, and as given among equal ones`(
    count: Int, most: UInt64
  ) {
    var generator = SplitMix64(seed: UInt64(count))
    let keys = (0..<count).map { _ in UInt64.random(in: 0...most, using: &generator) }
    let wanted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    #expect(KeySort.places(of: keys).map { Int($0) } == wanted)
  }
}
