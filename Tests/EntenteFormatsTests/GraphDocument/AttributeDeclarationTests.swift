import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

/// What formats say of attributes besides their values.
@Suite struct AttributeDeclarationTests {
  /// Of whole numbers, with a value for each row but those that are missing.
  private func column(_ name: String, count: Int = 3, missing: [Int] = []) -> AttributeColumn {
    AttributeColumn(
      name, .integers([Int64](repeating: 7, count: count)), missing: missing)
  }

  @Test func `it is needed if values met row by row come in another order, or not at all`() {
    func isNeeded(_ missing: [[Int]]) -> Bool {
      AttributeDeclaration.isNeeded(for: missing.map { column("x", missing: $0) })
    }
    #expect(!isNeeded([]) && !isNeeded([[]]) && !isNeeded([[], [0], [0], [0, 1]]))
    #expect(!isNeeded([[1, 2], [1]]))
    #expect(isNeeded([[0], []]) && isNeeded([[], [0, 1], [0]]))
    #expect(isNeeded([[0, 1, 2]]) && isNeeded([[], [0, 1, 2]]))
    #expect(AttributeDeclaration.isNeeded(for: [column("x", count: 0)]))
    let usual = AttributeColumn(
      "x", .integers([0, 0]), missing: [0, 1], defaultValue: .integer(1))
    #expect(!AttributeDeclaration.isNeeded(for: [column("y", count: 2), usual]))
  }

  @Test func `node-link JSON says the order of attributes, and the types of those without values`()
    throws
  {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      column("z", count: 2, missing: [0]), column("none", count: 2, missing: [0, 1]),
      column("a", count: 2),
    ]
    document.edgeAttributes = [column("y", count: 1), column("x", count: 1)]
    let text = try GraphFormat.nodeLinkJSON.text(of: document)
    #expect(
      text == """
        {
        "directed": false,
        "multigraph": false,
        "entente:declared": {"nodes":[{"name":"z"},{"name":"none","type":"integer"},{"name":"a"}]},
        "graph": {},
        "nodes": [
        {"id":"a","a":7},
        {"id":"b","z":7,"a":7}
        ],
        "edges": [
        {"source":"a","target":"b","y":7,"x":7}
        ]
        }

        """)
    let read = try GraphFormat.nodeLinkJSON.read(text: text)
    #expect(read.warnings.isEmpty)
    #expect(read.document.nodeAttributes == document.nodeAttributes)
    #expect(read.document.edgeAttributes == document.edgeAttributes)
  }

  @Test func `what is declared and not there is not made up, and what is not declared comes last`()
    throws
  {
    let text = """
      {"entente:declared": {"nodes": [{"name": "gone"}, {"name": "b"}]},
       "nodes": [{"id": "n", "a": 1, "b": 2, "c": null}], "edges": []}
      """
    let columns = try GraphFormat.nodeLinkJSON.read(text: text).document.nodeAttributes
    #expect(columns.map(\.name) == ["b", "a", "c"])
  }

  @Test(arguments: [
    "1", "[]", #"{"rows": []}"#, #"{"nodes": {}}"#, #"{"nodes": [1]}"#, #"{"nodes": [{}]}"#,
    #"{"nodes": [{"name": "x", "type": "date"}]}"#, #"{"nodes": [{"name": "x", "of": "y"}]}"#,
  ])
  func `a declaration that is none is refused with its place`(text: String) throws {
    let problem = try GraphFormat.nodeLinkJSON.refusal(
      "{\"nodes\": [],\n\"entente:declared\": \(text)}")
    #expect(problem.line == 2 && problem.message.contains("lists of attributes"))
  }

  @Test(arguments: [
    (["entente:2:a"], ["entente:2:a"]), (["a", "entente:2:a"], ["a", "a"]),
    (["entente:3:a", "a"], ["entente:3:a", "a"]),
    (["entente:id", "entente:x"], ["id", "entente:x"]),
    (["entente:id", "entente:2:id"], ["id", "id"]), (["entente:2:id"], ["entente:2:id"]),
    (["entente:entente:2:a"], ["entente:2:a"]), (["entente:2:a", "a"], ["a", "a"]),
  ])
  func `names in DOT that only look as if they had been changed stay as they are`(
    written: [String], names: [String]
  ) throws {
    #expect(JSONName.plain(written, own: ["id"]) == names)
    guard !written.contains("entente:id") else { return }
    let attributes = written.map { "\"\($0)\"=v" }.joined(separator: ", ")
    let reading = try GraphFormat.dot.read(
      bytes: Array("graph { a [\(attributes)] }".utf8), tools: .test)
    #expect(reading.document.nodeAttributes.map(\.name) == names)
  }

  @Test(arguments: [
    (["x_a_n2"], ["x_a_n2"]), (["a", "x_a_n2"], ["a", "a"]), (["x_id", "x_id_n2"], ["id", "id"]),
    (["x_b_20c", "x_b_20c_n3"], ["b c", "x_b_20c_n3"]),
  ])
  func `keys in GML that only look as if they had been changed stay as they are`(
    keys: [String], names: [String]
  ) throws {
    #expect(GMLKeys.names(keys) == names)
    let values = keys.map { "\($0) \"v\"" }.joined(separator: " ")
    let reading = try GraphFormat.gml.read(text: "graph [ node [ id 1 \(values) ] ]")
    #expect(reading.document.nodeAttributes.map(\.name) == names)
  }
}
