/// A number as tables write it, told from codes that only look like one.
///
/// A whole number has no leading zeros and no plus sign, so that `007` and `+81` stay texts; the
/// exponent of a number has a sign, as programs write it, so that `1e3` does. Where no comma parts the
/// fields, one may be decimal.
enum TableNumber {
  case integer(Int64)
  case real(Double)
  /// One of more digits than 64 bits hold, the nearest that they do.
  case rounded(Double)
  /// Infinite, or no number at all.
  case special(Double)
  /// One that 64 bits do not hold.
  case outOfRange

  /// Reads a number, or returns `nil` if a text is none.
  @inline(__always)
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> TableNumber? {
    guard let start = text.baseAddress, text.count > 0 else { return nil }
    let count = text.count
    let isNegative = start[0] == 0x2D
    var place = isNegative ? 1 : 0
    let first = place
    // Up to 18 digits have not overflowed.
    guard count <= 19 else { return readAny(text) }
    var mantissa: UInt64 = 0
    while place < count {
      let digit = start[place] &- 0x30
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place &+= 1
    }
    let wholeCount = place &- first
    guard wholeCount > 0, wholeCount == 1 || start[first] != 0x30, wholeCount <= 18 else {
      return readAny(text)
    }
    if place == count {
      if isNegative { return mantissa == 0 ? .real(-0.0) : .integer(-Int64(mantissa)) }
      return .integer(Int64(mantissa))
    }
    guard start[place] == 0x2E else {
      return start[place] | 0x20 == 0x65 ? readAny(text) : nil
    }
    place &+= 1
    let point = place
    while place < count {
      let digit = start[place] &- 0x30
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place &+= 1
    }
    // Up to 17 digits are not rounded, unless there are many before the point.
    guard place == count, place > point, mantissa < 100_000_000_000_000_000, wholeCount <= 15
    else { return readAny(text) }
    let value = NumberText.real(mantissa, decimals: place &- point)
    return .real(isNegative ? -value : value)
  }

  private static func readAny(_ text: UnsafeBufferPointer<UInt8>) -> TableNumber? {
    // Most texts are told from numbers by their first bytes.
    guard let first = text.first, text.count <= 400,
      first == 0x2D || first == 0x2E || first &- 0x30 <= 9 || first | 0x20 == 0x69
        || first | 0x20 == 0x6E
    else { return nil }
    // Whole numbers of that many digits, such as some ids are, are told without a copy.
    let digits = text.dropFirst(first == 0x2D ? 1 : 0)
    if digits.count > 19, digits.first != 0x30, digits.allSatisfy({ $0 &- 0x30 <= 9 }) {
      return .outOfRange
    }
    guard digits.first.map({ $0 | 0x20 == 0x69 || $0 | 0x20 == 0x6E }) == true else {
      return readLong(text)
    }
    switch String(decoding: text, as: UTF8.self) {
    case "INF", "Inf", "inf", "Infinity": return .special(.infinity)
    case "-INF", "-Inf", "-inf", "-Infinity": return .special(-.infinity)
    case "NaN", "nan": return .special(.nan)
    default: return nil
    }
  }

  private static func readLong(_ text: UnsafeBufferPointer<UInt8>) -> TableNumber? {
    var rest = text[...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    let whole = rest.prefix { $0 &- 0x30 <= 9 }
    if whole.count > 1, whole.first == 0x30 { return nil }
    rest = rest.dropFirst(whole.count)
    if rest.isEmpty, !whole.isEmpty {
      return NumberText.integer(text).map { .integer($0) } ?? .outOfRange
    }
    var fractionCount = 0
    if rest.first == 0x2E {
      fractionCount = rest.dropFirst().prefix { $0 &- 0x30 <= 9 }.count
      guard fractionCount > 0 else { return nil }
      rest = rest.dropFirst(fractionCount + 1)
    }
    guard whole.count + fractionCount > 0 else { return nil }
    if let first = rest.first {
      guard first | 0x20 == 0x65, rest.count > 2 else { return nil }
      let sign = rest[rest.index(after: rest.startIndex)]
      guard sign == 0x2B || sign == 0x2D, rest.dropFirst(2).allSatisfy({ $0 &- 0x30 <= 9 })
      else { return nil }
    }
    guard let number = NumberText.real(text) else { return .outOfRange }
    return NumberText.isRounded(text) ? .rounded(number) : .real(number)
  }

  /// Reads a number with a decimal comma; returns `nil` if a text is none.
  ///
  /// - Returns: The number, and whether its comma cannot part thousands: not three digits follow it, or
  ///   it comes after a zero or more than three digits.
  static func readComma(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (number: TableNumber, isClear: Bool)? {
    guard let first = text.first, first == 0x2D || first &- 0x30 <= 9, text.count <= 400,
      let comma = text.firstIndex(of: 0x2C), !text.contains(0x2E)
    else { return nil }
    var pointed = Array(text)
    pointed[comma] = 0x2E
    guard let number = pointed.withUnsafeBufferPointer({ read($0) }) else { return nil }
    let whole = text[..<comma].drop { $0 == 0x2D }
    let isClear = text.count - comma != 4 || whole.count > 3 || whole.elementsEqual([0x30])
    return (number, isClear)
  }

  /// How sure it is that the marks in a text part the thousands of a number.
  enum Grouping {
    /// As in 1.000,5 and 1 000.
    case clear
    /// As in 1.000.000, which may be an address, and +1 000, which may be a telephone number.
    case likely
  }

  /// How sure it is that a text is a number with marks between its thousands; `nil` if it is none.
  static func grouping(_ text: UnsafeBufferPointer<UInt8>) -> Grouping? {
    guard let first = text.first, first == 0x2B || first == 0x2D || first &- 0x30 <= 9,
      text.count <= 100
    else { return nil }
    var rest = String(decoding: text, as: UTF8.self).unicodeScalars[...]
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    guard let mark = rest.first(where: { !("0"..."9").contains($0) }),
      ".,' ’\u{A0}\u{2009}\u{202F}".unicodeScalars.contains(mark)
    else { return nil }
    var groups = rest.split(separator: mark, omittingEmptySubsequences: false)
    let decimals = groups.removeLast().split(omittingEmptySubsequences: false) {
      $0 == "." || $0 == ","
    }
    groups.append(decimals[0])
    let isClear = mark != "." || decimals.count == 2
    guard groups.count > (isClear ? 1 : 2), (1...3).contains(groups[0].count),
      groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 }), decimals.count <= 2,
      decimals.last?.isEmpty == false,
      (groups + decimals).joined().allSatisfy({ ("0"..."9").contains($0) })
    else { return nil }
    return isClear && first != 0x2B ? .clear : .likely
  }
}
