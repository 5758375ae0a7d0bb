import EntenteData
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GzipTests {
  private static let python = OutsideReader.pythonGzip

  private let text = Array(String(repeating: "a line of text, 量子\n", count: 20_000).utf8)

  private func compressed(_ bytes: [UInt8]) -> [UInt8] {
    let writer = GzipWriter()
    return writer.compress(Array(bytes.prefix(1_000)), isLast: false)
      + writer.compress(Array(bytes.dropFirst(1_000)), isLast: false)
      + writer.compress([], isLast: true)
  }

  @Test(.enabled(if: python != nil, "Python is not installed"))
  func `Python reads what was compressed`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(compressed(text)).write(to: path)
    let reader: OutsideReader = try #require(Self.python)
    let answer: [Any] = try #require(try reader.read(path.path) as? [Any])
    #expect(answer.first as? String == String(decoding: text, as: UTF8.self))
    // No name and no time: the same text gives the same file.
    #expect(compressed(text) == compressed(text))
    #expect(Array(compressed(text)[3..<8]) == [0, 0, 0, 0, 0])
  }

  @Test func `a text is read back, in one member or several`() throws {
    let one = try TextSource(compressed(text), name: "a.gz", .plain)
    #expect(try one.all() == text)
    let two = try TextSource(
      compressed(text) + compressed([]) + compressed(text), name: "b.gz", .plain)
    #expect(try two.all() == text + text)
    #expect(try two.first(10) == Array(text.prefix(10)))
  }

  @Test(arguments: [1, 100, 200_000])
  func `zeros after a member, with which tapes are filled up, are no text`(count: Int) throws {
    let padding = [UInt8](repeating: 0, count: count)
    let one = try TextSource(compressed(text) + padding, name: "a.gz", .plain)
    #expect(try one.all() == text)
    let two = try TextSource(
      compressed(text) + padding + compressed(text) + padding, name: "b.gz", .plain)
    #expect(try two.all() == text + text)
    #expect(throws: Problem.self) {
      try TextSource(compressed(text) + padding + [1], name: "c.gz", .plain).all()
    }
  }

  @Test func `a damaged or cut file is a problem, wherever it is cut`() throws {
    let whole = compressed(text)
    for end in stride(from: 4, to: whole.count - 1, by: 37) {
      #expect(throws: Problem.self, "\(end)") {
        try TextSource(Array(whole[..<end]), name: "a.gz", .plain).all()
      }
    }
    var damaged = whole
    damaged[whole.count / 2] ^= 0x55
    #expect(throws: Problem.self) { try TextSource(damaged, name: "a.gz", .plain).all() }
  }
}
