public import EntenteData

/// The Graph Markup Language, an XML format that most graph programs read and write.
///
///     let (document, warnings) = try GraphML.read("friends.graphml")
///     let graph = try document.graph(strengths: "weight")
///     try GraphML.write(document, to: "copy.graphml")
///
/// Source: U. Brandes, M. Eiglsperger, J. Lerner and C. Pich, "Graph Markup Language (GraphML)", in
/// *Handbook of Graph Drawing and Visualization*, 2013, pp. 517–541, and the schema 1.1 at
/// graphml.graphdrawing.org.
public enum GraphML {
  /// Reads the first graph of a file.
  ///
  /// Nodes are in the order of the file; those that are only named by edges come last. A key becomes a
  /// column of what it is for; one for all of graph, nodes and edges becomes three. The nodes of a graph
  /// within a node have its id as `parent`. A hyperedge is a node of the second mode with an edge for each
  /// endpoint, directed if that is `in` or `out`. Ports are attributes of edges. Document types with
  /// entities of their own are refused. Nothing outside of the file is ever read.
  ///
  /// The file is UTF-8, UTF-16, ISO-8859-1 or windows-1252. UTF-8 is read piece by piece; the others
  /// take the memory of the whole file.
  ///
  /// - Parameter path: The file.
  /// - Returns: What it says, and a warning for each kind of thing that was left out or taken otherwise.
  /// - Throws: A `Problem` with its line if the file is no XML, or no GraphML.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func read(
    _ path: String
  ) throws(Problem) -> (document: GraphDocument, warnings: [Problem]) {
    try read(TextSource(path: path))
  }

  /// Reads the first graph of a document in memory.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - name: What problems call it.
  /// - Returns: As for a file.
  /// - Throws: As for a file.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func read(
    bytes: [UInt8], name: String = "GraphML"
  ) throws(Problem) -> (document: GraphDocument, warnings: [Problem]) {
    try read(TextSource(bytes, name: name))
  }

  static func read(
    _ source: TextSource
  ) throws(Problem) -> (document: GraphDocument, warnings: [Problem]) {
    var reader = GraphMLReader(source)
    let document = try reader.read()
    return (document, source.warnings + reader.notices.problems(file: source.name))
  }

  /// Writes a file, whole or not at all.
  ///
  /// The same document gives the same bytes, and is read back as it was.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - path: The file.
  /// - Throws: A `Problem` if the file cannot be written, if two nodes or two edges have the same id,
  ///   or if there is a control character that XML cannot hold.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func write(_ document: GraphDocument, to path: String) throws(Problem) {
    let writer = try GraphMLWriter(document, name: path)
    var target = try GraphTarget(path: path)
    try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    _ = try target.commit()
  }

  /// Returns the bytes of a file.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - name: What problems call it.
  /// - Returns: The file, as UTF-8.
  /// - Throws: A `Problem` as for a file.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func bytes(
    of document: GraphDocument, name: String = "GraphML"
  ) throws(Problem) -> [UInt8] {
    var sink = ByteSink()
    try GraphMLWriter(document, name: name).write(into: &sink)
    return sink.bytes
  }
}
