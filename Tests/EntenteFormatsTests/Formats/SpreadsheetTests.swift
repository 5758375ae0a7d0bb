import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct SpreadsheetTests {
  private static let texts = [
    "=1+1", "+81 3", "-x", "@a", "'=x", "''=x", "'plain", "plain", "'", "\tx", "-5", "a=b", "",
  ]

  @Test func `no cell of a text starts a formula, and all are read back`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["=a", "-b"], sources: [0], targets: [1])
    document.edgeAttributes = Self.texts.enumerated().map {
      AttributeColumn("\($0)", .texts([$1]))
    }
    let files = try GraphFormat.excelCSV.files(of: GraphContent(document))
    for file in files {
      #expect(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(file.text.utf8.count { $0 == 0x0A } == file.text.utf8.count { $0 == 0x0D })
      for cell in file.text.split(whereSeparator: { ",\r\n\"\u{FEFF}".contains($0) || $0 == "\r\n" }
      ) {
        #expect(!"=+-@\t".contains(cell.first ?? " "), "\(cell)")
      }
    }
    let parts = Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) })
    let source = GraphSource(parts, name: "graph.csv")
    #expect(try GraphFormat.recognized(source).id == "excel-csv")
    let reading = try GraphFormat.excelCSV.read(source, tools: .none)
    let read = reading.document
    #expect(reading.warnings.contains { $0.message.contains("apostrophes") })
    #expect(read.nodeIDs == document.nodeIDs)
    #expect(read.edgeAttributes == document.edgeAttributes)
  }

  @Test func `numbers stay numbers`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.edgeAttributes = [AttributeColumn("n", .reals([-1.5]))]
    let files = try GraphFormat.excelCSV.files(of: GraphContent(document))
    #expect(files[1].text.hasSuffix(",true,-1.5\r\n"))
  }

  @Test func `a column of numbers with the name of a formula keeps its name`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.edgeAttributes = [
      AttributeColumn("-n", .integers([5])), AttributeColumn("=n", .booleans([true])),
    ]
    let files = try GraphFormat.excelCSV.files(of: GraphContent(document))
    #expect(files[1].text.contains(",'-n,'=n\r\n"))
    let parts = Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) })
    let read = try GraphFormat.excelCSV.read(GraphSource(parts, name: "graph.csv"), tools: .none)
    #expect(read.document.edgeAttributes == document.edgeAttributes)
  }
}
