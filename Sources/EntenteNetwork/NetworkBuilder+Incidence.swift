import EntenteData

extension NetworkBuilder {
  mutating func addIncidences() {
    var idle: [String] = []
    for number in relations {
      let id = dataset.relations[number].id
      guard let relation = nodeNumbers[id] else { continue }
      let count = edges.count
      for party in dataset.parties(of: number) {
        guard let entity = nodeNumbers[party.entity] else { continue }
        edges.append(
          Network.Edge(
            source: min(entity, relation), target: max(entity, relation), relations: [number],
            shares: [1],
            links: [], role: party.role, money: [], strength: 1))
      }
      if edges.count == count { idle.append(id) }
    }
    leaveOut(.tiesNobody, idle)
  }
}
