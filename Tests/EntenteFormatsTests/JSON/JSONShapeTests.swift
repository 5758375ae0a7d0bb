import Testing

@testable import EntenteFormats

@Suite struct JSONShapeTests {
  @Test(arguments: [
    (#"{"nodes": [{"id": "a", "key": 1}], "edges": []}"#, "json"), (#"{"nodes": []}"#, "json"),
    (#"{"nodes": [{"name": "x"}], "links": []}"#, "d3"), (#"{"links": [{}]}"#, "d3"),
    (#"{"options": {}, "nodes": [], "edges": []}"#, "graphology"),
    (#"{"nodes": [{"key": "a", "attributes": {"id": 1}}]}"#, "graphology"),
    (#"[{"data": {}}]"#, "cytoscape"), (#"{"elements": []}"#, "cytoscape"),
    (#"{"nodes": [{"data": {"id": "a"}}]}"#, "cytoscape"),
    (#"{"nodes": [], "incidences": []}"#, "hif"),
    (#"{"id": "a", "schema": "Person", "properties": {}}"#, "ftm"), ("[1]", nil), ("a,b", nil),
    ("", nil), ("{", nil), (#""nodes""#, nil),
  ])
  func `formats are told by the members at the start`(text: String, format: String?) throws {
    let source = GraphSource(["": Array(text.utf8)], name: "graph")
    #expect(try source.start().json.format == format)
  }

  @Test func `only the start has to be there`() throws {
    let text = #"{"links": [{"source": "a", "target": {"b": [1, {"c"#
    for count in 9...text.utf8.count {
      let source = GraphSource(["": Array(text.utf8.prefix(count))], name: "graph")
      #expect(try source.start().json.format == "d3")
    }
  }

  static let records = "\"records\": [\(String(repeating: "\"record\", ", count: 20_000))null]"

  @Test(arguments: [
    (#"{@, "nodes": [{"id": "a"}], "edges": []}"#, "json"), (#"{@, "links": []}"#, "d3"),
    (#"{"edges": [], @, "nodes": [{"id": "a"}]}"#, "json"),
    (#"{"nodes": [{"name": "a"}], "more": {@}, "links": []}"#, "d3"),
    (#"{"options": {@}, "nodes": [{"key": "a"}]}"#, "graphology"),
    (#"{"nodes": [{"key": "a", "attributes": {@}}], "edges": []}"#, "graphology"),
    (#"{@, "elements": {}}"#, "cytoscape"),
    (#"{"nodes": [{"x": {@}, "data": {}}]}"#, "cytoscape"),
    (#"{"nodes": [{"data": {@}, "id": "a"}]}"#, "json"),
    (#"{"nodes": [{"id": "a"}, {@}], "edges": []}"#, "json"),
    (#"{"edges": [{"edge": 1}], "metadata": {@}, "nodes": [], "incidences": []}"#, "hif"),
    (#"{"id": "a", "properties": {@}, "schema": "Person"}"#, "ftm"),
  ])
  func `what tells a format may come late`(text: String, format: String) throws {
    let file = Array(text.replacing("@", with: Self.records).utf8)
    #expect(file.count > 1 << 16)
    let source = GraphSource(["": file], name: "graph")
    #expect(try source.start().json.format == format)
  }

  @Test(arguments: ["json", "d3", "cytoscape", "graphology", "hif"])
  func `what is written is told to be of its format`(id: String) throws {
    let format = try #require(GraphFormat.named(id))
    for (name, document) in HostileDocuments.all {
      let file = try format.files(of: GraphContent(document))[0]
      let source = GraphSource(["": file.bytes], name: "graph.json")
      #expect(try GraphFormat.recognized(source).id == id, "\(name)")
    }
  }
}
