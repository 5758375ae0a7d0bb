import EntenteData
import EntenteGraph

/// Reads the first network of a Pajek file, with the partitions and vectors of a project as attributes
/// of nodes.
struct PajekReader: ~Copyable {
  /// What the lines after the last heading are.
  enum Part {
    case none
    case vertices
    case lines(isDirected: Bool, isList: Bool)
    case matrix
    case values
    case skipped
  }

  var lines: LineScanner
  var part = Part.none
  var nodeCount: Int?
  /// The ids of nodes without labels of their own.
  private var numbers = TextColumn()
  var firstModeCount: Int?
  /// The number of the last vertex with a line of its own.
  private var lastVertex = 0
  private var id: String?
  private var labels = ColumnBuilder(name: "label", kind: .text)
  var nodes = AttributeTable()
  var edges = AttributeTable()
  var notices = Notices()
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  private var directions: [Graph.Direction] = []
  /// Whether the first heading of lines says that they are directed.
  private var isFirstDirected: Bool?
  /// The names of relations by their numbers, and the one that is read.
  private var relationNames: [String: String] = [:]
  private var relation: String?
  /// The row and column of the matrix that come next.
  private var cell = (row: 0, column: 0)
  /// The partition or vector that is read, and how many values it still has.
  private var values: PajekValues?
  private var finishedValues: [PajekValues] = []
  private let warnings: [Problem]
  private let mostNodes: Int

  init(_ source: TextSource) {
    lines = LineScanner(source)
    warnings = source.warnings
    mostNodes = source.mostDeclaredNodes
  }

  mutating func read() throws(Problem) -> GraphReading {
    while let line = try lines.next() {
      var words = Words(line)
      switch words.peek() {
      case nil, 0x25: continue
      case 0x2A: try begin(line)
      default: try read(line)
      }
    }
    try end()
    guard nodeCount != nil else {
      throw lines.problem(
        "there is no heading *Vertices", advice: "start the network with *Vertices and their number"
      )
    }
    return finish()
  }

  // MARK: Headings

  private mutating func begin(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) {
    try end()
    guard let section = PajekSection(line) else {
      throw lines.problem(
        at: line,
        "expected the number of nodes, and in two modes that of the first, in \(line.quoted)",
        advice: "correct the heading"
      )
    }
    switch section {
    case .network(let name):
      if nodeCount == nil { id = name.isEmpty ? nil : name } else { skipNetwork(line) }
    case .vertices(let count, let firstModeCount):
      if values != nil {
        values?.remaining = count
        part = .values
      } else if nodeCount != nil {
        skipNetwork(line)
      } else {
        guard count <= Int(UInt32.max) else {
          throw lines.problem(
            at: line, "there are more than \(UInt32.max) vertices", advice: "divide the network")
        }
        guard count <= mostNodes else {
          throw lines.problem(
            at: line, "there are \(count) vertices in a file too small for them",
            advice: "correct the number"
          )
        }
        numbers = try TextColumn(numberedFrom1: count) { lines.problem($0, advice: $1) }
        (nodeCount, self.firstModeCount, part) = (count, firstModeCount, .vertices)
      }
    case .lines(let isDirected, let isList, let relation):
      if case .skipped = part { return }
      try requireNodes()
      isFirstDirected = isFirstDirected ?? isDirected
      note(relation)
      part = .lines(isDirected: isDirected, isList: isList)
    case .matrix(let relation):
      if case .skipped = part { return }
      try requireNodes()
      isFirstDirected = isFirstDirected ?? (firstModeCount == nil)
      note(relation)
      (part, cell) = (.matrix, (0, 0))
    case .values(let kind, let name):
      values = PajekValues(name: name, kind: kind)
      part = .none
    case .unknown(let keyword):
      notices.add(
        "what follows \(keyword) was left out", advice: "write it as arcs and edges",
        at: lines.position(of: line))
      part = .skipped
    }
  }

  private mutating func skipNetwork(_ line: UnsafeBufferPointer<UInt8>) {
    notices.add(
      "there are several networks; the first was read", advice: "divide the file to read others",
      at: lines.position(of: line))
    part = .skipped
  }

  private func requireNodes() throws(Problem) {
    guard nodeCount == nil else { return }
    throw lines.problem(
      "lines of a network come before its nodes", advice: "start with *Vertices and their number")
  }

  private mutating func note(_ relation: PajekSection.Relation?) {
    self.relation = relation.map { relation in
      if let name = relation.name { relationNames[relation.number] = name }
      return relationNames[relation.number] ?? relation.number
    }
  }

  /// Checks that what was read is whole before something else begins.
  private mutating func end() throws(Problem) {
    if case .matrix = part, cell.row < rowCount {
      throw lines.problem(
        "the matrix ends after \(cell.row) of \(rowCount) rows", advice: "get the whole file")
    }
    guard case .values = part, let values else { return }
    guard values.remaining == 0 else {
      throw lines.problem(
        "“\(values.name)” ends \(values.remaining) values too early", advice: "get the whole file")
    }
    finishedValues.append(values)
    (self.values, part) = (nil, .skipped)
  }

  // MARK: Lines

  private mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) {
    switch part {
    case .vertices: try readVertex(line)
    case .lines(let isDirected, let isList):
      if isList {
        try readList(line, isDirected)
      } else {
        try readLine(line, isDirected)
      }
    case .matrix: try readMatrix(line)
    case .values:
      var words = Words(line)
      guard let word = words.next(), values?.add(word) ?? false else {
        throw lines.problem(
          at: line, "expected a number for the next node, not \(line.quoted)",
          advice: "correct the line")
      }
      if values?.kind == .real { noteRounded(word) }
    case .skipped: break
    case .none:
      throw lines.problem(
        at: line, "expected a heading such as *Vertices, not \(line.quoted)",
        advice: "start the network with *Vertices and the number of its nodes")
    }
  }

  private mutating func readVertex(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) {
    var words = Words(line)
    let number = words.next()
    let row = try vertex(number)
    guard row >= lastVertex else {
      throw lines.problem(
        at: number, "vertex \(row + 1) comes after vertex \(lastVertex)",
        advice: "write the vertices once each, in the order of their numbers")
    }
    lastVertex = row + 1
    guard words.peek() != nil else { return }
    guard let (label, isQuoted) = words.nextText() else { throw openQuote(words) }
    if isQuoted {
      PajekText.withDecoded(label) { labels.append(row, 0, $0) }
    } else {
      labels.append(row, 0, label)
    }
    try readVertexDetails(&words, row)
  }

  private mutating func readLine(
    _ line: UnsafeBufferPointer<UInt8>, _ isDirected: Bool
  ) throws(Problem) {
    var words = Words(line)
    var relation = relation
    var first = words.next()
    if let word = first, word.last == 0x3A {
      let number = UnsafeBufferPointer(rebasing: word.dropLast()).text
      relation = relationNames[number] ?? number
      first = words.next()
    }
    let source = try vertex(first)
    let target = try vertex(words.next())
    let row = add(source, target, isDirected, relation)
    try readLineDetails(&words, row)
  }

  /// Reads a source and its targets.
  private mutating func readList(
    _ line: UnsafeBufferPointer<UInt8>, _ isDirected: Bool
  ) throws(Problem) {
    var words = Words(line)
    let source = try vertex(words.next())
    while let word = words.next() { add(source, try vertex(word), isDirected, relation) }
  }

  private var rowCount: Int { firstModeCount ?? nodeCount ?? 0 }

  private mutating func readMatrix(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) {
    let offset = firstModeCount ?? 0
    let columnCount = (nodeCount ?? 0) - offset
    var words = Words(line)
    while let word = words.next() {
      guard cell.row < rowCount, columnCount > 0 else {
        throw lines.problem(
          at: word, "the matrix has more than \(rowCount) rows of \(columnCount) numbers",
          advice: "correct it")
      }
      guard let number = number(word) else {
        throw lines.problem(
          at: word, "expected a number of the matrix, not \(word.quoted)",
          advice: "correct the line")
      }
      if number != .integer(0), number != .real(0) {
        let row = add(cell.row, offset + cell.column, firstModeCount == nil, relation)
        edges.set("weight", row: row, number)
      }
      cell.column += 1
      if cell.column == columnCount { cell = (cell.row + 1, 0) }
    }
  }

  // MARK: Nodes and edges

  private func vertex(_ word: UnsafeBufferPointer<UInt8>?) throws(Problem) -> Int {
    let count = nodeCount ?? 0
    guard let word, let number = NumberText.integer(word), number >= 1, number <= count else {
      throw lines.problem(
        at: word,
        "expected the number of a vertex from 1 to \(count), not"
          + " \(word?.quoted ?? "the end of the line")", advice: "correct the line")
    }
    return Int(number) - 1
  }

  @discardableResult
  private mutating func add(
    _ source: Int, _ target: Int, _ isDirected: Bool, _ relation: String?
  ) -> Int {
    sources.append(UInt32(source))
    targets.append(UInt32(target))
    directions.append(isDirected ? .directed : .undirected)
    if let relation { edges.set("relation", row: sources.count - 1, .text(relation)) }
    return sources.count - 1
  }

  mutating func number(_ word: UnsafeBufferPointer<UInt8>) -> AttributeValue? {
    if let number = NumberText.integer(word) { return .integer(number) }
    guard let number = NumberText.real(word) else { return nil }
    noteRounded(word)
    return .real(number)
  }

  /// Notes that a number has more digits than are held.
  mutating func noteRounded(_ word: UnsafeBufferPointer<UInt8>) {
    guard NumberText.isRounded(word) else { return }
    // A weight in quotation marks is none.
    notices.add(
      CommonNotice.rounded.message, advice: "keep the file if each digit counts",
      at: lines.position(of: word))
  }

  func openQuote(_ words: Words) -> Problem {
    lines.problem(
      at: words.rest, "a quotation mark or a bracket is not closed", advice: "close it")
  }

  private mutating func finish() -> GraphReading {
    let count = nodeCount ?? 0
    let labelColumn = labels.column(rowCount: count)
    var ids = numbers
    var hasLabels = labelColumn.hasAnyValue
    if case .texts(let texts) = labelColumn.values, count > 0,
      labelColumn.presence == nil, texts.areDistinct
    {
      (ids, hasLabels) = (texts, false)
    }
    let isDirected = isFirstDirected ?? false
    var document = GraphDocument(
      directions.first ?? (isDirected ? .directed : .undirected), nodeIDs: ids,
      sources: sources, targets: targets, edgeDirections: directions)
    document.id = id
    notices.addWidened(nodes, "nodes")
    notices.addWidened(edges, "edges")
    if let firstModeCount { document.isSecondMode = (0..<count).map { $0 >= firstModeCount } }
    document.nodeAttributes =
      (hasLabels ? [labelColumn] : [])
      + nodes.finish(rowCount: count) + valueColumns(count)
    document.edgeAttributes = edges.finish(rowCount: sources.count).map(\.withDefaultWeight)
    return GraphReading(
      document, warnings: warnings + notices.problems(file: lines.name))
  }

  private mutating func valueColumns(_ count: Int) -> [AttributeColumn] {
    finishedValues.compactMap { values in
      guard values.count == count else {
        notices.add(
          "“\(values.name)” has not as many values as the network has nodes; it was left out",
          advice: "divide the file")
        return nil
      }
      return values.column
    }
  }
}

extension AttributeColumn {
  /// In Pajek a line without a value has 1.
  fileprivate var withDefaultWeight: AttributeColumn {
    guard name == "weight", presence != nil else { return self }
    switch values {
    case .integers:
      return AttributeColumn(name, values, presence: presence, defaultValue: .integer(1))
    case .reals: return AttributeColumn(name, values, presence: presence, defaultValue: .real(1))
    case .booleans, .texts, .structures: return self
    }
  }
}
