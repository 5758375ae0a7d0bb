public import EntenteData
public import EntenteNetwork

/// A file format that networks are written in.
public struct GraphFormat: Sendable, Identifiable {
  /// The name by which it is asked for.
  public let id: String

  /// What it is, in a few English words.
  public let title: String

  /// The endings of its files, the usual one first, without a dot.
  public let fileExtensions: [String]

  /// What of a network it cannot hold, in English; empty if it holds everything.
  public let loses: [String]

  /// Writes a network with names in a language.
  public let write: @Sendable (Network, Language) -> [GraphFile]

  /// Every format, in the order in which they are listed.
  public static let all: [GraphFormat] = [.dot, .nodeLinkJSON, .csv, .graphML]

  /// Returns the format of a file by its ending.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The format; `nil` if no format has that ending.
  public static func of(path: String) -> GraphFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return all.first { $0.fileExtensions.contains(ending) }
  }
}

/// A file of a graph; some formats take several for one graph.
public struct GraphFile: Sendable, Hashable {
  /// What tells it from the other files of the graph, such as `nodes`; empty if there is one file.
  public let part: String

  /// Its text, which is written as UTF-8.
  public let text: String

  init(part: String = "", _ text: String) {
    (self.part, self.text) = (part, text)
  }

  /// Returns the path of the file, where one path was given for the whole graph.
  ///
  /// - Parameter path: The path given, such as `graph.csv`.
  /// - Returns: The path with the part put before the ending, such as `graph.nodes.csv`.
  public func path(_ path: String) -> String {
    guard !part.isEmpty else { return path }
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot != slash else {
      return "\(path).\(part)"
    }
    return "\(path[..<dot]).\(part)\(path[dot...])"
  }
}
