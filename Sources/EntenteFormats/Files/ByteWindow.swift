import EntenteData
import EntenteGraph

/// A moving window on the UTF-8 bytes of a file, with a NUL after the last.
///
/// Every byte in it has been checked: it is valid UTF-8 and no NUL, so that a NUL is the end of the
/// window. In a window on XML it is a character that XML may have.
struct ByteWindow: ~Copyable {
  /// The usual number of bytes; something longer that is wanted whole makes a larger one.
  static let size = 1 << 18
  /// The longest thing that may be wanted whole, which bounds the memory that a window takes.
  private static var longest: Int { LineScanner.longest }
  /// How much memory there is after the end, for those that look at many bytes at once.
  private static let padding = Digits.margin

  /// What problems call the file.
  let name: String
  private let source: TextSource
  /// The next byte of the source.
  private var offset: Int
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The next byte to be looked at.
  var place = 0
  /// The first place after the window, where the NUL is.
  private(set) var end = 0
  /// A place and where it stands in the text, from which is counted on.
  private var mark = (place: 0, position: TextPosition())
  private var check: CharacterCheck
  private let progress: Progress?

  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - start: The first of them, by default that of the text; lines are counted from there. A window
  ///     on the whole text tells how far it is.
  ///   - capacity: The number of bytes.
  ///   - allowsControls: Whether control characters but NUL are right.
  init(
    _ source: TextSource, from start: Int? = nil, capacity: Int = ByteWindow.size,
    allowsControls: Bool = false
  ) {
    check = CharacterCheck(allowsControls: allowsControls)
    (name, self.source, offset) = (source.name, source, start ?? source.start)
    progress = start == nil ? source.size.map { Progress($0) } : nil
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.padding)
    bytes.initialize(repeating: 0, count: Self.padding)
  }

  deinit { bytes.deallocate() }

  /// The place in the source of the first byte of the window.
  var sourceOffset: Int { offset - end }

  /// Moves the window forward to the place and reads more after its end.
  ///
  /// - Returns: Whether there was more; the place is 0 afterwards.
  /// - Throws: A `Problem` at a byte that may not be there, or if something does not end in 256 MiB.
  mutating func refill() throws(Problem) -> Bool {
    mark = (0, position(place))
    let kept = end - place
    guard kept <= Self.longest else {
      throw problem(
        at: mark.position,
        "something that starts here is longer than 256 MiB",
        advice: "see whether it is never closed")
    }
    if 2 * kept > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + Self.padding)
      larger.update(from: bytes + place, count: kept)
      bytes.deallocate()
      (bytes, capacity) = (larger, 2 * capacity)
    } else if place > 0 {
      bytes.update(from: bytes + place, count: kept)
    }
    place = 0
    let free = UnsafeMutableRawBufferPointer(start: bytes + kept, count: capacity - kept)
    let count = try source.read(into: free, at: offset)
    offset += count
    end = kept + count
    try progress?.advance(by: count, in: name)
    (bytes + end).update(repeating: 0, count: Self.padding)
    if let wrong = check.firstWrong(bytes + kept, count) {
      throw problem(
        at: position(check.start(ofWrong: kept + wrong, in: bytes)),
        CharacterCheck.message(bytes[kept + wrong]),
        advice: "save the file as UTF-8 text")
    }
    if count == 0, check.isInside {
      throw problem(
        at: position(check.start(ofWrong: end, in: bytes)), "the file ends within a character",
        advice: "get the whole file")
    }
    return count > 0
  }

  /// Returns where a place in the window stands in the text.
  ///
  /// - Precondition: No later place has been noted.
  /// - Complexity: O(*b*) for *b* bytes since the place that was noted last.
  func position(_ place: Int) -> TextPosition {
    mark.position.after(UnsafeBufferPointer(start: bytes + mark.place, count: place - mark.place))
  }

  /// Notes a place, from which later ones are counted; returns where it stands in the text.
  mutating func note(_ place: Int) -> TextPosition {
    mark = (place, position(place))
    return mark.position
  }

  /// Moves over whole lines, each with a line feed, so that nobody has to count them.
  ///
  /// - Precondition: The place is where the first of them starts.
  mutating func skip(lines count: Int, byteCount: Int) {
    let line = note(place).line
    place += byteCount
    mark = (place, TextPosition(line: line + count))
  }

  func problem(at position: TextPosition, _ message: String, advice: String) -> Problem {
    Problem(file: name, at: position, message, advice: advice)
  }
}

extension Progress {
  /// Counts bytes of a file that are read.
  func advance(by count: Int, in file: String) throws(Problem) {
    do throws(GraphError) {
      try advance(by: count)
    } catch {
      throw Problem(file: file, "reading was canceled", advice: "read it again")
    }
  }
}

/// Finds bytes that are no UTF-8, and characters that XML may not have, in a text read piece by piece.
struct CharacterCheck {
  /// How many bytes the character still has, and what the next of them may be.
  private var remaining = 0
  private var least: UInt8 = 0x80
  private var most: UInt8 = 0xBF
  /// Whether the character could be U+FFFE or U+FFFF, which are none.
  private var isHigh = false
  /// Whether control characters but NUL, and U+FFFE and U+FFFF, are right.
  let allowsControls: Bool

  init(allowsControls: Bool = false) { self.allowsControls = allowsControls }

  /// Whether a character has begun and not ended.
  var isInside: Bool { remaining > 0 }

  /// Returns the first byte that is wrong.
  mutating func firstWrong(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let raw = UnsafeRawPointer(bytes)
    let least: UInt64 = allowsControls ? 0x0101_0101_0101_0101 : 0x2020_2020_2020_2020
    var place = 0
    while place < count {
      if remaining == 0 {
        // Eight characters of ASCII that are no control characters, or no NUL.
        while place &+ 8 <= count {
          let word = (raw + place).loadUnaligned(as: UInt64.self)
          let small = (word &- least) & ~word
          if (word | small) & 0x8080_8080_8080_8080 != 0 { break }
          place &+= 8
        }
      }
      let stop = min(place &+ 8, count)
      while place < stop {
        guard isRight(bytes[place]) else { return place }
        place &+= 1
      }
    }
    return nil
  }

  /// Returns where the character starts of which the byte at a place is wrong, the last one looked at.
  func start(ofWrong place: Int, in bytes: UnsafePointer<UInt8>) -> Int {
    guard isInside else { return place }
    var start = place - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return max(start, 0)
  }

  @inline(__always)
  private mutating func isRight(_ byte: UInt8) -> Bool {
    if remaining == 0 {
      if byte < 0x80 {
        return byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
          || (allowsControls && byte != 0)
      }
      return begin(byte)
    }
    guard byte >= least, byte <= most else { return false }
    remaining -= 1
    least = 0x80
    most = isHigh && !allowsControls && byte == 0xBF && remaining == 1 ? 0xBD : 0xBF
    isHigh = false
    return true
  }

  private mutating func begin(_ byte: UInt8) -> Bool {
    (least, most, isHigh) = (0x80, 0xBF, byte == 0xEF)
    switch byte {
    case 0xC2...0xDF: remaining = 1
    case 0xE0...0xEF: remaining = 2
    case 0xF0...0xF4: remaining = 3
    default: return false
    }
    switch byte {
    case 0xE0: least = 0xA0
    case 0xED: most = 0x9F
    case 0xF0: least = 0x90
    case 0xF4: most = 0x8F
    default: break
    }
    return true
  }

  /// What is wrong with a byte; a tab or a line end is only wrong within a character.
  static func message(_ byte: UInt8) -> String {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
      ? "there is a control character \(byte), which may not be here"
      : "there are bytes that are no UTF-8, or a character that may not be here"
  }
}
