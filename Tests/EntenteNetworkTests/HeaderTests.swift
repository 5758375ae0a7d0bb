import EntenteData
import Foundation
import EntenteNetwork
import Testing

@Suite struct HeaderTests {
  private func header(_ projection: Projection) throws -> [String] {
    var records = Records()
    records.add("r1", .funding, ["a": .funder, "b": .beneficiary], date: "2022", money: usd)
    records.add("r2", .funding, ["a": .funder, "b": .beneficiary, "c": .beneficiary], money: usd)
    records.add("r3", .agreement, ["a": .party, "d": .party, "place": .party], date: "2001")
    return try records.network(projection).header
  }

  private let usd = Money(10, "USD")

  @Test func `ties`() throws {
    #expect(
      try header(Projection()) == [
        "ties: 4 nodes, 3 undirected edges, from 3 relations",
        "strength: shares, at most 1 an actor from one relation; paths: hops",
        "places out, unnamed groups in, structural links out", "period: all",
        "left out: 1 places",
      ])
    let other = try header(
      Projection(
        strength: .count, unit: .episode, length: .inverse, hasPlaces: true, hasGroups: false,
        hasLinks: true))
    #expect(other[1] == "strength: 1 a tie from each episode; paths: length 1/strength")
    #expect(other[2] == "places in, unnamed groups out, structural links in")
  }

  @Test func `flows say whether strength is money`() throws {
    let joint = try header(Projection(.flows))
    #expect(joint[0] == "flows: 3 nodes, 2 directed edges, from 3 relations")
    #expect(joint[1] == "strength: 1 a relation; joint sums stay joint; paths: hops")
    #expect(joint[2].hasPrefix("places out but for those that give or get,"))
    let equal = try header(Projection(.flows, split: .equal))
    #expect(equal[1] == "strength: USD; joint sums in equal parts; paths: hops")
    #expect(
      joint.suffix(2) == [
        "left out: 1 entities without a relation", "left out: 1 relations that tie nobody",
      ])
  }

  @Test func `counted flows are not called money, whatever their number`() throws {
    var records = Records()
    records.add("r1", .funding, ["a": .funder, "b": .beneficiary], money: usd)
    records.add("r2", .funding, ["a": .funder, "b": .beneficiary], money: Money(1, "JPY"))
    let network = try records.network(Projection(.flows, split: .equal))
    #expect(network.edges[0].strength == 2)
    #expect(network.header[1] == "strength: 1 a relation; joint sums in equal parts; paths: hops")
  }

  @Test func `periods`() throws {
    let (from, to) = (Day(year: 2020, month: 1, day: 2), Day(year: 2023, month: 1, day: 2))
    #expect(
      try header(Projection(from: from, to: to))[3]
        == "period: 2020-01-02 to 2023-01-02; 1 undated relations kept")
    #expect(
      try header(Projection(from: from))[3] == "period: from 2020-01-02; 1 undated relations kept")
    #expect(
      try header(Projection(to: to))[3] == "period: to 2023-01-02; 1 undated relations kept")
  }
}
