import EntenteData
import EntenteGraph

/// Reads lines with an edge each, its ends and its weight, and numbers the ends as they are first met.
struct NamedEdgeLines: ~Copyable {
  /// What is wrong with a line.
  enum Fault {
    case noSource
    case noTarget
    case openQuote
    case weight
    case tooMany

    var message: String {
      switch self {
      case .noSource: "the source of the edge is missing"
      case .noTarget: "the target of the edge is missing"
      case .openQuote: "a quotation mark is not closed, or not followed by the end of the column"
      case .weight: "the third column is no number"
      case .tooMany: "there are more than 4294967294 nodes or edges"
      }
    }

    var advice: String {
      switch self {
      case .noSource, .noTarget:
        "write the source and the target of an edge in a line, parted as in the first lines"
      case .openQuote: "write quotation marks within an id twice"
      case .weight: "write a number, or read the file as a table with names of columns"
      case .tooMany: "divide the graph"
      }
    }
  }

  private struct Word {
    var start: UInt32
    var count: UInt32
  }

  /// How many words are looked up together, so that the slots of the index are fetched side by side.
  private static let batch = 1_024

  private(set) var index = TextIndex()
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  private(set) var weights = EdgeNumbers()
  /// How many lines have more columns or a record in the place of the weight, and where the first is.
  var skipped: (count: Int, line: Int) = (0, 0)
  /// How many lines were read before.
  private(set) var lineCount = 0

  private let isBlanks: Bool
  private var hasHeading: Bool
  private let ends: UnsafeMutablePointer<Bool>
  /// The separator in each byte.
  private let separators: UInt64
  private let words: UnsafeMutablePointer<Word>
  private let numbers: UnsafeMutablePointer<UInt32>
  private var wordCount = 0

  init(_ dialect: EdgeListDialect) {
    isBlanks = dialect.separator == .blanks
    hasHeading = dialect.hasHeading
    ends = .allocate(capacity: 256)
    separators = UInt64(dialect.separator.byte) * 0x0101_0101_0101_0101
    ends.initialize(from: dialect.separator.ends, count: 256)
    words = .allocate(capacity: Self.batch)
    numbers = .allocate(capacity: Self.batch)
  }

  deinit {
    ends.deallocate()
    words.deallocate()
    numbers.deallocate()
  }

  /// Reads whole lines, of which the last ends in a line feed.
  ///
  /// - Throws: A `Problem` at the first line that is no edge; its line counts from the first block.
  mutating func read(_ bytes: UnsafeMutableRawBufferPointer, name: String) throws(Problem) {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    var check = CharacterCheck(allowsControls: true)
    if let wrong = check.firstWrong(start, bytes.count) {
      throw problem(
        name, start, wrong, CharacterCheck.message(start[wrong]),
        advice: "save the file as UTF-8 text")
    }
    var place = 0
    while place < bytes.count {
      let lineStart = place
      if let fault = readLine(start, &place) {
        throw problem(name, start, lineStart, fault.message, advice: fault.advice)
      }
      if wordCount == Self.batch, !flush(start) {
        throw problem(name, start, lineStart, Fault.tooMany.message, advice: Fault.tooMany.advice)
      }
    }
    guard flush(start) else {
      throw problem(name, start, 0, Fault.tooMany.message, advice: Fault.tooMany.advice)
    }
    lineCount += LineFeeds.count(start, bytes.count)
  }

  private func problem(
    _ name: String, _ start: UnsafePointer<UInt8>, _ place: Int, _ message: String, advice: String
  ) -> Problem {
    var end = place
    while end < place + 40, start[end] != 0x0A, start[end] != 0x0D { end += 1 }
    let text = UnsafeBufferPointer(start: start + place, count: end - place)
    return Problem(
      file: name, line: lineCount + LineFeeds.count(start, place) + 1,
      "\(message) in \(text.quoted)",
      advice: advice)
  }

  // MARK: Lines

  @inline(__always)
  private mutating func readLine(
    _ start: UnsafeMutablePointer<UInt8>, _ place: inout Int
  ) -> Fault? {
    skipBlanks(start, &place)
    let first = start[place]
    if first == 0x0A || first == 0x0D {
      place &+= 1
      return nil
    }
    if first == 0x23 || first == 0x25 || hasHeading {
      if first != 0x23, first != 0x25 { hasHeading = false }
      skipLine(start, &place)
      return nil
    }
    guard let source = word(start, &place) else { return .openQuote }
    guard source.isThere else { return .noSource }
    guard skipSeparator(start, &place) else { return .noTarget }
    guard let target = word(start, &place) else { return .openQuote }
    guard target.isThere else { return .noTarget }
    let edge = sources.count &+ wordCount / 2
    words[wordCount] = source.word
    words[wordCount &+ 1] = target.word
    wordCount &+= 2
    if start[place] != 0x0A, let fault = readRest(start, &place, edge) { return fault }
    place &+= 1
    return nil
  }

  /// Reads what comes after the target.
  private mutating func readRest(
    _ start: UnsafeMutablePointer<UInt8>, _ place: inout Int, _ edge: Int
  ) -> Fault? {
    guard skipSeparator(start, &place) else { return nil }
    guard let third = word(start, &place) else { return .openQuote }
    if third.isThere, third.count > 0 {
      if start[third.start] == 0x7B {
        skip(start, place)
        skipLine(start, &place)
        place &-= 1
        return nil
      }
      let text = UnsafeBufferPointer(start: UnsafePointer(start) + third.start, count: third.count)
      guard weights.append(edge, text) else { return .weight }
    }
    if skipSeparator(start, &place), start[place] != 0x0A, start[place] != 0x0D {
      skip(start, place)
      skipLine(start, &place)
      place &-= 1
    }
    return nil
  }

  /// Notes that something in a line was left out.
  private mutating func skip(_ start: UnsafePointer<UInt8>, _ place: Int) {
    if skipped.count == 0 { skipped.line = lineCount + LineFeeds.count(start, place) + 1 }
    skipped.count += 1
  }

  @inline(__always)
  private func skipBlanks(_ start: UnsafePointer<UInt8>, _ place: inout Int) {
    while start[place] == 0x20 || (start[place] == 0x09 && (isBlanks || !ends[0x09])) {
      place &+= 1
    }
  }

  /// Moves to the line end.
  private func skipLine(_ start: UnsafePointer<UInt8>, _ place: inout Int) {
    while start[place] != 0x0A, start[place] != 0x0D { place &+= 1 }
    place &+= 1
  }

  /// Skips what parts two columns; returns `false` at the line end.
  @inline(__always)
  private func skipSeparator(_ start: UnsafePointer<UInt8>, _ place: inout Int) -> Bool {
    if start[place] == 0x0A || start[place] == 0x0D { return false }
    place &+= 1
    skipBlanks(start, &place)
    return !isBlanks || (start[place] != 0x0A && start[place] != 0x0D)
  }

  private struct FoundWord {
    let start: Int
    let count: Int
    let isQuoted: Bool

    /// Whether there is a word; one in quotation marks may be empty.
    var isThere: Bool { count > 0 || isQuoted }
    var word: Word {
      Word(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: count))
    }
  }

  /// Reads a word and moves to what ends it; `nil` if a quotation mark is not closed.
  @inline(__always)
  private func word(_ start: UnsafeMutablePointer<UInt8>, _ place: inout Int) -> FoundWord? {
    let first = place
    if start[place] == 0x22 { return quotedWord(start, &place) }
    place = end(ofWord: start, place)
    var end = place
    if !isBlanks {
      while end > first, start[end &- 1] == 0x20 || start[end &- 1] == 0x09 { end &-= 1 }
    }
    return FoundWord(start: first, count: end &- first, isQuoted: false)
  }

  /// Returns the first place from one on with a byte that ends a word.
  @inline(__always)
  private func end(ofWord start: UnsafePointer<UInt8>, _ first: Int) -> Int {
    var place = first
    while true {
      // The highest bit of each of eight bytes that is the separator or a control character up to a
      // carriage return, and maybe of bytes after the first of these.
      let word = UInt64(
        littleEndian: UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self))
      let other = word ^ separators
      let small = ((word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word)
      let found = (small | ((other &- 0x0101_0101_0101_0101) & ~other)) & 0x8080_8080_8080_8080
      guard found != 0 else {
        place &+= 8
        continue
      }
      place &+= found.trailingZeroBitCount &>> 3
      if ends[Int(start[place])] { return place }
      place &+= 1
    }
  }

  private func quotedWord(
    _ start: UnsafeMutablePointer<UInt8>, _ place: inout Int
  ) -> FoundWord? {
    let first = place + 1
    var (from, to) = (first, first)
    while start[from] != 0x0A {
      if start[from] == 0x22 {
        guard start[from + 1] == 0x22 else { break }
        from += 1
      }
      // Where marks are doubled, the word is put together in its place.
      if from != to { start[to] = start[from] }
      from += 1
      to += 1
    }
    guard start[from] == 0x22 else { return nil }
    place = from + 1
    while start[place] == 0x20, !isBlanks { place += 1 }
    guard ends[Int(start[place])] else { return nil }
    return FoundWord(start: first, count: to - first, isQuoted: true)
  }

  /// Makes room for so many times as many edges as there are.
  mutating func reserve(_ factor: Int) {
    let count = (factor + 1) * sources.count
    sources.reserveInLargePages(count)
    targets.reserveInLargePages(count)
    if !weights.isEmpty { weights.reserve(count) }
  }

  /// Adds the edges of lines that come next.
  ///
  /// - Returns: Whether there is room for their nodes and edges.
  mutating func append(_ other: borrowing NamedEdgeLines) -> Bool {
    guard sources.count + other.sources.count < Int(UInt32.max) else { return false }
    let texts = other.index.texts
    let numbers = [UInt32](unsafeUninitializedCapacity: texts.count) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = index.insertAll(texts, into: start) ? texts.count : 0
    }
    guard numbers.count == texts.count else { return false }
    weights.append(other.weights, from: sources.count)
    sources.append(other.sources, renumbered: numbers)
    targets.append(other.targets, renumbered: numbers)
    if skipped.count == 0 { skipped.line = other.skipped.line }
    skipped.count += other.skipped.count
    return true
  }

  /// Numbers the words that were found.
  private mutating func flush(_ start: UnsafePointer<UInt8>) -> Bool {
    guard sources.count + wordCount / 2 < Int(UInt32.max) else { return false }
    let words = words
    let isInserted = index.insertAll(wordCount, into: numbers) { place in
      let word = words[place]
      return UnsafeBufferPointer(start: start + Int(word.start), count: Int(word.count))
    }
    guard isInserted else { return false }
    sources.append(everyOther: numbers, count: wordCount / 2)
    targets.append(everyOther: numbers + 1, count: wordCount / 2)
    wordCount = 0
    return true
  }
}
