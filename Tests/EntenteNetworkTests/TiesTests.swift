import EntenteData
import EntenteNetwork
import EntenteTestSupport
import Testing

@Suite struct TiesTests {
  @Test(arguments: 2...9)
  func `among k equals each tie gets 1 of k less 1, and each of them 1 in all`(count: Int) throws {
    let ids = (0..<count).map { "e\($0)" }
    for (type, role) in [
      (RelationType.agreement, Role.party), (.partnership, .partner), (.announcement, .announcer),
      (.meeting, .participant), (.meeting, .host), (.establishment, .founder),
    ] {
      var records = Records()
      records.add("r", type, ids.map { ($0, role) })
      let network = try records.network()
      #expect(network.edges.count == count * (count - 1) / 2)
      #expect(network.edges.allSatisfy { $0.strength == 1 / Double(count - 1) })
      #expect(ids.allSatisfy { isClose(network.strength(of: $0), 1) })
    }
  }

  @Test(arguments: 0..<20)
  func `with agreements only, an actor's strength is their number`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var records = Records()
    var agreements: [String: Int] = [:]
    for number in 0..<10 {
      let ids = (0..<8).map { "e\($0)" }.shuffled(using: &generator)
        .prefix(Int.random(in: 2...6, using: &generator))
      records.add("r\(number)", .agreement, ids.map { ($0, .party) })
      for id in ids { agreements[id, default: 0] += 1 }
    }
    let network = try records.network()
    for (id, count) in agreements {
      #expect(isClose(network.strength(of: id), Double(count)), "\(id)")
    }
  }

  @Test(arguments: 1...4, 1...4)
  func `between two sides each tie gets 1 of the larger side`(first: Int, second: Int) throws {
    for (type, roles) in [
      (RelationType.funding, (Role.funder, Role.beneficiary)), (.support, (.supporter, .supported)),
      (.access, (.provider, .user)), (.partnership, (.lead, .counterpart)),
    ] {
      var records = Records()
      records.add(
        "r", type,
        (0..<first).map { ("a\($0)", roles.0) } + (0..<second).map { ("b\($0)", roles.1) })
      let network = try records.network()
      #expect(network.edges.count == first * second)
      #expect(network.edges.allSatisfy { $0.strength == 1 / Double(max(first, second)) })
      #expect(network.edge("a0", "a1") == nil)
      #expect(network.edge("b0", "b1") == nil)
    }
  }

  @Test func `founders are tied with one another and with what they found`() throws {
    var records = Records()
    records.add(
      "r", .establishment, ["a": .founder, "b": .founder, "x": .founded, "y": .founded])
    let network = try records.network()
    #expect(network.edges.count == 5)
    #expect(network.edge("x", "y") == nil)
    // A founder has three ties, one founder and two founded.
    #expect(network.edges.allSatisfy { $0.strength == 1 / 3.0 })
  }

  @Test func `a lead works with counterparts, not with partners of the same relation`() throws {
    var records = Records()
    records.add(
      "r", .partnership,
      ["a": .lead, "b": .counterpart, "c": .counterpart, "p": .partner, "q": .partner])
    let network = try records.network()
    #expect(network.edges.count == 3)
    for (first, second) in [("a", "b"), ("a", "c"), ("p", "q")] {
      #expect(network.strength(first, second) == 0.5)
    }
  }

  @Test func `who holds two roles is tied once to another and never to itself`() throws {
    var records = Records()
    records.add("m", .meeting, ["a": .host, "a": .participant, "b": .host, "b": .participant])
    records.add("f", .funding, ["a": .funder, "a": .beneficiary, "b": .beneficiary])
    let network = try records.network()
    #expect(network.edges.count == 1)
    #expect(network.strength("a", "b") == 2)
    #expect(network.edges[0].shares == [1, 1])
  }

  @Test func `relations that tie nobody are listed, and who takes part stays`() throws {
    var records = Records()
    records.add("alone", .agreement, ["a": .party])
    records.add("news", .announcement, ["a": .announcer, "b": .subject])
    records.add("joint", .funding, ["c": .funder, "d": .funder])
    records.add("where", .meeting, ["a": .host, "place": .location])
    let network = try records.network()
    #expect(network.edges.isEmpty)
    #expect(network.ids == ["a", "b", "c", "d"])
    #expect(network.leftOut(.tiesNobody) == ["alone", "joint", "news", "where"])
    #expect(network.leftOut(.places) == ["place"])
  }

  @Test func `counted, each tie gets 1 from each relation`() throws {
    var records = Records()
    records.add("r1", .agreement, ["a": .party, "b": .party, "c": .party])
    records.add("r2", .funding, ["a": .funder, "b": .beneficiary])
    let network = try records.network(Projection(strength: .count))
    #expect(network.strength("a", "b") == 2)
    #expect(network.strength("a", "c") == 1)
    #expect(network.edge("a", "b")?.relations == [0, 1])
    #expect(network.edge("a", "b")?.shares == [1, 1])
  }

  @Test(arguments: Projection.Strength.allCases)
  func `facets of one episode count once`(strength: Projection.Strength) throws {
    var records = Records()
    records.add("r1", .meeting, ["a": .host, "b": .participant], episode: "talks")
    records.add("r2", .agreement, ["a": .party, "b": .party], episode: "talks")
    records.add("r3", .agreement, ["a": .party, "b": .party])
    let network = try records.network(Projection(strength: strength, unit: .episode))
    #expect(network.edges.count == 1)
    #expect(network.edges[0].strength == 2)
    #expect(network.edges[0].relations == [0, 1, 2])
    #expect(network.edges[0].shares == [1, 0, 1])
    #expect(try records.network(Projection(strength: strength)).edges[0].strength == 3)
  }

  @Test func `no actor gets more than 1 from an episode of several relations`() throws {
    var records = Records()
    records.add("r1", .agreement, ["a": .party, "b": .party], episode: "talks")
    records.add("r2", .agreement, ["a": .party, "c": .party], episode: "talks")
    let network = try records.network(Projection(unit: .episode))
    #expect(network.strength("a", "b") == 0.5)
    #expect(network.strength(of: "a") == 1)
    #expect(try records.network().strength(of: "a") == 2)
  }

  /// An oracle that goes over the pairs of names, relation by relation.
  @Test(arguments: 0..<60)
  func `random relations give the ties that their roles say`(seed: Int) throws {
    let records = Records.random(seed: seed)
    for hasPlaces in [true, false] {
      let network = try records.network(Projection(hasPlaces: hasPlaces))
      let names = records.tables.entities.map(\.id).filter { hasPlaces || !$0.hasPrefix("place") }
      var strengths: [Set<String>: Double] = [:]
      for relation in records.tables.relations {
        let parties = records.tables.parties.filter { $0.relation == relation.id }
        func tied(_ first: String, _ second: String) -> Bool {
          parties.contains { one in
            one.entity == first
              && parties.contains { $0.entity == second && relation.type.ties(one.role, $0.role) }
          }
        }
        let partners = names.map { name in names.count { $0 != name && tied(name, $0) } }
        guard let most = partners.max(), most > 0 else {
          #expect(network.leftOut(.tiesNobody).contains(relation.id))
          continue
        }
        for first in names {
          for second in names where first < second && tied(first, second) {
            strengths[[first, second], default: 0] += 1 / Double(most)
          }
        }
      }
      #expect(network.edges.count == strengths.count)
      for (pair, expected) in strengths {
        let pair = pair.sorted()
        #expect(isClose(network.strength(pair[0], pair[1]) ?? -1, expected), "\(pair)")
      }
      for edge in network.edges {
        #expect(isClose(edge.shares.reduce(0, +), edge.strength))
        #expect(edge.source < edge.target)
      }
      expectAtMostOne(network)
    }
  }

  /// Expects that no actor gets more than 1 from one relation.
  private func expectAtMostOne(_ network: Network) {
    var totals: [[Int]: Double] = [:]
    for edge in network.edges {
      for (relation, share) in zip(edge.relations, edge.shares) {
        totals[[relation, edge.source], default: 0] += share
        totals[[relation, edge.target], default: 0] += share
      }
    }
    #expect(totals.values.allSatisfy { $0 <= 1 + 1e-12 })
  }
}
