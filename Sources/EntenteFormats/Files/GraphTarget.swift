import EntenteData
import Foundation

/// Where a graph is written: files that appear together once all are whole, or memory.
struct GraphTarget {
  private let path: String?
  private var pending: [PendingFile] = []
  /// The files in memory.
  private(set) var files: [GraphFile] = []

  /// Keeps the files in memory.
  init() { path = nil }

  init(path: String) { self.path = path }

  /// What problems call it.
  var name: String { path ?? "graph" }

  /// Writes a part; one whose path ends in `.gz` is compressed.
  mutating func write(
    _ part: String = "", _ body: (inout ByteSink) throws(Problem) -> Void
  ) throws(Problem) {
    guard let path else {
      var sink = ByteSink()
      try body(&sink)
      files.append(GraphFile(part: part, sink.bytes))
      return
    }
    let file = try PendingFile(GraphFile.path(path, part: part))
    var sink = ByteSink(file)
    try body(&sink)
    try sink.finish()
    pending.append(file)
  }

  /// Writes a part of bytes that are there.
  mutating func write(_ part: String = "", bytes: [UInt8]) throws(Problem) {
    try write(part) { sink throws(Problem) in
      sink.bytes.append(contentsOf: bytes)
      try sink.flushIfLarge()
    }
  }

  /// Lets a library write a part at a path of its own.
  mutating func writeFile(
    _ part: String = "", _ body: (_ path: String) throws(Problem) -> Void
  ) throws(Problem) {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "entente-\(UUID().uuidString)").path
    defer { unlink(path) }
    try body(path)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Problem(
        file: name, "a temporary file cannot be read", advice: "check the folder \(folder.path)")
    }
    try write(part, bytes: Array(bytes))
  }

  /// Moves every file to its place; returns their paths.
  mutating func commit() throws(Problem) -> [String] {
    for file in pending { try file.commit() }
    return pending.map(\.path)
  }
}
