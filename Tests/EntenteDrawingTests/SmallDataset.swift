import EntenteData
import EntenteNetwork
import Foundation

/// Four actors of two countries, a third one's, and a place.
enum SmallDataset {
  static func tables() -> Tables {
    var tables = Tables()
    tables.sources = [
      Source(
        id: "news", title: "News", author: "A. Writer", published: EDTFDate("2025-01-10"),
        url: "https://example.org/news?a=1&b=2", language: "en")
    ]
    tables.entities = [
      Entity(id: "alpha", kind: .university, name: "Alpha University", countries: ["JP"]),
      Entity(id: "beta", kind: .company, name: "Beta", countries: ["US"]),
      Entity(id: "gamma", kind: .government, name: "Government of Gamma", countries: ["US"]),
      Entity(id: "delta", kind: .institute, name: "Delta Institute", countries: ["JP", "US"]),
      Entity(id: "five", kind: .group, name: "Companies", countries: ["JP"], members: 5),
      Entity(id: "land", kind: .place, name: "Land", countries: ["JP"]),
      Entity(id: "sea", kind: .place, name: "Sea"),
    ]
    tables.names = [
      EntityName(entity: "alpha", language: "ja", name: "アルファ大学", use: .label, basis: .standard)
    ]
    tables.relations = [
      Relation(id: "accord-1", type: .agreement, title: "First accord", status: .planned),
      Relation(
        id: "accord-2", type: .agreement, title: "Second accord", status: .inForce,
        date: EDTFDate("2024-04")),
      Relation(
        id: "grant", type: .funding, title: "Grant", status: .announced,
        money: Money(110_000_000, "USD", isApproximate: true)),
      Relation(id: "work", type: .partnership, title: "Work", status: .completed),
      Relation(id: "site", type: .funding, title: "Site", money: Money(5_000_000, "USD")),
    ]
    tables.parties = [
      Party(relation: "accord-1", entity: "alpha", role: .party, basis: .implied),
      Party(relation: "accord-1", entity: "beta", role: .party, basis: .implied),
      Party(relation: "accord-2", entity: "alpha", role: .party),
      Party(relation: "accord-2", entity: "beta", role: .party, basis: .implied),
      Party(relation: "grant", entity: "beta", role: .funder),
      Party(relation: "grant", entity: "five", role: .funder),
      Party(relation: "grant", entity: "alpha", role: .beneficiary),
      Party(relation: "grant", entity: "delta", role: .beneficiary, basis: .implied),
      Party(relation: "work", entity: "gamma", role: .lead),
      Party(relation: "work", entity: "delta", role: .counterpart),
      Party(relation: "work", entity: "sea", role: .location),
      Party(relation: "site", entity: "gamma", role: .funder),
      Party(relation: "site", entity: "land", role: .beneficiary),
    ]
    tables.evidence = tables.relations.map {
      Evidence(
        relation: $0.id, source: "news", locator: "p1s1", excerpt: "they & \($0.id)",
        claim: "It says <\($0.id)>.")
    }
    return tables
  }

  static func network(_ tables: Tables = tables()) throws -> Network {
    try Network(
      Dataset(name: "small", title: "Small", tables: tables), Projection(hasPlaces: true))
  }
}
