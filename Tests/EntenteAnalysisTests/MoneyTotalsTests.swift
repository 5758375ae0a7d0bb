import EntenteAnalysis
import EntenteData
import EntenteNetwork
import Foundation
import Testing

@Suite struct MoneyTotalsTests {
  @Test func `a joint sum counts once, and what each has of it is a range`() throws {
    var records = Records()
    records.add(
      "joint", .funding,
      [
        ("a", .funder), ("b", .funder), ("x", .beneficiary), ("y", .beneficiary),
        ("z", .beneficiary),
      ],
      money: Money(90, "USD"))
    records.add("own", .funding, [("a", .funder), ("x", .beneficiary)], money: Money(10, "USD"))
    for kind in Projection.Kind.allCases {
      let totals = try MoneyTotals(records.network(Projection(kind)))
      #expect(totals.total.map(\.least) == [100] && totals.total.map(\.most) == [100])
      #expect(totals.rows.map(\.entity) == ["a", "b", "x", "y", "z"])
      #expect(totals.rows.map { $0.given.map(\.least) } == [[10], [0], [], [], []])
      #expect(totals.rows.map { $0.given.map(\.most) } == [[100], [90], [], [], []])
      #expect(totals.rows.map { $0.received.map(\.least) } == [[], [], [10], [0], [0]])
      #expect(totals.rows.map { $0.received.map(\.most) } == [[], [], [100], [90], [90]])
      #expect(totals.rows[0].relations.count == 2 && totals.rows[1].relations.count == 1)
    }
  }

  @Test func `currencies are never added to one another`() throws {
    var records = Records()
    for (id, money) in [
      ("yen", Money(500, "JPY")), ("dollars", Money(3, "USD", isApproximate: true)),
      ("more-yen", Money(1, "JPY")),
    ] {
      records.add(id, .funding, [("a", .funder), ("x", .beneficiary)], money: money)
    }
    let totals = try MoneyTotals(records.network())
    #expect(totals.total.map(\.currency) == ["JPY", "USD"])
    #expect(totals.total.map(\.most) == [501, 3])
    #expect(totals.total.map(\.isApproximate) == [false, true])
    #expect(totals.rows.map { $0.given.map(\.most) } == [[501, 3], []])
  }

  @Test func `a place that gets money has a row, also where places are no nodes`() throws {
    var records = Records()
    records.add(
      "investment", .funding, [("a", .funder), ("place-1", .beneficiary), ("place-2", .location)],
      money: Money(27, "USD"))
    for hasPlaces in [false, true] {
      let totals = try MoneyTotals(records.network(Projection(hasPlaces: hasPlaces)))
      #expect(totals.rows.map(\.entity) == ["a", "place-1"])
      #expect(totals.rows.map { $0.received.map(\.least) } == [[], [27]])
    }
  }

  @Test func `unknown sums are counted, never zero, and a sum without a flow is in the total`()
    throws
  {
    var records = Records()
    records.add("grant", .funding, [("a", .funder), ("x", .beneficiary)])
    records.add("backing", .support, [("a", .supporter), ("x", .supported)])
    records.add("deal", .agreement, [("a", .party), ("x", .party)], money: Money(7, "EUR"))
    let network = try records.network()
    let totals = MoneyTotals(network)
    func ids(_ numbers: [Int]) -> [String] { numbers.map { network.dataset.relations[$0].id } }
    #expect(ids(totals.unknown) == ["backing", "grant"])
    #expect(ids(totals.withSum) == ["deal"])
    #expect(totals.total.map(\.most) == [7])
    #expect(totals.rows.isEmpty)
  }

  @Test func `money outside the period is not counted`() throws {
    var records = Records()
    for (id, date) in [("early", "2019"), ("late", "2024")] {
      records.add(
        id, .funding, [("a", .funder), ("x", .beneficiary)], money: Money(5, "USD"), date: date)
    }
    let from = EDTFDate("2023")?.earliest
    let totals = try MoneyTotals(records.network(Projection(from: from)))
    #expect(totals.total.map(\.most) == [5])
    #expect(totals.rows.allSatisfy { $0.relations.count == 1 })
  }

  @Test(arguments: 0..<40) func `the total is that of a walk through the records`(seed: Int) throws
  {
    let records = Records.random(seed: seed)
    for projection in Records.projections {
      let totals = try MoneyTotals(records.network(projection))
      for currency in ["JPY", "USD"] {
        let sums = records.tables.relations.compactMap(\.money).filter { $0.currency == currency }
        let sum = sums.reduce(Decimal(0)) { $0 + $1.amount }
        let total = totals.total.first { $0.currency == currency }
        #expect((total?.least ?? 0) == sum && (total?.most ?? 0) == sum)
        // What is known of each giver together is at most what there is.
        let least = totals.rows.flatMap(\.given).filter { $0.currency == currency }
          .reduce(Decimal(0)) { $0 + $1.least }
        #expect(least <= sum)
      }
    }
  }
}
