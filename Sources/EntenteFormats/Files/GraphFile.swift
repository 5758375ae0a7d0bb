/// A file of a graph; some formats take several for one graph.
public struct GraphFile: Sendable, Hashable {
  /// What tells it from the other files of the graph, such as `nodes`; empty if there is one file.
  public let part: String

  /// Its bytes.
  public let bytes: [UInt8]

  init(part: String = "", _ bytes: [UInt8]) {
    (self.part, self.bytes) = (part, bytes)
  }

  /// Its text, if it is one.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the path of a part, where one path was given for the whole graph.
  ///
  /// - Parameters:
  ///   - path: The path given, such as `graph.csv`.
  ///   - part: The part, such as `nodes`.
  /// - Returns: The path with the part put before the ending, such as `graph.nodes.csv`.
  public static func path(_ path: String, part: String) -> String {
    guard !part.isEmpty else { return path }
    let gzip = path.hasSuffix(".gz") ? ".gz" : ""
    let path = path.dropLast(gzip.count)
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot != slash else {
      return "\(path).\(part)\(gzip)"
    }
    return "\(path[..<dot]).\(part)\(path[dot...])\(gzip)"
  }
}
