import EntenteData
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct JSONScannerTests {
  /// The value without white space, read through a window of some size.
  static func compact(
    _ bytes: [UInt8], window: Int = ByteWindow.size, allowsSpecialNumbers: Bool = false
  ) throws(Problem) -> (text: String, notices: [String]) {
    var scanner = JSONScanner(
      try TextSource(bytes, name: "test", .plain), windowSize: window,
      allowsSpecialNumbers: allowsSpecialNumbers)
    var compact: [UInt8] = []
    try scanner.appendValue(to: &compact)
    try scanner.finish()
    return (
      String(decoding: compact, as: UTF8.self),
      scanner.notices.problems(file: "test").map(\.message)
    )
  }

  private static func skip(_ bytes: [UInt8]) throws(Problem) {
    var scanner = JSONScanner(
      try TextSource(bytes, name: "test", .plain), allowsSpecialNumbers: false)
    try scanner.skipValue()
    try scanner.finish()
  }

  /// What Foundation reads.
  private func value(_ text: String) throws -> NSObject? {
    let options: JSONSerialization.ReadingOptions = .fragmentsAllowed
    return try JSONSerialization.jsonObject(with: Data(text.utf8), options: options) as? NSObject
  }

  static let right = [
    "null", " true ", "false\n", "0", "-1", "12345678901234567890123", "1.50", "-0.0e-7", "6E+23",
    "\"\"", "[]", "{}", "[ 1 , [ ] , { } ]", #"{"a":{"b":[null,{"c":"d"}]},"":""}"#,
    #""\"\\\/\b\f\n\r\t\u0041\u00e9\u4e2d\ud83d\ude80 é 中 🚀""#, #"["\u0000\u001f\u007f"]"#,
    "{\"long \(String(repeating: "x", count: 99))\" : \"\(String(repeating: "é", count: 99))\"}",
    "\t[\r\n1\r\n,\n2 ]  ", #"{"same":1,"other":2}"#,
  ]

  @Test(arguments: right)
  func `a value means what Foundation reads, whatever the size of the window`(text: String) throws {
    let expected = try value(text)
    let whole = try Self.compact(Array(text.utf8))
    #expect(try value(whole.text) == expected)
    for window in 1...40 {
      #expect(try Self.compact(Array(text.utf8), window: window).text == whole.text)
    }
    // What is compact stays as it is.
    #expect(try Self.compact(Array(whole.text.utf8)).text == whole.text)
    try Self.skip(Array(text.utf8))
  }

  @Test func `compact text keeps the digits of numbers and the order of members`() throws {
    let text = #"{ "b": 1.50, "a": -0, "\u00e9\/": 1E2, "c": "\u0001\u001F\n\/\u007f" }"#
    #expect(
      try Self.compact(Array(text.utf8)).text
        == "{\"b\":1.50,\"a\":-0,\"é/\":1E2,\"c\":\"\\u0001\\u001f\\n/\u{7F}\"}")
  }

  @Test(arguments: [
    ("", 1), (" \n ", 2), ("[1,\n\n2", 3), ("[1,]", 1), ("[,1]", 1), ("[1 2]", 1), ("[1]]", 1),
    ("{\"a\"}", 1), ("{\"a\":}", 1), ("{\"a\":1,}", 1), ("{a:1}", 1), ("{'a':1}", 1), ("{1:1}", 1),
    ("\n01", 2), ("-", 1), ("-01", 1), ("1.", 1), (".5", 1), ("+1", 1), ("1e", 1), ("1e+", 1),
    ("0x1", 1), ("1.2.3", 1), ("NaN", 1), ("-Infinity", 1), ("Infinity", 1), ("tru", 1), ("nul", 1),
    ("True", 1), ("truefalse", 1), ("\"a", 1), ("\"\\", 1), ("\"\\x\"", 1), ("\"\\u12g4\"", 1),
    ("\"\\u12\"", 1), ("\n\"a\nb\"", 2), ("\"a\tb\"", 1), ("[\u{B}]", 1), ("[1]\u{A0}", 1),
    ("[1] //", 1), ("{\"a\":1}}", 1), ("1 1", 1), ("[\"a\"\n:1]", 2),
  ])
  func `what is no JSON is refused with its line`(text: String, line: Int) throws {
    let problem = #expect(throws: Problem.self, "\(text)") { try Self.compact(Array(text.utf8)) }
    #expect(problem?.line == line && problem?.file == "test")
    #expect(throws: Problem.self) { try Self.skip(Array(text.utf8)) }
    for window in 1...9 {
      let other = #expect(throws: Problem.self) {
        try Self.compact(Array(text.utf8), window: window)
      }
      #expect(other == problem)
    }
  }

  @Test func `a problem says what was expected and what is there`() throws {
    let problem = #expect(throws: Problem.self) { try Self.compact(Array("[1;2]".utf8)) }
    #expect(problem?.message == "expected “,” or “]”, not “;”")
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `more than 200 levels are refused, 200 are read`(open: String) throws {
    let close = open == "[" ? "]" : "}"
    func nested(_ count: Int) -> [UInt8] {
      let texts = [String](repeating: open, count: count) + ["1"]
      return Array((texts + [String](repeating: close, count: count)).joined().utf8)
    }
    #expect(try Self.compact(nested(200)).text == String(decoding: nested(200), as: UTF8.self))
    for count in [201, 1_000_000] {
      #expect(throws: Problem.self) { try Self.compact(nested(count)) }
      #expect(throws: Problem.self) { try Self.skip(nested(count)) }
    }
  }

  @Test(arguments: [
    #""\ud83d""#, #""\ude80""#, #""\ud83d\u0041""#, #""\ud83dx""#, #""\ud83d\n""#,
  ])
  func `half a character is read as a replacement with a notice`(text: String) throws {
    let (compact, notices) = try Self.compact(Array(text.utf8))
    let rest = ["A", "x", "\\n"].first { text.hasSuffix("\($0)\"") || text.hasSuffix("\\u0041\"") }
    #expect(compact == "\"\u{FFFD}\(rest ?? "")\"")
    #expect(notices.count == 1)
  }

  @Test func `two halves in the wrong order are two replacements`() throws {
    let (compact, notices) = try Self.compact(Array(#""\ude80\ud83d\ud83d\ude80""#.utf8))
    #expect(compact == "\"\u{FFFD}\u{FFFD}🚀\"")
    #expect(notices.count == 1 && notices[0].hasSuffix("(2 times)"))
  }

  @Test func `numbers as Python writes them are read with a notice where they may be`() throws {
    let (compact, notices) = try Self.compact(
      Array("[NaN, -Infinity,Infinity]".utf8), allowsSpecialNumbers: true)
    #expect(compact == #"["NaN","-Infinity","Infinity"]"#)
    #expect(notices.count == 1)
    for text in ["Na", "-Inf", "-NaN", "Nan", "infinity"] {
      #expect(throws: Problem.self) {
        try Self.compact(Array(text.utf8), allowsSpecialNumbers: true)
      }
    }
  }

  @Test func `numbers are as precise as they can be`() throws {
    func number(_ text: String) throws -> (JSONScanner.Number, [Problem]) {
      var scanner = JSONScanner(try TextSource(Array(text.utf8), name: "test", .plain))
      return (try scanner.readNumber(), scanner.notices.problems(file: "test"))
    }
    func integer(_ text: String) throws -> Int64? {
      if case (.integer(let value), let notices) = try number(text), notices.isEmpty {
        value
      } else {
        nil
      }
    }
    func real(_ text: String) throws -> Double? {
      if case (.real(let value), let notices) = try number(text), notices.isEmpty {
        value
      } else {
        nil
      }
    }
    #expect(try integer("0") == 0 && integer("-7") == -7)
    #expect(try integer("9223372036854775807") == .max && integer("-9223372036854775808") == .min)
    #expect(try integer("9007199254740993") == 9_007_199_254_740_993)
    #expect(try real("-0")?.sign == .minus)
    #expect(try real("1.0") == 1 && real("1e2") == 100 && real("0.30000000000000004") == 0.1 + 0.2)
    #expect(try real("5e-324") == .leastNonzeroMagnitude && real("0e999") == 0)
    #expect(try real("1.7976931348623157e308") == .greatestFiniteMagnitude)
    for text in ["9223372036854775808", "1e400", "-1e400", "1e-400"] {
      let (value, notices) = try number(text)
      guard case .digits = value else {
        Issue.record("\(text) was read as a number")
        continue
      }
      #expect(notices.count == 1)
    }
    let (rounded, notices) = try number("0.123456789012345678")
    guard case .real(let value) = rounded else {
      Issue.record("it was not read as a number")
      return
    }
    #expect(value == 0.12345678901234568 && notices.count == 1)
  }

  // MARK: The conformance suite of others

  private static let folder = SharedFolder.testData?.appending(path: "json-a")

  private static let files: [String] = {
    let all = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
    return all.filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test(arguments: [
    ("[1,2,x]", 1, 6), ("[\"é中🚀\",x]", 1, 8), ("[1,\n  2,\n  y]", 3, 3), ("{\"a\":1,}", 1, 8),
    ("[1 2]", 1, 4), ("{\"é\":1,\n\"中\" 2}", 2, 5), ("[\"a", 1, 2), ("[\"é\\x\"]", 1, 4),
    ("[\"é\tx\"]", 1, 4), ("[\(String(repeating: "\"é\",", count: 999))]", 1, 3998),
  ])
  func `what is no JSON is refused with its column, whatever the size of the window`(
    text: String, line: Int, column: Int
  ) throws {
    for window in [1, 2, 3, 5, 8, 13, 1 << 18] {
      let problem = #expect(throws: Problem.self) {
        try Self.compact(Array(text.utf8), window: window)
      }
      #expect(problem?.line == line && problem?.column == "\(column)", "\(window)")
    }
  }

  /// A format, and a file of one line that is wrong in it from a place on.
  static let minified: [(format: String, start: String, rest: String)] = [
    ("json", #"{"nodes":[{"id":"é"},"#, #"7],"edges":[]}"#),
    ("json", #"{"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"#, #"{}}]}"#),
    ("cytoscape", #"{"elements":{"nodes":[{"data":{"id":"é"}},"#, #"7]}}"#),
    ("cytoscape", #"{"elements":[{"data":{"id":"é"}},"#, #"{"data":7}]}"#),
    ("graphology", #"{"nodes":[{"key":"é"},"#, #"7]}"#),
    ("hif", #"{"incidences":[{"edge":1,"node":"#, #"1.5}]}"#),
    ("ftm", #"{"id":"é","schema":"Person","properties":{}} "#, #"{"id":"a","properties":{}}"#),
  ]

  @Test(arguments: minified.indices)
  func `what is wrong in a file of one line has its column`(number: Int) throws {
    let (id, start, rest) = Self.minified[number]
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let problem = #expect(throws: Problem.self) {
      try format.read(bytes: Array((start + rest).utf8))
    }
    let column = try #require(problem?.column.flatMap { Int($0) })
    // The place is where the wrong value starts, or just behind a number.
    let first = start.unicodeScalars.count + 1
    #expect(problem?.line == 1 && (first...first + 3).contains(column))
  }

  @Test(
    .enabled(if: !files.isEmpty, "the folder shared/testdata/json-a is not there"),
    arguments: files.isEmpty ? [""] : files)
  func `files of the JSON test suite are read or refused as they should`(name: String) throws {
    let file = try #require(Self.folder?.appending(path: name))
    let bytes = try Array(Data(contentsOf: file))
    switch name.first {
    case "y":
      let text = try Self.compact(bytes).text
      let expected =
        try JSONSerialization.jsonObject(
          with: Data(bytes), options: .fragmentsAllowed) as? NSObject
      #expect(try value(text) == expected)
      try Self.skip(bytes)
    case "n":
      let problem = #expect(throws: Problem.self) { try Self.compact(bytes) }
      #expect(problem?.line != nil && problem?.column != nil)
      #expect(throws: Problem.self) { try Self.skip(bytes) }
    default: _ = try? Self.compact(bytes)
    }
  }
}
