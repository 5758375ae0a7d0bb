import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Testing

@Suite struct NetworkTests {
  /// One of each sort of projection.
  private static let projections: [Projection] = [
    Projection(), Projection(strength: .count, length: .inverse),
    Projection(unit: .episode, length: .inverse), Projection(hasPlaces: true, hasLinks: true),
    Projection(hasGroups: false), Projection(from: Day(year: 2022, month: 1, day: 1)),
    Projection(.incidence), Projection(.incidence, hasPlaces: true, hasLinks: true),
    Projection(.flows), Projection(.flows, split: .equal, hasLinks: true),
    Projection(.flows, hasGroups: false, to: Day(year: 2022, month: 6, day: 1)),
  ]

  @Test(arguments: 0..<25)
  func `rows in another order are the same network, bit for bit`(seed: Int) throws {
    var records = Records.random(seed: seed)
    for projection in NetworkTests.projections {
      let network = try records.network(projection)
      records.shuffle(seed: seed + 1_000)
      let shuffled = try records.network(projection)
      #expect(network.dataset.tables == shuffled.dataset.tables)
      #expect(network.nodes == shuffled.nodes)
      #expect(network.edges == shuffled.edges)
      #expect(
        network.edges.map(\.strength.bitPattern) == shuffled.edges.map(\.strength.bitPattern))
      #expect(network.leftOut == shuffled.leftOut)
      #expect(network.relations == shuffled.relations)
      #expect(network.undated == shuffled.undated)
      #expect(network.graph.edges == shuffled.graph.edges)
      #expect(network.graph.strengths == shuffled.graph.strengths)
      #expect(network.graph.lengths == shuffled.graph.lengths)
    }
  }

  @Test(arguments: 0..<25)
  func `nodes and edges stand in order, and the graph has them under the same numbers`(
    seed: Int
  ) throws {
    let records = Records.random(seed: seed)
    for projection in NetworkTests.projections {
      let network = try records.network(projection)
      #expect(network.ids == network.ids.sorted())
      for (number, id) in network.ids.enumerated() { #expect(network.node(id) == number) }
      #expect(network.node("nobody") == nil)
      for (edge, next) in zip(network.edges, network.edges.dropFirst()) {
        let isBefore =
          (edge.source, edge.target, edge.role?.rawValue ?? "")
          < (next.source, next.target, next.role?.rawValue ?? "")
        #expect(isBefore)
      }
      #expect(network.graph.nodeCount == network.nodes.count)
      #expect(network.graph.edges == network.edges.map { Graph.Edge($0.source, $0.target) })
      #expect(network.graph.strengths == network.edges.map(\.strength))
      for edge in network.edges {
        #expect(edge.relations == Set(edge.relations).sorted())
        #expect(edge.links == Set(edge.links).sorted())
        #expect(edge.shares.count == edge.relations.count)
        #expect(!edge.relations.isEmpty || !edge.links.isEmpty)
        #expect(Set(edge.relations).isSubset(of: network.relations))
      }
    }
  }

  /// Every entity and relation is in the network or is said to be left out.
  @Test(arguments: 0..<25)
  func `nothing is lost in silence`(seed: Int) throws {
    var records = Records.random(seed: seed)
    records.name("nobody")
    for projection in NetworkTests.projections {
      let network = try records.network(projection)
      let left = Set(network.leftOut.flatMap(\.ids))
      for entity in records.tables.entities {
        let reasons = network.leftOut.filter { $0.ids.contains(entity.id) }
        #expect((network.node(entity.id) == nil) == (reasons.count == 1), "\(entity.id)")
      }
      let drawn = Set(network.edges.flatMap(\.relations))
      for (number, relation) in network.dataset.relations.enumerated() where !drawn.contains(number)
      {
        #expect(left.contains(relation.id), "\(relation.id)")
      }
      for part in network.leftOut {
        #expect(part.ids == Set(part.ids).sorted())
        #expect(!part.ids.isEmpty)
      }
      let reasons = network.leftOut.map(\.reason)
      #expect(Set(reasons).count == reasons.count)
    }
  }

  /// In flows, those in which it gives or gets.
  @Test(arguments: 0..<25)
  func `the relations of a node are those it has a part in, other than as a place`(
    seed: Int
  ) throws {
    let records = Records.random(seed: seed)
    for projection in NetworkTests.projections {
      let network = try records.network(projection)
      let found = network.relationsOfNodes()
      #expect(found.count == network.nodes.count)
      for (node, id) in network.ids.enumerated() {
        let expected = network.relations.filter { number in
          let relation = network.dataset.relations[number]
          let flow = relation.type.rule.flow
          let flowing = [flow?.first, flow?.second].compactMap(\.self)
          return relation.id == id
            || records.tables.parties.contains { party in
              party.relation == relation.id && party.entity == id && party.role != .location
                && (projection.kind != .flows || flowing.contains(party.role))
            }
        }
        #expect(found[node] == expected, "\(id)")
      }
    }
  }

  @Test func `places and groups are in or out as asked for`() throws {
    var records = Records()
    records.add("r", .agreement, ["a": .party, "b": .party, "group": .party, "place": .party])
    #expect(try records.network().ids == ["a", "b", "group"])
    #expect(try records.network(Projection(hasPlaces: true)).ids == ["a", "b", "group", "place"])
    let few = try records.network(Projection(hasGroups: false))
    #expect(few.ids == ["a", "b"])
    #expect(few.leftOut(.groups) == ["group"])
    #expect(few.leftOut(.places) == ["place"])
    #expect(few.strength("a", "b") == 1, "the share is among those who are nodes")
    #expect(try records.network().strength("a", "b") == 0.5)
  }

  @Test func `a length is one over the strength, if asked for`() throws {
    var records = Records()
    records.add("r", .agreement, ["a": .party, "b": .party, "c": .party])
    #expect(try records.network().graph.lengths == nil)
    #expect(try records.network(Projection(length: .inverse)).graph.lengths == [2, 2, 2])
  }

  @Test func `an empty dataset makes an empty network`() throws {
    for kind in Projection.Kind.allCases {
      let network = try Records().network(Projection(kind))
      #expect(network.nodes.isEmpty)
      #expect(network.edges.isEmpty)
      #expect(network.leftOut.isEmpty)
      #expect(network.relationsOfNodes().isEmpty)
    }
  }

  @Test func `labels are in the language asked for`() throws {
    var records = Records()
    records.add("r", .agreement, ["a": .party, "b": .party])
    var tables = records.tables
    tables.names = [
      EntityName(entity: "a", language: "ja", name: "ア", use: .label, basis: .standard)
    ]
    let network = try Network(Dataset(name: "n", title: "t", tables: tables))
    #expect(network.label(of: 0, in: .japanese) == "ア")
    #expect(network.label(of: 0, in: .english) == "a")
    #expect(network.label(of: 1, in: .japanese) == "b")
  }
}
