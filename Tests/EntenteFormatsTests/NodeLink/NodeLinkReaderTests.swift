import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct NodeLinkReaderTests {
  private func read(_ text: String) throws -> GraphReading {
    try GraphFormat.nodeLinkJSON.read(bytes: Array(text.utf8), name: "test")
  }

  @Test func `nodes, edges, ids, directions and attributes of any type are read`() throws {
    let reading = try read(
      """
      {"directed": true, "multigraph": true,
       "graph": {"name": "G", "year": 2025, "open": true, "list": [1, {"a" : null}]},
       "nodes": [{"id": "a", "label": "A\\u00e9", "size": 1}, {"size": 2.5, "id": "b", "none": null}],
       "edges": [
         {"source": "a", "target": "b", "id": "e", "weight": 0.5, "key": 0},
         {"target": "b", "source": "a", "directed": false, "key": 1, "note": ""}]}
      """)
    #expect(reading.warnings.isEmpty)
    let document = reading.document
    #expect(document.id == "G" && document.direction == .directed)
    #expect(Array(document.nodeIDs) == ["a", "b"])
    #expect(document.sources == [0, 0] && document.targets == [1, 1])
    #expect(document.edgeDirections == [.directed, .undirected])
    #expect(document.edgeIDs.map(Array.init) == ["e", ""])
    #expect(
      document.graphAttributes == [
        AttributeColumn("year", .integers([2025])), AttributeColumn("open", .booleans([true])),
        AttributeColumn("list", .structures([#"[1,{"a":null}]"#])),
      ])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("label", .texts(["Aé", ""]), missing: [1]),
        AttributeColumn("size", .reals([1, 2.5])),
        AttributeColumn("none", .texts(["", ""]), missing: [0, 1]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("weight", .reals([0.5, 0]), missing: [1]),
        AttributeColumn("key", .integers([0, 1])),
        AttributeColumn("note", .texts(["", ""]), missing: [0]),
      ])
  }

  @Test func `members may come in any order, and the graph is undirected unless it says`() throws {
    let reading = try read(
      """
      {"links": [{"source": "b", "target": "a"}, {"source": "a", "target": "c"}],
       "nodes": [{"id": "a"}, {"id": "b"}]}
      """)
    #expect(Array(reading.document.nodeIDs) == ["a", "b", "c"])
    #expect(reading.document.sources == [1, 0] && reading.document.targets == [0, 2])
    #expect(reading.document.direction == .undirected)
    #expect(
      reading.warnings.map(\.message) == ["the node “c” is only named by edges; it was added"])
    let late = try read(#"{"edges": [{"source": 1, "target": 2}], "directed": true}"#)
    #expect(late.document.direction == .directed && late.document.edgeDirections == nil)
  }

  @Test func `nodes without ids have their places, as D3 has it`() throws {
    let reading = try read(
      """
      {"nodes": [{"name": "x"}, {"name": "y"}, {"name": "z"}],
       "links": [{"source": 0, "target": 2}, {"source": 2, "target": 1}]}
      """)
    #expect(Array(reading.document.nodeIDs) == ["0", "1", "2"])
    #expect(reading.document.sources == [0, 2] && reading.document.targets == [2, 1])
    #expect(reading.document.nodeAttributes[0] == AttributeColumn("name", .texts(["x", "y", "z"])))
    #expect(
      reading.warnings.map(\.message) == [
        "a node has no id; it got its place, from 0, as D3 has it (3 times)"
      ])
  }

  @Test func `numbers are ids where there are such, and places otherwise`() throws {
    let ids = try read(
      #"{"nodes": [{"id": 1}, {"id": 0}, {"id": 7}], "edges": [{"source": 0, "target": 7}]}"#)
    #expect(ids.document.sources == [1] && ids.document.targets == [2])
    #expect(ids.warnings.count == 1)
    let places = try read(
      #"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "1"}], "links": [{"source": 0, "target": 1}]}"#)
    #expect(Array(places.document.nodeIDs) == ["a", "b", "1"])
    #expect(places.document.sources == [0] && places.document.targets == [1])
    #expect(places.warnings.count == 1)
    let mixed = try read(
      #"{"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": 0, "target": 5}]}"#)
    #expect(Array(mixed.document.nodeIDs) == ["a", "b", "0", "5"])
  }

  @Test func `ends may be the nodes themselves, as D3 leaves them behind`() throws {
    let reading = try read(
      """
      {"nodes": [{"id": "a"}, {"id": "b"}],
       "links": [{"source": {"x": 1, "id": "b"}, "target": {"index": 7, "id": "a", "y": {}}}]}
      """)
    #expect(reading.document.sources == [1] && reading.document.targets == [0])
    #expect(reading.document.nodeCount == 2 && reading.warnings.count == 1)
  }

  @Test func `edges under two names are all read`() throws {
    let reading = try read(
      """
      {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}],
       "links": [{"source": "b", "target": "a"}], "version": 3}
      """)
    #expect(reading.document.edgeCount == 2)
    #expect(reading.document.graphAttributes == [AttributeColumn("version", .integers([3]))])
    #expect(reading.warnings.count == 2)
  }

  @Test func `what does not fit its column or its place is kept`() throws {
    let reading = try read(
      """
      {"graph": {"name": 7}, "nodes": [
        {"id": "a", "v": 1, "big": 123456789012345678901, "x": NaN},
        {"id": "b", "v": "x", "v": 2, "big": 2, "x": 1}],
       "edges": [{"source": "a", "target": "b", "directed": "yes"}]}
      """)
    let document = reading.document
    #expect(document.graphAttributes == [AttributeColumn("name", .integers([7]))])
    #expect(document.nodeAttributes[0] == AttributeColumn("v", .texts(["1", "x"])))
    #expect(
      document.nodeAttributes[1] == AttributeColumn("big", .texts(["123456789012345678901", "2"])))
    #expect(document.nodeAttributes[2] == AttributeColumn("x", .reals([.nan, 1])))
    #expect(document.edgeAttributes == [AttributeColumn("directed", .texts(["yes"]))])
    // Of v two values, of v and big two types; the number and NaN.
    #expect(reading.warnings.count == 5)
  }

  @Test(arguments: [
    ("[]", 1), ("{}", 1), ("{\n\"nodes\": {}}", 2), ("{\"nodes\": [1]}", 1),
    ("{\"nodes\": [{\"id\": \"a\"},\n{\"id\": \"a\"}]}", 2), ("{\"nodes\": [{\"id\": null}]}", 1),
    ("{\"nodes\": [{\"id\": {}}]}", 1), ("{\"nodes\": [], \"edges\": [{\"source\": \"a\"}]}", 1),
    ("{\"nodes\": [], \"links\": [{\"source\": {}, \"target\": 1}]}", 1),
    ("{\"nodes\": [], \"directed\": 1}", 1), ("{\"nodes\": []} x", 1),
    ("{\"nodes\": [{\"id\": 1}", 1),
    ("{\"nodes\": [{\"id\": 1}, {\"id\": \"1\"}]}", 1),
    ("{\"nodes\": [\n{\"key\": \"a\"}], \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}", 2),
  ])
  func `what is no node-link JSON is refused with its line`(text: String, line: Int) throws {
    try expectRefusal(line: line) { try read(text) }
  }

  @Test func `a list is said to be no node-link JSON`() throws {
    let problem = try #require(throws: Problem.self) { try read(" [{\"source\": 1}]") }
    #expect(problem.description.hasPrefix("test:1:2: the whole is a list; expected an object"))
  }

  @Test func `attributes of any name are written as others`() throws {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = ["id", "id", "entente:id", "x", "x", "x"].enumerated().map {
      AttributeColumn($1, .texts(["\($0)", ""]), missing: [1])
    }
    document.nodeAttributes += [
      AttributeColumn("r", .reals([.infinity, 1])), AttributeColumn("r", .reals([2, .nan])),
    ]
    let file = try GraphFormat.nodeLinkJSON.files(of: GraphContent(document))[0]
    let json = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any]
    let nodes: [NSDictionary] = try #require(json?["nodes"] as? [NSDictionary])
    #expect(
      nodes[0] == [
        "id": "a", "entente:id": "0", "entente:2:id": "1", "entente:entente:id": "2", "x": "3",
        "entente:2:x": "4", "entente:3:x": "5", "entente:number:r": "INF", "entente:2:r": 2.0,
      ])
    #expect(nodes[1] == ["id": "b", "r": 1.0, "entente:number:entente:2:r": "NaN"])
  }

  @Test func `parallel edges with the same key keep apart for NetworkX`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    document.edgeAttributes = [AttributeColumn("key", .integers([1, 2]))]
    #expect(try GraphFormat.d3.files(of: GraphContent(document))[0].text.contains(#","key":2"#))
    document.edgeAttributes = [AttributeColumn("key", .integers([1, 1]))]
    #expect(
      try GraphFormat.d3.files(of: GraphContent(document))[0].text.contains(#","entente:key":1"#))
  }

  // MARK: Files of others

  private static let folder = SharedFolder.testData?.appending(path: "nodelink-a/starwars")

  @Test(
    .enabled(if: folder != nil, "the folder shared/testdata is not there"),
    arguments: ["1-interactions", "1-mentions", "2-interactions", "2-mentions", "3-interactions"])
  func `the networks of Star Wars have their nodes and links`(name: String) throws {
    let file = try #require(Self.folder?.appending(path: "starwars-episode-\(name).json"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let nodes: [[String: Any]] = try #require(json?["nodes"] as? [[String: Any]])
    let links: [[String: Int]] = try #require(json?["links"] as? [[String: Int]])
    let document = try GraphReading(file.path).document
    #expect(document.nodeCount == nodes.count && document.nodeCount > 20)
    #expect(document.sources.map(Int.init) == links.map { $0["source"] })
    #expect(document.targets.map(Int.init) == links.map { $0["target"] })
    let name = try #require(document.nodeAttributes.first { $0.name == "name" })
    #expect((0..<nodes.count).map(name.plainText) == nodes.map { $0["name"] as? String })
  }
}
