extension JSONValue {
  /// Reads a value that is written as ``compact`` writes it, at most a few levels deep.
  ///
  /// - Returns: `nil` for anything else, such as JSON with white space or with escapes that need not be.
  init?(compact text: String) {
    var reader = CompactReader(bytes: Array(text.utf8))
    guard let value = reader.value(0), reader.place == reader.bytes.count, value.compact == text
    else { return nil }
    self = value
  }
}

private struct CompactReader {
  let bytes: [UInt8]
  private(set) var place = 0

  /// How many lists and objects may be within each other.
  private static let deepest = 4

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func value(_ depth: Int) -> JSONValue? {
    guard place < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "t"): return word("true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return word("false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func list(_ depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    place += 1
    if take("]") { return .array([]) }
    repeat {
      guard let value = value(depth + 1) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    var members: [Member] = []
    place += 1
    if take("}") { return .object([Member]()) }
    repeat {
      guard let name = text(), take(":"), let value = value(depth + 1) else { return nil }
      members.append(Member(name: name, value: value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private typealias Member = JSONValue.Member

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard place < bytes.count else { return nil }
      place += 1
      switch bytes[place - 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "\""): text.append(0x22)
      case UInt8(ascii: "\\"): text.append(0x5C)
      // Other escapes are of control characters, which what this is for cannot hold.
      default: return nil
      }
    }
    return nil
  }

  private mutating func number() -> JSONValue? {
    let start = place
    _ = take("-")
    let first = place
    guard let count = digits(), count == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
    if take("."), digits() == nil { return nil }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if digits() == nil { return nil }
    }
    return .number(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// Moves behind digits; returns how many there are, `nil` if there are none.
  private mutating func digits() -> Int? {
    let start = place
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
    return place == start ? nil : place - start
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }
}
