import EntenteData

extension NetworkBuilder {
  mutating func addFlows() {
    var flows: [(number: Int, pairs: [Pair], parts: Int)] = []
    var (idle, unknown): ([String], [String]) = ([], [])
    for number in relations {
      let (pairs, parts) = flowPairs(of: number)
      if pairs.isEmpty {
        idle.append(dataset.relations[number].id)
      } else {
        flows.append((number, pairs, parts))
      }
    }
    let currencies = Set(flows.compactMap { dataset.relations[$0.number].money?.currency })
    if projection.split == .equal, currencies.count == 1 { currency = currencies.first }
    var table = EdgeTable()
    for (number, pairs, parts) in flows {
      let range = dataset.relations[number].money.map { money in
        projection.split == .equal
          ? MoneyRange(money, dividedBy: parts) : MoneyRange(money, isJoint: parts > 1)
      }
      if currency != nil, range == nil { unknown.append(dataset.relations[number].id) }
      let sum = range.flatMap { Double("\($0.most)") } ?? 0
      for pair in pairs {
        table.add(pair, relation: number, strength: currency == nil ? 1 : sum, money: range)
      }
    }
    edges = table.edges
    // Only those who give or get are in a graph of flows.
    keepNodes(Set(edges.flatMap { [$0.source, $0.target] }))
    leaveOut(.tiesNobody, idle)
    leaveOut(.unknownSum, unknown)
  }

  /// The pairs of nodes from who gives to who gets, and among how many pairs of parties the sum is
  /// joint: those who are no nodes have their part of it too.
  private func flowPairs(of number: Int) -> (pairs: [Pair], parts: Int) {
    guard let flow = dataset.relations[number].type.rule.flow else { return ([], 0) }
    let parties = dataset.parties(of: number)
    let givers = parties.filter { $0.role == flow.first }.map { nodeNumbers[$0.entity] }
    let getters = parties.filter { $0.role == flow.second }.map { nodeNumbers[$0.entity] }
    let pairs = givers.compactMap(\.self).flatMap { source in
      getters.compactMap(\.self).filter { $0 != source }.map { Pair(source, $0) }
    }
    return (pairs, givers.count * getters.count)
  }

  mutating func keepNodes(_ kept: Set<Int>) {
    var numbers = [Int](repeating: 0, count: nodes.count)
    var uninvolved: [String] = []
    let ids = nodeNumbers.sorted { $0.value < $1.value }.map(\.key)
    let old = nodes
    (nodes, nodeNumbers) = ([], [:])
    for (number, node) in old.enumerated() {
      numbers[number] = nodes.count
      if kept.contains(number) {
        nodeNumbers[ids[number]] = nodes.count
        nodes.append(node)
      } else {
        uninvolved.append(ids[number])
      }
    }
    edges = edges.map { edge in
      Network.Edge(
        source: numbers[edge.source], target: numbers[edge.target], relations: edge.relations,
        shares: edge.shares,
        links: edge.links, role: edge.role, money: edge.money, strength: edge.strength)
    }
    leaveOut(.uninvolved, uninvolved)
  }
}
