extension NumberText {
  /// The powers of ten up to the 19th.
  static let wholePowersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Returns the number nearest to a mantissa with up to 19 digits after the point.
  static func nearest(_ mantissa: UInt64, decimals: Int) -> Double {
    guard let number = nearest(mantissa, exponent: -decimals) else {
      preconditionFailure("there are too many decimals")
    }
    return number
  }

  /// Returns the number nearest to a mantissa times a power of ten, of two equally near the even one.
  ///
  /// The product or quotient is made of whole numbers, with more than 60 of its binary digits and whether
  /// any come after these, which is all that rounding asks for; so no table of powers is needed, as
  /// there is for any exponent in D. Lemire, Number parsing at a gigabyte per second, Software: Practice
  /// and Experience 51 (2021).
  ///
  /// - Parameters:
  ///   - mantissa: The mantissa.
  ///   - exponent: The exponent of ten.
  /// - Returns: The number, or `nil` for an exponent that is not from −38 to 19.
  static func nearest(_ mantissa: UInt64, exponent: Int) -> Double? {
    guard exponent >= -38, exponent <= 19 else { return nil }
    if mantissa == 0 { return 0 }
    if exponent >= 0 {
      let (high, low) = mantissa.multipliedFullWidth(by: wholePowersOfTen[exponent])
      return nearest(high, low, isMore: false, exponent: 0)
    }
    let shift = mantissa.leadingZeroBitCount
    var high = mantissa << UInt64(shift)
    var (low, binary, isMore): (UInt64, Int, Bool) = (0, -64 - shift, false)
    var divisor = wholePowersOfTen[min(-exponent, 19)]
    if exponent < -19 {
      // Once more divided, enough of the first quotient's digits are left if it has twice as many.
      let (first, rest) = divisor.dividingFullWidth((high >> 1, high << 63))
      let (second, last) = divisor.dividingFullWidth((rest, 0))
      (high, low, binary, isMore) = (first, second, binary - 63, last != 0)
      divisor = wholePowersOfTen[-exponent - 19]
    }
    let (first, rest) = high.quotientAndRemainder(dividingBy: divisor)
    let (second, last) = divisor.dividingFullWidth((rest, low))
    return nearest(first, second, isMore: isMore || last != 0, exponent: binary)
  }

  /// Returns the number nearest to a whole number of two words, or a little more than that, times a power
  /// of two.
  private static func nearest(
    _ high: UInt64, _ low: UInt64, isMore: Bool, exponent: Int
  ) -> Double {
    let shift = high == 0 ? 64 + low.leadingZeroBitCount : high.leadingZeroBitCount
    let whole = (UInt128(high) << 64 | UInt128(low)) << UInt128(shift)
    let (top, bottom) = (UInt64(whole >> 64), UInt64(truncatingIfNeeded: whole))
    // The last of 64 bits decides only whether the number is more than half way to the next one.
    let number = Double(top | (bottom != 0 || isMore ? 1 : 0))
    return number * Double(sign: .plus, exponent: exponent + 64 - shift, significand: 1)
  }
}
