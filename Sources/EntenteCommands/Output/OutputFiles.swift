import Foundation

/// Files that are written together, whole or not at all.
struct OutputFiles {
  private var files: [(path: String, bytes: Data)] = []

  mutating func add(_ path: String, _ bytes: Data) {
    files.append((path, bytes))
  }

  /// Writes every file beside its place, then moves all of them there.
  ///
  /// - Throws: ``CommandError`` if one cannot be written; then none of the places has changed.
  func write() throws {
    var temporary: [URL] = []
    defer { temporary.forEach { try? FileManager.default.removeItem(at: $0) } }
    for file in files {
      let place = URL(filePath: file.path)
      let name = ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
      let url = place.deletingLastPathComponent().appending(path: name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        isFolder.boolValue
      {
        throw CommandError("\(file.path) is a folder", advice: "name a file in it")
      }
      guard FileManager.default.createFile(atPath: url.path, contents: file.bytes) else {
        throw CommandError(
          "\(file.path) cannot be written",
          advice: "see that the folder exists, may be written to and has room")
      }
      temporary.append(url)
    }
    for (url, file) in zip(temporary, files) where rename(url.path, file.path) != 0 {
      throw CommandError("\(file.path) cannot be written", advice: String(cString: strerror(errno)))
    }
  }
}
