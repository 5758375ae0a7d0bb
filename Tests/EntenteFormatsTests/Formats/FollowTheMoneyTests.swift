import EntenteData
import EntenteFuzz
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct FollowTheMoneyTests {
  private func read(_ text: String) throws -> GraphReading {
    try GraphFormat.followTheMoney.read(bytes: Array(text.utf8), name: "test")
  }

  @Test func `entities are nodes, links between two are edges, and all properties are kept`() throws
  {
    let reading = try read(
      """
      {"id": "p", "schema": "Person", "properties": {"name": ["Ann"], "country": ["de", "fr"]}}
      {"id": "c", "schema": "Company", "properties": {"name": ["C", "C Ltd"], "addressEntity": ["x"]}}
      {"id": "o", "schema": "Ownership", "properties": {"owner": ["p"], "asset": ["c"], "percentage": ["50"]}}
      {"id": "f", "schema": "Family", "properties": {"person": ["p"], "relative": ["q"]}, "datasets": ["d"]}
      {"id": "t", "schema": "Thing", "properties": {}}
      """)
    let document = reading.document
    #expect(Array(document.nodeIDs) == ["p", "c", "t", "q"])
    #expect(document.sources == [0, 0] && document.targets == [1, 3])
    #expect(document.edgeDirections == [.directed, .undirected])
    #expect(document.edgeIDs.map(Array.init) == ["o", "f"] && document.isSecondMode == nil)
    #expect(
      document.nodeAttributes == [
        AttributeColumn("schema", .texts(["Person", "Company", "", ""]), missing: [2, 3]),
        AttributeColumn("label", .texts(["Ann", "C", "", ""]), missing: [2, 3]),
        AttributeColumn(
          "country", .structures([#"["de","fr"]"#, "", "", ""]), missing: [1, 2, 3]),
        AttributeColumn("name", .structures(["", #"["C","C Ltd"]"#, "", ""]), missing: [0, 2, 3]),
        AttributeColumn("addressEntity", .texts(["", "x", "", ""]), missing: [0, 2, 3]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("schema", .texts(["Ownership", "Family"])),
        AttributeColumn("percentage", .texts(["50", ""]), missing: [1]),
        AttributeColumn("datasets", .structures(["", #"["d"]"#]), missing: [0]),
      ])
    #expect(
      reading.warnings.map(\.message) == ["the node “q” is only named by edges; it was added"])
  }

  @Test func `parts of an entity are merged, with each value once`() throws {
    let reading = try read(
      """
      {"id": "a", "schema": "LegalEntity", "properties": {"name": ["A"], "country": ["de"]}}
      {"id": "l", "schema": "UnknownLink", "properties": {"subject": ["a"]}}
      {"id": "a", "schema": "Company", "properties": {"country": ["de", "fr"], "name": "A"}}
      {"id": "l", "schema": "UnknownLink", "properties": {"object": [{"id": "b", "schema": "Person", "properties": {}}]}}
      """)
    let document = reading.document
    #expect(Array(document.nodeIDs) == ["a", "b"])
    #expect(document.sources == [0] && document.targets == [1] && document.direction == .undirected)
    #expect(document.nodeAttributes[0] == AttributeColumn("schema", .texts(["Company", "Person"])))
    #expect(document.nodeAttributes[2][0] == .structure(#"["de","fr"]"#))
    #expect(document.nodeAttributes.count == 3 && document.edgeAttributes.isEmpty)
    #expect(reading.warnings.count == 1)
  }

  @Test func `a link of several, of one, and one that others name are nodes of the second mode`()
    throws
  {
    let text = """
      {"id": "a", "schema": "Person", "properties": {"country": ["de"]}}
      {"id": "b", "schema": "Person", "properties": {"country": ["de", "fr"]}}
      {"id": "m", "schema": "Payment", "properties": {"payer": ["a", "b"], "beneficiary": ["c"]}}
      {"id": "n", "schema": "Payment", "properties": {"payer": ["a"]}}
      {"id": "c", "schema": "Person", "properties": {}}
      {"id": "o", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["c"]}}
      {"id": "u", "schema": "UnknownLink", "properties": {"subject": ["b"], "object": ["o"]}}
      """
    let reading = try read(text)
    let document = reading.document
    #expect(reading.warnings.isEmpty)
    #expect(Array(document.nodeIDs) == ["a", "b", "m", "n", "c", "o"])
    #expect(document.isSecondMode == [false, false, true, true, false, true])
    #expect(
      document.sources == [0, 1, 2, 0, 0, 5, 1] && document.targets == [2, 2, 4, 3, 5, 4, 5])
    #expect(
      document.edgeAttributes[0]
        == AttributeColumn(
          "role",
          .texts(["payer", "payer", "beneficiary", "payer", "owner", "asset", ""]), missing: [6]))
    // The nodes name their members again.
    let written = try GraphFormat.followTheMoney.files(of: GraphContent(document))[0].text
    func objects(_ text: String) throws -> Set<NSDictionary> {
      try Set(
        text.split(separator: "\n").compactMap {
          try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
        })
    }
    #expect(try objects(written) == objects(text))
  }

  @Test(arguments: [
    ("[]", 1), ("{}", 1), ("{\"id\": \"a\"}", 1), ("\n{\"id\": \"a\", \"schema\": 1}", 2),
    ("{\"id\": null, \"schema\": \"Person\"}", 1),
    ("{\"id\": \"a\", \"schema\": \"Person\"}\nx", 2),
    ("{\"id\": \"a\", \"schema\": \"Person\",\n\"properties\": {\"name\": [[]]}}", 2),
    ("{\"id\": \"a\", \"schema\": \"Person\", \"properties\": []}", 1),
  ])
  func `what is no entity is refused with its line`(text: String, line: Int) throws {
    try expectRefusal(line: line) { try read(text) }
  }

  @Test func `attributes that are no texts are beside the properties`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0], edgeIDs: ["a", ""])
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["A", "B"])), AttributeColumn("size", .integers([1, 2])),
      AttributeColumn("schema", .texts(["Company", "Thing"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("subject", .texts(["s", "t"])),
      AttributeColumn("weight", .reals([0.5, .infinity])),
      AttributeColumn("schema", .texts(["Ownership", "other"])),
    ]
    let text = try GraphFormat.followTheMoney.files(of: GraphContent(document))[0].text
    let lines = try text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
    }
    let expected: [NSDictionary] = [
      [
        "id": "a", "schema": "Company", "properties": ["name": ["A"]],
        "entente:attributes": ["size": 1],
        "entente:declared": [
          "nodes": ["label", "size", "schema"].map { ["name": $0] },
          "edges": ["subject", "weight", "schema"].map { ["name": $0] },
        ],
      ],
      [
        "id": "b", "schema": "LegalEntity", "properties": ["name": ["B"]],
        "entente:attributes": ["size": 2, "entente:schema": "Thing"], "entente:added": ["schema"],
      ],
      [
        "id": "entente:edge:0", "schema": "Ownership",
        "properties": ["owner": ["a"], "asset": ["b"], "subject": ["s"]],
        "entente:id": "a", "entente:attributes": ["weight": 0.5],
      ],
      [
        "id": "entente:edge:1", "schema": "UnknownLink",
        "properties": ["subject": ["b"], "object": ["a"]], "entente:directed": true,
        "entente:attributes": [
          "entente:subject": "t", "entente:number:weight": "INF", "entente:schema": "other",
        ],
      ],
    ]
    #expect(lines == expected)
    #expect(
      try PlainDocument(read(text).document, .followTheMoney)
        == PlainDocument(document, .followTheMoney))
  }

  @Test func `a plain graph has schemata that can be, with all that they must have`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1], edgeIDs: ["e"])
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["A", ""]), missing: [1]),
      AttributeColumn("notes", .texts(["n", "m"])), AttributeColumn("kind", .texts(["x", "y"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("role", .texts(["owner"])), AttributeColumn("note", .texts(["seen"])),
    ]
    let text = try GraphFormat.followTheMoney.files(of: GraphContent(document))[0].text
    #expect(
      text == """
        {"id":"a","schema":"LegalEntity","properties":{"name":["A"],"notes":["n"]},"entente:attributes":{"kind":"x"},"entente:added":["schema"]}
        {"id":"b","schema":"LegalEntity","properties":{"name":["b"],"notes":["m"]},"entente:attributes":{"kind":"y"},"entente:added":["schema","name"]}
        {"id":"e","schema":"UnknownLink","properties":{"subject":["a"],"object":["b"],"role":["owner"]},"entente:attributes":{"note":"seen"}}

        """)
    #expect(
      try PlainDocument(read(text).document, .followTheMoney)
        == PlainDocument(document, .followTheMoney))
    // A schema that is in the file is one all the same.
    let told = try read(#"{"id": "a", "schema": "LegalEntity", "properties": {"name": ["a"]}}"#)
    #expect(told.document.nodeTexts("schema") == ["LegalEntity"])
    #expect(told.document.nodeTexts("label") == ["a"])
  }

  @Test func `edges and links with one end keep their order`() throws {
    let document = try read(
      """
      {"id": "a", "schema": "Person", "properties": {}}
      {"id": "b", "schema": "Person", "properties": {}}
      {"id": "x", "schema": "UnknownLink", "properties": {"subject": ["a"], "object": ["b"]}}
      {"id": "y", "schema": "Ownership", "properties": {"owner": ["b"]}}
      {"id": "z", "schema": "UnknownLink", "properties": {"subject": ["b"], "object": ["a"]}}
      """
    ).document
    #expect(document.edgeTexts == ["a-b", "b>y", "b-a"])
    let written = try GraphFormat.followTheMoney.text(of: document)
    #expect(written.contains(#""schema":"Ownership","properties":{"owner":["b"]}"#))
    #expect(try read(written).document.edgeTexts == document.edgeTexts)
  }

  @Test func `members of a node that stand apart among the edges keep their order`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "o"], sources: [0, 0, 1], targets: [2, 1, 2])
    document.isSecondMode = [false, false, true]
    document.nodeAttributes = [
      AttributeColumn("schema", .texts(["", "", "Ownership"]), missing: [0, 1])
    ]
    document.edgeAttributes = [
      AttributeColumn("role", .texts(["owner", "", "owner"]), missing: [1])
    ]
    let read = try read(GraphFormat.followTheMoney.text(of: document)).document
    #expect(read.edgeTexts == ["a>o", "a>b", "b>o"])
  }

  @Test func `an edge without an id takes none of a node`() throws {
    let document = GraphDocument(
      .undirected, nodeIDs: ["entente:edge:0", "b"], sources: [0], targets: [1])
    let read = try read(GraphFormat.followTheMoney.text(of: document)).document
    #expect(Array(read.nodeIDs) == ["entente:edge:0", "b"])
    #expect(read.edgeTexts == ["entente:edge:0-b"])
  }

  // MARK: Files of others

  private static let file = SharedFolder.testData?.appending(path: "ftm-a/donations.ijson")

  @Test(.enabled(if: file != nil, "the folder shared/testdata is not there"))
  func `the donations to German parties have their entities and payments`() throws {
    let file = try #require(Self.file)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let payments = lines.filter { $0?["schema"] as? String == "Payment" }
    let document = try GraphReading(file.path).document
    #expect(document.edgeCount == payments.count && document.edgeCount == 290)
    #expect(document.nodeCount == lines.count - payments.count && document.isSecondMode == nil)
    #expect(document.direction == .directed && document.edgeDirections == nil)
    let payers = payments.map {
      ($0?["properties"] as? [String: [String]])?["payer"]?.first ?? ""
    }
    #expect(document.sources.map { document.nodeIDs[Int($0)] } == payers)
    let written = try GraphFormat.followTheMoney.files(of: GraphContent(document))
    let again = try read(written[0].text).document
    #expect(
      PlainDocument(again, .followTheMoney) == PlainDocument(document, .followTheMoney))
  }
}
