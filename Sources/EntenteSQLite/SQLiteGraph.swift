import EntenteNetwork
import EntenteData
import EntenteFormats
import GRDB

/// Reads and writes graphs as SQLite files.
///
/// A file has the tables `nodes` and `edges`, with a column for each attribute, `graph` with what is said
/// of the graph as a whole, and `attributes` with the exact name and type of each column. A file of a
/// network has the tables of its Data Package besides, and one of a graph file with records the tables of
/// these, with the keys that they meet, as nobody has checked them. Views answer what is often asked.
///
/// Records are read from `graph`, where they are as in any other format, and not from their tables.
enum SQLiteGraph {
  static func write(_ content: GraphContent, to path: String) throws(Problem) {
    do {
      var configuration = Configuration()
      // The file is new and is moved to its place when it is whole, so it needs no journal, and nothing
      // has to wait until it is on the disk.
      configuration.prepareDatabase {
        try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        try SQLiteWriter(database: database, document: content.document).write()
        let tables =
          if let dataset = content.network?.dataset {
            DatasetTables(database, dataset)
          } else {
            DatasetTables(database, content.document)
          }
        try tables.write()
      }
      try queue.close()
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        file: path, "the SQLite file cannot be written: \(reason(error))",
        advice: isOfStorage(error)
          ? "check whether there is room"
          : "write another format, which holds what this one cannot"
      )
    }
  }

  private static func isOfStorage(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return true }
    return [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY].contains(code)
  }

  static func read(_ path: String) throws(Problem) -> GraphReading {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      // A file may name functions and tables of other files in its views: they are not trusted.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let reading = try queue.read { try SQLiteReader(database: $0, path: path).read() }
      try queue.close()
      return reading
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        file: path, "the SQLite file cannot be read: \(reason(error))",
        advice: "give a file that entente has written")
    }
  }

  /// What SQLite says, without the statement that it was said of.
  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }

  /// A name in quotation marks.
  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
