import EntenteData
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
