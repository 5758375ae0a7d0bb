import EntenteData

extension NetworkBuilder {
  mutating func addTies() {
    var ties = EdgeTable()
    var idle: [String] = []
    var units: [(id: String, pairs: [(Pair, relation: Int)])] = []
    var unitOfEpisode: [String: Int] = [:]
    for number in relations {
      let relation = dataset.relations[number]
      let pairs = tiedPairs(of: number)
      if pairs.isEmpty { idle.append(relation.id) }
      let episode = projection.unit == .episode ? relation.episodeID : relation.id
      if let unit = unitOfEpisode[episode] {
        units[unit].pairs += pairs.map { ($0, number) }
      } else {
        unitOfEpisode[episode] = units.count
        units.append((episode, pairs.map { ($0, number) }))
      }
    }
    // In the order of their ids, so that the sums do not depend on which relation came first.
    for unit in units.sorted(by: { $0.id < $1.id }) {
      var degrees: [Int: Int] = [:]
      let distinct = Set(unit.pairs.map(\.0))
      for pair in distinct {
        degrees[pair.source, default: 0] += 1
        degrees[pair.target, default: 0] += 1
      }
      let most = degrees.values.max() ?? 1
      let share = projection.strength == .count ? 1 : 1 / Double(most)
      var strengthened: Set<Pair> = []
      for (pair, relation) in unit.pairs {
        let isNew = strengthened.insert(pair).inserted
        ties.add(pair, relation: relation, strength: isNew ? share : 0)
      }
    }
    edges = ties.edges
    leaveOut(.tiesNobody, idle)
  }

  /// The pairs of nodes that a relation ties, each once.
  private func tiedPairs(of number: Int) -> [Pair] {
    let type = dataset.relations[number].type
    let parties = dataset.parties(of: number).compactMap { party in
      nodeNumbers[party.entity].map { (node: $0, role: party.role) }
    }
    var pairs: Set<Pair> = []
    for (index, first) in parties.enumerated() {
      for second in parties.dropFirst(index + 1)
      where first.node != second.node && type.ties(first.role, second.role) {
        pairs.insert(Pair(min(first.node, second.node), max(first.node, second.node)))
      }
    }
    return pairs.sorted()
  }
}
