import EntenteData
import EntenteFuzz
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct CytoscapeJSONTests {
  private func read(_ text: String) throws -> GraphReading {
    try GraphFormat.cytoscape.read(bytes: Array(text.utf8), name: "test")
  }

  private static let nodes =
    #"{"data":{"id":"a","n":1},"position":{"x":1,"y":2.5}},{"data":{"id":7,"parent":"a"}}"#
  private static let edges =
    #"{"classes":"c d","data":{"source":"a","target":"7","id":"e"}},{"data":{"source":7,"target":7}}"#

  @Test(arguments: [
    "[\(nodes),\(edges)]", "[\(edges),\(nodes)]", "{\"elements\":[\(nodes),\(edges)]}",
    "{\"nodes\":[\(nodes)],\"edges\":[\(edges)]}",
    "{\"data\":{\"name\":\"G\"},\"elements\":{\"edges\":[\(edges)],\"nodes\":[\(nodes)]}}",
    "{\"data\":[[\"name\",\"G\"]],\"elements\":{\"nodes\":[\(nodes)],\"edges\":[\(edges)]}}",
  ])
  func `elements are read in each of the forms`(text: String) throws {
    let reading = try read(text)
    let document = reading.document
    #expect(reading.warnings.isEmpty && document.direction == .undirected)
    #expect(document.id == (text.contains("name") ? "G" : nil))
    #expect(Array(document.nodeIDs) == ["a", "7"])
    #expect(document.sources == [0, 1] && document.targets == [1, 1])
    #expect(document.edgeIDs.map(Array.init) == ["e", ""])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("n", .integers([1, 0]), missing: [1]),
        AttributeColumn("x", .integers([1, 0]), missing: [1]),
        AttributeColumn("y", .reals([2.5, 0]), missing: [1]),
        AttributeColumn("parent", .texts(["", "a"]), missing: [0]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("classes", .texts(["c d", ""]), missing: [1])
      ])
  }

  @Test(arguments: ["{\"elements\":{\"nodes\":[%],\"edges\":[]}}", "[%]"])
  func `infinite numbers and NaN are numbers in each of the forms`(form: String) throws {
    let nodes =
      #"{"data":{"id":"a","n":NaN}},{"data":{"id":"b","n":-Infinity}},{"data":{"id":"c","n":1}}"#
    let reading = try read(form.replacing("%", with: nodes))
    let column: AttributeColumn = try #require(reading.document.nodeAttributes.first)
    guard case .reals(let numbers) = column.values else {
      Issue.record("\(column)")
      return
    }
    #expect(numbers.count == 3 && numbers[0].isNaN && numbers[1...] == [-.infinity, 1])
    #expect(reading.warnings.count == 1)
    #expect(reading.warnings.first?.message.hasSuffix("(2 times)") == true)
  }

  @Test func `the group of an element counts, and what is of the view is left out with a notice`()
    throws
  {
    let reading = try read(
      """
      {"style": [{}], "zoom": 1, "elements": [
        {"group": "nodes", "data": {"id": "a", "source": "the archive"}, "selected": true},
        {"group": "edges", "data": {"source": "a", "target": "b"}, "selected": false}]}
      """)
    #expect(reading.document.edgeCount == 1 && Array(reading.document.nodeIDs) == ["a", "b"])
    #expect(
      reading.document.nodeAttributes == [
        AttributeColumn("source", .texts(["the archive", ""]), missing: [1])
      ])
    #expect(reading.warnings.count == 4)
  }

  @Test(arguments: [
    ("{}", 1), ("{\n\"elements\": 1}", 2), ("[1]", 1), ("[\n{\"data\": []}]", 2),
    ("{\"nodes\": [{\"data\": {\"id\": \"a\"}},\n{\"data\": {\"id\": \"a\"}}]}", 2),
    ("{\"edges\": [{\"data\": {\"source\": \"a\"}}]}", 1), ("[{\"data\": {\"id\": null}}]", 1),
    ("[{\"data\": {\"source\": \"a\"}}]", 1), ("[] []", 1),
  ])
  func `what is no JSON of Cytoscape is refused with its line`(text: String, line: Int) throws {
    try expectRefusal(line: line) { try read(text) }
  }

  @Test func `places, nodes within nodes and ids have the places of Cytoscape`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 0], targets: [1, 1], edgeIDs: ["a", "e"])
    document.nodeAttributes = [
      AttributeColumn("x", .reals([1, 2, .nan])), AttributeColumn("y", .integers([3, 4, 5])),
      AttributeColumn("parent", .texts(["b", "c", ""]), missing: [2]),
      AttributeColumn("value", .integers([7, 8, 9])),
    ]
    let bytes = try GraphFormat.cytoscape.files(of: GraphContent(document))[0].bytes
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
    let expected = """
      {"directed": true, "multigraph": true, "data": {},
       "entente:declared": {
         "nodes": [{"name": "x"}, {"name": "y"}, {"name": "parent"}, {"name": "value"}]},
       "elements": {
        "nodes": [
          {"data": {"id": "a", "value": "a", "parent": "b", "entente:value": 7},
           "position": {"x": 1.0, "y": 3}},
          {"data": {"id": "b", "value": "b", "parent": "c", "entente:value": 8},
           "position": {"x": 2.0, "y": 4}},
          {"data": {"id": "c", "value": "c", "entente:value": 9, "entente:number:x": "NaN", "y": 5}}],
        "edges": [
          {"data": {"entente:edge": "a", "source": "a", "target": "b", "key": "0"}},
          {"data": {"id": "e", "source": "a", "target": "b", "key": "1"}}]}}
      """
    #expect(
      json == (try JSONSerialization.jsonObject(with: Data(expected.utf8)) as? NSDictionary))
    #expect(
      try PlainDocument(read(String(decoding: bytes, as: UTF8.self)).document, .cytoscape)
        == PlainDocument(document, .cytoscape))
  }

  @Test(arguments: [["b", "a", ""], ["a", "", ""], ["x", "", ""]])
  func `a parent that is no other node is an attribute like others`(parents: [String]) throws {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b", "c"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn(
        "parent", .texts(TextColumn(parents)), missing: parents.indices.filter { parents[$0] == "" }
      )
    ]
    let file = try GraphFormat.cytoscape.files(of: GraphContent(document))[0]
    #expect(!file.text.contains(",\"parent\"") && file.text.contains("\"entente:parent\""))
    #expect(try read(file.text).document == document)
  }

  @Test(
    .enabled(if: OutsideReader.cytoscape != nil, "NetworkX is not installed"),
    arguments: HostileDocuments.all.map(\.name))
  func `NetworkX reads every node and edge with its id`(name: String) throws {
    let document = try #require(HostileDocuments.all.first { $0.name == name }).document
    let reader: OutsideReader = try #require(OutsideReader.cytoscape)
    let text = try GraphFormat.cytoscape.files(of: GraphContent(document))[0].text
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    #expect(graph["directed"] as? Bool == (document.direction == .directed))
    #expect(
      graph["nodes"].flatMap { ($0 as? [String: Any])?.keys.sorted() } == document.nodeIDs.sorted())
    let edges: [[Any]] = try #require(graph["edges"] as? [[Any]])
    let read = edges.map { Set($0.prefix(2).compactMap { $0 as? String }).sorted() }
    let written = zip(document.sources, document.targets).map { source, target in
      Set([document.nodeIDs[Int(source)], document.nodeIDs[Int(target)]]).sorted()
    }
    #expect(read.map(\.description).sorted() == written.map(\.description).sorted())
  }

  // MARK: Files of others

  private static let folder = SharedFolder.testData?.appending(path: "cytoscape-a")

  @Test(
    .enabled(if: folder != nil, "the folder shared/testdata is not there"),
    arguments: ["abcde", "cola", "compound", "edge-arrows", "edge-types", "node-types"])
  func `files of Cytoscape have their elements`(name: String) throws {
    let file = try #require(Self.folder?.appending(path: "\(name).json"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let object = json as? [String: [[String: Any]]]
    let elements: [[String: Any]] =
      json as? [[String: Any]] ?? (object.map { ($0["nodes"] ?? []) + ($0["edges"] ?? []) } ?? [])
    let data = elements.map { $0["data"] as? [String: Any] ?? [:] }
    let document = try GraphReading(file.path).document
    #expect(document.edgeCount == data.count { $0["source"] != nil })
    #expect(document.nodeCount == data.count { $0["source"] == nil })
    let parents = document.nodeAttributes.first { $0.name == "parent" }
    #expect(
      (0..<document.nodeCount).count { parents?.hasValue($0) ?? false }
        == data.count { $0["parent"] != nil })
  }
}
