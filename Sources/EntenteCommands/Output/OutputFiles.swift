import Foundation

/// Files that are written together, whole or not at all.
struct OutputFiles {
  private var files: [(path: String, bytes: Data)] = []

  mutating func add(_ path: String, _ bytes: Data) {
    files.append((path, bytes))
  }

  /// Writes every file beside its place, then moves all of them there.
  ///
  /// A place that is no plain file, such as a device or a pipe, is written to as it is, and a file that
  /// is replaced leaves its permissions to the new one. Who interrupts the program meanwhile is not
  /// heard, so that nothing is left behind.
  ///
  /// - Throws: ``CommandError`` if one cannot be written; then no file is half written, and as long
  ///   as none could be moved to its place none has changed.
  func write() throws {
    let signals = [SIGINT, SIGTERM, SIGHUP]
    let handlers = signals.map { signal($0, SIG_IGN) }
    var temporary: [String] = []
    defer {
      temporary.forEach { unlink($0) }
      for (number, handler) in zip(signals, handlers) { signal(number, handler) }
    }
    var moves: [(from: String, file: String, place: String)] = []
    for (number, file) in files.enumerated() {
      let place = URL(filePath: file.path).resolvingSymlinksInPath()
      if try isSpecial(file.path) {
        try write(file.bytes, to: file.path, for: file.path, flags: O_WRONLY)
        continue
      }
      let name = ".\(place.lastPathComponent).\(getpid()).\(number)"
      let path = place.deletingLastPathComponent().appending(path: name).path
      temporary.append(path)
      try write(file.bytes, to: path, for: file.path, flags: O_WRONLY | O_CREAT | O_TRUNC)
      var status = stat()
      if stat(file.path, &status) == 0 { chmod(path, status.st_mode & 0o7777) }
      moves.append((path, file.path, place.path))
    }
    for move in moves where rename(move.from, move.place) != 0 {
      throw failure(errno, move.file)
    }
  }

  /// Whether there is something at a path that is no plain file.
  private func isSpecial(_ path: String) throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    if status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR, path) }
    return status.st_mode & S_IFMT != S_IFREG
  }

  private func write(_ bytes: Data, to path: String, for file: String, flags: Int32) throws {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno, file) }
    let error = FileDescriptor.write(bytes, to: descriptor)
    // Some file systems say only here that there is no room.
    let closing = close(descriptor) == 0 ? nil : errno
    if let error = error ?? closing { throw failure(error, file) }
  }

  private func failure(_ error: Int32, _ path: String) -> CommandError {
    if error == EISDIR { return CommandError("\(path) is a folder", advice: "name a file in it") }
    let advice =
      switch error {
      case ENOENT, ENOTDIR: "make the folder first"
      case EACCES, EPERM, EROFS: "choose a folder that you may write to"
      case ENOSPC, EDQUOT: "make room"
      default: "choose another place"
      }
    return CommandError(
      "\(path) cannot be written: \(String(cString: strerror(error)))", advice: advice)
  }
}
