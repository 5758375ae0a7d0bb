import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GraphFormatTests {
  @Test
  func
    `ids and endings are in lower case, and the first format that is written with an ending is meant`()
  {
    let ids = GraphFormat.all.map(\.id)
    let endings = GraphFormat.all.flatMap(\.fileExtensions)
    #expect(Set(ids).count == ids.count)
    #expect((ids + endings).allSatisfy { $0 == $0.lowercased() && !$0.hasPrefix(".") })
    for ending in Set(endings) {
      let writers = GraphFormat.all.filter { $0.canWrite && $0.fileExtensions.contains(ending) }
      #expect(GraphFormat.of(path: "some.folder/graph.\(ending)")?.id == writers.first?.id)
      #expect(GraphFormat.of(path: "graph.\(ending.uppercased()).gz")?.id == writers.first?.id)
    }
  }

  @Test(arguments: ["graph", "json", "folder.json/graph", "", ".", "graph.", "graph.json.bak", "-"])
  func `a path without a known ending has no format`(path: String) {
    #expect(GraphFormat.of(path: path) == nil)
  }

  @Test(arguments: [
    ("graph.csv", "graph.nodes.csv"), ("a.b/graph.csv", "a.b/graph.nodes.csv"),
    ("a.b/graph", "a.b/graph.nodes"), ("graph.v2.csv", "graph.v2.nodes.csv"),
    (".csv", ".csv.nodes"), ("a/.csv", "a/.csv.nodes"), ("量子.csv", "量子.nodes.csv"),
    ("graph.csv.gz", "graph.nodes.csv.gz"),
  ])
  func `the part stands before the ending`(path: String, expected: String) {
    #expect(GraphFile.path(path, part: "nodes") == expected)
    #expect(GraphFile.path(path, part: "") == path)
  }

  @Test(arguments: [
    ("source,target\na,b\n", "csv"), ("id;From;To;weight\n1;a;b;2\n", "csv"),
    ("note,u,v\n\"x, y\",a,b\n", "csv"), ("source\ttarget\na\tb\n", "tsv"),
    ("id,source,target\r\n1,a,b\r\n", "excel-csv"), ("\u{FEFF}id\r\na\r\n", "excel-csv"),
    (":START_ID,:END_ID\na,b\n", "neo4j"), ("a b\nb c\n", "edgelist"),
    ("a\tb\t1.5\n", "edgelist"), ("a,b,1\nb,c,2\n", "edgelist"), ("1 2\n", "edgelist"),
    ("# undirected\na b\n", "edgelist"), ("from to\na b\n", "edgelist"),
    ("graph { a -- b }", "dot"), ("graph [ node [ id 1 ] ]", "gml"),
  ])
  func `tables and edge lists are recognized by their lines`(text: String, id: String) throws {
    let source = GraphSource(["": Array(text.utf8)], name: "graph")
    #expect(try GraphFormat.recognized(source).id == id)
  }

  @Test(arguments: [
    "", "?", "a b\n", "name: x\nage: 3\n", "- a\n- b\n", "a b c\nd e f\n", "name,age\nx,3\n",
    "source,target\na\n", "two words\nand three more\n", "a b\nb c d\n", "source,weight\na,1\n",
  ])
  func `what may be anything is no table and no edge list`(text: String) throws {
    let source = GraphSource(["": Array(text.utf8)], name: "graph")
    #expect(throws: Problem.self) { try GraphFormat.recognized(source) }
  }

  /// Formats whose files can be told from others by what they have.
  static let recognized = GraphFormat.all.filter { $0.canWrite && $0.recognizes != nil }.map(\.id)

  @Test(arguments: recognized)
  func `what is written is recognized without its ending`(id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    for projection in HostileRecords.projections {
      var document = GraphContent(try HostileRecords.network(projection)).document
      // More than is looked at of formats that are told by their start.
      let text = String(repeating: "much is said of this graph ", count: 10_000)
      document.graphAttributes.insert(AttributeColumn("a", .texts([text])), at: 0)
      let files = try format.files(of: GraphContent(document), tools: .test)
      let parts = Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) })
      // Under which name node-link JSON has its edges is not waited for.
      let found = try GraphFormat.recognized(GraphSource(parts, name: "graph")).id
      #expect(found == id || found == "json" && id == "d3")
    }
  }

  @Test func `texts that look like numbers are told as lost types, and numbers are not`() throws {
    func isLost(_ values: AttributeColumn.Values, _ name: String, _ format: GraphFormat) -> Bool {
      var document = GraphDocument(
        .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
      document.edgeAttributes = [AttributeColumn(name, values)]
      return format.losses(of: document).contains { $0.feature == .types }
    }
    for format in [GraphFormat.csv, .tsv, .excelCSV, .dot] {
      #expect(isLost(.texts(["1", "2"]), "t", format))
      #expect(isLost(.texts(["true", "false"]), "t", format))
      #expect(isLost(.texts(["7", "0.5"]), "weight", format))
      #expect(!isLost(.texts(["1", "x"]), "t", format))
      #expect(!isLost(.texts(["01", "02"]), "t", format))
      #expect(!isLost(.integers([1, 2]), "weight", format))
      #expect(!isLost(.reals([1, 2]), "weight", format))
      #expect(!isLost(.booleans([true, false]), "t", format))
    }
    // Labels are texts in tables, and what could be a formula gets an apostrophe for spreadsheets.
    #expect(
      !isLost(.texts(["1", "2"]), "label", .csv) && isLost(.texts(["1", "2"]), "label", .dot))
    #expect(
      isLost(.texts(["-1", "-2"]), "t", .csv) && !isLost(.texts(["-1", "-2"]), "t", .excelCSV))
  }

  @Test(arguments: ["pajek", "edgelist", "ncol", "matrix-market"])
  func `a weight is held if it is a number, and told as lost otherwise`(id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    func losses(_ columns: [AttributeColumn]) -> [GraphFeature] {
      var document = GraphDocument(
        .undirected, nodeIDs: ["1", "2", "3"], sources: [0, 1], targets: [1, 2])
      document.edgeAttributes = columns
      return format.losses(of: document).map(\.feature)
    }
    let numbers = AttributeColumn("weight", .reals([1, 2]))
    let texts = AttributeColumn("weight", .texts(["1", "2"]))
    #expect(!losses([numbers]).contains(.edgeAttributes))
    #expect(losses([texts]).contains(.edgeAttributes))
    #expect(losses([numbers, texts]).contains(.edgeAttributes))
    #expect(losses([numbers, numbers]).contains(.edgeAttributes))
    #expect(losses([AttributeColumn("strength", .reals([1, 2]))]).contains(.edgeAttributes))
  }

  /// Formats that hold texts; pictures are tested where they are drawn.
  static let texts = GraphFormat.all.filter { !["svg", "png", "pdf"].contains($0.id) }.map(\.id)

  @Test(arguments: texts)
  func `shuffled tables give the same bytes`(id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    var shuffled = HostileRecords.tables
    shuffled.sources.reverse()
    shuffled.entities.reverse()
    shuffled.names.reverse()
    shuffled.relations.reverse()
    shuffled.parties.reverse()
    shuffled.evidence.reverse()
    shuffled.links.reverse()
    for projection in HostileRecords.projections {
      let files = try format.write(HostileRecords.network(projection), .english)
      let again = try format.write(HostileRecords.network(projection, shuffled), .english)
      #expect(files == again)
      #expect(format.id == "sqlite" || files.allSatisfy { $0.bytes.last == 0x0A })
    }
  }

  @Test(arguments: texts.filter { GraphFormat.named($0)?.holdsLabels ?? false })
  func `names are in the language that is asked for`(id: String) throws {
    let network = try HostileRecords.network()
    // A Data Package has the records, with all their names.
    guard id != "datapackage" else { return }
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let english = try format.write(network, .english)[0].text
    let japanese = try format.write(network, .japanese)[0].text
    let name = "日本語の名前"
    let entities = name.unicodeScalars.map { "&#\($0.value);" }.joined()
    #expect(japanese.contains(name) || japanese.contains(entities))
    #expect(english != japanese)
  }

  /// A text that only one kind of record has.
  static let marks = [
    "only-member", "only-claim", "only-excerpt", "only-note", "only-title", "P77Y", "only-field",
    "only-episode", "uncertain", "only-caveat", "only-source", "only-author", "only-alias",
    "only-representative", "implied", "about", "undirected edges", "subject",
  ]

  @Test(
    arguments: GraphFormat.all.filter { $0.canWrite && $0.holdsGraphAttributes }.map(\.id), marks)
  func `a format with attributes of the graph holds every kind of record`(
    id: String, text: String
  ) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    // A Data Package has the records, and not how a network was made of them.
    if id == "datapackage", text == "undirected edges" { return }
    let files = try format.write(marked(), .english)
    #expect(files.contains { $0.text.contains(text) }, "\(text)")
  }

  /// A network in which each kind of record has a text of its own.
  private func marked() throws -> Network {
    var tables = Tables()
    tables.sources = [
      Source(id: "s", title: "only-source", author: "only-author", url: "https://example.org")
    ]
    tables.entities = [
      Entity(id: "a", kind: .company, name: "only-member", note: "only-note"),
      Entity(id: "b", kind: .company, name: "B"),
    ]
    tables.names = [
      EntityName(entity: "a", language: "en", name: "only-alias", use: .alias, basis: .source)
    ]
    tables.relations = [
      Relation(
        id: "r", type: .announcement, title: "only-title", horizon: "P77Y",
        fields: ["only-field"], episode: "only-episode", certainty: .uncertain),
      Relation(id: "z", type: .meeting, title: "Z"),
    ]
    tables.parties = [
      Party(
        relation: "r", entity: "a", role: .announcer, basis: .implied,
        representative: "only-representative"), Party(relation: "r", entity: "b", role: .announcer),
      Party(relation: "z", entity: "a", role: .host),
      Party(relation: "z", entity: "b", role: .participant),
      Party(relation: "r", entity: "b", role: .subject),
    ]
    tables.evidence = [
      Evidence(
        relation: "r", source: "s", locator: "p1s1", excerpt: "only-excerpt", claim: "only-claim"),
      Evidence(relation: "z", source: "s", locator: "p1s2", excerpt: "z", claim: "z"),
    ]
    tables.links = [Link(from: "r", to: "z", kind: .about)]
    tables.caveats = [Caveat(subject: "r", issue: .disputed, note: "only-caveat")]
    return try Network(Dataset(name: "marked", title: "Marked", tables: tables))
  }
}

extension GraphFormat {
  /// Whether what is said of the graph as a whole is kept.
  var holdsGraphAttributes: Bool { !losses.contains { $0.feature == .graphAttributes } }

  /// Whether the labels of nodes are kept, or stand in place of ids.
  var holdsLabels: Bool {
    losses.contains { $0.feature == .idsBesideLabels }
      || !losses.contains { $0.feature == .nodeAttributes && !$0.exceptions.contains("label") }
  }
}
