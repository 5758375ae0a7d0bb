import EntenteData
public import EntenteFormats

extension GraphTools {
  /// Adds the reading and the writing of SQLite files.
  public mutating func addSQLite() {
    readSQLite = { path throws(Problem) in try SQLiteGraph.read(path) }
    writeSQLite = { content, path throws(Problem) in try SQLiteGraph.write(content, to: path) }
  }
}
