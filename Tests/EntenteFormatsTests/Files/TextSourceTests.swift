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

  @Test func `a mark of UTF-8 is no part of the text`() throws {
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).0 == text)
  }

  @Test func `what is no UTF-8 is read as windows-1252, with a warning`() throws {
    // “é” and curly quotation marks as Windows writes them.
    let (found, warnings) = try read([0x61, 0xE9, 0x93, 0x62, 0x94, 0x0A])
    #expect(found == "aé“b”\n")
    #expect(warnings.count == 1 && warnings[0].severity == .warning)
    #expect(warnings[0].message.contains("windows-1252"))
  }

  @Test func `a byte that windows-1252 has not is read all the same`() throws {
    #expect(try read([0x61, 0x81, 0xE9, 0x0A]).0.hasPrefix("a"))
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
