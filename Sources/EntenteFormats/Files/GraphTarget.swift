import EntenteData
import Foundation

/// Where a graph is written: files that appear together once all are whole, or memory.
struct GraphTarget {
  private let path: String?
  /// Whether the parts are files in a folder, not beside each other under one name.
  private let isFolder: Bool
  private var isNewFolder = false
  private var folderSlot: Int?
  private var pending: [PendingFile] = []
  /// The files in memory.
  private(set) var files: [GraphFile] = []

  /// Keeps the files in memory.
  init() { (path, isFolder) = (nil, false) }

  /// - Throws: A `Problem` if a folder is wanted and cannot be made.
  init(path: String, isFolder: Bool = false) throws(Problem) {
    let path = isFolder ? try PendingFile.place(of: path).path : path
    (self.path, self.isFolder) = (path, isFolder)
    guard isFolder else { return }
    isNewFolder = mkdir(path, 0o777) == 0
    if !isNewFolder, errno != EEXIST { throw PendingFile.problem(path, errno) }
    if isNewFolder { folderSlot = TemporaryFiles.add(path) }
  }

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
    let place = isFolder ? "\(path)/\(part)" : GraphFile.path(path, part: part)
    let file = try PendingFile(place)
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
    try TemporaryFiles.withPath { path throws(Problem) in
      try body(path)
      let file = try OpenFile(path)
      try write(part) { sink throws(Problem) in
        try sink.append(file)
      }
    }
  }

  /// Removes what has been written so far.
  mutating func abandon() {
    pending = []
    if isNewFolder, let path { rmdir(path) }
    forgetFolder()
  }

  private mutating func forgetFolder() {
    folderSlot.map(TemporaryFiles.remove)
    folderSlot = nil
  }

  /// Moves every file to its place; returns their paths.
  mutating func commit() throws(Problem) -> [String] {
    for file in pending { try file.commit() }
    forgetFolder()
    return pending.map(\.path)
  }
}
