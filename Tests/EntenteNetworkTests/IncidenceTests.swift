import EntenteData
import EntenteGraph
import EntenteNetwork
import Testing

@Suite struct IncidenceTests {
  @Test(arguments: 0..<40)
  func `the edges are the parties, each with its role and strength 1`(seed: Int) throws {
    let records = Records.random(seed: seed)
    let network = try records.network(Projection(.incidence, hasPlaces: true))
    let edges = network.edges.map { edge in
      let relation = network.dataset.relations[edge.relations[0]].id
      let ends = [network.id(of: edge.source), network.id(of: edge.target)]
      return [relation, ends.first { $0 != relation } ?? "", edge.role?.rawValue ?? ""]
    }
    let parties = records.tables.parties.map { [$0.relation, $0.entity, $0.role.rawValue] }
    #expect(Set(edges) == Set(parties))
    #expect(edges.count == parties.count)
    #expect(network.edges.allSatisfy { $0.strength == 1 && $0.shares == [1] && $0.links.isEmpty })
    #expect(!network.graph.isDirected)
    let involved = Set(records.tables.parties.map(\.entity) + records.tables.relations.map(\.id))
    #expect(network.ids == involved.sorted())
  }

  @Test func `who holds two roles has two edges, by role`() throws {
    var records = Records()
    records.add("m", .meeting, ["a": .participant, "a": .host])
    #expect(try records.network(Projection(.incidence)).edges.map(\.role) == [.host, .participant])
  }

  @Test func `a relation whose parties are all left out is listed, and stays a node`() throws {
    var records = Records()
    records.add("r", .partnership, ["place-1": .partner, "place-2": .partner])
    let network = try records.network(Projection(.incidence))
    #expect(network.ids == ["r"])
    #expect(network.leftOut(.tiesNobody) == ["r"])
    #expect(network.leftOut(.places) == ["place-1", "place-2"])
  }

  @Test func `nodes know what they stand for`() throws {
    var records = Records()
    records.add("deal", .agreement, ["a": .party, "group": .party, "place": .location])
    let network = try records.network(Projection(.incidence, hasPlaces: true))
    #expect(network.ids == ["a", "deal", "group", "place"])
    #expect(network.nodes.indices.map { network.isActor($0) } == [true, false, true, false])
    #expect(network.label(of: 1, in: .english) == "The deal")
    #expect(network.nodes[1] == .relation(0))
  }
}
