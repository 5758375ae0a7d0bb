import EntenteData
import EntenteFuzz
import EntenteGraph
import EntenteNetwork
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

  @Test func `a dataset becomes payments, links and projects with their evidence`() throws {
    var tables = Tables()
    tables.sources = [
      Source(
        id: "s", title: "A source", publisher: "A publisher", retrieved: EDTFDate("2024-05-06"),
        url: "https://example.org/s")
    ]
    tables.entities = [
      Entity(id: "a", kind: .company, name: "A", countries: ["JP", "US"], note: "a note"),
      Entity(id: "b", kind: .ministry, name: "B"), Entity(id: "c", kind: .place, name: "C"),
    ]
    tables.names = [
      EntityName(entity: "a", language: "ja", name: "甲", use: .label, basis: .source),
      EntityName(entity: "a", language: "en", name: "A Inc", use: .alias, basis: .source),
    ]
    tables.relations = [
      Relation(
        id: "pay", type: .funding, title: "B pays A", date: EDTFDate("2023-04"),
        money: Money(1500, "USD")),
      Relation(id: "meet", type: .meeting, title: "They meet", date: EDTFDate("2022/2023-05")),
      Relation(id: "all", type: .agreement, title: "An agreement", status: .announced),
    ]
    tables.parties = [
      Party(relation: "pay", entity: "a", role: .beneficiary),
      Party(relation: "pay", entity: "b", role: .funder),
      Party(relation: "meet", entity: "a", role: .host),
      Party(relation: "meet", entity: "b", role: .participant, representative: "Dr. D"),
      Party(relation: "all", entity: "a", role: .party),
      Party(relation: "all", entity: "b", role: .party),
      Party(relation: "all", entity: "c", role: .location),
    ]
    tables.evidence = ["all", "meet", "pay"].map {
      Evidence(relation: $0, source: "s", locator: "p1s1", excerpt: "excerpt", claim: "claim \($0)")
    }
    let network = try Network(Dataset(name: "n", title: "N", tables: tables))
    let text = try GraphFormat.followTheMoney.write(network, .japanese)[0].text
    var lines: [String: [String: Any]] = [:]
    for line in text.split(separator: "\n") {
      let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = try #require(json?["id"] as? String)
      #expect(lines[id] == nil)
      lines[id] = json
    }
    func schema(_ id: String) -> String? { lines[id]?["schema"] as? String }
    func property(_ id: String, _ name: String) -> [String]? {
      (lines[id]?["properties"] as? [String: [String]])?[name]
    }
    #expect(lines.count == 10)
    #expect(["a", "b", "c"].map(schema) == ["Company", "PublicBody", "Address"])
    #expect(property("a", "name") == ["甲", "A"] && property("a", "alias") == ["A Inc"])
    #expect(property("a", "country") == ["jp", "us"] && property("c", "full") == ["C"])
    #expect(schema("pay") == "Payment")
    #expect(property("pay", "payer") == ["b"] && property("pay", "beneficiary") == ["a"])
    #expect(property("pay", "amount") == ["1500"] && property("pay", "currency") == ["USD"])
    #expect(property("pay", "date") == ["2023-04"] && property("pay", "purpose") == ["B pays A"])
    #expect(property("pay", "description") == ["claim pay “excerpt” (s p1s1)"])
    #expect(property("pay", "publisher") == ["A publisher"])
    #expect(property("pay", "retrievedAt") == ["2024-05-06"])
    #expect(property("pay", "sourceUrl")?.first?.hasPrefix("https://example.org/s") == true)
    #expect(schema("meet") == "UnknownLink" && property("meet", "namesMentioned") == ["Dr. D"])
    #expect(property("meet", "startDate") == ["2022"] && property("meet", "endDate") == ["2023-05"])
    #expect(schema("all") == "Project" && property("all", "status") == ["announced"])
    for (entity, role) in [("a", "party"), ("b", "party"), ("c", "location")] {
      let id = "all--\(entity)--\(role)"
      #expect(schema(id) == "ProjectParticipant" && property(id, "role") == [role])
      #expect(property(id, "participant") == [entity] && property(id, "project") == ["all"])
    }
    let document = try read(text).document
    // The source is a node too; whatever cites it names it as its proof.
    #expect(document.nodeCount == 5 && document.edgeCount == 5)
    #expect(schema("s") == "Document" && property("s", "title") == ["A source"])
    #expect(property("s", "fileName") == ["s"])
    #expect(["all", "meet", "pay"].allSatisfy { property($0, "proof") == ["s"] })
  }

  @Test func `every field of the records is in an entity`() throws {
    var tables = Tables()
    tables.sources = [
      Source(
        id: "s", title: "sourcetitle", author: "sourceauthor", publisher: "sourcepublisher",
        published: EDTFDate("2021-02"), retrieved: EDTFDate("2021?"),
        url: "https://e.org/sourceurl",
        language: "zh")
    ]
    tables.entities = [
      Entity(
        id: "e-one", kind: .group, name: "entityname", countries: ["JP"], members: 12_345,
        note: "entitynote"),
      Entity(id: "e-two", kind: .company, name: "B"),
      Entity(id: "e-three", kind: .place, name: "C"),
    ]
    tables.names = [
      EntityName(entity: "e-one", language: "qx", name: "namename", use: .alias, basis: .standard)
    ]
    tables.relations = [
      Relation(
        id: "r-two", type: .funding, title: "relationtitle", status: .planned,
        date: EDTFDate("2023-04/.."), money: Money(77_777, "QQQ", isApproximate: true),
        horizon: "P77M", fields: ["field-one"], episode: "ep-one",
        certainty: .uncertain),
      Relation(id: "r-all", type: .agreement, title: "T", fields: ["field-two"]),
    ]
    tables.parties = [
      Party(relation: "r-two", entity: "e-one", role: .funder, basis: .implied),
      Party(
        relation: "r-two", entity: "e-two", role: .beneficiary, representative: "representativeone"),
      Party(relation: "r-all", entity: "e-one", role: .party, basis: .implied),
      Party(relation: "r-all", entity: "e-two", role: .party, representative: "representativetwo"),
      Party(relation: "r-all", entity: "e-three", role: .location),
    ]
    tables.evidence = ["r-two", "r-all"].map {
      Evidence(
        relation: $0, source: "s", locator: "p77s3", excerpt: "evidenceexcerpt",
        claim: "evidenceclaim")
    }
    tables.caveats = ["s", "e-one", "r-two", "r-all"].map {
      Caveat(
        subject: $0, column: "name", issue: .disputed, note: "caveat \($0)",
        reference: "reference \($0)")
    }
    tables.links = [
      Link(from: "r-two", to: "r-all", kind: .about, basis: .implied),
      Link(from: "e-two", to: "e-one", kind: .partOf, basis: .implied),
    ]
    let network = try Network(Dataset(name: "n", title: "N", tables: tables))
    let lines = try GraphFormat.followTheMoney.write(network, .english)[0].text
      .split(separator: "\n").map(String.init)
    func line(_ id: String) throws -> String {
      try #require(lines.first { $0.hasPrefix(#"{"id":"\#(id)","#) })
    }
    // What each record says must be somewhere in its own entity.
    let wanted: [(id: String, texts: [String])] = [
      (
        "s",
        [
          "sourcetitle", "sourceauthor", "sourcepublisher", "2021-02", "2021?", "sourceurl", "zho",
          "caveat s", "reference s", "disputed",
        ]
      ),
      (
        "e-one",
        [
          "entityname", "group", "jp", "12345", "entitynote", "namename", "qx", "alias", "standard",
          "caveat e-one", "reference e-one",
        ]
      ),
      (
        "r-two",
        [
          "funding", "relationtitle", "planned", "2023-04/..", "77777", "QQQ", "approximate",
          "P77M", "field-one", "ep-one", "uncertain", "funder", "beneficiary", "implied",
          "representativeone", "p77s3", "evidenceexcerpt", "evidenceclaim", "caveat r-two",
          "reference r-two", "about", #""to":"r-all""#,
        ]
      ),
      ("r-all", ["agreement", "field-two", "p77s3", "caveat r-all"]),
      ("r-all--e-one--party", ["implied"]), ("r-all--e-two--party", ["representativetwo"]),
      ("e-two--e-one--part-of", ["part-of", "implied"]),
    ]
    for (id, texts) in wanted {
      let entity = try line(id)
      for text in texts { #expect(entity.contains(text), "\(text) of \(id)") }
    }
    #expect(try read(lines.joined(separator: "\n")).warnings.isEmpty)
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
