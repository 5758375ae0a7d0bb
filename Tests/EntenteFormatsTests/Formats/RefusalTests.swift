import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

/// What a format cannot hold at all is not written, and what can be read again stays what it is.
struct RefusalTests {
  private func document(
    _ ids: [String], _ attributes: [AttributeColumn] = []
  ) -> GraphDocument {
    var document = GraphDocument(
      .undirected, nodeIDs: TextColumn(ids), sources: [0], targets: [1])
    document.nodeAttributes = attributes
    return document
  }

  private func again(_ document: GraphDocument, _ format: GraphFormat) throws -> GraphDocument {
    let files = try format.files(of: GraphContent(document))
    let parts = Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) })
    return try format.read(GraphSource(parts, name: "test"), tools: .none).document
  }

  @Test(arguments: ["csv", "tsv", "excel-csv", "neo4j", "datapackage"])
  func `U+0000 and empty ids are refused where they could not be read again`(id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let zeros = [
      document(["a\u{0}", "b"]),
      document(["a", "b"], [AttributeColumn("text", .texts(["", "x\u{0}y"]))]),
      document(["a", "b"], [AttributeColumn("te\u{0}xt", .integers([1, 2]))]),
    ]
    for zero in zeros {
      let problem = #expect(throws: Problem.self) { try format.files(of: GraphContent(zero)) }
      #expect(problem?.message.contains("U+0000") == true)
    }
    let problem = #expect(throws: Problem.self) {
      try format.files(of: GraphContent(document(["a", ""])))
    }
    #expect(problem?.message.contains("empty") == true)
    #expect(try again(document(["a", "b"]), format).nodeIDs == ["a", "b"])
  }

  @Test func `NCOL has plain words and nothing else`() throws {
    var plain = document(["a", "1.5"])
    plain.edgeAttributes = [AttributeColumn("weight", .reals([2.5]))]
    let files = try GraphFormat.ncol.files(of: GraphContent(plain))
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a\t1.5\t2.5\n"])
    for id in ["a b", "#a", "\"a\"", "", "source", "a\tb"] {
      #expect(throws: Problem.self) {
        try GraphFormat.ncol.files(of: GraphContent(document([id, "b"])))
      }
    }
  }

  @Test(arguments: [
    (GraphFormat.gexf, "a\u{1}b", "ab"), (.gexf12, "a\u{1}b", "ab"), (.gexf, "", "\u{1}"),
    (.dot, "a\0b", "ab"), (.dot, "\0", ""),
  ])
  func `ids that differ only by characters that are left out are refused`(
    format: GraphFormat, first: String, second: String
  ) throws {
    let problem = #expect(throws: Problem.self) {
      try format.files(of: GraphContent(document([first, second])))
    }
    #expect(problem?.message.contains("two nodes have the same id") == true)
    #expect(throws: Never.self) {
      try format.files(of: GraphContent(document([first, second + "c"])))
    }
  }

  @Test func `yEd gets whole numbers beyond 32 bits as texts`() throws {
    let wide = document(["a", "b"], [AttributeColumn("n", .integers([1, 1 << 40]))])
    let text = String(
      decoding: try GraphFormat.yEd.files(of: GraphContent(wide))[0].bytes, as: UTF8.self)
    #expect(text.contains("attr.name=\"n\" attr.type=\"string\"") && !text.contains("\"long\""))
    #expect(GraphFormat.yEd.losses(of: wide).map(\.feature) == [.wideIntegers])
    let narrow = document(["a", "b"], [AttributeColumn("n", .integers([1, 1 << 30]))])
    #expect(GraphFormat.yEd.losses(of: narrow).isEmpty)
    #expect(try again(narrow, .yEd).nodeAttributes == narrow.nodeAttributes)
  }

  @Test func `an attribute without a name is no silent loss`() throws {
    let nameless = document(["a", "b"], [AttributeColumn("", .texts(["x", "y"]))])
    for format in [GraphFormat.csv, .tsv, .excelCSV] {
      #expect(format.losses(of: nameless).map(\.feature) == [.namelessAttributes])
      #expect(try again(nameless, format).nodeAttributes.map(\.name) == ["column2"])
    }
    for format in GraphFormat.all where format.canRead && format.canWrite {
      let losses = format.losses(of: nameless)
      guard
        !losses.contains(where: { [.nodeAttributes, .namelessAttributes].contains($0.feature) }),
        !["sqlite", "dot"].contains(format.id)
      else { continue }
      #expect(try again(nameless, format).nodeAttributes == nameless.nodeAttributes, "\(format.id)")
    }
    let problem = #expect(throws: Problem.self) {
      try GraphFormat.neo4j.files(of: GraphContent(nameless))
    }
    #expect(problem?.message.contains("attributes without a name") == true)
  }

  @Test(arguments: [
    (["id"], true), (["a", "directed"], true), (["a", "a"], true), (["a", "source"], false),
    (["a", "b"], false),
  ])
  func `names of attributes are a loss in Cypher where they are taken`(
    names: [String], isLoss: Bool
  ) {
    let columns = names.map { AttributeColumn($0, .texts(["x", "y"])) }
    let losses = GraphFormat.cypher.losses(of: document(["a", "b"], columns)).map(\.feature)
    #expect(losses.contains(.anyAttributeName) == isLoss)
  }

  @Test func `an attribute named data does not make JSON Cytoscape's`() throws {
    let data = document(["a", "b"], [AttributeColumn("data", .texts(["x", "y"]))])
    let objects = document(
      ["a", "b"], [AttributeColumn("data", .structures(["{\"id\":1}", "{}"]))])
    for document in [data, objects] {
      let bytes = try GraphFormat.nodeLinkJSON.files(of: GraphContent(document))[0].bytes
      #expect(try GraphFormat.recognized(GraphSource(["": bytes], name: "x")).id == "json")
    }
    let elements = #"{"nodes": [{"data": {"id": "a"}}], "edges": []}"#
    let source = GraphSource(["": Array(elements.utf8)], name: "x")
    #expect(try GraphFormat.recognized(source).id == "cytoscape")
  }

  @Test func `ids with commas alone in a column are read from tabs`() throws {
    let nodes = document(["a", "1,5"])
    #expect(try again(nodes, .tsv).nodeIDs == nodes.nodeIDs)
    #expect(try again(nodes, .csv).nodeIDs == nodes.nodeIDs)
  }

  @Test func `a parent that is a number is one after Cytoscape`() throws {
    let numbers = document(["a", "b"], [AttributeColumn("parent", .integers([3, 4]))])
    #expect(try again(numbers, .cytoscape).nodeAttributes == numbers.nodeAttributes)
  }
}
