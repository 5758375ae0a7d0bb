package import EntenteFormats
import Foundation

/// The files of a graph by their parts, such as `nodes`; the part of a format with one file is empty.
package typealias Input = [String: [UInt8]]

extension Input {
  /// The files that a format has written.
  init(_ files: [GraphFile]) {
    self = Dictionary(files.map { ($0.part, $0.bytes) }) { first, _ in first }
  }
}

/// A folder in which an input is laid out as a reader expects it.
package struct InputFolder {
  /// The path of the graph.
  package let path: String
  private let folder: String
  private let format: GraphFormat
  private var files: Set<String> = []

  /// Makes the folder, or takes one that is there.
  package init(_ folder: String, _ format: GraphFormat) throws {
    (self.folder, self.format) = (folder, format)
    path = format.isFolder ? folder : "\(folder)/graph.\(format.fileExtensions.first ?? "graph")"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Writes the files of an input and removes those of the one before.
  package mutating func write(_ input: Input) throws {
    let old = files
    files = []
    for (part, bytes) in input {
      let file = format.isFolder ? "\(folder)/\(part)" : GraphFile.path(path, part: part)
      // Neither `Data` nor an emptied file, for which file systems wait for the disk.
      let descriptor = open(file, O_WRONLY | O_CREAT, 0o666)
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try handle.write(contentsOf: Data(bytes))
      try handle.truncate(atOffset: UInt64(bytes.count))
      files.insert(file)
    }
    for file in old.subtracting(files) { try FileManager.default.removeItem(atPath: file) }
  }

  /// Removes the folder.
  package func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// Inputs that are kept for each format, in a folder by its id.
///
/// An input is a file, or a folder of files that are called as their parts, with any ending.
package enum Corpus {
  /// Returns the inputs of a format with their names, in the order of these.
  package static func inputs(
    _ format: GraphFormat, in folder: String
  ) -> [(name: String, input: Input)] {
    let folder = "\(folder)/\(format.id)"
    return names(folder).map { name in
      let path = "\(folder)/\(name)"
      let parts = names(path)
      if parts.isEmpty { return (name, ["": contents(path)]) }
      let files = parts.map { part in
        (format.isFolder ? part : "\(part.prefix { $0 != "." })", contents("\(path)/\(part)"))
      }
      return (name, Dictionary(files) { first, _ in first })
    }
  }

  private static func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func contents(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map(Array.init) ?? []
  }
}
