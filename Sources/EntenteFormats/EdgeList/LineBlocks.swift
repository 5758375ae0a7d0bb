import EntenteData

/// The whole lines that start within a range of a file, block by block.
struct LineBlocks: ~Copyable {
  /// The usual number of bytes in a block; a longer line makes a larger one.
  static let size = 1 << 20
  private static let lineFeed: UInt8 = 0x0A
  /// What a buffer has room for after the bytes of a file: a line feed, and what ``EdgeLines`` may
  /// read after that.
  private static let margin = 8

  private let file: OpenFile
  /// Where the next block starts and the last line ends.
  private var offset: Int
  private let end: Int
  private var buffer: UnsafeMutableRawBufferPointer

  init(_ file: OpenFile, _ range: Range<Int>) throws(Problem) {
    let start = try Self.lineStart(from: range.lowerBound, in: file)
    let end = try Self.lineStart(from: range.upperBound, in: file)
    self.file = file
    offset = start
    self.end = end
    buffer = .allocate(byteCount: Self.size + Self.margin, alignment: 64)
  }

  deinit { buffer.deallocate() }

  /// Returns the next whole lines, the last with a line feed in any case, and where they start.
  ///
  /// - Returns: The place in the file and the bytes, valid until the next call, after which seven more
  ///   may be read; `nil` at the end.
  mutating func next() throws(Problem) -> (offset: Int, bytes: UnsafeRawBufferPointer)? {
    while offset < end {
      let wanted = min(end - offset, buffer.count - Self.margin)
      let count = try file.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset)
      // Fewer bytes than the file had when it was opened.
      guard count > 0 else { break }
      var used = count
      if count == wanted, offset + count < end {
        guard let last = buffer[..<count].lastIndex(of: Self.lineFeed) else {
          buffer.deallocate()
          buffer = .allocate(byteCount: 2 * buffer.count, alignment: 64)
          continue
        }
        used = last + 1
      } else if buffer[count - 1] != Self.lineFeed {
        buffer[count] = Self.lineFeed
        used = count + 1
      }
      let start = offset
      offset += used
      return (start, UnsafeRawBufferPointer(rebasing: buffer[..<used]))
    }
    return nil
  }

  /// Returns where the first line starts that does not start before a place.
  private static func lineStart(from place: Int, in file: OpenFile) throws(Problem) -> Int {
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
