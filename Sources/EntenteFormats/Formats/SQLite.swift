import EntenteData

extension GraphFormat {
  /// An SQLite file with tables of nodes and edges, those of the Data Package of a network, and views.
  public static let sqlite = GraphFormat(
    id: "sqlite", title: "SQLite file", fileExtensions: ["sqlite", "sqlite3", "db"],
    losses: [
      Loss(.specialNumbers, "NaN is left out"), Loss(.negativeZero, "written as 0"),
      .refused(.zeroCharacters),
    ],
    recognizes: { $0.bytes.starts(with: Array("SQLite format 3\0".utf8)) },
    reader: { source, tools throws(Problem) in
      let read = try tools.require(tools.readSQLite, for: "SQLite", file: source.name)
      return try read(source.filePath())
    },
    writer: { content, tools, target throws(Problem) in
      let write = try tools.require(tools.writeSQLite, for: "SQLite", file: target.name)
      try target.writeFile { path throws(Problem) in try write(content, path) }
    })
}
