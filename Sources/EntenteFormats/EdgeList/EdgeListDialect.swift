import EntenteGraph

/// How the lines of an edge list are to be read, as far as the file tells it at its start.
struct EdgeListDialect: Sendable {
  /// What parts the columns of a line.
  enum Separator: CaseIterable {
    case tab, comma, semicolon
    /// Any number of spaces and tabs.
    case blanks

    /// Which bytes end a word: what parts columns and what ends a line.
    var ends: [Bool] {
      var ends = [Bool](repeating: false, count: 256)
      for byte in [0x0A, 0x0D, byte] { ends[Int(byte)] = true }
      if self == .blanks { ends[0x09] = true }
      return ends
    }

    /// The byte that parts columns; beside a space, a tab does too.
    var byte: UInt8 {
      switch self {
      case .tab: 0x09
      case .comma: 0x2C
      case .semicolon: 0x3B
      case .blanks: 0x20
      }
    }
  }

  /// Names of columns in the first line that make it no edge.
  static let headings: Set<[String]> = [
    ["source", "target"], ["from", "to"], ["src", "dst"], ["node1", "node2"],
  ]

  private(set) var separator = Separator.blanks
  /// The direction that a comment before the first edge names.
  private(set) var direction: Graph.Direction?
  /// Whether the first line that is no comment has names of columns.
  private(set) var hasHeading = false

  /// Looks at the first bytes of a file; a line that is not whole does not count.
  init(_ start: [UInt8], isWhole: Bool) {
    let (edges, direction) = Self.edges(start, isWhole: isWhole)
    self.direction = direction
    // The separator that suits most lines; blanks are the usual one, but names may have such.
    let probe = edges.prefix(100)
    let heading = Separator.allCases.first { Self.isHeading(Self.words(probe.first ?? "", $0)) }
    hasHeading = heading != nil
    if let heading {
      separator = heading
      return
    }
    var most = 0
    for choice in Separator.allCases {
      let count = probe.count { Self.isEdge(Self.words($0, choice)) }
      if count > most { (separator, most) = (choice, count) }
    }
  }

  /// The same for lines after the first.
  var afterHeading: EdgeListDialect {
    var dialect = self
    dialect.hasHeading = false
    return dialect
  }

  private static func direction(in comment: Substring) -> Graph.Direction? {
    let words = comment.lowercased().split { !$0.isLetter }
    if words.contains("undirected") { return .undirected }
    return words.contains("directed") ? .directed : nil
  }

  private static func isHeading(_ words: [String]) -> Bool {
    headings.contains(words.prefix(2).map { $0.lowercased() })
  }

  /// Whether the start of a file is that of an edge list beyond doubt: all lines have two words, or two
  /// and a number; if nothing else tells it, the words are numbers or some are at both ends of edges.
  static func recognizes(_ start: [UInt8], isWhole: Bool) -> Bool {
    let dialect = EdgeListDialect(start, isWhole: isWhole)
    let lines = edges(start, isWhole: isWhole).lines.prefix(100).dropFirst(
      dialect.hasHeading ? 1 : 0)
    let words = lines.map { Self.words($0, dialect.separator) }
    guard let count = words.first?.count, (2...3).contains(count),
      words.allSatisfy({ $0.count == count && isEdge($0) && !$0[count - 1].hasPrefix("{") })
    else { return false }
    return count == 3 || dialect.direction != nil || dialect.hasHeading
      || words.joined().allSatisfy { Int64($0) != nil }
      || !Set(words.map { $0[0] }).isDisjoint(with: words.map { $0[1] })
  }

  /// The lines that are no comments, and the direction that a comment before the first of them names.
  private static func edges(
    _ start: [UInt8], isWhole: Bool
  ) -> (lines: [Substring], direction: Graph.Direction?) {
    var lines = String(decoding: start, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
    if !isWhole, lines.count > 1 { lines.removeLast() }
    var edges: [Substring] = []
    var direction: Graph.Direction?
    for line in lines {
      guard let first = line.first(where: { $0 != " " && $0 != "\t" }) else { continue }
      if first != "#", first != "%" {
        edges.append(line)
      } else if edges.isEmpty, direction == nil {
        direction = Self.direction(in: line)
      }
    }
    return (edges, direction)
  }

  /// Whether there are two words, and a third only if it is a number or a record of NetworkX.
  private static func isEdge(_ words: [String]) -> Bool {
    guard words.count >= 2, !words[0].isEmpty, !words[1].isEmpty else { return false }
    guard words.count > 2, !words[2].isEmpty, !words[2].hasPrefix("{") else { return true }
    let bytes = Array(words[2].utf8)
    return bytes.withUnsafeBufferPointer {
      NumberText.real($0) != nil || NumberText.isOutOfRange($0)
    }
  }

  /// The words of a line; one in quotation marks keeps them.
  private static func words(_ line: Substring, _ separator: Separator) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      let isEnd: Bool =
        switch separator {
        case .tab: character == "\t"
        case .comma: character == ","
        case .semicolon: character == ";"
        case .blanks: character == " " || character == "\t"
        }
      if isEnd, !isQuoted {
        if separator != .blanks || !word.isEmpty { words.append(word) }
        word = ""
      } else if character != " " || !word.isEmpty {
        if character == "\"", word.isEmpty || isQuoted { isQuoted.toggle() }
        word.append(character)
      }
    }
    if separator != .blanks || !word.isEmpty { words.append(word) }
    return words.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }
}
