public import EntenteData
public import EntenteNetwork

/// A file format of graphs.
///
///     let reading = try GraphFormat.graphML.read("friends.graphml")
///     try GraphFormat.nodeLinkJSON.write(GraphContent(reading.document), to: "friends.json")
public struct GraphFormat: Sendable, Identifiable {
  /// What of a dataset a format holds.
  public enum DatasetScope: Sendable, Hashable {
    /// A graph that is made of it.
    case graph
    /// Its own relations, those of the period, with all parties.
    case relations
    /// All of it.
    case everything
  }

  /// The name by which it is asked for.
  public let id: String

  /// What it is, in a few English words.
  public let title: String

  /// The endings of its files, the usual one first, without the first dot.
  ///
  /// Several formats can have an ending; the first of them in ``all`` is meant where a file is written.
  public let fileExtensions: [String]

  /// What of a document it cannot hold.
  public let losses: [Loss]

  /// Whether it is a folder of files, not a file.
  public let isFolder: Bool

  /// Whether it has a cell for each row and attribute, with or without a value.
  let isTable: Bool

  /// Whether a node of the second mode is an edge of any number of members, as it is read and written.
  let hasHyperedges: Bool

  /// The projection that suits the format best: the one that keeps a relation of several parties whole,
  /// if the format has edges for such, or else ties.
  public var usualProjection: Projection.Kind { hasHyperedges ? .incidence : .ties }

  /// What of a dataset it holds.
  public let datasetScope: DatasetScope

  /// Whether it reads tables, of which can be said what their columns are.
  public let takesTables: Bool

  /// Whether it can be said which direction edges have that do not say it.
  public let takesDirection: Bool

  /// Whether something of a document that has it is lost; `nil` if it always is.
  let loses: (@Sendable (GraphFeature, GraphDocument) -> Bool)?

  /// The names of the attributes that are read back as they are, where the format leaves out others;
  /// `nil` if its losses tell.
  let kept: (@Sendable (GraphDocument) -> (nodes: Set<String>, edges: Set<String>))?

  /// Whether an attribute is read back as another type than it has, in a format that says no types.
  let retypes: (@Sendable (AttributeColumn) -> Bool)?

  /// The attributes that it writes under other names, as theirs are taken; `nil` if it takes any name.
  let renamed: (@Sendable (GraphDocument) -> RenamedAttributes)?

  /// Whether the start of a file looks as if it were of this format; `nil` if that cannot be told.
  let recognizes: (@Sendable (_ start: FileStart) -> Bool)?
  let reader: (@Sendable (GraphSource, GraphTools) throws(Problem) -> GraphReading)?
  let writer: (@Sendable (GraphContent, GraphTools, inout GraphTarget) throws(Problem) -> Void)?

  init(
    id: String, title: String, fileExtensions: [String], losses: [Loss] = [],
    isFolder: Bool = false, isTable: Bool = false, hasHyperedges: Bool = false,
    datasetScope: DatasetScope = .graph,
    takesTables: Bool = false, takesDirection: Bool = false,
    loses: (@Sendable (GraphFeature, GraphDocument) -> Bool)? = nil,
    kept: (@Sendable (GraphDocument) -> (nodes: Set<String>, edges: Set<String>))? = nil,
    retypes: (@Sendable (AttributeColumn) -> Bool)? = nil,
    renamed: (@Sendable (GraphDocument) -> RenamedAttributes)? = nil,
    recognizes: (@Sendable (_ start: FileStart) -> Bool)? = nil,
    reader: (@Sendable (GraphSource, GraphTools) throws(Problem) -> GraphReading)? = nil,
    writer: (@Sendable (GraphContent, GraphTools, inout GraphTarget) throws(Problem) -> Void)? = nil
  ) {
    (self.id, self.title, self.fileExtensions, self.losses) = (id, title, fileExtensions, losses)
    (self.isFolder, self.isTable, self.hasHyperedges) = (isFolder, isTable, hasHyperedges)
    (self.datasetScope, self.takesTables) = (datasetScope, takesTables)
    self.takesDirection = takesTables || takesDirection
    (self.loses, self.kept) = (loses, kept)
    (self.retypes, self.renamed) = (retypes, renamed)
    (self.recognizes, self.reader, self.writer) = (recognizes, reader, writer)
  }

  /// Whether files of the format are read.
  public var canRead: Bool { reader != nil }

  /// Whether files of the format are written.
  public var canWrite: Bool { writer != nil }

  /// Every format, in the order in which they are listed.
  public static let all: [GraphFormat] = [
    .dot,
    .graphML,
    .yEd,
    .gexf,
    .gexf12,
    .nodeLinkJSON,
    .d3,
    .cytoscape,
    .graphology,
    .hif,
    .followTheMoney,
    .csv,
    .excelCSV,
    .neo4j,
    .tsv,
    .mermaid,
    .cypher,
    .markdown,
    .html,
    .sqlite,
    .dataPackage,
    .svg,
    .png,
    .pdf,
    .gml,
    .pajek,
    .matrixMarket,
    .edgeList,
    .ncol,
  ]

  /// Returns the format with an id.
  ///
  /// - Parameter id: The id.
  /// - Returns: The format; `nil` if there is none.
  public static func named(_ id: String) -> GraphFormat? { all.first { $0.id == id } }

  /// Returns the format that a file is written in, by its ending.
  ///
  /// - Parameter path: The path of the file; `.gz` at its end does not count.
  /// - Returns: The format; `nil` if no format has that ending.
  public static func of(path: String) -> GraphFormat? {
    candidates(path) { $0.canWrite }.first
  }

  /// Returns the format of a file that is there: by its ending, by what it starts with where several
  /// have that ending or none has it.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The format.
  /// - Throws: A `Problem` if the file cannot be opened or is not recognized.
  public static func recognized(_ path: String) throws(Problem) -> GraphFormat {
    try recognized(GraphSource(path: path))
  }

  static func recognized(_ source: GraphSource) throws(Problem) -> GraphFormat {
    if source.isFolder { return .dataPackage }
    let byEnding = candidates(source.name) { $0.canRead }
    if byEnding.count == 1 { return byEnding[0] }
    let start = try source.start()
    let all = byEnding.isEmpty ? all.filter(\.canRead) : byEnding
    if let found = all.first(where: { $0.recognizes?(start) ?? false }) { return found }
    if let first = byEnding.first { return first }
    throw Problem(
      file: source.name, "the format of the file is not recognized",
      advice: "give the file its usual ending, or name its format with --read-as")
  }

  /// The formats with the longest ending that a path has.
  private static func candidates(
    _ path: String, _ isWanted: (GraphFormat) -> Bool
  ) -> [GraphFormat] {
    var name = (path.split(separator: "/").last ?? "").lowercased()[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    guard var dot = name.firstIndex(of: ".") else { return [] }
    while true {
      let ending = String(name[name.index(after: dot)...])
      let found = all.filter { isWanted($0) && $0.fileExtensions.contains(ending) }
      if !found.isEmpty { return found }
      guard let next = name[name.index(after: dot)...].firstIndex(of: ".") else { return [] }
      dot = next
    }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - tools: What is needed for formats that others read for us.
  /// - Returns: The document, and what was noticed.
  /// - Throws: A `Problem` with its place if the file is not of the format.
  public func read(_ path: String, tools: GraphTools = .none) throws(Problem) -> GraphReading {
    try read(GraphSource(path: path), tools: tools)
  }

  /// Reads a document in memory.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - name: What problems call it.
  ///   - tools: What is needed for formats that others read for us.
  /// - Returns: The document, and what was noticed.
  /// - Throws: A `Problem` with its place if the bytes are not of the format.
  public func read(
    bytes: [UInt8], name: String = "graph", tools: GraphTools = .none
  ) throws(Problem) -> GraphReading {
    try read(GraphSource(["": bytes], name: name), tools: tools)
  }

  func read(_ source: GraphSource, tools: GraphTools) throws(Problem) -> GraphReading {
    guard let reader else {
      throw Problem(
        file: source.name, "the format \(id) is written, not read",
        advice: "give a file of another format")
    }
    guard takesDirection || source.tables.direction == nil else {
      throw Problem(
        file: source.name, "the format \(id) says by itself whether edges are directed",
        advice: "leave out the direction")
    }
    guard takesTables || source.tables.namesNothing else {
      throw Problem(
        file: source.name,
        "the format \(id) has no tables of which columns or nodes could be named",
        advice: "leave out what is said of tables")
    }
    return try reader(source, tools)
  }

  /// Reads a file whose format nobody named; if it cannot be read but starts like one of a format that
  /// its ending is not of, the problem says so.
  func readUnnamed(_ source: GraphSource, tools: GraphTools) throws(Problem) -> GraphReading {
    do throws(Problem) {
      return try read(source, tools: tools)
    } catch {
      let known = Self.candidates(source.name) { $0.canRead }.map(\.id)
      guard !known.isEmpty, let start = try? source.start(),
        let other = Self.all.first(where: { $0.canRead && $0.recognizes?(start) ?? false }),
        !known.contains(other.id), !(takesDirection && other.takesDirection)
      else { throw error }
      var problem = error
      problem.advice =
        "the file looks like one of the format \(other.id): give it the ending"
        + " .\(other.fileExtensions[0]),"
        + " or name its format with --read-as \(other.id)"
      throw problem
    }
  }

  /// Writes files, whole or not at all.
  ///
  /// - Parameters:
  ///   - content: What to write.
  ///   - path: The file; where the format takes several, they have its name with a part of their own.
  ///     One that ends in `.gz` is compressed.
  ///   - tools: What is needed for formats that others write for us.
  /// - Returns: The paths of the files.
  /// - Throws: A `Problem` if the document or a file cannot be written; then nothing has changed.
  @discardableResult
  public func write(
    _ content: GraphContent, to path: String, tools: GraphTools = .none
  ) throws(Problem) -> [String] {
    var target = try GraphTarget(path: path, isFolder: isFolder)
    do throws(Problem) {
      try write(content, tools: tools, into: &target)
      return try target.commit()
    } catch {
      target.abandon()
      throw error
    }
  }

  /// Returns the files that would be written.
  ///
  /// - Parameters:
  ///   - content: What to write.
  ///   - tools: What is needed for formats that others write for us.
  /// - Returns: The files.
  /// - Throws: A `Problem` if the document cannot be written.
  public func files(
    of content: GraphContent, tools: GraphTools = .none
  ) throws(Problem) -> [GraphFile] {
    var target = GraphTarget()
    try write(content, tools: tools, into: &target)
    return target.files
  }

  private func write(
    _ content: GraphContent, tools: GraphTools, into target: inout GraphTarget
  ) throws(Problem) {
    guard let writer else {
      throw Problem(
        file: target.name, "the format \(id) is read, not written", advice: "choose another format")
    }
    for loss in losses(of: content.document, where: \.isRefused) {
      throw Problem(
        file: target.name,
        "the graph has \(loss.feature.rawValue), which the format \(id) cannot hold",
        advice: "replace what it is, or choose another format")
    }
    try checkCells(content.document, file: target.name)
    try writer(content, tools, &target)
  }
}
