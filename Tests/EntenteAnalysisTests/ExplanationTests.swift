import EntenteAnalysis
import EntenteData
import EntenteNetwork
import EntenteTestSupport
import Testing

@Suite struct ExplanationTests {
  @Test(arguments: 0..<40) func `parts and links add up to the strength of the actor`(seed: Int)
    throws
  {
    for projection in Records.projections {
      let network = try Records.random(seed: seed).network(projection)
      let strengths = try network.scores(.strength)
      for node in network.nodes.indices {
        let explanation = Explanation(of: node, in: network)
        let parts = explanation.parts.reduce(0) { $0 + $1.strength }
        // A link adds 1, but nothing where strengths are money.
        let links = network.currency == nil ? Double(explanation.links.count) : 0
        #expect(
          isClose(parts + links, strengths[node] ?? -1), "\(network.id(of: node)) \(projection)")
      }
    }
  }

  @Test(arguments: 0..<20) func `parts say the roles and others of the relation, most first`(
    seed: Int
  ) throws {
    for projection in Records.projections where projection.kind != .incidence {
      let network = try Records.random(seed: seed).network(projection)
      let dataset = network.dataset
      for node in network.nodes.indices where network.isActor(node) {
        let explanation = Explanation(of: node, in: network)
        for part in explanation.parts {
          let parties = dataset.parties(of: part.relation)
          let roles = parties.filter { $0.entity == network.id(of: node) }.map(\.role)
          #expect(part.roles == roles && !roles.isEmpty)
          #expect(part.others == part.others.sorted() && !part.others.contains(node))
          for other in part.others {
            #expect(parties.contains { $0.entity == network.id(of: other) })
          }
        }
        let shares = explanation.parts.map(\.strength)
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(
          Set(explanation.parts.map(\.relation)).isSuperset(
            of: network.relationsOfNodes()[node]))
      }
    }
  }

  @Test func `a relation that ties nobody is explained with nothing added`() throws {
    var records = Records()
    records.agree("a", "b")
    records.add("gift", .funding, [("a", .funder)])
    let network = try records.network()
    let explanation = try Explanation(of: network.number("a"), in: network)
    #expect(
      explanation.parts.map { network.dataset.relations[$0.relation].id } == ["accord-a-b", "gift"])
    #expect(explanation.parts.map(\.strength) == [1, 0])
    #expect(explanation.parts.map(\.roles) == [[.party], [.funder]])
    #expect(explanation.parts.map(\.others) == [[1], []])
  }
}
