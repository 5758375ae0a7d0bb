import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// Numbers with decimal commas and with too many digits, and attributes that are called like directions.
@Suite struct TableNumbersTests {
  private func read(_ text: String, as format: GraphFormat = .csv) throws -> GraphReading {
    try format.read(bytes: Array(text.utf8), name: "graph.csv")
  }

  private func column(_ values: [String], _ delimiter: String) throws -> (
    column: AttributeColumn, warnings: [Problem]
  ) {
    let rows = values.map { ["a", "b", $0].joined(separator: delimiter) + "\n" }
    let reading = try read(
      ["Source", "Target", "Weight"].joined(separator: delimiter) + "\n" + rows.joined())
    return (reading.document.edgeAttributes[0], reading.warnings)
  }

  @Test(arguments: [
    (["1,5", "2", "-0,25"], [1.5, 2, -0.25]), (["0,125", "1"], [0.125, 1]),
    (["1234,500", "2"], [1234.5, 2]), (["1,234", "1,5"], [1.234, 1.5]),
    (["1e-05", "1,5E+02", "INF"], [1e-5, 150, .infinity]),
  ])
  func `decimal commas make numbers, which is said`(texts: [String], numbers: [Double]) throws {
    for delimiter in [";", "\t", "|"] {
      for (texts, numbers) in [(texts, numbers), (texts.reversed(), numbers.reversed())] {
        let (column, warnings) = try column(texts, delimiter)
        #expect(column.name == "weight" && column.values == .reals(numbers))
        #expect(
          warnings.contains { $0.message.hasSuffix("“Weight” as numbers with decimal commas") })
      }
    }
  }

  @Test(arguments: [
    (["1,234", "12,345"], "commas may be decimal or part thousands", 2),
    (["5", "-1,234"], "commas may be decimal or part thousands", 3),
    (["1,5", "1.5"], "with a point and numbers with a comma", 3),
    (["1e-05", "0.5", "1,234"], "with a point and numbers with a comma", 4),
    (["1,5", "n/a"], "has numbers and other texts", 3),
    (["n/a", "1,5"], "has numbers and other texts", 3),
    (["1,5", "9007199254740993"], "whole numbers beyond 2⁵³", 3),
    (["1,5", "1,5e+400"], "too large or too small for 64 bits", 3),
    (["1.000,5", "-22.000.000,25"], "marks between thousands", 2),
    (["1,5", "2", "1.000,5"], "marks between thousands", 4),
    (["1.000,5", "1.5"], "marks between thousands", 2),
    (["1,234.5", "22,000,000"], "marks between thousands", 2),
    (["5", "-1,234.5"], "marks between thousands", 3),
    (["1 000,5", "1 000"], "marks between thousands", 2),
    (["1.000.000", "5"], "marks between thousands", 3),
    (["5", "+1 000"], "marks between thousands", 3), (["1 000", "+1 000,5"], "marks between", 2),
    (["5", "10.100.200.300", "x"], "has numbers and other texts", 4),
    (["1\u{202F}000.5"], "marks between thousands", 2), (["1'000.5"], "marks between thousands", 2),
  ])
  func `commas that are not clear make texts, which is said with the row`(
    texts: [String], message: String, line: Int
  ) throws {
    let (column, warnings) = try column(texts, ";")
    #expect(column.values == .texts(TextColumn(texts)))
    let warning = warnings.first { $0.message.hasSuffix("it was read as texts") }
    #expect(warning?.line == line && warning?.message.contains(message) == true, "\(warnings)")
  }

  @Test(arguments: [
    "1,2,3", "01,5", "1,", ",", "1,2.5", "1.00,5", "1000.000,5", "0.000,5", "1.000,", "1.000,5x",
    "a.000,5", "10.123.100.200", "1 00", "1 000 00", "1 000.", "1 000,000.5", "012 345", "1 000 x",
    "1x000", "1 000.5.5", "-", "--1 000", "1.000.000", "+1 000", "+44 207 946 958", "+1.000", "+",
  ])
  func `what only looks like a number with a comma is a text`(text: String) throws {
    let (column, warnings) = try column([text], ";")
    #expect(column.values == .texts([text]))
    #expect(!warnings.contains { $0.message.hasSuffix("it was read as texts") })
  }

  @Test func `a comma that parts fields is never decimal`() throws {
    let reading = try read("source,target,x\na,b,\"1,5\"\n")
    #expect(reading.document.edgeTexts("x") == ["1,5"])
    #expect(reading.document.edgeAttributes[0].isText)
    // It may part thousands.
    let thousands = try read("source,target,x\na,b,1\na,b,\"1,234\"\n")
    #expect(thousands.document.edgeTexts("x") == ["1", "1,234"])
    let warning = thousands.warnings.first { $0.message.contains("marks between thousands") }
    #expect(warning?.line == 3)
  }

  @Test func `a table without header may have decimal commas too`() throws {
    let document = try read("a;b;1,5\nb;c;2\n").document
    #expect(document.edgeTexts == ["a-b 1.5", "b-c 2"])
    // More commas than semicolons, none of which can part fields.
    let numbers = try read("1,5;2,5;0,5\n2,5;3,5;1,5\n").document
    #expect(Array(numbers.nodeIDs) == ["1,5", "2,5", "3,5"])
    #expect(numbers.edgeTexts == ["1,5-2,5 0.5", "2,5-3,5 1.5"])
  }

  @Test func `texts that tabs would make numbers are a loss of types`() {
    func loses(_ texts: TextColumn, _ format: GraphFormat) -> Bool {
      var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [], targets: [])
      document.nodeAttributes = [AttributeColumn("x", .texts(texts))]
      return format.losses(of: document).map(\.feature) == [.types]
    }
    #expect(loses(["1,5", "2"], .tsv) && !loses(["1,5", "2"], .csv))
    #expect(!loses(["1,500", "2"], .tsv))
  }

  @Test func `all parts of a large file have one kind of number`() throws {
    let count = 200_000
    func text(_ last: String) -> String {
      var text = "source;target;w\n"
      for row in 0..<count { text += "n\(row % 1_000);n7;\(row == count - 1 ? last : "12345")\n" }
      return text
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    for (last, isText) in [("0,5", false), ("0,500", false), ("1,500", true)] {
      try Data(text(last).utf8).write(to: file)
      let reading = try GraphFormat.csv.read(file.path)
      let column = reading.document.edgeAttributes[0]
      #expect(column.isText == isText)
      #expect(column.text(count - 1) == (isText ? last : "0.5") && column.text(0) == "12345")
    }
  }

  // MARK: Digits

  @Test(arguments: [
    ("1", "0.1234567890123456789", true), ("0.5", "123456789.0123456789", true),
    ("1", "-1.2345678901234567890e-05", true), ("1", "0.12345678901234567", false),
    ("1", "0.00000000000000000012345", false), ("1", "1.50000000000000000000", false),
    ("1", "9223372036854775807", false),
  ])
  func `a number that 64 bits round is said with its row`(
    first: String, second: String, isSaid: Bool
  ) throws {
    let reading = try read("source,target,x\na,b,\(first)\nb,c,\(second)\nc,d,\(second)\n")
    let warning = reading.warnings.first { $0.message.contains("more than 17 digits") }
    #expect(warning?.line == (isSaid ? 3 : nil))
    #expect(reading.document.edgeTexts("x")?[1] == reading.document.edgeTexts("x")?[2])
    #expect(Double(reading.document.edgeTexts("x")?[1] ?? "") == Double(second))
  }

  // MARK: Several tables

  @Test func `numbers beside texts of another table are as they were written`() throws {
    let folder = try TemporaryFolder()
    var tables = GraphTables()
    tables.nodes = [
      try folder.write("id,x,y\na,1.50,1\n", to: "one.csv"),
      try folder.write("id,x,y\nb,2,2\nc,two,2.5\n", to: "two.csv"),
    ]
    let edges = try folder.write("source,target\na,b\n", to: "edges.csv")
    let reading = try GraphReading(edges, tables: tables)
    #expect(reading.document.nodeTexts("x") == ["1.50", "2", "two"])
    #expect(reading.document.nodeTexts("y") == ["1", "2", "2.5"])
    tables.nodes = [tables.nodes[0], try folder.write("id,x\nd,\ne,three\n", to: "three.csv")]
    let other = try GraphReading(edges, tables: tables)
    #expect(other.document.nodeTexts("x") == ["1.50", nil, "three", nil])
    let warning = other.warnings.first { $0.message.contains("has numbers and other texts") }
    #expect(warning?.file == tables.nodes[1] && warning?.line == 3)
    #expect(other.warnings.filter { $0.message.contains("“x” as numbers") }.count == 1)
  }

  // MARK: Directions

  @Test func `a column of directions is said, and one of other values is an attribute`() throws {
    let gephi = try read("Source,Target,Type\na,b,Directed\nb,c,Undirected\n")
    #expect(gephi.document.edgeTexts == ["a>b", "b-c"] && gephi.document.edgeAttributes.isEmpty)
    #expect(gephi.warnings.contains { $0.message == "“Type” was read as the directions of edges" })
    for values in [["Directed", "loan"], ["Directed", ""], ["Mutual", "Directed"]] {
      let document = try read("source,target,type\na,b,\(values[0])\nb,c,\(values[1])\n").document
      #expect(document.edgeTexts == ["a>b", "b>c"])
      #expect(document.edgeTexts("type")?.map { $0 ?? "" } == values)
    }
  }

  @Test(arguments: [GraphFormat.csv, .tsv, .excelCSV].map(\.id))
  func `attributes that are called like directions and times come back`(id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0],
      edgeDirections: [.directed, .undirected])
    document.edgeAttributes = [
      AttributeColumn("type", .texts(["Undirected", "Directed"])),
      AttributeColumn("Directed", .booleans([false, true])),
      AttributeColumn("directed", .booleans([false, true])),
      AttributeColumn("Interval", .texts(["[1, 2]", "[3, 4]"])),
    ]
    let files = try format.files(of: GraphContent(document))
    let parts = Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) })
    let again = try format.read(GraphSource(parts, name: "graph.\(id)"), tools: .none).document
    #expect(again == document)
    #expect(format.losses(of: document).isEmpty)
  }
}
