import CZlib
import EntenteData

/// Decompresses a gzip file of one or more members, from its start to its end.
final class GzipReader {
  private static let chunk = 1 << 16
  private let name: String
  private let readInput: (UnsafeMutableRawBufferPointer, Int) throws(Problem) -> Int
  private var stream = z_stream()
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
  /// The next byte of the compressed file.
  private var inputOffset = 0
  /// The next byte of the text.
  private var offset = 0
  private var isInMember = false

  /// - Parameters:
  ///   - name: What problems call the file.
  ///   - readInput: Reads compressed bytes at a place.
  init(
    name: String,
    readInput: @escaping (UnsafeMutableRawBufferPointer, Int) throws(Problem) -> Int
  ) {
    (self.name, self.readInput) = (name, readInput)
    inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(&stream)
    input.deallocate()
  }

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

  /// Reads bytes of the text at a place, from the start again if the place was passed.
  func read(into buffer: UnsafeMutableRawBufferPointer, at wanted: Int) throws(Problem) -> Int {
    if wanted < offset { restart() }
    while offset < wanted {
      let skipped = try withUnsafeTemporary(min(wanted - offset, Self.chunk)) {
        part throws(Problem) in try next(into: part)
      }
      if skipped == 0 { return 0 }
    }
    var count = 0
    while count < buffer.count {
      let more = try next(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      if more == 0 { break }
      count += more
    }
    return count
  }

  private func restart() {
    inflateReset(&stream)
    stream.avail_in = 0
    (inputOffset, offset, isInMember) = (0, 0, false)
  }

  private func withUnsafeTemporary(
    _ count: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Problem) -> Int
  ) throws(Problem) -> Int {
    let part = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { part.deallocate() }
    return try body(part)
  }

  /// Decompresses at least a byte, or returns 0 at the end.
  private func next(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    let size = min(buffer.count, Int(Int32.max))
    stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = uInt(size)
    while Int(stream.avail_out) == size {
      if stream.avail_in == 0 {
        let count = try readInput(input, inputOffset)
        guard count > 0 else {
          if isInMember {
            throw problem("the compressed file ends too early", "get the whole file")
          }
          return 0
        }
        inputOffset += count
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = uInt(count)
      }
      if !isInMember, skipPadding() { continue }
      isInMember = true
      switch inflate(&stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        // Another member may follow; a file of several is one text.
        inflateReset(&stream)
        isInMember = false
      default:
        throw problem("the compressed file is damaged", "get the file again")
      }
    }
    let count = size - Int(stream.avail_out)
    offset += count
    return count
  }

  /// Skips zeros after a member, as blocks of a tape are filled up with; returns whether nothing else is
  /// at hand.
  private func skipPadding() -> Bool {
    while stream.avail_in > 0, stream.next_in.pointee == 0 {
      stream.next_in += 1
      stream.avail_in -= 1
    }
    return stream.avail_in == 0
  }

  private func problem(_ message: String, _ advice: String) -> Problem {
    Problem(file: name, message, advice: advice)
  }
}
