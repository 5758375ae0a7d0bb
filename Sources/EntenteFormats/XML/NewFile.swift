import EntenteData
import Foundation

/// Bytes to be written: kept, or given to a file as they come.
struct ByteSink {
  private static let size = 1 << 18
  var bytes: [UInt8] = []
  private let file: (descriptor: Int32, path: String)?

  init(_ file: (descriptor: Int32, path: String)? = nil) {
    self.file = file
    if file != nil { bytes.reserveCapacity(Self.size + Self.size / 4) }
  }

  /// Gives what there is to the file if it is enough.
  @inline(__always)
  mutating func flushIfLarge() throws(Problem) {
    if bytes.count >= Self.size { try flush() }
  }

  /// Gives all that there is to the file, if there is one.
  mutating func flush() throws(Problem) {
    guard let file else { return }
    let error = bytes.withUnsafeBytes { buffer -> Int32? in
      var written = 0
      while written < buffer.count {
        let count = Foundation.write(
          file.descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0, errno != EINTR { return errno }
        written += max(0, count)
      }
      return nil
    }
    if let error { throw NewFile.problem(file.path, error) }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// A file that is there whole or not at all.
enum NewFile {
  /// Writes a file beside its place, then moves it there.
  ///
  /// A place that is no plain file, such as a device or a pipe, is written to as it is.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - body: Writes the bytes.
  /// - Throws: A `Problem` of the body, or if the file cannot be written; then nothing has changed.
  static func write(
    _ path: String, _ body: (inout ByteSink) throws(Problem) -> Void
  ) throws(Problem) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw problem(path, errno) }
      defer { close(descriptor) }
      return try fill(descriptor, path, body)
    }
    let place = URL(filePath: path).resolvingSymlinksInPath()
    let name = ".\(place.lastPathComponent).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let temporary = place.deletingLastPathComponent().appending(path: name).path
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw problem(path, errno) }
    var isMoved = false
    defer { if !isMoved { unlink(temporary) } }
    do throws(Problem) {
      try fill(descriptor, path, body)
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems say only here that there is no room.
    guard close(descriptor) == 0, rename(temporary, place.path) == 0 else {
      throw problem(path, errno)
    }
    isMoved = true
  }

  private static func fill(
    _ descriptor: Int32, _ path: String, _ body: (inout ByteSink) throws(Problem) -> Void
  ) throws(Problem) {
    var sink = ByteSink((descriptor, path))
    try body(&sink)
    try sink.flush()
  }

  static func problem(_ path: String, _ error: Int32) -> Problem {
    Problem(
      file: path, "the file cannot be written: \(String(cString: strerror(error)))",
      advice: "check the folder, who may write to it, and whether there is room")
  }
}
