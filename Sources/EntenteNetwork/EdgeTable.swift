/// Two nodes, from one to the other.
struct Pair: Hashable, Comparable {
  let source: Int
  let target: Int

  init(_ source: Int, _ target: Int) {
    (self.source, self.target) = (source, target)
  }

  static func < (first: Pair, second: Pair) -> Bool {
    (first.source, first.target) < (second.source, second.target)
  }
}

/// Adds up what makes each edge.
struct EdgeTable {
  private struct Entry {
    var relations: [(number: Int, share: Double)] = []
    var links: [Int] = []
    var money: [MoneyRange] = []
    var strength = 0.0
  }

  private var entries: [Pair: Entry] = [:]
  private var finished: [Network.Edge] = []

  /// Starts from edges that are kept as they are where they have a role, and added to otherwise.
  init(_ edges: [Network.Edge] = []) {
    for edge in edges {
      guard edge.role == nil else {
        finished.append(edge)
        continue
      }
      entries[Pair(edge.source, edge.target)] = Entry(
        relations: Array(zip(edge.relations, edge.shares)), links: edge.links, money: edge.money,
        strength: edge.strength)
    }
  }

  mutating func add(
    _ pair: Pair, relation: Int? = nil, link: Int? = nil, strength: Double, money: MoneyRange? = nil
  ) {
    entries[pair, default: Entry()].strength += strength
    if let relation { entries[pair]?.relations.append((relation, strength)) }
    if let link { entries[pair]?.links.append(link) }
    if let money { entries[pair]?.money.append(money) }
  }

  /// The edges, by source and target.
  var edges: [Network.Edge] {
    finished
      + entries.sorted { $0.key < $1.key }.map { pair, entry in
        let relations = entry.relations.sorted { $0.number < $1.number }
        return Network.Edge(
          source: pair.source, target: pair.target, relations: relations.map(\.number),
          shares: relations.map(\.share), links: entry.links, role: nil,
          money: MoneyRange.totals(entry.money), strength: entry.strength)
      }
  }
}
