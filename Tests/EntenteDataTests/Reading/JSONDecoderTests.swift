import Foundation
import Testing

@testable import EntenteData

@Suite struct JSONDecoderTests {
  @Test(arguments: [
    ("", 1, 1), ("{\"a\" 1}", 1, 6), ("[1,\n  2,\n  y]", 3, 3), ("[\"é中🚀\",x]", 1, 8),
    ("[1] 2", 1, 5), ("{\"a\":[1}", 1, 8), ("[\"a", 1, 4), ("{1:2}", 1, 2),
  ])
  func `what is no JSON has its place`(text: String, line: Int, column: Int) throws {
    let problem = try #require(throws: Problem.self) {
      try JSONDecoder().decode([String: Int].self, from: Array(text.utf8), file: "a.json")
    }
    #expect(problem.description.hasPrefix("a.json:\(line):\(column): the file is not valid JSON"))
  }

  @Test func `what never ends being opened is no JSON`() throws {
    let problem = try #require(throws: Problem.self) {
      let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 9_999)
      return try JSONDecoder().decode([String: Int].self, from: bytes, file: "a.json")
    }
    #expect(problem.line == 1 && problem.message == "the file is not valid JSON")
  }

  private struct Part: Decodable { let size: Int }

  @Test(
    arguments: [
      (#"{"a": [{"size": 1}, {}]}"#, "a.1.size"), (#"{"a": [{"size": "x"}]}"#, "a.0.size"),
      ("[]", nil),
    ] as [(String, String?)])
  func `what is missing or of the wrong type has its path`(text: String, path: String?) throws {
    let problem = try #require(throws: Problem.self) {
      try JSONDecoder().decode([String: [Part]].self, from: Array(text.utf8), file: "a.json")
    }
    #expect(problem.file == "a.json" && problem.line == nil && problem.column == path)
  }
}
