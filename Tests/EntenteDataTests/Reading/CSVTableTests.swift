import EntenteData
import EntenteTestSupport
import Testing

@Suite struct CSVTableTests {
  private func table(_ text: String, separator: Character = ",") throws -> CSVTable {
    try CSVTable(Array(text.utf8), file: "t.csv", separator: separator)
  }

  private func fields(_ text: String) throws -> [[String]] {
    let table = try table(text)
    return [table.header] + table.rows.map(\.fields)
  }

  @Test(arguments: [
    "a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "\u{FEFF}a,b\n1,2",
    "a,b\n\n\n1,2\n\n",
    "\n\r\n\ra,b\n1,2", "\"a\",\"b\"\r\n\"1\",\"2\"", "a,b\r1,2\n",
    "\u{FEFF}\"a\",b\r\n1,\"2\"\r\n",
  ])
  func `line ends, quotes, blank lines and a byte order mark make no difference`(text: String)
    throws
  {
    #expect(try fields(text) == [["a", "b"], ["1", "2"]])
  }

  @Test func `fields hold what is in their quotes`() throws {
    #expect(try fields("a,b\n\"x,y\",\"say \"\"hi\"\"\"") == [["a", "b"], ["x,y", "say \"hi\""]])
    #expect(try fields("a,b\n\"\"\"\",\"\"") == [["a", "b"], ["\"", ""]])
    #expect(try fields("a,b\n\"1\r\n2\n3\r4\",") == [["a", "b"], ["1\r\n2\n3\r4", ""]])
    #expect(try fields("a,b\n , x ") == [["a", "b"], [" ", " x "]])
    #expect(try fields("a,b\n日本,e\u{301}😀") == [["a", "b"], ["日本", "e\u{301}😀"]])
    #expect(try fields("a,b\n,\n") == [["a", "b"], ["", ""]])
    #expect(try fields("a\n\"\"\nx") == [["a"], [""], ["x"]])
  }

  @Test func `a header alone is a table without rows`() throws {
    #expect(try fields("a,b") == [["a", "b"]])
    #expect(try table("a,b\n").rows.isEmpty)
  }

  @Test func `another separator`() throws {
    #expect(
      try table("a\tb\n1,5\t\"x\ty\"", separator: "\t").rows.map(\.fields) == [["1,5", "x\ty"]])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `lines are counted through blank lines and line ends in quotes`(end: String) throws {
    let text = ["a,b", "1,2", "", "\"x", "y", "\",3", "4,\"\"\"", "\"", "5,6", ""]
      .joined(separator: end)
    #expect(try table(text).rows.map(\.line) == [2, 4, 7, 9])
  }

  @Test func `a mark of mixed line ends counts each end once`() throws {
    #expect(try table("a\r\n1\r2\n\n\r3\r\n\r\n4").rows.map(\.line) == [2, 3, 6, 8])
  }

  /// The text, the line and a part of the message of each problem.
  @Test(arguments: [
    ("", 1, "empty"), ("\n\n", 1, "empty"), ("\u{FEFF}", 1, "empty"),
    ("a,b\n1,2\n3,\"4\n5\n", 3, "never closed"), ("\"a,b\n1,2", 1, "never closed"),
    ("a,b\n1,\"\"\"", 2, "never closed"), ("a,b\n\"x\ny\",\"z", 3, "never closed"),
    ("a,b\n1,\"2\" \n", 2, "behind a closing quote"),
    ("a,b\n\"1\"x,2\n", 2, "behind a closing quote"),
    ("a,b\n\"1\n\"\"2\"x,2\n", 3, "behind a closing quote"),
    ("a,b\n1\n", 2, "1 fields where the header has 2"),
    ("a,b\n1,2\n1,2,3\n", 3, "3 fields where the header has 2"),
    ("a,b\n\"1\n\n2\",2\n1,2,\n", 5, "3 fields"), ("\n\na,b,a\n1,2,3", 3, "twice"),
    ("a,b,\n1,2,\n", 1, "column 3 has no name"), (",,\n", 1, "column 1 has no name"),
    ("a,b\n1,2\n3,\0\n", 3, "zero byte"), ("a,b\r1,2\r3,\0\r", 3, "zero byte"),
    ("a,b\r\n1,2\r\n3,\0\r\n", 3, "zero byte"),
  ])
  func `what is wrong is said with its line`(text: String, line: Int, message: String) {
    expectProblem(Array(text.utf8), line: line, message: message)
  }

  @Test(arguments: [[0x0A], [0x0D], [0x0D, 0x0A]] as [[UInt8]])
  func `bytes that are not UTF-8 are found on their line`(end: [UInt8]) {
    let start = Array("a,b".utf8) + end + Array("é,2".utf8) + end + Array("3,".utf8)
    let wrong: [[UInt8]] = [
      [0xE9],  // Latin-1
      [0xE6, 0x97],  // a character cut off
      [0xC0, 0xAF],  // longer than need be
      [0xED, 0xA0, 0x80],  // half a surrogate pair
      [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF],
      [0x93, 0xFA, 0x96, 0x7B],  // Shift JIS
    ]
    for bytes in wrong {
      expectProblem(start + bytes + end + Array("5,6".utf8), line: 3, message: "not valid UTF-8")
      expectProblem(start + bytes, line: 3, message: "not valid UTF-8")
    }
    expectProblem([0xE9] + end + [0xE9], line: 1, message: "not valid UTF-8")
  }

  @Test func `UTF-16 is called by its name, and without a mark by its zeros`() {
    let text = Array("a,b\n1,2\n".utf16)
    let little: [UInt8] = text.reduce(into: []) { $0 += [UInt8($1), 0] }
    let big: [UInt8] = text.reduce(into: []) { $0 += [0, UInt8($1)] }
    expectProblem([0xFF, 0xFE] + little, line: 1, message: "UTF-16")
    expectProblem([0xFE, 0xFF] + big, line: 1, message: "UTF-16")
    expectProblem(little, line: 1, message: "zero byte")
    expectProblem(big, line: 1, message: "zero byte")
  }

  @Test func `a line of a million characters`() throws {
    let (plain, quoted) = (
      String(repeating: "x", count: 1_000_000), String(repeating: "y\n", count: 500_000)
    )
    let table = try table("a,b\n\(plain),\"\(quoted)\"\n1,2\n")
    #expect(table.rows[0].fields == [plain, quoted])
    #expect(table.rows[1].line == 500_003)
  }

  @Test(arguments: 0..<200)
  func `what an independent writer wrote is read back`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "", "a", "\"", ",", "\n", "\r", "\r\n", " ", "日本", "\"\"", "'", ";", "\t", "e\u{301}", "😀",
      "\u{FEFF}b",
    ]
    let width = Int.random(in: 1...4, using: &generator)
    let height = Int.random(in: 0...6, using: &generator)
    let rows = (0..<height).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...4, using: &generator))
          .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      }
    }
    let header = (0..<width).map { "column \($0)" }
    let end = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    var text = Bool.random(using: &generator) ? "\u{FEFF}" : ""
    var (line, lines) = (1, [Int]())
    for (number, row) in ([header] + rows).enumerated() {
      if number > 0 { lines.append(line) }
      let written = row.map { CSVOracle.write($0, using: &generator) }.joined(separator: ",")
      text += written + end
      line += CSVOracle.lineEnds(in: written) + 1
    }
    let table = try table(text)
    #expect(table.header == header)
    // Strings are equal where their characters are, so what is compared are the scalars.
    #expect(
      table.rows.map { $0.fields.map { Array($0.unicodeScalars) } }
        == rows.map { $0.map { Array($0.unicodeScalars) } })
    #expect(table.rows.map(\.line) == lines)
  }
}

/// Expects that bytes are refused for one reason, on one line.
private func expectProblem(
  _ bytes: [UInt8], line: Int, message: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let problem = #expect(throws: Problem.self, sourceLocation: sourceLocation) {
    try CSVTable(bytes, file: "t.csv")
  }
  #expect(problem?.file == "t.csv", sourceLocation: sourceLocation)
  #expect(problem?.line == line, sourceLocation: sourceLocation)
  #expect(
    problem?.message.contains(message) ?? false, "\(problem?.message ?? "nothing")",
    sourceLocation: sourceLocation)
}

/// Writes fields by the rules of RFC 4180.
private enum CSVOracle {
  static func write(_ field: String, using generator: inout SeededGenerator) -> String {
    let scalars = field.unicodeScalars
    let mustQuote =
      field.isEmpty || scalars.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0.value) }
    guard mustQuote || Bool.random(using: &generator) else { return field }
    var written = "\""
    for scalar in scalars {
      written.unicodeScalars.append(scalar)
      if scalar.value == 0x22 { written.unicodeScalars.append(scalar) }
    }
    return written + "\""
  }

  static func lineEnds(in text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.count { index in
      scalars[index] == "\r"
        || scalars[index] == "\n" && (index == 0 || scalars[index - 1] != "\r")
    }
  }
}
