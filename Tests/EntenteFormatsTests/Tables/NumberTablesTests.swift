import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// Tables of numbers, whose rows are read many at a time, and what stands between such rows.
@Suite struct NumberTablesTests {
  /// A table, and what a reader written another way finds in it: fields between commas.
  private struct Sample {
    var text = "year,target,amount,source\n"
    var ids: [String] = []
    var ends: [[UInt32]] = [[], []]
    var values: [[Double?]] = [[], []]
    private var places: [String: UInt32] = [:]

    mutating func add(_ row: String, ending: String = "\n") {
      text += row + ending
      if row.isEmpty { return }
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.replacing("\"", with: "").trimmingCharacters(in: [" "])
      }
      for (end, column) in [3, 1].enumerated() {
        if places[fields[column]] == nil {
          places[fields[column]] = UInt32(ids.count)
          ids.append(fields[column])
        }
        ends[end].append(places[fields[column]] ?? 0)
      }
      values[0].append(Double(fields[0]))
      values[1].append(Double(fields[2]))
    }

    /// Compares what comes, from memory and from a file, of which several threads read parts.
    func check(_ location: SourceLocation = #_sourceLocation) throws {
      let folder = try TemporaryFolder()
      let readings = [
        try GraphFormat.csv.read(bytes: Array(text.utf8)),
        try GraphReading(try folder.write(text, to: "numbers.csv")),
      ]
      for document in readings.map(\.document) {
        #expect(Array(document.nodeIDs) == ids, sourceLocation: location)
        #expect(document.sources == ends[0], sourceLocation: location)
        #expect(document.targets == ends[1], sourceLocation: location)
        for (place, name) in ["year", "amount"].enumerated() {
          let column = try #require(document.edgeAttributes.first { $0.name == name })
          #expect(column.numbers == values[place], sourceLocation: location)
        }
      }
    }
  }

  private static func numbers(_ generator: inout SplitMix64, decimals: Int) -> String {
    let digits = (0..<decimals).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
    let amount = "\(Int.random(in: 0..<300, using: &generator))"
    let ends = (0..<2).map { _ in "\(Int.random(in: 0..<5_000, using: &generator))" }
    return "\(Int.random(in: 1900...2030, using: &generator)),\(ends[0]),"
      + (digits.isEmpty ? amount : amount + "." + digits) + ",\(ends[1])"
  }

  @Test(arguments: [0, 3, 14], ["\n", "\r\n"])
  func `large tables of numbers are read as row by row`(decimals: Int, ending: String) throws {
    var generator = SplitMix64(seed: 1)
    var sample = Sample()
    for _ in 0..<120_000 {
      sample.add(Self.numbers(&generator, decimals: decimals), ending: ending)
    }
    try sample.check()
  }

  @Test(arguments: [2, 30, 3_000])
  func `rows of other sorts between them are read too`(others: Int) throws {
    let kinds = [
      "", "2001,7,,8", ",7,2,8", "2001,007,2,8", "2001,7,\"3\",8", "2001,\"7\",3,8", "-2001,7,3,8",
      "2001,123456789,3,8", " 2001,7,3,8", "2001,7 ,3,8", "2001,a,3,b", "2001,7,1e-3,8",
      "2001,7,-0.5,8", "2001,7,0.5,8", "2001,7,0.001234567890123456,8", "123456789012,7,3,8",
      "2001,99999999,3,100000000", "2001,7,12345678.25,8", "2001,é,3,8", "2001,7,-1,8",
    ]
    var generator = SplitMix64(seed: UInt64(others))
    var sample = Sample()
    for row in 0..<20_000 {
      let ending = row % 7 == 0 ? "\r\n" : "\n"
      if Int.random(in: 0..<others, using: &generator) == 0 {
        sample.add(kinds.randomElement(using: &generator) ?? "", ending: ending)
      } else {
        let isWhole = Int.random(in: 0..<40, using: &generator) < 30
        sample.add(Self.numbers(&generator, decimals: isWhole ? 0 : 4), ending: ending)
      }
    }
    try sample.check()
  }

  /// As many columns as rows of numbers may have, one more, and so many that room for each were much.
  @Test(arguments: [32, 33, 20_000])
  func `tables of any number of columns are read`(columnCount: Int) throws {
    let names = ["source", "target"] + (2..<columnCount).map { "c\($0)" }
    let rows = (0..<20).map { row in
      ["\(row % 7)", "\(row % 5)"] + (2..<columnCount).map { "\((row + $0) % 10)" }
    }
    let text = ([names] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    let document = try GraphFormat.csv.read(bytes: Array(text.utf8)).document
    #expect(document.edgeAttributes.count == columnCount - 2)
    for (place, column) in document.edgeAttributes.enumerated() {
      #expect(column.values == .integers((0..<20).map { Int64(($0 + place + 2) % 10) }))
    }
  }

  @Test func `a text far down a column of numbers makes all of them texts as they were`() throws {
    let rows = (0..<60_000).map { "\($0 % 70),\($0 % 90),\($0).50" }
    let text = "source,target,code\n" + rows.joined(separator: "\n") + "\n1,2,none\n"
    let folder = try TemporaryFolder()
    let document = try GraphReading(try folder.write(text, to: "codes.csv")).document
    let column = try #require(document.edgeAttributes.first)
    #expect((0..<60_000).allSatisfy { column.text($0) == "\($0).50" })
    #expect(column.text(60_000) == "none")
  }

  @Test func `a number with a comma is one where a comma may be decimal`() throws {
    for other in ["5", "2,5"] {
      let rows = (0..<3_000).map { "\($0 % 70);\($0 % 90);\($0)" } + ["1;2;\(other)", "1;2;7"]
      let text = "source;target;amount\n" + rows.joined(separator: "\n") + "\n"
      let document = try GraphFormat.csv.read(bytes: Array(text.utf8)).document
      let column = try #require(document.edgeAttributes.first)
      let last = Double(other.replacing(",", with: ".")) ?? 0
      let values = (0..<3_000).map(Double.init) + [last, 7]
      #expect(
        column
          == AttributeColumn(
            "amount", other == "5" ? .integers(values.map { Int64($0) }) : .reals(values)))
    }
  }

  @Test func `points and commas far from each other make texts as they were`() throws {
    let rows = (0..<3_000).map { "\($0 % 70);\($0 % 90);\($0).250" } + ["1;2;2,5", "1;2;7.50"]
    let text = "source;target;amount\n" + rows.joined(separator: "\n") + "\n"
    let document = try GraphFormat.csv.read(bytes: Array(text.utf8)).document
    let texts = (0..<3_000).map { "\($0).250" } + ["2,5", "7.50"]
    #expect(document.edgeAttributes == [AttributeColumn("amount", .texts(TextColumn(texts)))])
  }

  /// In the first window of the file and after it, and in the part that a second thread reads.
  @Test(arguments: [1, 2_000, 60_000, 250_000])
  func `what is wrong after rows of numbers is told with its line`(count: Int) throws {
    let rows = "source,target,weight\n" + String(repeating: "12,345,6\n", count: count)
    let rest = String(repeating: "1234,5678,9\n", count: 20_000)
    let folder = try TemporaryFolder()
    let path = try folder.write(rows + "1,2\n" + rest, to: "wrong.csv")
    let problem = #expect(throws: Problem.self) { try GraphReading(path) }
    #expect(problem?.line == count + 2)
    #expect(problem?.message == "the row has 2 of the 3 fields of the first row")
    // A row that is no such and one whose line no row tells come before.
    let bytes = Array((rows + "1,\"2\",3\n\n1,2,3\r\n7,8,9").utf8) + [0, 0x0A] + Array(rest.utf8)
    try Data(bytes).write(to: URL(filePath: folder.path("bytes.csv")))
    let other = #expect(throws: Problem.self) { try GraphReading(folder.path("bytes.csv")) }
    #expect(other?.line == count + 5)
    #expect(other?.column == "6")
  }
}
