import EntenteData

/// Reads JSON value by value from a moving window on a file, as RFC 8259 has it.
///
/// Whoever reads asks for what is expected, so that nothing is kept of the whole:
///
///     try scanner.beginObject()
///     while try scanner.nextName() {
///       if scanner.isText("nodes") { … } else { try scanner.skipValue() }
///     }
///     try scanner.finish()
///
/// After each name that was read there is a value to be read, and so after each element; where it
/// starts is then the position.
struct JSONScanner: ~Copyable {
  /// What a value is.
  enum Kind {
    case object
    case array
    case text
    case number
    case boolean
    case null
  }

  /// How deep objects and arrays may be within each other.
  static let deepest = 200

  var window: ByteWindow
  /// What was read otherwise than it stands there.
  var notices = Notices()
  private let sourceWarnings: [Problem]
  /// Whether `NaN`, `Infinity` and `-Infinity` are numbers, as Python writes them.
  let allowsSpecialNumbers: Bool
  /// Whether what is read was kept, so that what is odd about numbers was noticed before, and where it
  /// stood is known to whoever kept it.
  private(set) var isKept = false

  /// How many objects and arrays are open.
  private(set) var depth = 0
  /// Whether an object or array was opened and nothing in it has been read.
  private(set) var isFirst = false

  /// Where the last name, text or number is: in the window or, if escapes were replaced, in memory of
  /// its own.
  var textRange = 0..<0
  var isDecoded = false
  var decoded: UnsafeMutablePointer<UInt8>
  var decodedCount = 0
  var decodedCapacity = 256

  init(
    _ source: TextSource, from start: Int? = nil, windowSize: Int = ByteWindow.size,
    allowsSpecialNumbers: Bool = true
  ) {
    window = ByteWindow(source, from: start, capacity: windowSize, allowsControls: true)
    decoded = .allocate(capacity: decodedCapacity)
    self.allowsSpecialNumbers = allowsSpecialNumbers
    sourceWarnings = source.warnings
  }

  /// Reads a value that was read before and kept.
  init(_ kept: [UInt8], name: String) throws(Problem) {
    self.init(try TextSource(kept, name: name), windowSize: kept.count + 1)
    isKept = true
  }

  deinit { decoded.deallocate() }

  // MARK: Objects and arrays

  /// Returns what the next value is.
  mutating func peek() throws(Problem) -> Kind {
    switch try nextByte() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .text
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      guard allowsSpecialNumbers else { fallthrough }
      return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw try expected("a value")
    }
  }

  mutating func beginObject() throws(Problem) {
    guard try nextByte() == UInt8(ascii: "{") else {
      throw try expected("an object in “{” and “}”")
    }
    try open()
  }

  mutating func beginArray() throws(Problem) {
    guard try nextByte() == UInt8(ascii: "[") else { throw try expected("a list in “[” and “]”") }
    try open()
  }

  private mutating func open() throws(Problem) {
    guard depth < Self.deepest else {
      throw problem(
        "objects and lists are within each other more than \(Self.deepest) deep",
        advice: "make the file flatter")
    }
    window.place += 1
    depth += 1
    isFirst = true
  }

  /// Reads the name of the next member, which is then the text; returns `false` at the object's end.
  mutating func nextName() throws(Problem) -> Bool {
    var byte = try nextByte()
    if byte == UInt8(ascii: "}") { return close() }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw try expected("“,” or “}”") }
      window.place += 1
      byte = try nextByte()
    }
    isFirst = false
    guard byte == UInt8(ascii: "\"") else { throw try expected("a name in quotation marks") }
    try readQuoted()
    guard try nextByte() == UInt8(ascii: ":") else { throw try expected("“:” after a name") }
    window.place += 1
    _ = try nextByte()
    return true
  }

  /// Goes to the next element; returns `false` at the array's end.
  mutating func nextElement() throws(Problem) -> Bool {
    let byte = try nextByte()
    if byte == UInt8(ascii: "]") { return close() }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw try expected("“,” or “]”") }
      window.place += 1
      guard try nextByte() != UInt8(ascii: "]") else { throw try expected("a value after “,”") }
    }
    isFirst = false
    return true
  }

  private mutating func close() -> Bool {
    window.place += 1
    depth -= 1
    isFirst = false
    return false
  }

  /// Whether there is something after white space.
  mutating func hasMore() throws(Problem) -> Bool {
    try nextByte() != 0 || window.place < window.end
  }

  /// Reads white space to the end of the file.
  mutating func finish() throws(Problem) {
    if try hasMore() { throw try expected("the end of the file") }
  }

  // MARK: Single values

  /// Reads a text, which is then the text.
  mutating func readText() throws(Problem) {
    guard try nextByte() == UInt8(ascii: "\"") else {
      throw try expected("a text in quotation marks")
    }
    try readQuoted()
  }

  mutating func readBoolean() throws(Problem) -> Bool {
    let isTrue = try nextByte() == UInt8(ascii: "t")
    try readWord(isTrue ? "true" : "false", "true or false")
    return isTrue
  }

  mutating func readNull() throws(Problem) {
    _ = try nextByte()
    try readWord("null", "null")
  }

  /// Reads past a word.
  mutating func readWord(_ word: StaticString, _ title: String) throws(Problem) {
    try ensure(word.utf8CodeUnitCount + 1)
    let start = window.bytes + window.place
    for place in 0..<word.utf8CodeUnitCount where start[place] != word.utf8Start[place] {
      throw try expected(title)
    }
    window.place += word.utf8CodeUnitCount
  }

  // MARK: The window

  /// Returns the next byte that is no white space without reading past it; 0 at the end of the file.
  @inline(__always)
  mutating func nextByte() throws(Problem) -> UInt8 {
    while true {
      let byte = window.bytes[window.place]
      if byte > 0x20 { return byte }
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: window.place &+= 1
      case 0 where window.place == window.end:
        guard try refill() else { return 0 }
      default: return byte
      }
    }
  }

  /// Moves the window on and keeps the text.
  private mutating func refill() throws(Problem) -> Bool {
    if !isDecoded {
      decodedCount = 0
      append(window.bytes + textRange.lowerBound, textRange.count)
      isDecoded = true
    }
    return try window.refill()
  }

  /// Reads on until so many bytes are in the window, or the file ends.
  mutating func ensure(_ count: Int) throws(Problem) {
    while window.end - window.place < count {
      guard try refill() else { return }
    }
  }

  /// Adds bytes to the text in memory of its own.
  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if decodedCount &+ count > decodedCapacity { grow(count) }
    (decoded + decodedCount).update(from: bytes, count: count)
    decodedCount &+= count
  }

  private mutating func grow(_ count: Int) {
    decodedCapacity = max(2 * decodedCapacity, decodedCount + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: decodedCapacity)
    larger.update(from: decoded, count: decodedCount)
    decoded.deallocate()
    decoded = larger
  }

  // MARK: Problems

  /// What was read otherwise than it stands there, in the file and by its reader.
  var warnings: [Problem] { sourceWarnings + notices.problems(file: window.name) }

  /// Where that is which is read next.
  ///
  /// - Complexity: O(*b*) for *b* bytes since the last time.
  var position: TextPosition { mutating get { window.note(window.place) } }

  /// A problem at a position, by default that of what is read next.
  mutating func problem(
    at position: TextPosition? = nil, _ message: String, advice: String
  ) -> Problem {
    window.problem(at: position ?? self.position, message, advice: advice)
  }

  /// A problem with what is next, which is something else.
  mutating func expected(_ title: String) throws(Problem) -> Problem {
    let byte = try nextByte()
    try ensure(8)
    if byte == 0 {
      return problem("the file ends too soon; expected \(title)", advice: "get the whole file")
    }
    let bytes = UnsafeBufferPointer(
      start: window.bytes + window.place, count: min(8, window.end - window.place))
    let found = String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map {
      $0.value < 0x21 ? "the control character \($0.value)" : "“\($0)”"
    }
    return problem(
      "expected \(title), not \(found ?? "this")", advice: "correct the file, or write it anew")
  }
}
