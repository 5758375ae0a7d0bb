import EntenteData
import EntenteNetwork
import Foundation
import Testing

@Suite struct StructuralLinksTests {
  private var records: Records {
    var records = Records()
    records.add("r", .agreement, ["a": .party, "b": .party])
    records.add("q", .agreement, ["a": .party, "c": .party])
    records.link("b", "a", .subsidiaryOf)
    records.link("d", "b")
    records.link("place-1", "place-2")
    records.link("r", "q", .about)
    return records
  }

  @Test func `without links only who takes part is a node`() throws {
    let network = try records.network()
    #expect(network.ids == ["a", "b", "c"])
    #expect(network.edges.allSatisfy { $0.links.isEmpty })
    #expect(network.leftOut(.uninvolved) == ["d", "place-1", "place-2"])
  }

  @Test func `with links each adds 1, and who is only linked is a node`() throws {
    let network = try records.network(Projection(hasLinks: true))
    #expect(network.ids == ["a", "b", "c", "d"])
    #expect(network.edges.count == 3)
    let edge = try #require(network.edge("a", "b"))
    #expect(edge.strength == 2)
    #expect(edge.relations.count == 1)
    #expect(edge.shares == [1])
    #expect(edge.links.map { network.dataset.links[$0].kind } == [.subsidiaryOf])
    #expect(network.edge("b", "d")?.relations == [])
    #expect(network.edge("a", "c")?.links == [])
    #expect(network.leftOut(.places) == ["place-1", "place-2"])
  }

  @Test func `links of places come with places`() throws {
    let network = try records.network(Projection(hasPlaces: true, hasLinks: true))
    #expect(network.strength("place-1", "place-2") == 1)
  }

  @Test func `in an incidence graph links join entities beside the parties`() throws {
    let network = try records.network(Projection(.incidence, hasLinks: true))
    #expect(network.edges.count { $0.role != nil } == 4)
    #expect(network.edges.count { $0.role == nil } == 2)
    #expect(network.edge("a", "b")?.strength == 1)
  }

  @Test func `in flows a link has the direction of its row and adds no money`() throws {
    var records = Records()
    records.add("r", .funding, ["b": .funder, "a": .beneficiary], money: Money(100, "USD"))
    records.add("s", .funding, ["a": .funder, "c": .beneficiary], money: Money(100, "USD"))
    records.link("b", "a", .subsidiaryOf)
    records.link("c", "b")
    let money = try records.network(Projection(.flows, split: .equal, hasLinks: true))
    #expect(money.edge("b", "a")?.strength == 100)
    #expect(money.edge("b", "a")?.links.count == 1)
    #expect(money.edge("c", "b")?.strength == 0)
    #expect(money.edge("b", "c") == nil)
    let counted = try records.network(Projection(.flows, hasLinks: true))
    #expect(counted.edge("b", "a")?.strength == 2)
    #expect(counted.edge("b", "a")?.money.map(\.most) == [100])
    #expect(counted.edge("c", "b")?.strength == 1)
  }
}
