import EntenteData
import EntenteNetwork
import Foundation

/// A small dataset whose texts are what breaks writers: every text is another one.
enum HostileRecords {
  /// Texts that have broken writers of these formats.
  static let texts = [
    #"say "hi""#, #"back\slash \N \n \\"#, "two\nlines", "comma, semicolon; bar | tab",
    "東京大学と清华大学", "rocket 🚀 👩‍🔬", "<b>bold</b> & <i>", "R&amp;D &lt;", "'single' `back`",
    "=1+1", "{json: [1]}", "-- // /* # */", "é e\u{301}", "end\\",
  ]

  static let tables: Tables = {
    var tables = Tables()
    tables.sources = [
      Source(
        id: "report", title: "\(texts[0]) report", author: "an author", publisher: "a publisher",
        url: "https://example.org/r?a=1&b=2", language: "en"),
      Source(id: "book", title: "A book without an address"),
    ]
    for (number, text) in texts.enumerated() {
      let (entity, relation) = ("e\(number)", "r\(number)")
      tables.entities.append(
        Entity(
          id: entity, kind: number == 1 ? .group : .company, name: text,
          countries: number % 2 == 0 ? ["JP", "US"] : [], members: number == 1 ? 9 : nil,
          note: "note \(text)"))
      tables.relations.append(
        Relation(
          id: relation, type: number % 2 == 0 ? .funding : .agreement, title: "title \(text)",
          status: .announced, date: EDTFDate("2023-24"),
          money: number % 4 == 0
            ? Money(Decimal((number + 1) * 1000), "USD", isApproximate: true) : nil,
          horizon: "P10Y", fields: ["quantum", "ai"], episode: "talks", certainty: .stated))
      let next = "e\((number + 1) % texts.count)"
      let roles: [Role] = number % 2 == 0 ? [.funder, .beneficiary] : [.party, .party]
      tables.parties.append(
        Party(
          relation: relation, entity: entity, role: roles[0], basis: .implied,
          representative: "Dr. \(number)"))
      tables.parties.append(Party(relation: relation, entity: next, role: roles[1]))
      for source in ["report", "book"] {
        tables.evidence.append(
          Evidence(
            relation: relation, source: source, locator: "p\(number + 1)s1",
            excerpt: "\(source) \(text)", claim: "\(source) claims \(text)"))
      }
    }
    // One who takes part as two has two edges to a relation.
    tables.parties.append(Party(relation: "r0", entity: "e0", role: .location))
    tables.names = [
      EntityName(entity: "e0", language: "ja", name: "日本語の名前", use: .label, basis: .standard),
      EntityName(entity: "e0", language: "en", name: "An alias", use: .alias, basis: .source),
    ]
    tables.links = [
      Link(from: "e0", to: "e1", kind: .partOf), Link(from: "r0", to: "r1", kind: .about),
    ]
    tables.caveats = [
      Caveat(subject: "r0", column: "amount", issue: .disputed, note: "a doubt", reference: "")
    ]
    return tables
  }()

  static let projections: [Projection] = [
    Projection(hasLinks: true), Projection(length: .inverse), Projection(.incidence),
    Projection(.flows),
  ]

  static func network(_ projection: Projection = Projection(), _ tables: Tables = tables) throws
    -> Network
  {
    try Network(Dataset(name: "hostile", title: "A \"title\" & more", tables: tables), projection)
  }
}
