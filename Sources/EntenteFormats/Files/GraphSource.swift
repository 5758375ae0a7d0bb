import EntenteData
import Foundation

/// Where a graph is read from: a file, a folder, or bytes in memory; some formats take several files.
struct GraphSource {
  /// The path, or what problems call it.
  let name: String
  private let parts: [String: [UInt8]]?
  private let pipe: PipeReader?
  /// What is said of its tables, if it has such.
  var tables = GraphTables()

  /// Takes a path; what is no plain file, such as standard input (`-`), is read once.
  ///
  /// The descriptor of a Data Package stands for its folder.
  init(path: String) throws(Problem) {
    let path = Dataset.folder(of: path)
    pipe = PipeReader.isPipe(path) ? try PipeReader(path) : nil
    (name, parts) = (pipe?.name ?? path, nil)
  }

  /// Takes the bytes of each part in memory.
  init(_ parts: [String: [UInt8]], name: String, tables: GraphTables = GraphTables()) {
    (self.name, self.parts, pipe, self.tables) = (name, parts, nil, tables)
  }

  /// The path; `nil` if the bytes are in memory or come through a pipe.
  var path: String? { parts == nil && pipe == nil ? name : nil }

  /// Whether it comes through a pipe.
  var isPiped: Bool { pipe != nil }

  /// Calls the body with the path of a file that a library opens by itself, a temporary one for what is
  /// compressed, in memory or comes through a pipe.
  func withFilePath<Result>(
    _ body: (_ path: String) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    // Bytes that declare no encoding stay as they are.
    let bytes = try text("", .xml)
    if let path, bytes.plainFile != nil { return try body(path) }
    return try TemporaryFiles.withPath { path throws(Problem) in
      try bytes.copy(to: path)
      return try body(path)
    }
  }

  /// What problems call a part.
  func name(of part: String) -> String {
    isFolder ? "\(name)/\(part)" : GraphFile.path(name, part: part)
  }

  /// Whether there is a part.
  func has(_ part: String) -> Bool {
    if let parts { return parts[part] != nil }
    if pipe != nil { return part.isEmpty }
    return FileManager.default.fileExists(atPath: name(of: part))
  }

  /// Whether there is a file at a path.
  static func isFile(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Opens the text of a part, decoded to UTF-8 and decompressed.
  func text(_ part: String = "", _ kind: TextSource.Kind = .plain) throws(Problem) -> TextSource {
    if let pipe, part.isEmpty { return try TextSource(pipe, kind) }
    guard let parts else { return try TextSource(path: name(of: part), kind) }
    guard let bytes = parts[part] else {
      throw Problem(
        file: name(of: part), "the file cannot be read: there is none", advice: "add the file")
    }
    return try TextSource(bytes, name: name(of: part), kind)
  }

  /// All bytes of a part, decoded to UTF-8 and decompressed.
  func bytes(
    _ part: String = "", _ kind: TextSource.Kind = .plain
  ) throws(Problem) -> [UInt8] {
    try text(part, kind).all()
  }

  /// The start, from which formats are recognized.
  ///
  /// JSON is read on until what tells its format: a graph may come after any number of records.
  func start() throws(Problem) -> FileStart {
    let part = has("") ? "" : ["edges", "nodes"].first(where: has) ?? ""
    var bytes = try text(part, .xml).first(FileStart.size)
    // Of no other text is one of the first two bytes 0 than one in UTF-16 without a mark.
    if bytes.prefix(2).contains(0) { bytes = try text(part).first(FileStart.size) }
    if path != nil, let header = Neo4jFiles.header(of: name(of: part)) {
      let line = try TextSource(path: header, .plain).first(FileStart.size).prefix { $0 != 0x0A }
      if Neo4jHeader.isLine(line) { bytes = line + [0x0A] + bytes }
    }
    guard JSONShape.isJSON(bytes) else { return FileStart(bytes: bytes, json: JSONShape()) }
    let more = try text(part).first(1 << 20)
    let shape = JSONShape(try TextSource(more, name: name))
    guard !shape.isWhole else { return FileStart(bytes: bytes, json: shape) }
    // What comes through a pipe is read once more then.
    let whole = try text(part)
    try whole.keepAll()
    return FileStart(bytes: bytes, json: JSONShape(whole))
  }

  /// Whether it is a folder.
  var isFolder: Bool {
    var isFolder: ObjCBool = false
    return path.map { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) } ?? false
      && isFolder.boolValue
  }
}
