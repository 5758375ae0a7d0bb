import EntenteData
import EntenteGraph

/// Reads a matrix as a graph: an entry is an edge from the node of its row to that of its column.
///
/// An entry of a symmetric matrix is an undirected edge, one of a skew-symmetric matrix two directed
/// ones. In the layout `array`, zeros are no edges.
struct MatrixMarketReader: ~Copyable {
  private var lines: LineScanner
  private var header = MatrixHeader()
  private var rowCount = 0
  private var columnCount = 0
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  private var weights = ColumnBuilder(name: "weight", kind: .real)
  private let warnings: [Problem]
  private var notices = Notices()
  private let mostNodes: Int

  init(_ source: TextSource) {
    lines = LineScanner(source)
    warnings = source.warnings
    mostNodes = source.mostDeclaredNodes
  }

  mutating func read() throws(Problem) -> GraphReading {
    try readHeader()
    let entryCount = try readSize()
    let isSquare = rowCount == columnCount
    let nodeCount = isSquare ? rowCount : rowCount + columnCount
    let ids = try TextColumn(numberedFrom1: nodeCount) { lines.problem($0, advice: $1) }
    if let entryCount { try readEntries(entryCount) } else { try readArray() }
    var document = GraphDocument(
      isSquare && !header.isSymmetric ? .directed : .undirected, nodeIDs: ids, sources: sources,
      targets: targets)
    if !isSquare { document.isSecondMode = (0..<nodeCount).map { $0 >= rowCount } }
    if header.field != .pattern {
      document.edgeAttributes = [weights.column(rowCount: sources.count)]
    }
    return GraphReading(document, warnings: warnings + notices.problems(file: lines.name))
  }

  // MARK: Header

  private mutating func readHeader() throws(Problem) {
    var words: [String] = []
    if let line = try lines.next() {
      var rest = Words(line)
      while words.count < 6, let word = rest.next() { words.append(word.text) }
    }
    guard let header = MatrixHeader(words) else {
      if words.count == 5, words[3].lowercased() == "complex" {
        throw lines.problem(
          "the numbers of the matrix are complex, which strengths of edges cannot be",
          advice: "write the absolute values or the real parts as a real matrix")
      }
      throw lines.problem(
        "expected \(MatrixHeader.expected), with numbers where the matrix is an array or"
          + " skew-symmetric", advice: "correct the first line")
    }
    self.header = header
    if header.field == .integer { weights = ColumnBuilder(name: "weight", kind: .integer) }
  }

  /// Reads the line with the size; returns the number of entries, `nil` of an array.
  private mutating func readSize() throws(Problem) -> Int? {
    let count = header.layout == .coordinate ? 3 : 2
    var sizes: [Int] = []
    let line = try nextLine()
    if let line {
      var words = Words(line)
      while let word = words.next() {
        guard let number = NumberText.integer(word), number >= 0 else { sizes = []; break }
        sizes.append(Int(number))
      }
    }
    guard sizes.count == count else {
      throw lines.problem(
        at: line,
        count == 3
          ? "expected the numbers of rows, columns and entries"
          : "expected the numbers of rows and columns", advice: "write them in a line")
    }
    (rowCount, columnCount) = (sizes[0], sizes[1])
    guard rowCount == columnCount || header.symmetry == .general else {
      throw lines.problem(
        "a \(header.symmetry.rawValue) matrix has as many rows as columns, but there are"
          + " \(rowCount) and \(columnCount)", advice: "correct the first line or the size")
    }
    guard max(rowCount, columnCount) <= Int(UInt32.max) else {
      throw lines.problem(
        "there are more than \(UInt32.max) rows or columns", advice: "divide the matrix")
    }
    guard max(rowCount, columnCount) <= mostNodes else {
      throw lines.problem(
        "there are \(max(rowCount, columnCount)) rows or columns in a file too small for them",
        advice: "correct the size")
    }
    return count == 3 ? sizes[2] : nil
  }

  /// The next line that is neither empty nor a comment.
  private mutating func nextLine() throws(Problem) -> UnsafeBufferPointer<UInt8>? {
    while let line = try lines.next() {
      var words = Words(line)
      if let first = words.peek(), first != 0x25 { return line }
    }
    return nil
  }

  // MARK: Entries

  private mutating func readEntries(_ count: Int) throws(Problem) {
    var entryCount = 0
    while let line = try nextLine() {
      guard entryCount < count else {
        throw lines.problem(
          at: line, "there are more entries than the \(count) that the size says",
          advice: "correct the size, or remove the entry")
      }
      var words = Words(line)
      let row = try index(words.next(), "row", rowCount)
      let column = try index(words.next(), "column", columnCount)
      let number: AttributeValue? = header.field == .pattern ? nil : try number(words.next())
      if let rest = words.next() {
        throw lines.problem(
          at: rest, "there is \(rest.quoted) after the entry", advice: "remove it")
      }
      try add(row, column, number)
      entryCount += 1
    }
    guard entryCount == count else {
      throw lines.problem(
        "the file ends after \(entryCount) of \(count) entries",
        advice: "get the whole file, or correct the size")
    }
  }

  /// Reads a matrix of which each number is given, column by column.
  private mutating func readArray() throws(Problem) {
    var (row, column) = (header.symmetry == .skewSymmetric ? 1 : 0, 0)
    if row >= rowCount { column = columnCount }
    while let line = try nextLine() {
      var words = Words(line)
      while let word = words.next() {
        guard column < columnCount else {
          throw lines.problem(
            at: word, "there are more numbers than the size says", advice: "correct the size")
        }
        let number = try number(word)
        if number != .real(0), number != .integer(0) { try add(row, column, number) }
        row += 1
        if row == rowCount {
          column += 1
          row = firstRow(of: column)
          if row >= rowCount { column = columnCount }
        }
      }
    }
    guard column >= columnCount || rowCount == 0 else {
      throw lines.problem(
        "the file ends before row \(row + 1) of column \(column + 1)",
        advice: "get the whole file, or correct the size")
    }
  }

  private func firstRow(of column: Int) -> Int {
    switch header.symmetry {
    case .general: 0
    case .symmetric, .hermitian: column
    case .skewSymmetric: column + 1
    }
  }

  private func index(
    _ word: UnsafeBufferPointer<UInt8>?, _ what: String, _ count: Int
  ) throws(Problem) -> Int {
    guard let word, let number = NumberText.integer(word), number >= 1, number <= count else {
      throw lines.problem(
        at: word,
        "expected a \(what) from 1 to \(count), not \(word?.quoted ?? "the end of the line")",
        advice: "correct the entry or the size")
    }
    return Int(number) - 1
  }

  private mutating func number(
    _ word: UnsafeBufferPointer<UInt8>?
  ) throws(Problem) -> AttributeValue {
    if let word {
      if header.field == .integer {
        if let number = NumberText.integer(word) { return .integer(number) }
      } else if let number = NumberText.real(word) {
        if NumberText.isRounded(word) {
          notices.add(
            CommonNotice.rounded.message, advice: "keep the file if each digit counts",
            at: lines.position(of: word))
        }
        return .real(number)
      }
    }
    if let word, header.field != .integer, NumberText.isOutOfRange(word) {
      throw lines.problem(
        at: word, "\(word.quoted) is too large or too small for 64 bits",
        advice: "write it in another unit")
    }
    throw lines.problem(
      at: word,
      "expected \(header.field == .integer ? "a whole number" : "a number"), not"
        + " \(word?.quoted ?? "the end of the line")", advice: "correct the entry")
  }

  private mutating func add(
    _ row: Int, _ column: Int, _ number: AttributeValue?
  ) throws(Problem) {
    let target = rowCount == columnCount ? column : rowCount + column
    append(row, target, number)
    guard header.symmetry == .skewSymmetric else { return }
    guard row != column, let number, let negative = number.negated else {
      throw lines.problem(
        "a skew-symmetric matrix has no number here", advice: "correct the first line")
    }
    append(target, row, negative)
  }

  private mutating func append(_ source: Int, _ target: Int, _ number: AttributeValue?) {
    if let number { weights.append(sources.count, number) }
    sources.append(UInt32(source))
    targets.append(UInt32(target))
  }
}

extension AttributeValue {
  /// The number with the other sign; `nil` if there is none.
  fileprivate var negated: AttributeValue? {
    switch self {
    case .integer(let number): number == .min ? nil : .integer(-number)
    case .real(let number): .real(-number)
    case .boolean, .text, .structure: nil
    }
  }
}
