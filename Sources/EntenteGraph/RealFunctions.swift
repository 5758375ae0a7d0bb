#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Double {
  /// The natural logarithm.
  var logarithm: Double { log(self) }

  /// The logarithm to base 2.
  var binaryLogarithm: Double { log2(self) }

  /// The power of e.
  var exponential: Double { exp(self) }

  /// The logarithm of 1 plus the number, exact near 0 too.
  var logarithmOfOneMore: Double { log1p(self) }

  /// The number times its natural logarithm, 0 for 0.
  var timesLogarithm: Double { self > 0 ? self * log(self) : 0 }
}
