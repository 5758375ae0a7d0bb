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
  func `formats are told by the members at the start`(text: String, format: String?) {
    #expect(JSONShape(Array(text.utf8)).format == format)
  }

  @Test func `only the start has to be there`() {
    let text = #"{"links": [{"source": "a", "target": {"b": [1, {"c"#
    for count in 9...text.utf8.count {
      #expect(JSONShape(Array(text.utf8.prefix(count))).format == "d3")
    }
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
