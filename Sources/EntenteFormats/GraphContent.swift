public import EntenteData
public import EntenteNetwork

/// What is written into a graph file.
public struct GraphContent: Sendable {
  /// The nodes and edges with their attributes.
  public let document: GraphDocument

  /// The network that the document was made of, if it was made of one.
  ///
  /// Formats with tables of their own for relations and evidence write them from here.
  public let network: Network?

  /// The language of names.
  public let language: Language

  /// Creates the content of a document.
  ///
  /// - Parameter document: The document.
  public init(_ document: GraphDocument) {
    (self.document, network, language) = (document, nil, .english)
  }

  /// Creates the content of a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - language: The language of names.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public init(_ network: Network, _ language: Language = .english) {
    document = GraphDocument(network, language)
    (self.network, self.language) = (network, language)
  }
}

/// What was read from a graph file.
public struct GraphReading: Sendable {
  /// The nodes and edges with their attributes.
  public var document: GraphDocument

  /// What was left out or taken otherwise, each kind of thing once.
  public var warnings: [Problem]

  /// Creates what was read.
  ///
  /// - Parameters:
  ///   - document: The nodes and edges with their attributes.
  ///   - warnings: What was left out or taken otherwise.
  public init(_ document: GraphDocument, warnings: [Problem] = []) {
    (self.document, self.warnings) = (document, warnings)
  }

  /// Reads a graph file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - format: Its format; by default the one of its ending, or of what it starts with.
  ///   - tables: What is said of its tables, if it has such.
  ///   - tools: What is needed for formats that others read for us.
  /// - Throws: A `Problem` with its place if the file cannot be read.
  public init(
    _ path: String, as format: GraphFormat? = nil, tables: GraphTables = GraphTables(),
    tools: GraphTools = .none
  ) throws(Problem) {
    var source = try GraphSource(path: path)
    source.tables = tables
    if let format {
      self = try format.read(source, tools: tools)
    } else {
      self = try GraphFormat.recognized(source).readUnnamed(source, tools: tools)
    }
  }

  /// Reads graph files that belong together.
  ///
  /// - Parameters:
  ///   - paths: The files; `-` is standard input.
  ///   - format: The format of all; by default the one of the ending, or of what each starts with.
  ///   - tables: What is said of the tables of those files that have such, as one at least must.
  ///   - tools: What is needed for formats that others read for us.
  /// - Returns: What was read of each file.
  /// - Throws: A `Problem` with its place if a file cannot be read.
  public static func all(
    _ paths: [String], as format: GraphFormat? = nil, tables: GraphTables = GraphTables(),
    tools: GraphTools = .none
  ) throws(Problem) -> [GraphReading] {
    var files: [(source: GraphSource, format: GraphFormat)] = []
    for path in paths {
      let source = try GraphSource(path: path)
      let found = if let format { format } else { try GraphFormat.recognized(source) }
      files.append((source, found))
    }
    // What is said in vain is said of all, so that it is refused.
    let isSaidOfAll = (
      columns: !files.contains { $0.format.takesTables },
      direction: !files.contains { $0.format.takesDirection }
    )
    var readings: [GraphReading] = []
    for (source, found) in files {
      var source = source
      if found.takesTables || isSaidOfAll.columns { source.tables = tables }
      let isDirectionSaid = found.takesDirection || isSaidOfAll.direction
      source.tables.direction = isDirectionSaid ? tables.direction : nil
      readings.append(
        try format == nil
          ? found.readUnnamed(source, tools: tools) : found.read(source, tools: tools))
    }
    return readings
  }
}

/// What reads and writes formats that need a program or a library besides: Graphviz and SQLite.
///
/// `EntenteGraphviz` and `EntenteSQLite` have them, so that who needs neither builds neither.
public struct GraphTools: Sendable {
  /// Reads a graph in the language of Graphviz.
  public var readDOT: (@Sendable (_ text: [UInt8], _ name: String) throws(Problem) -> GraphReading)?

  /// Draws a picture in a format by its ending: `svg`, `png` or `pdf`.
  public var draw:
    (@Sendable (_ content: GraphContent, _ ending: String) throws(Problem) -> [UInt8])?

  /// Reads the graph in an SQLite file.
  public var readSQLite: (@Sendable (_ path: String) throws(Problem) -> GraphReading)?

  /// Writes an SQLite file at a path where there is none.
  public var writeSQLite:
    (@Sendable (_ content: GraphContent, _ path: String) throws(Problem) -> Void)?

  /// Creates tools, all missing.
  public init() {}

  /// No tools: formats that need one say so.
  public static let none = GraphTools()

  /// Returns a tool, or throws if it is missing.
  func require<Tool>(_ tool: Tool?, for format: String, file: String) throws(Problem) -> Tool {
    guard let tool else {
      throw Problem(
        file: file, "\(format) needs a library that this program has not",
        advice: "choose another format")
    }
    return tool
  }
}
