import Foundation

@testable import EntenteFormats

extension GraphFormat {
  /// Reads the document in files of the format.
  func readBack(_ files: [GraphFile]) throws -> GraphDocument {
    try readBack(Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) }))
  }

  /// Reads the document in files by their parts.
  func readBack(_ parts: [String: [UInt8]]) throws -> GraphDocument {
    if id == GraphFormat.sqlite.id { return try Self.readSQLite(parts[""] ?? []) }
    return try read(GraphSource(parts, name: "graph"), tools: .test).document
  }

  /// SQLite opens files by itself.
  private static func readSQLite(_ bytes: [UInt8]) throws -> GraphDocument {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    return try GraphReading(path.path, tools: .test).document
  }
}
