import Foundation

/// Tables whose header is a file of its own, as the importer of Neo4j takes them: `actors-header.csv` is
/// that of `actors.csv`, or of `actors-part1.csv`, `actors_2.csv` and so on.
enum Neo4jFiles {
  /// Returns the file with the header of a table, if there is one.
  static func header(of path: String) -> String? {
    let file = FileName(path)
    guard !file.isHeader else { return nil }
    return file.stems.lazy.compactMap { stem in
      ["-", "_", "."].lazy.flatMap { mark in
        ["header", "headers"].lazy.flatMap { word in
          ["", ".gz"].lazy.map { file.folder + stem + mark + word + file.ending + $0 }
        }
      }.first(where: GraphSource.isFile)
    }.first
  }

  /// Returns the files with the rows of a header, in the order of their numbers, and of two of which one is
  /// compressed the other; `nil` if a file is not named as one with a header alone.
  static func tables(of header: String) -> [String]? {
    let file = FileName(header)
    guard file.isHeader else { return nil }
    let folder = file.folder.isEmpty ? "." : file.folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let all = Set(names)
    return names.filter { !$0.hasSuffix(".gz") || !all.contains(String($0.dropLast(3))) }
      .map { file.folder + $0 }
      .filter { FileName($0).ending == file.ending && Self.header(of: $0) == header }
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
  }

  /// Whether a table of a header has its name, without the number of a part.
  static func isNamesake(_ table: String, ofHeader header: String) -> Bool {
    FileName(header).stem.hasPrefix(FileName(table).stem)
  }

  /// The names of some files, of many the first five.
  static func list(_ paths: [String]) -> String {
    let names = paths.prefix(5).map { $0.split(separator: "/").last ?? "" }
    let others = paths.count > names.count ? " and \(paths.count - names.count) more" : ""
    return names.joined(separator: ", ") + others
  }

  /// The parts of a path.
  private struct FileName {
    let folder: String
    let stem: String
    /// Without what says that it is compressed, as one of a header and its rows may be.
    let ending: String

    init(_ path: String) {
      let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      let name = path[slash...].dropLast(path.hasSuffix(".gz") ? 3 : 0)
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      folder = String(path[..<slash])
      stem = String(name[..<dot])
      ending = String(name[dot...])
    }

    var isHeader: Bool {
      let name = stem.hasSuffix("s") ? stem.dropLast() : stem[...]
      return name.hasSuffix("header") && name.dropLast(6).last.map("-_.".contains) ?? false
    }

    /// The names that a header may have it under: its own, and the one without the number of a part.
    var stems: [String] {
      var name = stem[...]
      while name.last?.isASCII == true, name.last?.isNumber == true { name.removeLast() }
      guard name.count < stem.count else { return [stem] }
      func dropMark() { if let last = name.last, "-_.".contains(last) { name.removeLast() } }
      dropMark()
      if name.hasSuffix("part") {
        name.removeLast(4)
        dropMark()
      }
      return name.isEmpty ? [stem] : [stem, String(name)]
    }
  }
}
