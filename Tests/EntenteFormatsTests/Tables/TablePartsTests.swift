import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// Large files, which several threads read.
@Suite struct TablePartsTests {
  /// A table of several megabytes, field by field, and what a reader written another way finds in it.
  private struct Sample {
    var text = "source,target,note,amount\n"
    var ids: [String] = []
    var ends: [[Int]] = [[], []]
    var notes: [String] = []
    var amounts: [String] = []

    /// Makes rows of which some, among a hundred, have notes with line ends.
    init(rowCount: Int, seed: Int, lineEnds: Int, lastAmount: String? = nil) {
      var generator = SeededGenerator(seed: seed)
      var numbers: [String: Int] = [:]
      for row in 0..<rowCount {
        for end in 0..<2 {
          let number = Int.random(in: 0..<3_000, using: &generator)
          let id = number % 3 == 0 ? "n\(number)" : "a rather long name of number \(number)"
          if numbers[id] == nil {
            numbers[id] = ids.count
            ids.append(id)
          }
          ends[end].append(numbers[id] ?? 0)
          text += id + ","
        }
        let isLong = Int.random(in: 0..<100, using: &generator) < lineEnds
        let note =
          isLong ? "\"x\"\n\n\ny,\n" + String(repeating: "z,w\n", count: row % 50) : "plain"
        notes.append(note)
        text += isLong ? "\"" + note.replacing("\"", with: "\"\"") + "\"," : note + ","
        let amount = row == rowCount - 1 ? lastAmount ?? "7" : "\(row % 1_000).5"
        amounts.append(amount)
        text += amount + (row % 2 == 0 ? "\n" : "\r\n")
      }
    }
  }

  @Test(arguments: [0, 5, 100])
  func `the parts of a file give what the whole has`(lineEnds: Int) throws {
    let sample = Sample(rowCount: lineEnds == 100 ? 30_000 : 60_000, seed: 7, lineEnds: lineEnds)
    let document = try read(sample.text)
    #expect(Array(document.nodeIDs) == sample.ids)
    #expect(document.sources.map(Int.init) == sample.ends[0])
    #expect(document.targets.map(Int.init) == sample.ends[1])
    let notes: AttributeColumn = try #require(document.edgeAttributes.first)
    #expect(sample.notes.indices.allSatisfy { notes.text($0) == sample.notes[$0] })
    #expect(
      document.edgeAttributes[1]
        == AttributeColumn("amount", .reals(sample.amounts.compactMap(Double.init))))
  }

  @Test func `a text at the end of a column of numbers makes all of them texts as they were`()
    throws
  {
    let sample = Sample(rowCount: 60_000, seed: 8, lineEnds: 0, lastAmount: "none")
    let document = try read(sample.text)
    #expect(
      document.edgeAttributes[1] == AttributeColumn("amount", .texts(TextColumn(sample.amounts))))
  }

  @Test(arguments: [0, 5])
  func `the row for which numbers become texts is told, wherever it is`(lineEnds: Int) throws {
    let sample = Sample(rowCount: 60_000, seed: 8, lineEnds: lineEnds, lastAmount: "none")
    let lines = sample.text.utf8.count { $0 == 0x0A }
    for text in [sample.text, sample.text + "a,b,c,other\n" + sample.text.drop { $0 != "\n" }] {
      let folder = try Folder()
      try Data(text.utf8).write(to: folder.file("graph.csv"))
      let warnings = try GraphReading(folder.file("graph.csv").path).warnings
      let warning = warnings.first { $0.message.contains("“amount” has numbers and other texts") }
      #expect(warning?.line == lines, "\(warnings)")
    }
  }

  @Test(arguments: [0, 5])
  func `the first row that is wrong is told, wherever it is`(lineEnds: Int) throws {
    let sample = Sample(rowCount: 60_000, seed: 9, lineEnds: lineEnds)
    let lines = sample.text.utf8.count { $0 == 0x0A }
    let problem = #expect(throws: Problem.self) { try read(sample.text + "a,b\n,,,\n") }
    #expect(problem?.line == lines + 1)
    #expect(problem?.message.contains("has 2 of the ") == true)
  }

  @Test func `a node of two parts of a table is refused with its line`() throws {
    var text = "id,note\n"
    for node in 0..<150_000 { text += "node number \(node),some words\n" }
    let folder = try Folder()
    try Data((text + "node number 7,again\n").utf8).write(to: folder.file("nodes.csv"))
    try Data("source,target\na,b\n".utf8).write(to: folder.file("edges.csv"))
    var tables = GraphTables()
    tables.nodes = [folder.file("nodes.csv").path]
    let problem = #expect(throws: Problem.self) {
      try GraphReading(folder.file("edges.csv").path, tables: tables)
    }
    #expect(problem?.line == 150_002)
    #expect(problem?.message == "the id “node number 7” is there before")
  }

  @Test func `spaces around fields are counted once, wherever the rows with them are`() throws {
    let spaced = String(repeating: "a,b,plain, 5 \n", count: 1_000)
    for text in [
      Sample(rowCount: 60_000, seed: 10, lineEnds: 0).text + spaced,
      // The only window ends within each of many rows, as each is longer than a half of it.
      "source,target,note,amount\n"
        + String(repeating: "a,b, \(String(repeating: "x", count: 150_000)),5\n", count: 10),
    ] {
      let folder = try Folder()
      try Data(text.utf8).write(to: folder.file("edges.csv"))
      let warnings = try GraphReading(folder.file("edges.csv").path).warnings
      let count = text.hasSuffix(spaced) ? 1_000 : 10
      #expect(warnings.contains { $0.message.hasSuffix("(\(count) times)") }, "\(warnings)")
    }
  }

  private func read(_ text: String) throws -> GraphDocument {
    let folder = try Folder()
    try Data(text.utf8).write(to: folder.file("edges.csv"))
    let many = try GraphReading(folder.file("edges.csv").path).document
    // The bytes in memory are read by one thread.
    let one = try GraphFormat.csv.read(bytes: Array(text.utf8)).document
    #expect(many == one)
    return many
  }
}

/// A folder that is gone when nobody holds it.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}
