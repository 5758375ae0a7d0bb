import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteNetwork

@Suite struct FlowsTests {
  private func usd(_ amount: Decimal) -> Money { Money(amount, "USD") }

  @Test func `a sum from one to one is exact, and its edge goes from who gives`() throws {
    var records = Records()
    let tenth = try #require(Money.amount("0.1"))
    for number in 0..<3 {
      records.add("r\(number)", .funding, ["z": .funder, "a": .beneficiary], money: usd(tenth))
    }
    let network = try records.network(Projection(.flows))
    #expect(network.graph.isDirected)
    let edge = try #require(network.edge("z", "a"))
    #expect(network.edge("a", "z") == nil)
    #expect(edge.money.map(\.most) == [tenth * 3])
    #expect(edge.money.map(\.isExact) == [true])
    #expect(edge.relations == [0, 1, 2])
    #expect(edge.strength == 3, "joint sums stay joint: 1 a relation")
    #expect(network.currency == nil)
  }

  @Test func `a joint sum may go along each pair in any part`() throws {
    var records = Records()
    records.add(
      "r", .funding,
      ["f1": .funder, "f2": .funder, "b1": .beneficiary, "b2": .beneficiary, "b3": .beneficiary],
      money: Money(110_000_000, "USD", isApproximate: true))
    let network = try records.network(Projection(.flows))
    #expect(network.edges.count == 6)
    for edge in network.edges {
      #expect(edge.money.map(\.least) == [0])
      #expect(edge.money.map(\.most) == [110_000_000])
      #expect(edge.money.map(\.isApproximate) == [true])
    }
    #expect(network.edge("f1", "f2") == nil)
  }

  @Test func `equal parts add up to the sum, and are the strengths`() throws {
    var records = Records()
    records.add(
      "r", .funding, ["f1": .funder, "f2": .funder, "b1": .beneficiary, "b2": .beneficiary],
      money: usd(100))
    let network = try records.network(Projection(.flows, length: .inverse, split: .equal))
    #expect(network.currency == "USD")
    #expect(network.edges.map(\.strength) == [25, 25, 25, 25])
    #expect(network.graph.lengths == [0.04, 0.04, 0.04, 0.04])
    #expect(network.edges.allSatisfy { $0.money.map(\.isApproximate) == [true] })
    #expect(network.edges.flatMap(\.money).reduce(0) { $0 + $1.most } == 100)
  }

  @Test func `sums of two currencies are never added up`() throws {
    var records = Records()
    records.add("r1", .funding, ["f": .funder, "b": .beneficiary], money: usd(5))
    records.add("r2", .funding, ["f": .funder, "b": .beneficiary], money: Money(700, "JPY"))
    for split in Projection.Split.allCases {
      let network = try records.network(Projection(.flows, split: split))
      #expect(network.currency == nil)
      #expect(network.edges.map(\.strength) == [2])
      #expect(network.edges[0].money.map(\.currency) == ["JPY", "USD"])
      #expect(network.edges[0].money.map(\.most) == [700, 5])
    }
  }

  @Test func `a currency that no flow has does not keep the flows from being money`() throws {
    var records = Records()
    records.add("r1", .funding, ["f": .funder, "b": .beneficiary], money: usd(5))
    records.add("r2", .agreement, ["f": .party, "b": .party], money: Money(700, "JPY"))
    records.add("r3", .funding, ["f": .funder], money: Money(700, "JPY"))
    let network = try records.network(Projection(.flows, split: .equal))
    #expect(network.currency == "USD")
    #expect(network.edges.map(\.strength) == [5])
    #expect(network.leftOut(.tiesNobody) == ["r2", "r3"])
  }

  @Test func `an unknown sum is none, and is said where strength is money`() throws {
    var records = Records()
    records.add("r1", .funding, ["f": .funder, "b": .beneficiary], money: usd(5))
    records.add("r2", .support, ["f": .supporter, "c": .supported])
    let joint = try records.network(Projection(.flows))
    #expect(joint.edge("f", "c")?.strength == 1)
    #expect(joint.edge("f", "c")?.money == [])
    #expect(joint.leftOut(.unknownSum).isEmpty)
    let equal = try records.network(Projection(.flows, split: .equal))
    #expect(equal.edge("f", "c")?.strength == 0)
    #expect(equal.leftOut(.unknownSum) == ["r2"])
    #expect(throws: (any Error).self) {
      try records.network(Projection(.flows, length: .inverse, split: .equal))
    }
  }

  @Test func `with no sum known, flows are counted`() throws {
    var records = Records()
    records.add("r", .support, ["f": .supporter, "c": .supported])
    let network = try records.network(Projection(.flows, split: .equal))
    #expect(network.edges.map(\.strength) == [1])
    #expect(network.leftOut(.unknownSum).isEmpty)
  }

  @Test func `money to a place is not lost, though places are left out`() throws {
    var records = Records()
    records.add("r1", .funding, ["f": .funder, "place-1": .beneficiary], money: usd(27))
    records.add("r2", .support, ["f": .supporter, "b": .supported, "place-2": .location])
    let network = try records.network(Projection(.flows))
    #expect(network.ids == ["b", "f", "place-1"])
    #expect(network.edge("f", "place-1")?.money.map(\.most) == [27])
    #expect(network.leftOut(.places) == ["place-2"])
    #expect(!network.isActor(2))
    let ties = try records.network()
    #expect(ties.ids == ["b", "f"])
    #expect(ties.leftOut(.places) == ["place-1", "place-2"])
    #expect(ties.leftOut(.tiesNobody) == ["r1"])
  }

  @Test func `a sum stays joint with those who are left out`() throws {
    var records = Records()
    records.add(
      "r", .funding, ["f": .funder, "b": .beneficiary, "group": .beneficiary], money: usd(100))
    let joint = try records.network(Projection(.flows, hasGroups: false))
    #expect(joint.ids == ["b", "f"])
    #expect(joint.edges[0].money.map(\.least) == [0])
    #expect(joint.leftOut(.groups) == ["group"])
    let equal = try records.network(Projection(.flows, split: .equal, hasGroups: false))
    #expect(equal.edges.map(\.strength) == [50])
  }

  @Test func `who gives and gets in one relation gives nothing to itself`() throws {
    var records = Records()
    records.add(
      "r", .funding, ["a": .funder, "b": .funder, "a": .beneficiary], money: usd(10))
    let network = try records.network(Projection(.flows))
    #expect(network.edges.count == 1)
    #expect(network.edge("b", "a")?.money.map(\.least) == [0])
  }

  @Test func `only who gives or gets is a node`() throws {
    var records = Records()
    records.add("r1", .funding, ["f": .funder, "b": .beneficiary])
    records.add("r2", .agreement, ["c": .party, "f": .party])
    records.name("d")
    let network = try records.network(Projection(.flows))
    #expect(network.ids == ["b", "f"])
    #expect(network.leftOut(.uninvolved) == ["c", "d"])
    #expect(network.leftOut(.tiesNobody) == ["r2"])
    #expect(network.node("b") == 0)
    #expect(network.node("c") == nil)
  }

  /// Sums of relations, added up without a network.
  @Test(arguments: 0..<40)
  func `equal parts add up to all sums that flow, each counted once`(seed: Int) throws {
    let records = Records.random(seed: seed)
    let network = try records.network(Projection(.flows, split: .equal))
    var expected: [String: Decimal] = [:]
    for relation in records.tables.relations {
      guard let money = relation.money, let flow = relation.type.rule.flow else { continue }
      let parties = records.tables.parties.filter { $0.relation == relation.id }
      let givers = parties.filter { $0.role == flow.first }.map(\.entity)
      let getters = parties.filter { $0.role == flow.second }.map(\.entity)
      let selves = Set(givers).intersection(getters).count
      let all = givers.count * getters.count
      guard all > selves else { continue }
      expected[money.currency, default: 0] += money.amount * Decimal(all - selves) / Decimal(all)
    }
    let totals = MoneyRange.totals(network.edges.flatMap(\.money))
    #expect(totals.map(\.currency) == expected.keys.sorted())
    for total in totals {
      #expect(
        abs(total.most - (expected[total.currency] ?? 0))
          < Decimal(sign: .plus, exponent: -9, significand: 1))
    }
  }
}
