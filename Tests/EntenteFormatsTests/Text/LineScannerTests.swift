import EntenteData
import Testing

@testable import EntenteFormats

@Suite struct LineScannerTests {
  private func lines(_ text: String) throws -> [String] {
    var scanner = LineScanner(try TextSource(Array(text.utf8), name: "lines", .plain))
    var lines: [String] = []
    while let line = try scanner.next() { lines.append("\(scanner.number):\(line.text)") }
    return lines
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end in a line feed, a carriage return or both`(end: String) throws {
    #expect(try lines("a\(end)\(end)b c\(end)") == ["1:a", "2:", "3:b c"])
    #expect(try lines("a\(end)b") == ["1:a", "2:b"])
  }

  @Test
  func `an empty text has no lines`() throws {
    #expect(try lines("") == [])
    #expect(try lines("\n") == ["1:"])
  }

  @Test
  func `lines are whole wherever the window ends`() throws {
    // Line ends fall on every place about the end of a window.
    for shift in -3...3 {
      let long = String(repeating: "x", count: ByteWindow.size + shift)
      #expect(try lines("\(long)\r\ny\r\(long)\n") == ["1:\(long)", "2:y", "3:\(long)"])
    }
  }

  @Test
  func `a byte that is no text is refused with its line`() throws {
    let error = try #require(throws: Problem.self) { try lines("a\nb\u{0}\n") }
    #expect(error.line == 2)
  }

  @Test
  func `words are parted by white space, and quotation marks and brackets hold some together`() {
    let text = Array(#"  12 "a b" [3-7, 9] c"#.utf8)
    text.withUnsafeBufferPointer { bytes in
      var words = Words(bytes)
      #expect(words.next()?.text == "12")
      let quoted = words.nextText()
      #expect(quoted?.text.text == "a b")
      #expect(quoted?.isQuoted == true)
      #expect(words.nextBracket()?.text == "3-7, 9")
      #expect(words.nextText()?.text.text == "c")
      #expect(words.next() == nil)
    }
  }
}
