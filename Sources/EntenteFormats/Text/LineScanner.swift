import EntenteData

/// The lines of a text, one after the other, whether they end in a line feed, a carriage return or
/// both.
struct LineScanner: ~Copyable {
  /// How long a line may be, or anything else that is kept whole.
  ///
  /// Tests lower it, so that short texts are too long.
  @TaskLocal static var longest = 1 << 28
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  private var window: ByteWindow
  /// The number of the line that was returned last, from 1.
  private(set) var number = 0
  private var line = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Whether that line ended in a carriage return, so that a line feed would belong to it.
  private var isAfterReturn = false

  init(_ source: TextSource) { window = ByteWindow(source, allowsControls: true) }

  /// What problems call the file.
  var name: String { window.name }

  /// Returns the next line without its end, valid until the next call; `nil` after the last.
  ///
  /// - Throws: A `Problem` at a byte that may not be there, or if the line is too long.
  mutating func next() throws(Problem) -> UnsafeBufferPointer<UInt8>? {
    try skipLineFeed()
    var length = 0
    while true {
      let start = window.bytes + window.place
      while start[length] != Self.lineFeed, start[length] != Self.carriageReturn,
        start[length] != 0
      {
        length &+= 1
      }
      if start[length] != 0 {
        isAfterReturn = start[length] == Self.carriageReturn
        return line(length, next: length + 1)
      }
      // A NUL is the end of what has been read so far.
      guard length <= Self.longest else {
        throw Problem(
          file: name, line: number + 1, "the line is longer than 256 MiB",
          advice: "divide it into lines")
      }
      guard try window.refill() else {
        if length > 0 { return line(length, next: length) }
        // Where the last line was, there is something else now.
        line = UnsafeBufferPointer(start: nil, count: 0)
        return nil
      }
    }
  }

  private mutating func line(_ length: Int, next: Int) -> UnsafeBufferPointer<UInt8> {
    let start = window.bytes + window.place
    window.place += next
    number += 1
    line = UnsafeBufferPointer(start: start, count: length)
    return line
  }

  private mutating func skipLineFeed() throws(Problem) {
    guard isAfterReturn else { return }
    isAfterReturn = false
    if window.place == window.end { _ = try window.refill() }
    if window.bytes[window.place] == Self.lineFeed { window.place += 1 }
  }

  /// Where a word of the line that was returned last stands; `nil` is the end of the line, or its start
  /// after the last.
  func position(of word: UnsafeBufferPointer<UInt8>?) -> TextPosition {
    var before = line
    if let start = word?.baseAddress, let lineStart = line.baseAddress {
      before = UnsafeBufferPointer(start: lineStart, count: start - lineStart)
    }
    return TextPosition(line: max(1, number)).after(before)
  }

  /// A problem with a word of the line that was returned last; `nil` is the end of the line.
  func problem(
    at word: UnsafeBufferPointer<UInt8>?, _ message: String, advice: String
  ) -> Problem {
    Problem(file: name, at: position(of: word), message, advice: advice)
  }

  /// A problem in the line that was returned last.
  func problem(_ message: String, advice: String) -> Problem {
    Problem(file: name, line: max(1, number), message, advice: advice)
  }
}
