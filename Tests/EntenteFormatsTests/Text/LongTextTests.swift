import EntenteData
import Testing

@testable import EntenteFormats

/// Texts of which something never ends, as a damaged or a harmful file has it.
@Suite struct LongTextTests {
  @Test(
    arguments: [
      ("csv", "source,"), ("csv", "source,target\na,\""), ("csv", "source,target\na,b\nc,"),
      ("tsv", ""), ("neo4j", ":START_ID,:END_ID\na,\""), ("edgelist", "a "),
      ("pajek", "*Vertices "),
      ("matrix-market", "%%MatrixMarket "), ("graphml", "<graphml><!--"),
      ("graphml", "<"), ("gexf", "<gexf><graph><nodes><!--"), ("gml", "graph [ node [ label \""),
      ("gml", ""), ("json", "{\"nodes\":[{\"id\":\""), ("hif", "{\"nodes\":[{\"node\":\""),
      ("cytoscape", "{\"data\":{\"name\":\""), ("graphology", "{\"nodes\":[{\"key\":\""),
    ])
  func `what never ends is refused before it is held in memory`(
    format: String, start: String
  ) throws {
    let format = try #require(GraphFormat.named(format))
    let text = Array(start.utf8) + [UInt8](repeating: 0x61, count: 5_000_000)
    let problem = LineScanner.$longest.withValue(1 << 16) {
      #expect(throws: Problem.self) { try format.read(bytes: text) }
    }
    #expect(try #require(problem).message.contains("longer than"), "\(problem?.message ?? "")")
  }

  @Test func `a text that is needed whole is refused if it is too long`() throws {
    let source = try TextSource(Array("graph {}".utf8), name: "a.gv", .plain)
    #expect(try source.all(most: 8).count == 8)
    let problem = #expect(throws: Problem.self) { try source.all(most: 7) }
    #expect(problem?.file == "a.gv")
  }
}
