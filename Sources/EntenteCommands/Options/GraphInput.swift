import ArgumentParser
import EntenteData
import EntenteFormats
import EntenteGraph
import Foundation

/// A graph file that is read.
struct GraphInput {
  let path: String
  private let format: GraphFormat?
  private let tables: GraphTables

  /// - Throws: `ValidationError` if there is no such format.
  init(path: String, format id: String?, tables: GraphTables = GraphTables()) throws {
    (self.path, self.tables) = (path, tables)
    format = try Self.format(id)
  }

  init(path: String, _ options: GraphFileOptions) throws {
    try self.init(path: path, format: options.readAs, tables: options.tables)
  }

  private static func format(_ id: String?) throws -> GraphFormat? {
    try id.map { id in
      if let format = GraphFormat.named(id) {
        // What is only written may be a version of what is read.
        let endings = Set(format.fileExtensions)
        let readable =
          [format] + GraphFormat.all.filter { !endings.isDisjoint(with: $0.fileExtensions) }
        if let found = readable.first(where: \.canRead) { return found }
      }
      let ids = GraphFormat.all.filter(\.canRead).map(\.id).joined(separator: ", ")
      throw ValidationError("There is no format '\(id)' to read; name one of \(ids).")
    }
  }

  /// Whether a path is that of a graph: a file that is there or would be one by its ending, a folder
  /// with tables of nodes and edges, or standard input.
  static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let path = Dataset.folder(of: path)
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return !isFolder.boolValue || GraphFormat.isGraphFolder(path)
    }
    return path == "-" || GraphFormat.of(path: path) != nil
  }

  /// Reads the document, and says on standard error what was noticed.
  func read(isQuiet: Bool) throws -> GraphDocument {
    try Self.checkMemory(for: path, isQuiet: isQuiet)
    let reading = try Progress.during("reading", isQuiet: isQuiet, hasShare: true) {
      try GraphReading(path, as: format, tables: tables, tools: .system)
    }
    return Self.document(reading, isQuiet: isQuiet)
  }

  /// Reads the documents of files that belong together, and says on standard error what was noticed.
  ///
  /// What is said of tables is said of those files that have such.
  static func documents(
    _ paths: [String], _ options: GraphFileOptions, isQuiet: Bool
  ) throws -> [GraphDocument] {
    let format = try format(options.readAs)
    for path in paths { try checkMemory(for: path, isQuiet: isQuiet) }
    let readings = try Progress.during("reading", isQuiet: isQuiet, hasShare: true) {
      try GraphReading.all(paths, as: format, tables: options.tables, tools: .system)
    }
    return readings.map { document($0, isQuiet: isQuiet) }
  }

  /// Says how much memory a large file takes, and refuses one that cannot fit, before it is read.
  private static func checkMemory(for path: String, isQuiet: Bool) throws {
    guard let estimate = try MemoryEstimate.of(path) else { return }
    try estimate.check(path)
    if isQuiet { return }
    StandardError.say("\(path): up to about \(estimate.most >> 20) MiB of memory are needed")
  }

  private static func document(_ reading: GraphReading, isQuiet: Bool) -> GraphDocument {
    if !isQuiet { reading.warnings.forEach { StandardError.say($0.description) } }
    return reading.document
  }
}

/// What is said of graph files, and of tables among them, that they do not say themselves.
struct GraphFileOptions: ParsableArguments {
  /// Whether edges are directed.
  enum Direction: String, EnumerableFlag {
    case directed
    case undirected

    static func help(for value: Direction) -> ArgumentHelp? {
      "Tables and edge lists: take edges that do not say it as \(value.rawValue)."
    }
  }

  @Option(
    help: "Graph files: the format that they have. (default: by the ending, or by what is in them)")
  var readAs: String?

  @Option(
    help: "Tables: a file with a table of nodes; may be given several times.",
    completion: .file())
  var nodes: [String] = []

  @Option(help: "Tables: the column of the source of an edge, by name or number.")
  var sourceColumn: String?

  @Option(help: "Tables: the column of the target of an edge, by name or number.")
  var targetColumn: String?

  @Option(help: "Tables: the column of the id of a node, by name or number.")
  var idColumn: String?

  @Flag var direction: Direction?

  /// Refuses to say anything of a dataset, whose tables say it themselves.
  ///
  /// - Throws: `ValidationError`.
  func checkForDataset() throws {
    let given = [
      ("--read-as", readAs != nil), ("--nodes", !nodes.isEmpty),
      ("--source-column", sourceColumn != nil), ("--target-column", targetColumn != nil),
      ("--id-column", idColumn != nil),
      ("--\(direction?.rawValue ?? "")", direction != nil),
    ]
    if let (name, _) = given.first(where: \.1) {
      throw ValidationError("'\(name)' goes with a graph file, not with a dataset.")
    }
  }

  /// What is said, as the formats take it.
  var tables: GraphTables {
    var tables = GraphTables()
    tables.nodes = nodes
    (tables.sourceColumn, tables.targetColumn) = (sourceColumn, targetColumn)
    tables.idColumn = idColumn
    tables.direction = direction.map { $0 == .directed ? .directed : .undirected }
    return tables
  }
}
