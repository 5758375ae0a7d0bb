#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Functions of the C library.
enum Elementary {
  /// Returns the natural logarithm.
  static func logarithm(_ value: Double) -> Double { log(value) }

  /// Returns the natural logarithm of 1 more than a value, which may be small.
  static func logarithm(onePlus value: Double) -> Double { log1p(value) }

  /// Returns *e* to the power of a value.
  static func exponential(_ value: Double) -> Double { exp(value) }
}
