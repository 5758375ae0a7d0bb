/// A small generator of random numbers, the same on every machine for the same seed.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators",
/// *OOPSLA 2014*, pp. 453–472 (doi 10.1145/2660193.2660195). Not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter seed: Any number.
  public init(seed: UInt64) {
    state = seed
  }

  /// Returns the next number, each as likely as the others.
  ///
  /// - Returns: A number of 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a random whole number that is at least 0 and less than a bound.
  ///
  /// The standard library's own way from bits to numbers may change between its versions; this one
  /// does not.
  ///
  /// - Parameter bound: A number above 0.
  /// - Returns: A number, each as likely as the others but for one part in 2⁶⁴ / `bound`.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "the bound must be above 0")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Returns a random fraction.
  ///
  /// - Returns: A multiple of 2⁻⁵³ that is at least 0 and less than 1.
  public mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Puts elements into random order, each order as likely as the others.
  ///
  /// - Parameter elements: The elements.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in elements.indices.reversed().dropLast() {
      elements.swapAt(last, below(last + 1))
    }
  }
}
