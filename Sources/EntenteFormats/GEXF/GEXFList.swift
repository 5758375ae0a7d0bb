/// Lists as GEXF writes them in one text, which the format itself calls unsafe.
///
/// From version 1.3 on a list is in brackets and its values are between commas, in single or double
/// quotation marks where they need to be, with a backslash before a quotation mark in them. Before, its
/// values are between bars; if there is no bar, between semicolons; if there is neither, between
/// commas. Space around values that are not in quotation marks does not count.
enum GEXFList {
  /// The list as JSON; `nil` if a value is none of the kind.
  static func json(_ text: [UInt8], _ kind: ColumnBuilder.Kind) -> JSONValue? {
    let text = trimmed(text[...])
    guard text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count > 1 else {
      let separator = "|;".utf8.first { text.contains($0) } ?? UInt8(ascii: ",")
      if text.isEmpty { return .array([]) }
      return json(
        text.split(separator: separator, omittingEmptySubsequences: false).map {
          Array(trimmed($0))
        }, kind)
    }
    return quoted(text.dropFirst().dropLast()).flatMap { json($0, kind) }
  }

  /// The values between commas; `nil` if one in quotation marks does not end.
  private static func quoted(_ text: ArraySlice<UInt8>) -> [[UInt8]]? {
    var values: [[UInt8]] = []
    var rest = trimmed(text)
    if rest.isEmpty { return [] }
    while true {
      if let quote = rest.first, quote == 0x22 || quote == 0x27 {
        guard let (value, end) = unescaped(rest.dropFirst(), quote) else { return nil }
        values.append(value)
        rest = trimmed(rest[end...])
      } else {
        let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
        values.append(Array(trimmed(rest[..<end])))
        rest = rest[end...]
      }
      guard let next = rest.popFirst() else { return values }
      guard next == UInt8(ascii: ",") else { return nil }
      rest = trimmed(rest)
    }
  }

  /// A text up to its closing quotation mark, and where it ends.
  private static func unescaped(
    _ text: ArraySlice<UInt8>, _ quote: UInt8
  ) -> (value: [UInt8], end: Int)? {
    var value: [UInt8] = []
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      place += 1
      if byte == quote { return (value, place) }
      guard byte == UInt8(ascii: "\\"), place < text.endIndex else {
        value.append(byte)
        continue
      }
      switch text[place] {
      case UInt8(ascii: "n"): value.append(0x0A)
      case UInt8(ascii: "r"): value.append(0x0D)
      case UInt8(ascii: "t"): value.append(0x09)
      case let other: value.append(other)
      }
      place += 1
    }
    return nil
  }

  private static func json(
    _ values: [[UInt8]], _ kind: ColumnBuilder.Kind
  ) -> JSONValue? {
    var list: [JSONValue] = []
    for text in values {
      guard let value = GEXFType.value(text, kind) else { return nil }
      list.append(json(value, text))
    }
    return .array(list)
  }

  /// A value as JSON; a number keeps its digits where JSON writes numbers so.
  static func json(_ value: AttributeValue, _ text: [UInt8]) -> JSONValue {
    switch value {
    case .boolean(let value): return .boolean(value)
    case .integer(let number): return .number("\(number)")
    case .real(let number):
      let digits = String(decoding: text, as: UTF8.self)
      if case .number? = JSONValue(compact: digits) { return .number(digits) }
      return number.isFinite ? .real(number) : .text(digits)
    case .text(let text), .structure(let text): return .text(text)
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return rest
  }
}
