import EntenteData
import EntenteGraph
import Synchronization

/// Reads an edge list whose nodes are any texts, in parts on several threads.
///
/// Nodes are numbered in the order in which the lines name them, whatever the number of threads.
struct NamedEdgeList {
  /// A part of the edges, its nodes numbered by themselves.
  private struct Part: Sendable {
    var ids: TextColumn
    var sources: [UInt32]
    var targets: [UInt32]
    var weights: EdgeNumbers
    var skipped: (count: Int, line: Int)
  }

  private let source: TextSource
  private let dialect: EdgeListDialect

  init(_ source: TextSource) throws(Problem) {
    self.source = source
    let start = try source.first(1 << 16)
    dialect = EdgeListDialect(start, isWhole: start.count < 1 << 16)
  }

  func read() throws(Problem) -> GraphReading {
    var notices = Notices()
    let whole = try whole(&notices)
    let direction = dialect.direction ?? .undirected
    if dialect.direction == nil, !whole.sources.isEmpty {
      notices.add(
        "the file does not say whether the edges are directed; they were read as undirected",
        advice: "start it with the line “# directed” if they are")
    }
    if dialect.hasHeading {
      notices.add(
        "the first line was taken for names of columns", advice: "remove it if it is an edge")
    }
    var document = GraphDocument(
      direction, nodeIDs: whole.ids, sources: whole.sources, targets: whole.targets)
    if !whole.weights.isEmpty {
      document.edgeAttributes = [whole.weights.column("weight", edgeCount: whole.sources.count)]
    }
    return GraphReading(document, warnings: source.warnings + notices.problems(file: source.name))
  }

  private func whole(_ notices: inout Notices) throws(Problem) -> Part {
    var parts = try readParts()
    var whole = parts.removeFirst()
    if !parts.isEmpty {
      var index = TextIndex(reserving: whole.ids.count)
      guard Self.numbers(of: whole.ids, &index) != nil else { throw tooMany() }
      for part in parts { try append(part, to: &whole, &index) }
      whole.ids = index.texts
    }
    notices.add(
      "columns after the third, and records in braces, were left out",
      advice: "read the file as a table with names of columns to keep them",
      line: whole.skipped.line, count: whole.skipped.count)
    return whole
  }

  private func append(
    _ part: Part, to whole: inout Part, _ index: inout TextIndex
  ) throws(Problem) {
    guard whole.sources.count + part.sources.count < Int(UInt32.max),
      let numbers = Self.numbers(of: part.ids, &index)
    else { throw tooMany() }
    whole.weights.append(part.weights, from: whole.sources.count)
    whole.sources.reserveCapacity(whole.sources.count + part.sources.count)
    whole.targets.reserveCapacity(whole.targets.count + part.targets.count)
    for node in part.sources { whole.sources.append(numbers[Int(node)]) }
    for node in part.targets { whole.targets.append(numbers[Int(node)]) }
    if whole.skipped.count == 0 { whole.skipped.line = part.skipped.line }
    whole.skipped.count += part.skipped.count
  }

  /// The number of each text, which is added if it is new; `nil` if there are too many.
  private static func numbers(of texts: TextColumn, _ index: inout TextIndex) -> [UInt32]? {
    let numbers = [UInt32](unsafeUninitializedCapacity: texts.count) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = index.insertAll(texts, into: start) ? texts.count : 0
    }
    return numbers.count == texts.count ? numbers : nil
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
        try Self.read(LineBlocks(source), source.name, dialect, Progress(source.size ?? 1))
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
      var part = try read(blocks, file.path, isFirst ? dialect : dialect.afterHeading, progress)
      if part.skipped.count > 0 { part.skipped.line += try linesBefore() }
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
    _ progress: Progress
  ) throws(Problem) -> Part {
    var lines = NamedEdgeLines(dialect)
    while let (_, bytes) = try blocks.next() {
      do throws(GraphError) {
        try progress.advance(by: bytes.count)
      } catch {
        throw Problem(file: name, "\(error)", advice: "read it again")
      }
      try lines.read(bytes, name: name)
    }
    return Part(
      ids: lines.index.texts, sources: lines.sources, targets: lines.targets,
      weights: lines.weights, skipped: lines.skipped)
  }
}
