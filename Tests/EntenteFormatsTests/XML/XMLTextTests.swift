import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct XMLTextTests {
  private func decoded(_ text: [UInt8], _ context: XMLText.Context) throws -> String {
    var bytes: [UInt8] = []
    try text.withUnsafeBufferPointer { buffer in
      try XMLText.decode(buffer, context, into: &bytes) { _, message throws(Problem) in
        throw Problem(file: "test", message, advice: "")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `what is written is read back, in quotation marks or not`() throws {
    let parts = ["a", "&", "<", ">", "\"", "'", "\n", "\r", "\t", " ", "]]>", "&amp;", "量", "\r\n"]
    var generator = SplitMix64(seed: 1)
    for _ in 0..<500 {
      let count = Int.random(in: 0...6, using: &generator)
      var text = (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
        .joined()
      for isAttribute in [true, false] {
        var encoded: [UInt8] = []
        text.withUTF8 { XMLText.encode($0, isAttribute: isAttribute, into: &encoded) }
        #expect(!encoded.contains(0x3C) && !encoded.contains(0x3E))
        #expect(!isAttribute || !encoded.contains(0x22))
        let read = try decoded(encoded, isAttribute ? .attribute : .text)
        #expect(Array(read.utf8) == Array(text.utf8))
      }
    }
  }

  @Test func `line ends become line feeds, and spaces in attributes`() throws {
    #expect(try decoded(Array("a\r\nb\rc\nd\t".utf8), .text) == "a\nb\nc\nd\t")
    #expect(try decoded(Array("a\r\nb\rc\nd\t".utf8), .attribute) == "a b c d ")
    #expect(try decoded(Array("&#10;&#xA;&lt;&apos;&quot;".utf8), .attribute) == "\n\n<'\"")
    #expect(try decoded(Array("a &amp; b\r\n".utf8), .characterData) == "a &amp; b\n")
  }

  @Test(arguments: [
    "&x;", "&", "&amp", "&#;", "&#x;", "&#-1;", "&#xD800;", "&#xFFFE;", "&#1114112;",
  ])
  func `entities that stand for nothing are refused`(text: String) {
    #expect(throws: Problem.self) { try decoded(Array(text.utf8), .text) }
  }
}
