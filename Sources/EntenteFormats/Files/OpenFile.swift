import EntenteData
import Foundation

/// A file that is read in blocks from several threads.
///
/// It is read and not mapped into memory: a mapped file that another program shortens would end this
/// one.
final class OpenFile: Sendable {
  let path: String
  /// The number of bytes when it was opened.
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(Problem) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.problem(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Problem(file: path, "it is no file", advice: "give a file")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  static func problem(_ path: String, _ error: Int32) -> Problem {
    Problem(
      file: path, "the file cannot be read: \(String(cString: strerror(error)))",
      advice: "check its path and who may read it")
  }

  /// Reads bytes at a place until the buffer is full or the file ends.
  ///
  /// - Parameters:
  ///   - buffer: Where to put them.
  ///   - offset: The place in the file.
  /// - Returns: How many bytes were read.
  /// - Throws: ``Problem`` if they cannot be read.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Problem) -> Int {
    var count = 0
    while count < buffer.count {
      let result = pread(
        descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
        off_t(offset + count))
      if result < 0, errno == EINTR { continue }
      guard result >= 0 else {
        throw Problem(
          file: path, "the file cannot be read to its end: \(String(cString: strerror(errno)))",
          advice: "check the disk")
      }
      if result == 0 { break }
      count += result
    }
    return count
  }

  /// Returns how many line feeds there are before a place.
  func lineCount(before end: Int) throws(Problem) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: LineBlocks.size, alignment: 64)
    defer { buffer.deallocate() }
    var count = 0
    var offset = 0
    while offset < end {
      let length = try read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, end - offset)]),
        at: offset)
      if length == 0 { break }
      if let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) {
        count += LineFeeds.count(bytes, length)
      }
      offset += length
    }
    return count
  }
}
