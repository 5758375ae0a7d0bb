import EntenteData

/// The whole lines of a text, or those that start within a range of a file, block by block.
struct LineBlocks: ~Copyable {
  /// The usual number of bytes in a block; a longer line makes a larger one.
  static let size = 1 << 18
  private static let lineFeed: UInt8 = 0x0A
  /// What a buffer has room for after the bytes of a file: a line feed, and what ``EdgeLines`` may
  /// read after that.
  private static let margin = 1 + EdgeLines.margin

  private let name: String
  private let read: (UnsafeMutableRawBufferPointer, Int) throws(Problem) -> Int
  /// Where in the text the first line starts.
  private let start: Int
  /// Where in the text the buffer starts.
  private var offset: Int
  /// Where the last line ends.
  private let end: Int
  private var buffer: UnsafeMutableRawBufferPointer
  /// How many bytes are in the buffer, and how many of them were returned.
  private var filled = 0
  private var used = 0

  /// Takes the lines of a file that start within a range, at the start of the text or after it.
  init(_ file: OpenFile, _ range: Range<Int>, textStart: Int = 0) throws(Problem) {
    name = file.path
    read = { buffer, offset throws(Problem) in try file.read(into: buffer, at: offset) }
    let start = try Self.lineStart(from: range.lowerBound, in: file)
    let end = try Self.lineStart(from: range.upperBound, in: file)
    self.start = max(start, textStart)
    (offset, self.end) = (self.start, end)
    buffer = .allocate(byteCount: Self.size + Self.margin, alignment: 64)
  }

  /// Takes all lines of a text.
  init(_ source: TextSource) {
    name = source.name
    read = { buffer, offset throws(Problem) in try source.read(into: buffer, at: offset) }
    (start, offset, end) = (source.start, source.start, .max)
    buffer = .allocate(byteCount: Self.size + Self.margin, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// Returns the next whole lines, the last with a line feed in any case, and where they start.
  ///
  /// - Throws: A `Problem` if the text cannot be read, or has too long a line; its number counts from
  ///   the first that starts in the range, if it can be told.
  /// - Returns: The place in the text and the bytes, valid until the next call, after which
  ///   ``EdgeLines/margin`` more may be read; `nil` at the end.
  mutating func next() throws(Problem) -> (offset: Int, bytes: UnsafeMutableRawBufferPointer)? {
    dropUsed()
    while true {
      let free = min(buffer.count - Self.margin - filled, end - offset - filled)
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + free])
      let count = free > 0 ? try read(part, offset + filled) : 0
      filled += count
      guard filled > 0 else { return nil }
      if count < free || offset + filled >= end {
        used = filled
        let isOpen = buffer[filled - 1] != Self.lineFeed
        if isOpen { buffer[filled] = Self.lineFeed }
        return block(filled + (isOpen ? 1 : 0))
      }
      if let last = buffer[..<filled].lastIndex(of: Self.lineFeed) {
        used = last + 1
        return block(used)
      }
      try grow()
    }
  }

  private func block(_ count: Int) -> (offset: Int, bytes: UnsafeMutableRawBufferPointer) {
    (offset, UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
  }

  private mutating func dropUsed() {
    let kept = UnsafeRawBufferPointer(rebasing: buffer[used..<filled])
    buffer.copyMemory(from: kept)
    offset += used
    (filled, used) = (kept.count, 0)
  }

  private mutating func grow() throws(Problem) {
    guard buffer.count <= LineScanner.longest else {
      throw Problem(
        file: name, line: linesBefore.map { $0 + 1 }, "a line is longer than 256 MiB",
        advice: "write an edge in each line")
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 2 * buffer.count, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    buffer.deallocate()
    buffer = larger
  }

  /// How many lines there are before the buffer; `nil` where they cannot be read again.
  private var linesBefore: Int? {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.size, alignment: 64)
    defer { bytes.deallocate() }
    var (place, lines) = (start, 0)
    while place < offset {
      let part = UnsafeMutableRawBufferPointer(rebasing: bytes[..<min(bytes.count, offset - place)])
      guard let count = try? read(part, place), count > 0 else { return nil }
      lines += part[..<count].count { $0 == Self.lineFeed }
      place += count
    }
    return lines
  }

  /// Returns where the first line starts that does not start before a place.
  static func lineStart(from place: Int, in file: OpenFile) throws(Problem) -> Int {
    guard place > 0 else { return 0 }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096, alignment: 64)
    defer { bytes.deallocate() }
    var offset = place - 1
    while offset < file.size {
      let count = try file.read(into: bytes, at: offset)
      if let found = bytes[..<count].firstIndex(of: lineFeed) { return offset + found + 1 }
      if count == 0 { break }
      offset += count
    }
    return file.size
  }
}
