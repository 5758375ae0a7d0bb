import EntenteData
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GraphFormatTests {
  @Test func `ids and endings are in lower case and each has one format`() {
    let ids = GraphFormat.all.map(\.id)
    let endings = GraphFormat.all.flatMap(\.fileExtensions)
    #expect(Set(ids).count == ids.count && Set(endings).count == endings.count)
    #expect((ids + endings).allSatisfy { $0 == $0.lowercased() && !$0.contains(".") })
    for format in GraphFormat.all {
      for ending in format.fileExtensions {
        #expect(GraphFormat.of(path: "some.folder/graph.\(ending)")?.id == format.id)
        #expect(GraphFormat.of(path: "graph.\(ending.uppercased())")?.id == format.id)
      }
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
  ])
  func `the part stands before the ending`(path: String, expected: String) {
    #expect(GraphFile(part: "nodes", "").path(path) == expected)
    #expect(GraphFile("").path(path) == path)
  }

  @Test(arguments: GraphFormat.all.indices)
  func `shuffled tables give the same bytes`(format: Int) throws {
    let format = GraphFormat.all[format]
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
      #expect(files.allSatisfy { $0.text.hasSuffix("\n") })
    }
  }

  @Test(arguments: GraphFormat.all.indices)
  func `names are in the language that is asked for`(format: Int) throws {
    let network = try HostileRecords.network()
    let format = GraphFormat.all[format]
    let english = format.write(network, .english)[0].text
    let japanese = format.write(network, .japanese)[0].text
    #expect(japanese.contains("日本語の名前"))
    #expect(english != japanese)
  }

  /// Records of one kind, a text that only they have, and the words of a loss that owns up to them.
  static let kinds: [(text: String, losses: [String])] = [
    ("only-member", []), ("only-claim", []), ("only-excerpt", []), ("only-note", []),
    ("only-title", ["titles"]), ("P77Y", ["horizons"]), ("only-field", ["topics"]),
    ("only-episode", ["episodes"]), ("uncertain", ["certainty"]), ("only-caveat", ["caveats"]),
    ("only-source", ["sources"]), ("only-author", ["sources"]),
    ("only-alias", ["names but the label", "names in other languages"]),
    ("only-representative", ["parties", "representative"]), ("implied", ["parties", "implied"]),
    ("about", ["links between relations"]), ("undirected edges", ["how the network was projected"]),
    ("subject", ["parties"]),
  ]

  @Test(arguments: GraphFormat.all.indices, kinds.indices)
  func `what a file does not hold is on the list of losses, and nothing else is`(
    format: Int, kind: Int
  ) throws {
    let (format, (text, losses)) = (GraphFormat.all[format], Self.kinds[kind])
    let files = try format.write(marked(), .english)
    let isThere = files.contains { $0.text.contains(text) }
    let isLost = format.loses.contains { loss in losses.contains { loss.contains($0) } }
    #expect(isThere != isLost, "\(format.id): \(text)")
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
