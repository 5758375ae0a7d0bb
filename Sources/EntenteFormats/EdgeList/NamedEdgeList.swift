import EntenteData
import EntenteGraph
import Synchronization

/// Reads an edge list whose nodes are any texts, in parts on several threads.
///
/// Nodes are numbered in the order in which the lines name them, whatever the number of threads.
struct NamedEdgeList {
  /// A part of the edges, its nodes numbered by themselves.
  private final class Part: @unchecked Sendable {
    // Each is used by one thread at a time.
    var lines: NamedEdgeLines

    init(_ dialect: EdgeListDialect) { lines = NamedEdgeLines(dialect) }
  }

  private let source: TextSource
  private let dialect: EdgeListDialect

  init(_ source: TextSource) throws(Problem) {
    self.source = source
    let start = try source.first(1 << 16)
    dialect = EdgeListDialect(start, isWhole: start.count < 1 << 16)
  }

  /// Reads the edges; they have the direction given if the file says none.
  func read(_ given: Graph.Direction? = nil) throws(Problem) -> GraphReading {
    var notices = Notices()
    let (ids, sources, targets, weights) = try whole(&notices)
    let direction = dialect.direction ?? given ?? .undirected
    if dialect.direction == nil, given == nil, !sources.isEmpty {
      notices.add(
        "the file does not say whether the edges are directed; they were read as undirected",
        advice: "start it with the line “# directed” if they are")
    }
    if sources.isEmpty {
      notices.add(
        "there is no edge in the file", advice: "see whether it is the right file, and whole")
    }
    if dialect.hasHeading {
      notices.add(
        "the first line was taken for names of columns", advice: "remove it if it is an edge")
    }
    var document = GraphDocument(
      direction, nodeIDs: ids, sources: sources, targets: targets)
    if !weights.isEmpty {
      document.edgeAttributes = [weights.column("weight", edgeCount: sources.count)]
    }
    return GraphReading(document, warnings: source.warnings + notices.problems(file: source.name))
  }

  private func whole(
    _ notices: inout Notices
  ) throws(Problem) -> (
    ids: TextColumn, sources: [UInt32], targets: [UInt32], weights: EdgeNumbers
  ) {
    var parts = try readParts()
    let whole = parts.removeFirst()
    // Each part is given up once it is added.
    while let part = parts.first {
      parts.removeFirst()
      guard whole.lines.append(part.lines) else { throw tooMany() }
    }
    let skipped = whole.lines.skipped
    notices.add(
      "columns after the third, and records in braces, were left out",
      advice: "read the file as a table with names of columns to keep them",
      at: skipped.position, count: skipped.count)
    let rounded = whole.lines.rounded
    notices.add(
      CommonNotice.rounded.message, advice: "keep the file if each digit counts",
      at: rounded.position, count: rounded.count)
    notices.add(
      "a whole number from 2⁵³ on stands beside numbers that are not whole; it was rounded to 64 bits",
      advice: "read the file as a table with names of columns to keep its digits",
      count: whole.lines.weights.roundedCount)
    let ids = whole.lines.finish()
    let ends = whole.lines.ends.columns
    return (ids, ends.sources, ends.targets, whole.lines.weights)
  }

  private func tooMany() -> Problem {
    let fault = NamedEdgeLines.Fault.tooMany
    return Problem(file: source.name, fault.message, advice: fault.advice)
  }

  // MARK: Parts

  private func readParts() throws(Problem) -> [Part] {
    let processorCount = Execution.processorCount
    let dialect = dialect
    guard let file = source.plainFile, file.size > 1 << 22, processorCount > 1 else {
      return [
        try Self.read(
          LineBlocks(source), source.name, dialect, roomFor: source.size ?? 0,
          Progress(source.size ?? 1))
      ]
    }
    let count = min(file.size >> 21, processorCount)
    let start = source.start
    let progress = Progress(file.size)
    let results = Mutex([Result<Part, Problem>?](repeating: nil, count: count))
    Parallel.blocks(count) { number in
      let range = number * file.size / count..<(number + 1) * file.size / count
      let result = Result { () throws(Problem) in
        try Self.read(range, of: file, from: start, dialect, progress)
      }
      results.withLock { $0[number] = result }
    }
    var parts: [Part] = []
    for result in results.withLock({ $0.compactMap(\.self) }) { parts.append(try result.get()) }
    return parts
  }

  /// Reads the lines that start within a range of a file.
  private static func read(
    _ range: Range<Int>, of file: OpenFile, from start: Int, _ dialect: EdgeListDialect,
    _ progress: Progress
  ) throws(Problem) -> Part {
    let blocks = try LineBlocks(file, range, textStart: start)
    let isFirst = range.lowerBound == 0
    // In later parts lines are counted from the start of the part.
    let linesBefore = { () throws(Problem) in
      isFirst
        ? 0
        : try file.lineCount(before: LineBlocks.lineStart(from: range.lowerBound, in: file))
    }
    do throws(Problem) {
      // The first part has room for the others, which are added to it.
      let part = try read(
        blocks, file.path, isFirst ? dialect : dialect.afterHeading,
        roomFor: isFirst ? file.size : range.count, progress)
      if part.lines.skipped.count > 0 { part.lines.skipped.position?.line += try linesBefore() }
      if part.lines.rounded.count > 0 { part.lines.rounded.position?.line += try linesBefore() }
      return part
    } catch {
      var problem = error
      let before = try linesBefore()
      problem.line = problem.line.map { $0 + before }
      throw problem
    }
  }

  private static func read(
    _ blocks: consuming LineBlocks, _ name: String, _ dialect: EdgeListDialect,
    roomFor byteCount: Int, _ progress: Progress
  ) throws(Problem) -> Part {
    let part = Part(dialect)
    while let (_, bytes) = try blocks.next() {
      do throws(GraphError) {
        try progress.advance(by: bytes.count)
      } catch {
        throw Problem(file: name, "\(error)", advice: "read it again")
      }
      let isFirst = part.lines.lineCount == 0
      try part.lines.read(bytes, name: name)
      if isFirst { part.lines.reserve(byteCount: byteCount, read: bytes.count) }
    }
    return part
  }
}
