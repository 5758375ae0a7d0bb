/// A generator of random numbers for tests, the same for the same seed: a 64-bit linear
/// congruential generator with Knuth's MMIX constants, whose high bits are used.
///
/// It is written apart from the generator of the library on purpose.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter seed: Any number.
  public init(seed: Int) {
    state = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9
    _ = next()
  }

  /// Returns the next number.
  public mutating func next() -> UInt64 {
    (UInt64(half()) << 32) | UInt64(half())
  }

  private mutating func half() -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(truncatingIfNeeded: state >> 32)
  }
}
