import EntenteData
import Foundation

/// Reads what is no plain file, such as standard input or a pipe, as its bytes come.
///
/// The first bytes are kept, as they tell format and encoding and are read again then. The others are
/// gone once they are read, unless whoever reads them wants them kept, which is in a temporary file.
final class PipeReader {
  /// How many of the first bytes are kept at least, which is more than is looked at to tell an encoding.
  private static let keptCount = 1 << 21

  /// What problems call it.
  let name: String
  private let handle: FileHandle
  private var first: [UInt8] = []
  /// What came after the first bytes, if it is kept.
  private var rest: FileHandle?
  /// How many bytes have come, and whether there are no more.
  private var count = 0
  private var isAtEnd = false

  /// Opens a path that ``isPipe(_:)`` says is one.
  init(_ path: String) throws(Problem) {
    name = path == "-" ? "standard input" : path
    guard path != "-" else {
      handle = .standardInput
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OpenFile.problem(path, errno) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Whether a path is standard input, named `-`, or something else that is read once, such as a pipe.
  static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return path == "-"
      || stat(path, &status) == 0
        && [S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// How many bytes there are in all, once that is known.
  var size: Int? { isAtEnd ? count : nil }

  /// Keeps all bytes to come, so that any can be read again.
  func keepAll() throws(Problem) {
    guard rest == nil, !isAtEnd else { return }
    // Of a compressed text without anything in its first megabytes.
    guard count == first.count else { throw gone }
    let place = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(UUID().uuidString)").path
    let descriptor = open(place, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unkept(errno) }
    // The file is gone with its last descriptor, however the program ends.
    unlink(place)
    rest = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Reads bytes at a place until the buffer is full or there are no more.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Problem) -> Int {
    var filled = 0
    while filled < buffer.count {
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let place = offset + filled
      let more = place < count ? try again(free, place) : try next(free)
      if more == 0 { break }
      filled += more
    }
    return filled
  }

  /// Reads bytes that came before.
  private func again(
    _ buffer: UnsafeMutableRawBufferPointer, _ place: Int
  ) throws(Problem) -> Int {
    let size = min(buffer.count, count - place)
    if place < first.count {
      let end = min(place + size, first.count)
      buffer.copyBytes(from: first[place..<end])
      return end - place
    }
    guard let rest else { throw gone }
    return try read(rest, buffer[..<size]) { pread($0, $1, $2, off_t(place - first.count)) }
  }

  /// Reads bytes that come next.
  private func next(_ buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard !isAtEnd else { return 0 }
    let size = try read(handle, buffer[...]) { Foundation.read($0, $1, $2) }
    if first.count < Self.keptCount {
      first += buffer[..<size]
    } else if let rest {
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<size])
      if let error = FileDescriptor.write(bytes, to: rest.fileDescriptor) { throw unkept(error) }
    }
    count += size
    isAtEnd = size == 0
    return size
  }

  private func read(
    _ handle: FileHandle, _ buffer: Slice<UnsafeMutableRawBufferPointer>,
    _ read: (Int32, UnsafeMutableRawPointer?, Int) -> Int
  ) throws(Problem) -> Int {
    let buffer = UnsafeMutableRawBufferPointer(rebasing: buffer)
    while true {
      let size = read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
      if size >= 0 { return size }
      guard errno == EINTR else { throw OpenFile.problem(name, errno) }
    }
  }

  private var gone: Problem {
    Problem(
      file: name, "something has to be read again that is gone",
      advice: "save it as a file and read that")
  }

  private func unkept(_ error: Int32) -> Problem { Self.unkept(name, error) }

  /// A problem with a temporary file for what is read once.
  static func unkept(_ name: String, _ error: Int32) -> Problem {
    Problem(
      file: name, "no temporary file can be written for it: \(String(cString: strerror(error)))",
      advice: "name a folder with room in TMPDIR, or save it as a file and read that")
  }
}
