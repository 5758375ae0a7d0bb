import EntenteFormats
import Foundation

/// Files that are written together, whole or not at all.
struct OutputFiles {
  private var files: [(path: String, bytes: Data)] = []

  mutating func add(_ path: String, _ bytes: Data) {
    files.append((path, bytes))
  }

  /// Writes every file beside its place, then moves all of them there.
  ///
  /// - Throws: A `Problem` if one cannot be written; then no file is half written, and as long as none
  ///   could be moved to its place none has changed.
  func write() throws {
    let pending = try files.map { file in
      let pending = try PendingFile(file.path)
      try file.bytes.withUnsafeBytes { try pending.write($0) }
      return pending
    }
    for file in pending { try file.commit() }
  }
}
