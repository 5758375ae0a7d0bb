/// Numbers as XML Schema and most formats write them; space around them does not count.
enum NumberText {
  static func boolean(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch String(decoding: trimmed(text), as: UTF8.self).lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  @inline(__always)
  static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    // Up to 18 digits have not overflowed.
    if !text.isEmpty, text.count <= 18 {
      var value: Int64 = 0
      var place = 0
      while place < text.count {
        let digit = text[place] &- 0x30
        if digit > 9 { break }
        value = value &* 10 &+ Int64(digit)
        place &+= 1
      }
      if place == text.count { return value }
    }
    return anyInteger(text)
  }

  private static func anyInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    Int64(String(decoding: trimmed(text), as: UTF8.self))
  }

  /// The powers of ten up to the 19th, all exact.
  static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19,
  ]

  @inline(__always)
  static func real(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    // Up to 19 digits have not overflowed.
    if !text.isEmpty, text.count <= 19 {
      var mantissa: UInt64 = 0
      var place = 0
      var point = -1
      var digitCount = 0
      while place < text.count {
        let digit = text[place] &- 0x30
        if digit > 9 {
          guard text[place] == 0x2E, point < 0 else { break }
          point = place
        } else {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          digitCount &+= 1
        }
        place &+= 1
      }
      if place == text.count, digitCount > 0 {
        return real(mantissa, decimals: point < 0 ? 0 : text.count &- 1 &- point)
      }
    }
    return signedReal(text) ?? anyReal(text)
  }

  /// Returns a number with or without a sign and an exponent, if it has up to 19 digits from the first
  /// that is not 0 and is neither large nor small.
  private static func signedReal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let sign = text.first else { return nil }
    var place = sign == 0x2D || sign == 0x2B ? 1 : 0
    var mantissa: UInt64 = 0
    var (digitCount, exponent, hasDigit, hasPoint) = (0, 0, false, false)
    while place < text.count {
      let digit = text[place] &- 0x30
      if digit <= 9 {
        if digit > 0 || digitCount > 0 { digitCount &+= 1 }
        if digitCount > 19 { return nil }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if hasPoint { exponent &-= 1 }
        hasDigit = true
      } else {
        guard text[place] == 0x2E, !hasPoint else { break }
        hasPoint = true
      }
      place &+= 1
    }
    guard hasDigit else { return nil }
    if place < text.count {
      // Space may stand around a number, but not in it.
      guard text[place] | 0x20 == 0x65, (2...5).contains(text.count - place),
        text[place + 1] > 0x20,
        let power = integer(UnsafeBufferPointer(rebasing: text[(place + 1)...]))
      else { return nil }
      exponent += Int(power)
    }
    return nearest(mantissa, exponent: exponent).map { sign == 0x2D ? -$0 : $0 }
  }

  /// Returns a number; `nil` for a whole one that would be rounded.
  static func exactReal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let number = real(text) else { return nil }
    guard abs(number) >= 0x1p53, number.isFinite,
      trimmed(text).allSatisfy({ $0 &- 0x30 <= 9 || $0 == 0x2B || $0 == 0x2D })
    else { return number }
    let whole = integer(text)
    return whole != nil && whole == Int64(exactly: number) ? number : nil
  }

  /// Whether a number has digits that a `Double` cannot give back: more than 17 between the first and the last
  /// that is not 0, or those of a whole number that it does not hold.
  @inline(__always)
  static func isRounded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count > 15 && isLongRounded(text)
  }

  /// The same of a string.
  static func isRounded(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isRounded($0) }
  }

  private static func isLongRounded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = significantDigitCount(text)
    guard count <= 17 else { return true }
    guard count > 15 else { return false }
    // From 2⁵³ on a Double has no fraction.
    guard let whole = integer(UnsafeBufferPointer(rebasing: text.prefix { $0 != 0x2E })),
      whole.magnitude >= 1 << 53
    else { return false }
    var shortest = Double(whole).magnitude.description
    return shortest.withUTF8 { significantDigits($0) } != significantDigits(text)
  }

  /// How many digits there are from the first to the last that is not 0.
  private static func significantDigitCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (count, zeros) = (0, 0)
    for byte in text {
      if byte | 0x20 == 0x65 { break }
      if byte == 0x30 {
        zeros += count > 0 ? 1 : 0
      } else if byte &- 0x30 <= 9 {
        count += zeros + 1
        zeros = 0
      }
    }
    return count
  }

  /// The digits of a number from the first to the last that is not 0.
  private static func significantDigits(_ text: UnsafeBufferPointer<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix { $0 | 0x20 != 0x65 }.filter { $0 &- 0x30 <= 9 }
    guard let last = digits.lastIndex(where: { $0 != 0x30 }) else { return [] }
    return digits[...last].drop { $0 == 0x30 }
  }

  /// Returns the number nearest to a mantissa with up to 19 digits after the point.
  ///
  /// A mantissa below 2⁵³ and a power of ten up to 10²² are exact, so their quotient is rounded once.
  @inline(__always)
  static func real(_ mantissa: UInt64, decimals: Int) -> Double {
    if mantissa < 1 << 53 {
      let number = Double(Int64(truncatingIfNeeded: mantissa))
      return decimals == 0 ? number : number / powersOfTen[decimals]
    }
    return nearest(mantissa, decimals: decimals)
  }

  private static func anyReal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let text = String(decoding: trimmed(text), as: UTF8.self)
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "nan": return .nan
    default: return decimal(text).flatMap { $0.isHeld ? $0.number : nil }
    }
  }

  /// Whether a text is a number that is too large for a `Double`, or so small that it would be 0.
  static func isOutOfRange(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    decimal(String(decoding: trimmed(text), as: UTF8.self)).map { !$0.isHeld } ?? false
  }

  /// The number nearest to a decimal one, and whether that is more than its sign; `nil` if it is none.
  private static func decimal(_ text: String) -> (number: Double, isHeld: Bool)? {
    // The standard library reads more than decimal numbers.
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text)
    else { return nil }
    let mantissa = text.utf8.prefix { $0 | 0x20 != 0x65 }
    let isZero = mantissa.allSatisfy { !(0x31...0x39).contains($0) }
    return (number, number.isFinite && (number != 0 || isZero))
  }

  private static func trimmed(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>.SubSequence {
    var rest = text[...]
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    return rest
  }

  /// Adds a number in the fewest digits that tell it from all others.
  @inline(__always)
  static func append(_ number: Double, to bytes: inout [UInt8]) {
    let whole = Int64(truncatingIfNeeded: number.isFinite && abs(number) < 0x1p53 ? Int(number) : 0)
    if Double(whole) == number, whole != 0 || number.sign == .plus {
      append(whole, to: &bytes)
    } else if number.isNaN {
      bytes.append(contentsOf: "NaN".utf8)
    } else if number.isInfinite {
      bytes.append(contentsOf: (number < 0 ? "-INF" : "INF").utf8)
    } else if number == 0 {
      bytes.append(contentsOf: "-0".utf8)
    } else {
      bytes.append(contentsOf: number.description.utf8)
    }
  }

  @inline(__always)
  static func append(_ number: Int64, to bytes: inout [UInt8]) {
    var rest = number.magnitude
    if number < 0 { bytes.append(0x2D) }
    if rest < 10 {
      bytes.append(0x30 &+ UInt8(truncatingIfNeeded: rest))
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var place = 20
      repeat {
        place &-= 1
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        digits[place] = 0x30 &+ UInt8(truncatingIfNeeded: remainder)
        rest = quotient
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place..<20]))
    }
  }
}
