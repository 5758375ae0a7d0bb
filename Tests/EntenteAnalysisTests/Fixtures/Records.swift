import EntenteData
import EntenteNetwork
import EntenteTestSupport
import Foundation

/// Records of a small dataset; entities come into being by being named in a relation.
///
/// An id that starts with `place` is a place, one with `group` an unnamed group, any other a company.
struct Records {
  private(set) var tables = Tables()

  init() {
    tables.sources = [Source(id: "source", title: "A source")]
  }

  mutating func add(
    _ id: String, _ type: RelationType, _ parties: [(String, Role)], money: Money? = nil,
    episode: String? = nil, date: String? = nil
  ) {
    tables.relations.append(
      Relation(
        id: id, type: type, title: id, date: date.flatMap(EDTFDate.init), money: money,
        episode: episode))
    tables.evidence.append(
      Evidence(relation: id, source: "source", locator: "p1s1", excerpt: id, claim: "c"))
    for (entity, role) in parties {
      tables.parties.append(Party(relation: id, entity: entity, role: role))
      name(entity)
    }
  }

  /// Adds an agreement of some, who are equals.
  mutating func agree(_ entities: String...) {
    add(
      "accord-\(entities.joined(separator: "-"))", .agreement,
      entities.map { ($0, Role.party) })
  }

  mutating func link(_ from: String, to: String) {
    tables.links.append(Link(from: from, to: to, kind: .partOf))
    [from, to].forEach { name($0) }
  }

  private mutating func name(_ id: String) {
    guard !tables.entities.contains(where: { $0.id == id }) else { return }
    let kind: Entity.Kind =
      id.hasPrefix("place") ? .place : id.hasPrefix("group") ? .group : .company
    tables.entities.append(Entity(id: id, kind: kind, name: id))
  }

  mutating func reverse() {
    tables.entities.reverse()
    tables.relations.reverse()
    tables.parties.reverse()
    tables.evidence.reverse()
  }

  func network(_ projection: Projection = Projection()) throws -> Network {
    try Network(Dataset(name: "records", title: "Records", tables: tables), projection)
  }

  /// Random relations of every type with places, groups, several roles, sums, episodes and links.
  static func random(seed: Int) -> Records {
    var generator = SeededGenerator(seed: seed)
    var records = Records()
    let entities = ["a", "b", "c", "d", "e", "group-1", "place-1", "place-2"]
    for number in 0..<Int.random(in: 1...10, using: &generator) {
      let type = RelationType.allCases[number % RelationType.allCases.count]
      let roles = type.rule.roles + [.location]
      var parties: [(String, Role)] = []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let party = (
          entities[Int.random(in: 0..<entities.count, using: &generator)],
          roles[Int.random(in: 0..<roles.count, using: &generator)]
        )
        if !parties.contains(where: { $0 == party }) { parties.append(party) }
      }
      records.add(
        "r\(number)", type, parties,
        money: number % 3 == 0 ? nil : Money(Decimal(number * 60), number % 4 == 0 ? "JPY" : "USD"),
        episode: number % 2 == 0 ? "talks-\(number % 3)" : nil)
    }
    if seed % 2 == 0 { records.link("a", to: "b") }
    return records
  }

  /// Projections of every kind, with the options that change what nodes and strengths are.
  static let projections: [Projection] = [
    Projection(), Projection(strength: .count), Projection(unit: .episode, hasLinks: true),
    Projection(hasPlaces: true, hasGroups: false), Projection(.incidence),
    Projection(.incidence, hasPlaces: true, hasLinks: true), Projection(.flows),
    Projection(.flows, hasLinks: true), Projection(.flows, split: .equal),
  ]
}

extension Network {
  /// The row of a node's id.
  func number(_ id: String) throws -> Int {
    guard let node = node(id) else { throw NoNode(id: id) }
    return node
  }

  struct NoNode: Error { let id: String }
}
