import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Foundation

/// Records of a small dataset, written as relations; entities come into being by being named.
///
/// An id that starts with `place` is a place, one with `group` an unnamed group, any other a company.
struct Records {
  private(set) var tables = Tables()

  init() {
    tables.sources = [Source(id: "source", title: "A source")]
  }

  /// Adds a relation.
  mutating func add(
    _ id: String, _ type: RelationType, _ parties: KeyValuePairs<String, Role>, date: String? = nil,
    money: Money? = nil, episode: String? = nil
  ) {
    add(
      id, type, parties.map { ($0.key, $0.value) }, date: date.flatMap(EDTFDate.init), money: money,
      episode: episode)
  }

  /// Adds a relation.
  mutating func add(
    _ id: String, _ type: RelationType, _ parties: [(String, Role)], date: EDTFDate? = nil,
    money: Money? = nil, episode: String? = nil
  ) {
    tables.relations.append(
      Relation(id: id, type: type, title: "The \(id)", date: date, money: money, episode: episode))
    tables.evidence.append(
      Evidence(relation: id, source: "source", locator: "p1s1", excerpt: id, claim: "c"))
    for (entity, role) in parties {
      tables.parties.append(Party(relation: id, entity: entity, role: role))
      name(entity)
    }
  }

  /// Adds a structural link between two entities.
  mutating func link(_ from: String, _ to: String, _ kind: Link.Kind = .partOf) {
    tables.links.append(Link(from: from, to: to, kind: kind))
    if kind.linksEntities { [from, to].forEach { name($0) } }
  }

  /// Adds an entity, if it is not there.
  mutating func name(_ id: String) {
    guard !tables.entities.contains(where: { $0.id == id }) else { return }
    let kind: Entity.Kind =
      id.hasPrefix("place") ? .place : id.hasPrefix("group") ? .group : .company
    tables.entities.append(Entity(id: id, kind: kind, name: id))
  }

  /// Puts the rows of each table in another order.
  mutating func shuffle(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    tables.entities.shuffle(using: &generator)
    tables.relations.shuffle(using: &generator)
    tables.parties.shuffle(using: &generator)
    tables.evidence.shuffle(using: &generator)
    tables.links.shuffle(using: &generator)
  }

  /// The dataset.
  func dataset() throws -> Dataset {
    try Dataset(name: "records", title: "Records", tables: tables)
  }

  /// The network of the dataset.
  func network(_ projection: Projection = Projection()) throws -> Network {
    try Network(dataset(), projection)
  }
}

extension Records {
  /// Random relations of every type, with places, groups, several roles, dates, sums and episodes.
  static func random(seed: Int) -> Records {
    var generator = SeededGenerator(seed: seed)
    var records = Records()
    let entities = (1...6).map { "e\($0)" } + ["group-1", "place-1", "place-2"]
    for number in 0..<Int.random(in: 1...12, using: &generator) {
      let type = RelationType.allCases.randomElement(using: &generator) ?? .agreement
      let roles = type.rule.roles + [.location]
      var parties: [(String, Role)] = []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        guard let entity = entities.randomElement(using: &generator),
          let role = roles.randomElement(using: &generator),
          !parties.contains(where: { $0 == (entity, role) })
        else { continue }
        parties.append((entity, role))
      }
      let dates = ["2021", "2022-05", "2022-07-29", "2023-24", "2020/2022", "../2021", "2023/"]
      let sums = [1, 3, 10, 100, 7_000_000].map { Money($0, number % 5 == 0 ? "JPY" : "USD") }
      records.add(
        "r\(number)", type, parties,
        date: Bool.random(using: &generator)
          ? dates.randomElement(using: &generator).flatMap(EDTFDate.init) : nil,
        money: Bool.random(using: &generator) ? sums.randomElement(using: &generator) : nil,
        episode: Bool.random(using: &generator) ? "talks-\(number % 3)" : nil)
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      guard let from = entities.randomElement(using: &generator),
        let to = entities.randomElement(using: &generator), from != to,
        !records.tables.links.contains(where: { $0.from == from && $0.to == to })
      else { continue }
      records.link(from, to)
    }
    return records
  }
}

extension Network {
  /// The strength of the edge between two nodes, by their ids; `nil` if there is none.
  func strength(_ first: String, _ second: String) -> Double? {
    edge(first, second)?.strength
  }

  /// The edge between two nodes, by their ids; of a directed network, from the first to the second.
  func edge(_ first: String, _ second: String) -> Edge? {
    edges.first { edge in
      let ends = (id(of: edge.source), id(of: edge.target))
      return ends == (first, second) || !graph.isDirected && ends == (second, first)
    }
  }

  /// The strength of all edges at a node, added up.
  func strength(of id: String) -> Double {
    edges.filter { self.id(of: $0.source) == id || self.id(of: $0.target) == id }
      .reduce(0) { $0 + $1.strength }
  }

  /// The ids of the nodes, in their order.
  var ids: [String] { nodes.indices.map { id(of: $0) } }

  /// The ids of what was left out for a reason.
  func leftOut(_ reason: LeftOut.Reason) -> [String] {
    leftOut.filter { $0.reason == reason }.flatMap(\.ids)
  }
}
