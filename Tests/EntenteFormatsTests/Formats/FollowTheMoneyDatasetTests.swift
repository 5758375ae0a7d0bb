import EntenteData
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

/// Datasets written as FollowTheMoney.
@Suite struct FollowTheMoneyDatasetTests {
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
    let document = try GraphFormat.followTheMoney.read(bytes: Array(text.utf8)).document
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
    #expect(
      try GraphFormat.followTheMoney.read(
        bytes: Array(lines.joined(separator: "\n").utf8)
      ).warnings.isEmpty)
  }
}
