import EntenteData
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteDrawing

@Suite struct DiagramTests {
  @Test func `a relation of two is an edge, one of more a joint with a spoke to each`() throws {
    let diagram = Diagram(try SmallDataset.network())
    #expect(diagram.joints.map(\.id) == ["accord-1--joint", "grant--joint", "site--joint"])
    #expect(diagram.edges.count { $0.target == "grant--joint" } == 2)
    #expect(diagram.edges.count { $0.source == "grant--joint" } == 2)
    let work = try #require(diagram.edges.first { $0.id == "work" })
    #expect(Set([work.source, work.target]) == ["gamma", "delta"])
  }

  @Test func `relations of one type and pair are one edge that says how many`() throws {
    let diagram = Diagram(try SmallDataset.network())
    let joint = try #require(diagram.joints.first { $0.id == "accord-1--joint" })
    #expect(joint.label == "×2")
    #expect(joint.tooltip.contains("It says <accord-1>."))
    #expect(joint.tooltip.contains("It says <accord-2>."))
    let spokes = diagram.edges.filter { $0.source == joint.id || $0.target == joint.id }
    #expect(spokes.count == 2)
    // In force beats planned, and stated beats implied.
    #expect(spokes.allSatisfy { $0.style.dash == .solid })
    let isImplied = spokes.map { ($0.target, $0.style.isTargetImplied) }
    #expect(isImplied.allSatisfy { $0.1 == ($0.0 == "beta") })
  }

  @Test(arguments: [
    (Language.english, "≈\u{2009}US$110M"), (.japanese, "約1.1億ドル"), (.chinese, "约1.1亿美元"),
  ])
  func `a joint sum is written once, in the language of the diagram`(
    language: Language, text: String
  ) throws {
    let diagram = Diagram(try SmallDataset.network(), language: language)
    #expect(diagram.joints.count { $0.label == text } == 1)
  }

  @Test func `as pairs, a joint sum is written on none of them`() throws {
    let diagram = Diagram(try SmallDataset.network(), relations: .pairs)
    let grant = diagram.edges.filter { $0.id.hasPrefix("grant--") }
    #expect(
      Set(grant.map { "\($0.source) \($0.target)" })
        == ["beta alpha", "beta delta", "five alpha", "five delta"])
    #expect(grant.allSatisfy { $0.style.width == EdgeStyle.width(of: nil) })
    #expect(diagram.joints.compactMap(\.label).sorted() == ["US$5M", "×2"])
  }

  @Test func `every edge says its ends, claim, date and sum, and leads to its evidence`() throws {
    let diagram = Diagram(try SmallDataset.network())
    for edge in diagram.edges {
      #expect(edge.tooltip.contains("It says <"))
      #expect(
        edge.link?.hasPrefix("https://example.org/news?a=1&b=2#:~:text=they%20%26%20") == true)
    }
    let spoke = try #require(diagram.edges.first { $0.id == "grant--delta--beneficiary" })
    #expect(spoke.tooltip.hasPrefix("Delta Institute (implied) — "))
    #expect(spoke.tooltip.contains("announced"))
    #expect(spoke.tooltip.contains("US$110M"))
  }

  @Test func `entities of one country are grouped, those of several or none are not`() throws {
    let diagram = Diagram(try SmallDataset.network())
    #expect(
      diagram.groups == [.init(id: "JP", label: "Japan"), .init(id: "US", label: "United States")])
    let groups = Dictionary(uniqueKeysWithValues: diagram.nodes.map { ($0.id, $0.group) })
    #expect(groups["alpha"] == "JP" && groups["beta"] == "US")
    #expect(groups["delta"] == .some(nil))
    let own = Grouping(groups: ["beta": "1", "delta": "1"], labels: ["1": "Cluster 1"])
    let other = Diagram(try SmallDataset.network(), grouping: own)
    #expect(other.groups == [.init(id: "1", label: "Cluster 1")])
    #expect(other.nodes.filter { $0.group == "1" }.map(\.id) == ["beta", "delta"])
  }

  @Test func `a place is drawn where money goes, not where something only happens`() throws {
    let ids = Diagram(try SmallDataset.network()).nodes.map(\.id)
    #expect(ids.contains("land"))
    #expect(!ids.contains("sea"))
  }

  @Test func `an unnamed group says how many it has, unless its name does`() throws {
    let diagram = Diagram(try SmallDataset.network())
    #expect(diagram.nodes.first { $0.id == "five" }?.lines == ["Companies", "(5)"])
    var tables = SmallDataset.tables()
    tables.entities[4].name = "Five companies"
    let named = Diagram(try SmallDataset.network(tables))
    #expect(named.nodes.first { $0.id == "five" }?.lines == ["Five companies"])
  }

  @Test func `the legend has what occurs and nothing else`() throws {
    let diagram = Diagram(try SmallDataset.network())
    #expect(
      diagram.legend.kinds.map(\.text)
        == ["government", "university", "company", "institute", "unnamed group", "place"])
    #expect(diagram.legend.types.map(\.text) == ["agreement", "partnership", "funding"])
    var tables = SmallDataset.tables()
    tables.relations.removeAll { $0.id == "work" }
    tables.parties.removeAll { $0.relation == "work" }
    tables.evidence.removeAll { $0.relation == "work" }
    let fewer = Diagram(try SmallDataset.network(tables))
    #expect(fewer.legend.types.map(\.text) == ["agreement", "funding"])
    #expect(!fewer.legend.lines.map(\.text).contains("completed"))
    #expect(diagram.legend.lines.map(\.text).contains("completed"))
  }

  @Test func `the order of rows changes nothing`() throws {
    let expected = Diagram(try SmallDataset.network())
    var tables = SmallDataset.tables()
    tables.entities.reverse()
    tables.relations.reverse()
    tables.parties.reverse()
    tables.evidence.reverse()
    let shuffled = Diagram(try SmallDataset.network(tables))
    #expect(shuffled == expected)
    #expect(shuffled.dot == expected.dot)
  }

  @Test func `ids are unique`() throws {
    for relations in Diagram.Relations.allCases {
      let diagram = Diagram(try SmallDataset.network(), relations: relations)
      let ids = diagram.nodes.map(\.id) + diagram.joints.map(\.id) + diagram.edges.map(\.id)
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test func `kinds differ by shape or line, types by color and marker`() {
    let outlines = Entity.Kind.allCases.map { kind -> String in
      let style = NodeStyle(kind)
      return "\(style.shape) \(style.isRounded) \(style.isDashed) \(style.outlines)"
    }
    #expect(Set(outlines).count == outlines.count)
    #expect(Set(RelationType.allCases.map(EdgeStyle.color)).count == RelationType.allCases.count)
    let markers = RelationType.allCases.map { type in
      type.rule.roles.map { EdgeStyle.marker(type, $0) }.first { $0 != .none } ?? .none
    }
    #expect(Set(markers).count == markers.count)
  }

  @Test func `more money is a wider line, on a scale of digits`() {
    let widths = (0...14).map { exponent in
      let amount = (0..<exponent).reduce(Money(1, "USD").amount) { amount, _ in amount * 10 }
      return EdgeStyle.width(of: Money(amount, "USD"))
    }
    #expect(widths == widths.sorted())
    #expect(widths[8] - widths[7] == widths[9] - widths[8])
    #expect(widths.allSatisfy { (1.6...5).contains($0) })
    #expect(
      EdgeStyle.width(of: Money(10_000_000_000, "JPY"))
        == EdgeStyle.width(of: Money(100_000_000, "USD")))
  }
}
