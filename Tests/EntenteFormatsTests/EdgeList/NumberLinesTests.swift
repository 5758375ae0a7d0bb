import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// Edge lists of numbers, whose lines are read many at a time, and what stands between such lines.
@Suite struct NumberLinesTests {
  /// An edge list, and what a reader written another way finds in it: words between spaces.
  private struct Sample {
    var lines: [String] = []
    var ids: [String] = []
    var ends: [[UInt32]] = [[], []]
    var weights: [Double?] = []
    private var places: [String: UInt32] = [:]

    mutating func add(_ line: String) {
      lines.append(line)
      let words = line.split { [" ", "\t", "\r", "\r\n"].contains($0) }.map(String.init)
      guard words.count > 1, !line.hasPrefix("#") else { return }
      for end in 0..<2 {
        if places[words[end]] == nil {
          places[words[end]] = UInt32(ids.count)
          ids.append(words[end])
        }
        ends[end].append(places[words[end]] ?? 0)
      }
      weights.append(words.count > 2 ? Double(words[2]) : nil)
    }

    /// Compares what comes, from memory and from a file, of which several threads read parts.
    func check(_ location: SourceLocation = #_sourceLocation) throws {
      let text = lines.joined(separator: "\n") + "\n"
      let folder = try TemporaryFolder()
      let readings = [
        try GraphFormat.edgeList.read(bytes: Array(text.utf8)),
        try GraphReading(try folder.write(text, to: "numbers.edgelist")),
      ]
      for document in readings.map(\.document) {
        #expect(Array(document.nodeIDs) == ids, sourceLocation: location)
        #expect(document.sources == ends[0], sourceLocation: location)
        #expect(document.targets == ends[1], sourceLocation: location)
        guard weights.contains(where: { $0 != nil }) else {
          #expect(document.edgeAttributes.isEmpty, sourceLocation: location)
          continue
        }
        let column = try #require(document.edgeAttributes.first)
        #expect(column.numbers == weights, sourceLocation: location)
      }
    }
  }

  /// A line of numbers, with a weight of some number of digits after a point, or with none.
  private static func numbers(_ generator: inout SplitMix64, decimals: Int?) -> String {
    let ends = (0..<2).map { _ in "\(Int.random(in: 0..<5_000, using: &generator))" }
    guard let decimals else { return ends.joined(separator: " ") }
    let digits = (0..<decimals).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
    let whole = Int.random(in: 0..<50, using: &generator)
    return ends.joined(separator: " ") + " \(whole)" + (digits.isEmpty ? "" : "." + digits)
  }

  @Test(arguments: [nil, 0, 15])
  func `large lists of numbers are read as line by line`(decimals: Int?) throws {
    var generator = SplitMix64(seed: 1)
    var sample = Sample()
    let lineCount = (9 << 19) / (decimals.map { 13 + $0 } ?? 10)
    for _ in 0..<lineCount { sample.add(Self.numbers(&generator, decimals: decimals)) }
    try sample.check()
  }

  @Test(arguments: [2, 30, 3_000])
  func `lines of other sorts between them are read too`(others: Int) throws {
    let kinds = [
      "# a comment", "", "  ", "7  8", "7 8 ", " 7 8", "7\t8", "007 8", "9 123456789", "a b",
      "-1 2",
      "1 2 -3", "1 2 1e3", "1 2 .5", "1 2 0.12345678901234567890123", "3 4\r", "5 6 7\r", "1.0 2",
      "12 34 9007199254740993.5", "100000000 99999999", "é 1",
    ]
    var generator = SplitMix64(seed: UInt64(others))
    var sample = Sample()
    for _ in 0..<20_000 {
      if Int.random(in: 0..<others, using: &generator) == 0 {
        sample.add(kinds.randomElement(using: &generator) ?? "")
      } else {
        let choice = Int.random(in: 0..<40, using: &generator)
        sample.add(Self.numbers(&generator, decimals: choice == 0 ? 4 : choice < 20 ? nil : 0))
      }
    }
    try sample.check()
  }

  @Test func `lines end with carriage returns too, beside others`() throws {
    var generator = SplitMix64(seed: 9)
    var sample = Sample()
    for line in 0..<3_000 {
      let text =
        line % 100 == 7 ? "# 1" : line % 70 == 3 ? "5  6" : Self.numbers(&generator, decimals: 0)
      sample.add(text + "\r")
    }
    try sample.check()
  }

  @Test func `a name far down a list of numbers is one among them`() throws {
    for name in ["x", "05", "123456789", "-7"] {
      var generator = SplitMix64(seed: 3)
      var sample = Sample()
      for _ in 0..<5_000 { sample.add(Self.numbers(&generator, decimals: 1)) }
      sample.add("\(name) 5 1")
      for _ in 0..<5_000 { sample.add(Self.numbers(&generator, decimals: 1)) }
      sample.add("5 \(name) 1")
      try sample.check()
    }
  }

  @Test(arguments: 1...9)
  func `numbers alone are other names than those with a prefix`(count: Int) throws {
    var sample = Sample()
    for number in 0..<90 {
      sample.add(number / count % 2 == 0 ? "n\(number) n3" : "\(number) 3")
    }
    try sample.check()
  }

  /// In the first block of the file and after it, and in the part that a second thread reads.
  @Test(arguments: [1, 2_000, 60_000, 500_000])
  func `what is wrong after lines of numbers is told with its line`(count: Int) throws {
    let lines = String(repeating: "12 345\n", count: count - 1) + "# half\n" + "1 2\n"
    let rest = String(repeating: "1234 5678\n", count: 40_000)
    let folder = try TemporaryFolder()
    for (wrong, message) in [
      ("7", "the target of the edge is missing in “7”"),
      ("7 8 x", "the third column is no number in “7 8 x”"),
      (
        "7 8 1e999",
        "the third column is a number too large or too small for 64 bits in “7 8 1e999”"
      ),
    ] {
      let path = try folder.write(lines + wrong + "\n" + rest, to: "wrong.edgelist")
      let problem = #expect(throws: Problem.self) { try GraphReading(path) }
      #expect(problem?.line == count + 2)
      #expect(problem?.message == message)
    }
    let path = folder.path("bytes.edgelist")
    try Data(Array(lines.utf8) + [0x37, 0x20, 0x00, 0x0A] + Array(rest.utf8)).write(
      to: URL(filePath: path))
    let problem = #expect(throws: Problem.self) { try GraphReading(path) }
    #expect(problem?.line == count + 2)
    #expect(problem?.column == "3")
  }
}
