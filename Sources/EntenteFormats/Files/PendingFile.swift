package import EntenteData
import Foundation

/// A file that is written beside its place and then moved there, or never appears.
///
/// A place that is no plain file, such as a device or a pipe, is written to as it is; a symbolic link
/// stays, and what it leads to is written; a file that is replaced leaves its permissions to the new one.
package final class PendingFile {
  /// The path that was asked for.
  let path: String
  let descriptor: Int32
  /// Where it is until it is moved, and where it is moved to; `nil` if it is written to as it is.
  private let move: (temporary: String, place: String)?
  private var isOpen = true
  private var isMoved = false

  private var slot: Int?

  package init(_ path: String) throws(Problem) {
    self.path = path
    if path == "-" {
      (descriptor, move) = (dup(STDOUT_FILENO), nil)
      guard descriptor >= 0 else { throw Self.problem("standard output", errno) }
      return
    }
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      (descriptor, move) = (open(path, O_WRONLY | O_CLOEXEC), nil)
      guard descriptor >= 0 else { throw Self.problem(path, errno) }
      return
    }
    let place = try Self.place(of: path)
    let name = ".\(place.lastPathComponent).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let temporary = place.deletingLastPathComponent().appending(path: name).path
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      move = nil
      throw Self.problem(path, errno)
    }
    if isThere { fchmod(descriptor, status.st_mode & 0o777) }
    move = (temporary, place.path)
    slot = TemporaryFiles.add(temporary)
  }

  deinit {
    if isOpen, descriptor >= 0 { close(descriptor) }
    guard let move, !isMoved else { return }
    unlink(move.temporary)
    slot.map(TemporaryFiles.remove)
  }

  /// Returns where a path leads by symbolic links, whether something is there or not.
  static func place(of path: String) throws(Problem) -> URL {
    var place = URL(filePath: path)
    for _ in 0..<40 {
      guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: place.path) else {
        return place
      }
      let folder = place.deletingLastPathComponent().path
      place = URL(filePath: link.hasPrefix("/") ? link : "\(folder)/\(link)")
    }
    throw problem(path, ELOOP)
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws(Problem) {
    let error = bytes.withUnsafeBytes { FileDescriptor.write($0, to: descriptor) }
    if let error { throw Self.problem(path, error) }
  }

  /// Adds bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
    if let error = FileDescriptor.write(bytes, to: descriptor) { throw Self.problem(path, error) }
  }

  /// Moves the file to its place.
  package func commit() throws(Problem) {
    // Some file systems say only here that there is no room.
    isOpen = false
    guard close(descriptor) == 0 else { throw Self.problem(path, errno) }
    guard let move else { return }
    guard rename(move.temporary, move.place) == 0 else { throw Self.problem(path, errno) }
    isMoved = true
    slot.map(TemporaryFiles.remove)
    slot = nil
  }

  static func problem(_ path: String, _ error: Int32) -> Problem {
    let advice =
      switch error {
      case ENOENT, ENOTDIR: "make the folder first"
      case EISDIR: "name a file in it"
      case EACCES, EPERM, EROFS: "choose a folder that you may write to"
      case ENOSPC, EDQUOT: "make room"
      default: "choose another place"
      }
    return Problem(
      file: path, "the file cannot be written: \(String(cString: strerror(error)))", advice: advice)
  }
}
