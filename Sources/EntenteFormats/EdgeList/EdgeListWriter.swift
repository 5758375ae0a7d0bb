import EntenteData
import EntenteGraph

/// Writes an edge a line, its ends and its weight parted by tabs.
struct EdgeListWriter {
  private static let reserved = Set(EdgeListDialect.headings.joined())

  private let document: GraphDocument
  private let weights: AttributeColumn?
  /// The ids of nodes as they are written.
  private let words: TextColumn

  /// Whether there are edges only, without comments, quotation marks and direction.
  private let isBare: Bool

  init(_ document: GraphDocument, name: String, isBare: Bool = false) throws(Problem) {
    (self.document, weights, self.isBare) = (document, document.weights, isBare)
    words = TextColumn(document.nodeIDs.lazy.map(Self.word))
    guard !words.hasRepeats else {
      throw Problem(
        file: name, "two ids of nodes differ only by line ends, which an edge list cannot hold",
        advice: "give the nodes other ids")
    }
    guard !isBare || words == document.nodeIDs else {
      throw Problem(
        file: name, "an id of a node could be taken for something else, such as a heading",
        advice: "give the node another id, or choose another format")
    }
    guard !words.bytes.contains(0) else {
      throw Problem(
        file: name, "an id of a node has a NUL, which text cannot hold", advice: "remove it")
    }
  }

  /// An id as it is written: in quotation marks where it could be taken for something else.
  private static func word(_ id: String) -> String {
    let line = String(
      String.UnicodeScalarView(id.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
    let scalars = line.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return "\"\"" }
    let isPlain =
      !["\"", "#", "%", " "].contains(first) && last != " " && !scalars.contains("\t")
      && !reserved.contains(line.lowercased())
    guard !isPlain else { return line }
    let marked = scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
    return "\"\(String(String.UnicodeScalarView(marked)))\""
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let isDirected =
      !isBare && (document.direction == .directed || document.edgeDirections != nil)
    if !isBare { sink.bytes.append(isDirected ? "# directed\n" : "# undirected\n") }
    for edge in document.sources.indices {
      let (source, target) = (Int(document.sources[edge]), Int(document.targets[edge]))
      append(source, target, edge, &sink.bytes)
      if isDirected, document.edgeDirections?[edge] == .undirected, source != target {
        append(target, source, edge, &sink.bytes)
      }
      try sink.flushIfLarge()
    }
  }

  private func append(_ source: Int, _ target: Int, _ edge: Int, _ bytes: inout [UInt8]) {
    words.withBytes(source) { bytes.append(contentsOf: $0) }
    bytes.append(0x09)
    words.withBytes(target) { bytes.append(contentsOf: $0) }
    if let weights, weights.hasValue(edge) || weights.defaultValue != nil {
      bytes.append(0x09)
      weights.appendNumber(edge, to: &bytes)
    }
    bytes.append(0x0A)
  }
}
