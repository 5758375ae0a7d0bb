import EntenteData
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct TextSourceTests {
  private let text = "id,name\na,é “量子”\n"

  private func read(_ bytes: [UInt8]) throws -> (String, [Problem]) {
    let source = try TextSource(bytes, name: "a.csv", .plain)
    return (String(decoding: try source.all(), as: UTF8.self), source.warnings)
  }

  @Test(arguments: [
    String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf16,
  ])
  func `Unicode is told by its mark or its zeros`(encoding: String.Encoding) throws {
    let bytes = Array(try #require(text.data(using: encoding)))
    // UTF-16 without a mark is told by its zeros only where most characters are of ASCII.
    #expect(try read(bytes).0 == text)
    #expect(try read(bytes).1.isEmpty)
  }

  @Test(arguments: [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]])
  func `a mark of an encoding alone is a text without characters`(mark: [UInt8]) throws {
    #expect(try read(mark).0 == "")
  }

  @Test func `UTF-16 with half a character at its end is cut off`() throws {
    let bytes = try #require(text.data(using: .utf16LittleEndian))
    let problem = #expect(throws: Problem.self) { try read([0xFF, 0xFE] + bytes.dropLast()) }
    #expect(problem?.message == "the file ends within a character" && problem?.line == 2)
  }

  @Test func `a character that a line end cuts is said to be no UTF-8`() {
    let bytes = Array("a b\na \u{E9}".utf8.dropLast()) + [0x0A]
    // Behind what is looked at to tell the encoding, wherever that ends.
    let lines = Array(repeating: Array("a b\n".utf8), count: 1 << 19).joined()
    let problem = #expect(throws: Problem.self) {
      try GraphFormat.edgeList.read(bytes: lines + bytes)
    }
    #expect(problem?.message.hasPrefix("there are bytes that are no UTF-8") == true)
    #expect(problem?.line == 1 << 19 + 2 && problem?.column == "3")
  }

  @Test func `a mark of UTF-8 is no part of the text`() throws {
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).0 == text)
  }

  @Test func `what is no UTF-8 is read as windows-1252, with a warning`() throws {
    // “é” and curly quotation marks as Windows writes them.
    let (found, warnings) = try read([0x61, 0xE9, 0x93, 0x62, 0x94, 0x0A])
    #expect(found == "aé“b”\n")
    #expect(warnings.count == 1 && warnings[0].severity == .warning)
    #expect(warnings[0].message.contains("windows-1252"))
    #expect(warnings[0].line == 1 && warnings[0].column == "2")
  }

  @Test func `a byte that windows-1252 has not is read all the same`() throws {
    #expect(try read([0x61, 0x81, 0xE9, 0x0A]).0.hasPrefix("a"))
  }

  @Test(arguments: ["graphml", "yed", "gexf"])
  func `XML that declares no encoding is read as windows-1252 if it is no UTF-8`(id: String) throws
  {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let (start, end) =
      id == "gexf"
      ? ("<gexf><graph><nodes>", "</nodes></graph></gexf>")
      : ("<graphml><graph edgedefault=\"directed\">", "</graph></graphml>")
    for (declaration, isUTF8) in [
      ("", false), ("<?xml version=\"1.0\"?>\n", false), ("\n", false),
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", true),
    ] {
      let bytes =
        Array("\(declaration)\(start)<node id=\"a".utf8) + [0xE9, 0x93] + Array("\"/>\(end)".utf8)
      guard !isUTF8 else {
        #expect(throws: Problem.self) { try format.read(bytes: bytes) }
        continue
      }
      let reading = try format.read(bytes: bytes)
      #expect(Array(reading.document.nodeIDs) == ["aé“"])
      #expect(reading.warnings.count == 1)
      #expect(reading.warnings.first?.message.contains("was read as windows-1252") == true)
    }
  }

  /// The start of a file, a line that is there often, and the start of one in which a Latin-1 “é” follows.
  private static let starts: [(id: String, start: String, line: String, before: String)] = [
    (
      "graphml", "<graphml><graph edgedefault=\"directed\">", "<node id=\"a0000000\"/>",
      "<node id=\""
    ),
    ("gexf", "<gexf><graph><nodes>", "<node id=\"a0000000\"/>", "<node id=\""),
    ("json", "{\"nodes\":[", "{\"id\":\"a0000000\"},", "{\"id\":\""),
    ("gml", "graph [", "node [ id 0000000 ]", "node [ id 1 label \""),
    ("pajek", "*Vertices 900000", "0000000 \"a\"", "900000 \""),
    ("dot", "graph {", "a0000000 [x=y]", "z [x=\""),
  ]

  @Test(arguments: starts.indices)
  func `Latin-1 after the first two megabytes is refused with its place`(number: Int) throws {
    let (id, start, line, before) = Self.starts[number]
    let format: GraphFormat = try #require(GraphFormat.named(id))
    var bytes = Array("\(start)\n".utf8)
    var count = 0
    while bytes.count < 2 << 20 {
      count += 1
      let name = "\(id == "pajek" ? count : 1_000_000 + count)"
      bytes += Array("\(line.replacing("0000000", with: name))\n".utf8)
    }
    bytes += Array(before.utf8) + [0xE9, 0x22, 0x0A]
    let problem = try #require(throws: Problem.self) {
      try format.read(bytes: bytes, tools: .test)
    }
    #expect(problem.message.hasPrefix("there are bytes that are no UTF-8"))
    #expect(problem.line == count + 2 && problem.column == "\(before.utf8.count + 1)")
  }

  @Test func `an XML text is decoded as it declares`() throws {
    let latin = Array(#"<?xml version="1.0" encoding="ISO-8859-1"?><a>"#.utf8) + [0xE9]
    #expect(try TextSource(latin, name: "a.xml", .xml).all().suffix(2) == Array("é".utf8))
    let unknown = Array(#"<?xml version="1.0" encoding="EBCDIC"?><a>"#.utf8)
    #expect(throws: Problem.self) { try TextSource(unknown, name: "a.xml", .xml) }
  }

  @Test func `a missing file and a folder are problems that name them`() {
    for path in ["/no/such/file.csv", "/tmp"] {
      let error = #expect(throws: Problem.self) { try TextSource(path: path, .plain) }
      #expect(error?.file == path)
    }
  }
}
