import EntenteData
import EntenteGraph

/// Reads lines with an edge each, its ends and its weight.
struct NamedEdgeLines: ~Copyable {
  /// What is wrong with a line.
  enum Fault {
    case noSource
    case noTarget
    case openQuote
    case weight
    case weightRange
    case tooMany

    var message: String {
      switch self {
      case .noSource: "the source of the edge is missing"
      case .noTarget: "the target of the edge is missing"
      case .openQuote: "a quotation mark is not closed, or not followed by the end of the column"
      case .weight: "the third column is no number"
      case .weightRange: "the third column is a number too large or too small for 64 bits"
      case .tooMany: "there are more than 4294967294 nodes or edges"
      }
    }

    var advice: String {
      switch self {
      case .noSource, .noTarget:
        "write the source and the target of an edge in a line, parted as in the first lines"
      case .openQuote: "write quotation marks within an id twice"
      case .weight:
        "write a number, or read a table with names of columns with --read-as csv or tsv"
      case .weightRange: "write weights in another unit"
      case .tooMany: "divide the graph"
      }
    }
  }

  private struct Word {
    let start: UInt32
    let count: UInt32

    init(_ word: WordReader.Word) {
      start = UInt32(truncatingIfNeeded: word.start)
      count = UInt32(truncatingIfNeeded: word.count)
    }
  }

  /// How many words are looked up together, so that the slots of the index are fetched side by side.
  private static let batch = 1_024
  /// How many lines are looked at byte by byte where one is not of numbers, before more such are looked
  /// for; twice as many each time that there are none.
  private static let leastOthers = 1

  private(set) var ends = EdgeEnds()
  private(set) var weights = EdgeNumbers()
  /// How many lines have more columns or a record in the place of the weight, and where the first is.
  var skipped: (count: Int, position: TextPosition?) = (0, nil)
  /// How many weights have too many digits, and where the first is.
  var rounded: (count: Int, position: TextPosition?) = (0, nil)
  /// How many lines were read before.
  private(set) var lineCount = 0

  private let reader: WordReader
  private var hasHeading: Bool
  private var rows: NumberRows
  private let words: UnsafeMutablePointer<Word>
  private var wordCount = 0

  init(_ dialect: EdgeListDialect) {
    reader = WordReader(dialect.separator)
    hasHeading = dialect.hasHeading
    rows = NumberRows(columnCount: 3, separator: dialect.separator.byte)
    words = .allocate(capacity: Self.batch)
  }

  deinit {
    reader.free()
    words.deallocate()
  }

  /// Reads whole lines, of which the last ends in a line feed.
  ///
  /// - Throws: A `Problem` at the first line that is no edge; its line counts from the first block.
  mutating func read(_ bytes: UnsafeMutableRawBufferPointer, name: String) throws(Problem) {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    let edgesBefore = ends.count
    var (place, isChecked) = (0, false)
    var otherCount = Self.leastOthers
    while place < bytes.count {
      let numbersStart = place
      guard readNumbers(start, bytes.count, &place) else {
        throw tooMany(name, start, numbersStart)
      }
      if place == bytes.count { break }
      if !isChecked { try check(start, place..<bytes.count, name: name) }
      isChecked = true
      otherCount = place > numbersStart ? Self.leastOthers : 2 * otherCount
      if !ends.takesNumbers || otherCount > Self.batch / 2 { otherCount = Self.batch / 2 }
      let othersStart = place
      for _ in 0..<otherCount where place < bytes.count {
        let lineStart = place
        if let fault = readLine(start, &place) {
          throw problem(name, start, lineStart, at: place, fault.message, advice: fault.advice)
        }
        // Else numbers would be looked for within a line end.
        if start[place &- 1] == 0x0D, start[place] == 0x0A { place &+= 1 }
      }
      guard flush(start) else { throw tooMany(name, start, othersStart) }
    }
    // Each line of numbers is an edge.
    lineCount += isChecked ? LineFeeds.count(start, bytes.count) : ends.count - edgesBefore
  }

  /// Checks the characters in a range of bytes.
  private func check(
    _ start: UnsafePointer<UInt8>, _ range: Range<Int>, name: String
  ) throws(Problem) {
    var check = CharacterCheck(allowsControls: true)
    guard let wrong = check.firstWrong(start + range.lowerBound, range.count) else { return }
    let place = check.start(ofWrong: range.lowerBound + wrong, in: start)
    throw problem(
      name, start, place, at: place, CharacterCheck.message(start[range.lowerBound + wrong]),
      advice: "save the file as UTF-8 text")
  }

  /// Reads lines of numbers, up to the first that is another one.
  ///
  /// - Returns: Whether there is room for their nodes and edges.
  private mutating func readNumbers(
    _ start: UnsafePointer<UInt8>, _ byteCount: Int, _ place: inout Int
  ) -> Bool {
    guard !hasHeading, ends.takesNumbers else { return true }
    let first = place
    // Lines are likely to have as many columns as those before.
    for columnCount in rows.columnCount == 2 ? [2, 3] : [3, 2] where place == first {
      rows.columnCount = columnCount
      rows.decimals = columnCount == 3 && weights.isReal ? 0b100 : 0
      while place < byteCount {
        let read = rows.read(start + place, byteCount - place)
        if read == 0 { break }
        if rows.decimals != 0 {
          weights.append(ends.count, reals: rows.reals(2))
        } else if columnCount == 3 {
          weights.append(ends.count, wholes: rows.wholes(2))
        }
        guard ends.append(sources: rows.wholes(0), targets: rows.wholes(1)) else { return false }
        place += read
      }
    }
    return true
  }

  /// A problem at a place, which quotes the text from another place on.
  private func problem(
    _ name: String, _ start: UnsafePointer<UInt8>, _ textStart: Int, at place: Int,
    _ message: String, advice: String
  ) -> Problem {
    var end = textStart
    while end < textStart + 40, start[end] != 0x0A, start[end] != 0x0D { end += 1 }
    let text = UnsafeBufferPointer(start: start + textStart, count: end - textStart)
    return Problem(
      file: name, at: position(start, place), "\(message) in \(text.quoted)", advice: advice)
  }

  private func tooMany(
    _ name: String, _ start: UnsafePointer<UInt8>, _ lineStart: Int
  ) -> Problem {
    problem(
      name, start, lineStart, at: lineStart, Fault.tooMany.message, advice: Fault.tooMany.advice)
  }

  private func position(_ start: UnsafePointer<UInt8>, _ place: Int) -> TextPosition {
    TextPosition(line: lineCount + 1).after(UnsafeBufferPointer(start: start, count: place))
  }

  // MARK: Lines

  @inline(__always)
  private mutating func readLine(
    _ start: UnsafeMutablePointer<UInt8>, _ place: inout Int
  ) -> Fault? {
    let reader = reader
    reader.skipBlanks(start, &place)
    let first = start[place]
    if first == 0x0A || first == 0x0D {
      place &+= 1
      return nil
    }
    if first == 0x23 || first == 0x25 || hasHeading {
      if first != 0x23, first != 0x25 { hasHeading = false }
      reader.skipLine(start, &place)
      return nil
    }
    guard let source = reader.word(start, &place) else { return .openQuote }
    guard source.isThere else { return .noSource }
    guard reader.skipSeparator(start, &place) else { return .noTarget }
    guard let target = reader.word(start, &place) else { return .openQuote }
    guard target.isThere else { return .noTarget }
    let edge = ends.count &+ wordCount / 2
    words[wordCount] = Word(source)
    words[wordCount &+ 1] = Word(target)
    wordCount &+= 2
    if start[place] != 0x0A, let fault = readRest(start, &place, edge) { return fault }
    place &+= 1
    return nil
  }

  /// Reads what comes after the target.
  private mutating func readRest(
    _ start: UnsafeMutablePointer<UInt8>, _ place: inout Int, _ edge: Int
  ) -> Fault? {
    let reader = reader
    guard reader.skipSeparator(start, &place) else { return nil }
    guard let third = reader.word(start, &place) else { return .openQuote }
    if third.isThere, third.count > 0 {
      if start[third.start] == 0x7B {
        skip(start, third.start)
        reader.skipLine(start, &place)
        place &-= 1
        return nil
      }
      let text = UnsafeBufferPointer(start: UnsafePointer(start) + third.start, count: third.count)
      guard weights.append(edge, text) else {
        place = third.start
        return NumberText.isOutOfRange(text) ? .weightRange : .weight
      }
      // Whole numbers are, if others are not whole.
      if NumberText.isRounded(text), text.contains(UInt8(ascii: ".")) {
        if rounded.count == 0 { rounded.position = position(start, third.start) }
        rounded.count += 1
      }
    }
    if reader.skipSeparator(start, &place), start[place] != 0x0A, start[place] != 0x0D {
      skip(start, place)
      reader.skipLine(start, &place)
      place &-= 1
    }
    return nil
  }

  /// Notes that something in a line was left out.
  private mutating func skip(_ start: UnsafePointer<UInt8>, _ place: Int) {
    if skipped.count == 0 { skipped.position = position(start, place) }
    skipped.count += 1
  }

  /// Makes room for the edges of so many bytes, given the bytes that were read.
  mutating func reserve(byteCount: Int, read: Int) {
    let count = RowEstimate.room(for: ends.count, in: read, of: byteCount)
    ends.reserve(count)
    if !weights.isEmpty { weights.reserve(count) }
  }

  /// Adds the edges of lines that come next.
  ///
  /// - Returns: Whether there is room for their nodes and edges.
  mutating func append(_ other: borrowing NamedEdgeLines) -> Bool {
    weights.append(other.weights, from: ends.count)
    guard ends.append(other.ends) else { return false }
    if skipped.count == 0 { skipped.position = other.skipped.position }
    skipped.count += other.skipped.count
    if rounded.count == 0 { rounded.position = other.rounded.position }
    rounded.count += other.rounded.count
    return true
  }

  /// Adds the edges whose words were found.
  private mutating func flush(_ start: UnsafePointer<UInt8>) -> Bool {
    let words = words
    let hasRoom = ends.append(wordCount / 2) { place in
      let word = words[place]
      return UnsafeBufferPointer(start: start + Int(word.start), count: Int(word.count))
    }
    wordCount = 0
    return hasRoom
  }

  /// Ends reading: the ends of edges are places of names from now on.
  ///
  /// - Returns: The names in the order in which they were first met.
  mutating func finish() -> TextColumn { ends.finish() }
}
