import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct GraphMLWriterTests {
  private let hostile: TextColumn = [
    "plain", "a \"b\" 'c' <d> & ]]> &amp;", "tab\tline\nreturn\r\u{85}\u{2028}", " spaces ", "",
    "量子 🚀 e\u{301} é", "<![CDATA[x]]>",
  ]

  /// A document with a column of each type and texts that break writers.
  private func document() -> GraphDocument {
    let count = hostile.count
    var document = GraphDocument(
      .undirected, nodeIDs: hostile, sources: [0, 1, 6, 2], targets: [1, 1, 0, 3],
      edgeDirections: [.undirected, .directed, .undirected, .directed],
      edgeIDs: ["e\n1", "", "&", "e4"])
    document.id = "graph \"1\""
    document.graphAttributes = [
      AttributeColumn("title", .texts([hostile[1]])),
      AttributeColumn("none", .integers([0]), missing: [0]),
    ]
    document.nodeAttributes = [
      AttributeColumn("text <&>\"", .texts(hostile), missing: [3], defaultValue: .text(" d\r ")),
      AttributeColumn(
        "truth", .booleans((0..<count).map { $0 % 2 == 0 }), defaultValue: .boolean(false)),
      AttributeColumn("all missing", .texts(hostile), missing: 0..<count),
    ]
    document.edgeAttributes = [
      AttributeColumn("small", .integers([-3, 0, 7, 2_147_483_647])),
      AttributeColumn(
        "large", .integers([9_007_199_254_740_993, .min, .max, 0]), defaultValue: .integer(-1)),
      AttributeColumn(
        "number", .reals([-0.0, .infinity, 0.1 + 0.2, 1e15]), missing: [3],
        defaultValue: .real(.nan)),
      AttributeColumn("more", .reals([-.infinity, .leastNonzeroMagnitude, -12, 1e300])),
    ]
    return document
  }

  @Test func `a document is read back as it was, and written again to the same bytes`() throws {
    let document = document()
    let bytes = try GraphML.bytes(of: document)
    let (read, warnings) = try GraphML.read(bytes: bytes)
    #expect(warnings.isEmpty)
    #expect(read == document)
    #expect(try GraphML.bytes(of: read) == bytes)
  }

  @Test func `what is written is short and in the order of the document`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.id = "G"
    document.edgeAttributes = [AttributeColumn("weight", .reals([2]))]
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="d0" for="edge" attr.name="weight" attr.type="double"/>
      <graph id="G" edgedefault="directed">
      <node id="a"/>
      <node id="b"/>
      <edge source="a" target="b"><data key="d0">2</data></edge>
      </graph>
      </graphml>

      """
    #expect(String(decoding: try GraphML.bytes(of: document), as: UTF8.self) == expected)
  }

  @Test func `random graphs survive a file`() throws {
    for (seed, graph) in randomMultigraphs {
      let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: path) }
      let document = GraphDocument(graph, strengthName: "s", lengthName: "l")
      try GraphML.write(document, to: path)
      let (read, warnings) = try GraphML.read(path)
      #expect(read == document && warnings.isEmpty, "seed \(seed)")
      let again = try read.graph(
        strengths: graph.strengths == nil ? nil : "s", lengths: graph.lengths == nil ? nil : "l")
      #expect(again.edges == graph.edges && again.direction == graph.direction)
      #expect(again.nodeCount == graph.nodeCount)
      #expect(again.strengths == graph.strengths && again.lengths == graph.lengths)
    }
  }

  @Test func `what XML cannot hold is refused, and then no file is there`() throws {
    func refusal(_ document: GraphDocument) -> String? {
      #expect(throws: Problem.self) { try GraphML.bytes(of: document) }?.message
    }
    let twice = GraphDocument(.directed, nodeIDs: ["a", "a"], sources: [], targets: [])
    #expect(refusal(twice) == "two nodes have the id “a”")
    let edges = GraphDocument(
      .directed, nodeIDs: ["a"], sources: [0, 0], targets: [0, 0], edgeIDs: ["e", "e"])
    #expect(refusal(edges) == "two edges have the same id")
    var control = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    control.nodeAttributes = [AttributeColumn("note", .texts(["\u{1B}[1m"]))]
    #expect(refusal(control) == "“note” has a control character, which XML cannot hold")

    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "x.graphml").path
    #expect(throws: Problem.self) { try GraphML.write(control, to: path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(throws: Problem.self) { try GraphML.write(document(), to: folder.path + "/no/x") }
    #expect(throws: Problem.self) { try GraphML.write(document(), to: folder.path) }
    try GraphML.write(document(), to: "/dev/null")
    let device = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(device[.type] as? FileAttributeType == .typeCharacterSpecial)
    try GraphML.write(document(), to: path)
    try GraphML.write(document(), to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.graphml"])
    #expect(try GraphML.read(path).document == document())
  }

  @Test(.enabled(if: OutsideReader.graphML != nil, "NetworkX is not installed"))
  func `NetworkX reads the same values`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a<", "b&", "量"], sources: [0, 1, 2], targets: [1, 2, 2])
    document.nodeAttributes = [
      AttributeColumn("text", .texts(["x\ty", "<&>", "\"é\""])),
      AttributeColumn("flag", .booleans([true, false, true])),
    ]
    document.edgeAttributes = [
      AttributeColumn("big", .integers([9_007_199_254_740_993, -1, 0]), missing: [2]),
      AttributeColumn("real", .reals([0.1, -2.5e-9, 1e300])),
    ]
    let reader: OutsideReader = try #require(OutsideReader.graphML)
    let text = String(decoding: try GraphML.bytes(of: document), as: UTF8.self)
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    #expect(graph["directed"] as? Bool == true)
    let nodes: [String: [String: Any]] = try #require(graph["nodes"] as? [String: [String: Any]])
    #expect(Set(nodes.keys) == ["a<", "b&", "量"])
    #expect(nodes["a<"]?["text"] as? String == "x\ty" && nodes["b&"]?["text"] as? String == "<&>")
    #expect(nodes["b&"]?["flag"] as? Bool == false)
    let edges: [[Any]] = try #require(graph["edges"] as? [[Any]])
    let facts = edges.compactMap { $0[2] as? [String: Any] }
    #expect(edges.map { $0[0] as? String } == ["a<", "b&", "量"])
    #expect(facts.map { $0["big"] as? Int } == [9_007_199_254_740_993, -1, nil])
    #expect(facts.map { $0["real"] as? Double } == [0.1, -2.5e-9, 1e300])
  }
}
