import EntenteData
import EntenteNetwork
import Testing

@testable import EntenteDrawing

/// Which relations of a network are drawn, and what is said of them.
@Suite struct RelationDrawingTests {
  private func diagram(_ tables: Tables, _ projection: Projection) throws -> Diagram {
    Diagram(try Network(Dataset(name: "small", title: "Small", tables: tables), projection))
  }

  /// The small dataset, with one relation of two supporters and a group.
  private var tables: Tables {
    var tables = SmallDataset.tables()
    tables.relations.append(Relation(id: "help", type: .support, title: "Help"))
    tables.parties += [
      Party(relation: "help", entity: "beta", role: .supporter),
      Party(relation: "help", entity: "gamma", role: .supporter),
      Party(relation: "help", entity: "five", role: .supported),
    ]
    tables.evidence.append(
      Evidence(relation: "help", source: "news", locator: "p1s2", excerpt: "help", claim: "Help."))
    return tables
  }

  private func relations(_ diagram: Diagram) -> Set<RelationType> {
    Set(diagram.edges.compactMap(\.style.type))
  }

  @Test func `supporters without whom they support are not drawn as tied`() throws {
    #expect(relations(try diagram(tables, Projection())).contains(.support))
    let without = try diagram(tables, Projection(hasGroups: false))
    #expect(!relations(without).contains(.support))
    // The grant still has a funder and beneficiaries without the group.
    #expect(relations(without).contains(.funding))
    #expect(without.joints.contains { $0.id == "grant--joint" })
  }

  @Test func `a relation with one party left is not drawn, one that has one party is`() throws {
    var tables = tables
    tables.relations.append(Relation(id: "alone", type: .partnership, title: "Alone"))
    tables.parties.append(Party(relation: "alone", entity: "alpha", role: .partner))
    tables.evidence.append(
      Evidence(relation: "alone", source: "news", locator: "p1s3", excerpt: "one", claim: "One."))
    // Money to a place, which is no node here, leaves its funder alone.
    let diagram = try diagram(tables, Projection())
    #expect(!diagram.edges.contains { $0.id.contains("site") })
    #expect(diagram.joints.contains { $0.id == "alone--joint" })
  }

  @Test func `flows show who gives and gets, and nothing else`() throws {
    let diagram = try diagram(tables, Projection(.flows))
    #expect(relations(diagram) == [.funding, .support])
    #expect(diagram.nodes.map(\.id).contains("land"), "money to a place is not lost")
  }

  @Test func `structural links are thin lines with an entry of their own in the legend`() throws {
    var tables = tables
    tables.links = [Link(from: "beta", to: "delta", kind: .subsidiaryOf, basis: .implied)]
    let without = try diagram(tables, Projection())
    #expect(!without.edges.contains { $0.style.type == nil })
    let diagram = try diagram(tables, Projection(hasLinks: true))
    let links = diagram.edges.filter { $0.style.type == nil }
    #expect(links.map(\.source) == ["beta"] && links.map(\.target) == ["delta"])
    #expect(links.first?.tooltip == "Beta — Delta Institute: subsidiary of")
    #expect(diagram.legend.types.count == without.legend.types.count + 1)
  }

  @Test func `a tooltip says the caveats of its relation`() throws {
    var tables = tables
    tables.caveats = [
      Caveat(subject: "grant", column: "amount", issue: .disputed, note: "Others say half of it.")
    ]
    let diagram = try diagram(tables, Projection())
    let joint = diagram.joints.first { $0.id == "grant--joint" }
    #expect(joint?.tooltip.contains("disputed: Others say half of it.") == true)
    #expect(diagram.joints.filter { $0.tooltip.contains("disputed") }.count == 1)
  }

  @Test func `a status that is not said is not shown as in force`() throws {
    // “site” has no status, “accord-2” is in force, both are solid lines.
    let some = try diagram(tables, Projection(hasPlaces: true))
    #expect(some.legend.lines.map(\.text).contains("in force, or status not said"))
    var known = SmallDataset.tables()
    known.relations = known.relations.map { relation in
      var relation = relation
      relation.status = relation.status ?? .inForce
      return relation
    }
    let all = try diagram(known, Projection(hasPlaces: true))
    #expect(all.legend.lines.map(\.text).contains("in force"))
  }
}
