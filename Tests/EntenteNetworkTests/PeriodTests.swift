import EntenteData
import EntenteNetwork
import Testing

@Suite struct PeriodTests {
  private static let dates = [
    "year": "2022", "month": "2022-05", "day": "2022-07-29", "season": "2022-24",
    "interval": "2021-06/2022-02", "open-end": "2021/..", "unknown-end": "2023/",
    "open-start": "../2021", "about": "2021~",
  ]

  private static func network(from: Day?, to: Day?, _ kind: Projection.Kind = .ties) throws
    -> Network
  {
    var records = Records()
    for (id, date) in dates { records.add(id, .agreement, ["a": .party, "b": .party], date: date) }
    records.add("undated", .agreement, ["a": .party, "c": .party])
    return try records.network(Projection(kind, from: from, to: to))
  }

  private func ids(_ network: Network) -> Set<String> {
    Set(network.relations.map { network.dataset.relations[$0].id })
  }

  /// Worked out by hand.
  @Test func `a period keeps what may overlap it, whatever the precision`() throws {
    let may = Day(year: 2022, month: 5, day: 1)
    let july = Day(year: 2022, month: 7, day: 28)
    let network = try PeriodTests.network(from: may, to: july)
    #expect(ids(network) == ["year", "month", "open-end", "undated"])
    #expect(
      network.leftOut(.outsidePeriod)
        == ["about", "day", "interval", "open-start", "season", "unknown-end"])
    #expect(network.strength("a", "b") == 3)
  }

  @Test func `an end of the period can be left open`() throws {
    let day = Day(year: 2023, month: 2, day: 28)
    #expect(
      ids(try PeriodTests.network(from: day, to: nil))
        == ["season", "open-end", "unknown-end", "undated"])
    let first = Day(year: 2021, month: 1, day: 1)
    #expect(
      ids(try PeriodTests.network(from: nil, to: first))
        == ["open-end", "open-start", "about", "undated"])
  }

  @Test func `an undated relation is kept and listed, but only where there is a period`() throws {
    let all = try PeriodTests.network(from: nil, to: nil)
    #expect(all.relations.count == 10)
    #expect(all.undated.isEmpty)
    #expect(all.leftOut.isEmpty)
    let day = Day(year: 2030, month: 1, day: 1)
    let late = try PeriodTests.network(from: day, to: nil)
    #expect(late.undated.map { late.dataset.relations[$0].id } == ["undated"])
    #expect(ids(late) == ["undated", "open-end", "unknown-end"])
  }

  @Test(arguments: Projection.Kind.allCases)
  func `who takes part only outside the period is left out`(kind: Projection.Kind) throws {
    var records = Records()
    records.add("old", .funding, ["a": .funder, "b": .beneficiary], date: "2001")
    records.add("new", .funding, ["a": .funder, "c": .beneficiary], date: "2022")
    records.add("some-day", .funding, ["a": .funder, "c": .beneficiary])
    let network = try records.network(Projection(kind, from: Day(year: 2020, month: 1, day: 1)))
    #expect(network.ids == (kind == .incidence ? ["a", "c", "new", "some-day"] : ["a", "c"]))
    #expect(network.leftOut(.uninvolved) == ["b"])
    #expect(network.leftOut(.outsidePeriod) == ["old"])
    #expect(network.undated == [2])
  }
}
