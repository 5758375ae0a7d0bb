import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GraphologyJSONTests {
  private func read(_ text: String) throws -> GraphReading {
    try GraphFormat.graphology.read(bytes: Array(text.utf8), name: "test")
  }

  @Test func `nodes, edges, keys, directions and attributes are read`() throws {
    let reading = try read(
      """
      {"attributes": {"name": "G", "year": 2025}, "options": {"type": "mixed", "multi": true},
       "nodes": [{"key": "a", "attributes": {"key": "x", "size": 2}}, {"key": "b"}],
       "edges": [{"key": "e", "source": "a", "target": "b", "attributes": {"source": null}},
         {"key": null, "source": "b", "target": "c", "undirected": true, "attributes": {"w": 0.5}}]}
      """)
    let document = reading.document
    #expect(document.id == "G" && Array(document.nodeIDs) == ["a", "b", "c"])
    #expect(document.graphAttributes == [AttributeColumn("year", .integers([2025]))])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("key", .texts(["x", "", ""]), missing: [1, 2]),
        AttributeColumn("size", .integers([2, 0, 0]), missing: [1, 2]),
      ])
    #expect(document.edgeDirections == [.directed, .undirected])
    #expect(document.edgeIDs.map(Array.init) == ["e", ""])
    #expect(document.edgeAttributes[1] == AttributeColumn("w", .reals([0, 0.5]), missing: [0]))
    #expect(
      reading.warnings.map(\.message) == ["the node “c” is only named by edges; it was added"])
  }

  @Test func `all edges of an undirected graph are undirected, even if the options come last`()
    throws
  {
    let reading = try read(
      """
      {"edges": [{"source": 1, "target": 2}], "nodes": [{"key": 1}, {"key": 2}],
       "options": {"type": "undirected"}, "more": []}
      """)
    #expect(reading.document.direction == .undirected && reading.document.edgeDirections == nil)
    #expect(reading.document.sources == [0] && reading.document.targets == [1])
    #expect(reading.warnings.count == 2)
  }

  @Test(arguments: [
    ("{}", 1), ("[]", 1), ("{\"nodes\": [{}]}", 1), ("{\"nodes\": [{\"key\": null}]}", 1),
    ("{\"nodes\": [{\"key\": 1},\n{\"key\": \"1\"}]}", 2),
    ("{\"nodes\": [],\n\"edges\": [{\"source\": \"a\"}]}", 2),
    ("{\"options\": {\"type\": \"both\"}, \"nodes\": []}", 1),
    ("{\"nodes\": [{\"key\": \"a\", \"attributes\": []}]}", 1),
  ])
  func `what is no JSON of graphology is refused with its line`(text: String, line: Int) throws {
    try expectRefusal(line: line) { try read(text) }
  }

  @Test func `an undirected edge says so, as graphology needs it`() throws {
    let document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0],
      edgeDirections: [.directed, .undirected], edgeIDs: ["", "e"])
    let bytes = try GraphFormat.graphology.files(of: GraphContent(document))[0].bytes
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
    let expected = """
      {"options": {"type": "mixed", "multi": true, "allowSelfLoops": true}, "attributes": {},
       "nodes": [{"key": "a"}, {"key": "b"}],
       "edges": [{"source": "a", "target": "b"},
         {"key": "e", "source": "b", "target": "a", "undirected": true}]}
      """
    #expect(
      json == (try JSONSerialization.jsonObject(with: Data(expected.utf8)) as? NSDictionary))
  }

  // MARK: Files of others

  private static let folder = SharedFolder.testData?.appending(path: "nodelink-a/gephi-export")

  @Test(
    .enabled(if: folder != nil, "the folder shared/testdata is not there"),
    arguments: [
      "colors", "column", "empty", "labels", "mixed", "multi", "position", "tiny", "undirected",
    ])
  func `files of Gephi have their nodes and edges`(name: String) throws {
    let file = try #require(Self.folder?.appending(path: "\(name).json"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let nodes: [[String: Any]] = try #require(json?["nodes"] as? [[String: Any]])
    let edges: [[String: Any]] = try #require(json?["edges"] as? [[String: Any]])
    let reading = try GraphReading(file.path)
    let document = reading.document
    #expect(reading.warnings.isEmpty)
    #expect(Array(document.nodeIDs) == nodes.map { $0["key"] as? String })
    #expect(
      document.sources.map { document.nodeIDs[Int($0)] } == edges.map { $0["source"] as? String })
    #expect(
      document.targets.map { document.nodeIDs[Int($0)] } == edges.map { $0["target"] as? String })
    #expect(document.direction == (name == "undirected" ? .undirected : .directed))
    #expect((document.edgeDirections != nil) == (name == "mixed"))
  }
}
