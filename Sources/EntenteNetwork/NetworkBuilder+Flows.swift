import EntenteData

extension NetworkBuilder {
  mutating func addFlows() {
    var flows = EdgeTable()
    var (idle, unknown): ([String], [String]) = ([], [])
    let isMoney = projection.split == .equal && currencies.count <= 1
    for number in relations {
      let relation = dataset.relations[number]
      let pairs = flowPairs(of: number)
      if pairs.isEmpty {
        idle.append(relation.id)
        continue
      }
      if isMoney, relation.money == nil { unknown.append(relation.id) }
      for pair in pairs {
        let range = relation.money.map { money in
          projection.split == .equal
            ? MoneyRange(money, dividedBy: pairs.count)
            : MoneyRange(money, isJoint: pairs.count > 1)
        }
        let sum = range.map { Double("\($0.most)") ?? 0 } ?? 0
        flows.add(pair, relation: number, strength: isMoney ? sum : 1, money: range)
      }
    }
    edges = flows.edges
    // Only those who give or get are in a graph of flows.
    keepNodes(Set(edges.flatMap { [$0.source, $0.target] }))
    leaveOut(.tiesNobody, idle)
    leaveOut(.unknownSum, unknown)
  }

  private var currencies: Set<String> {
    Set(relations.compactMap { dataset.relations[$0].money?.currency })
  }

  private func flowPairs(of number: Int) -> [Pair] {
    guard let flow = dataset.relations[number].type.rule.flow else { return [] }
    func nodes(_ role: Role) -> [Int] {
      dataset.parties(of: number).filter { $0.role == role }.compactMap { nodeNumbers[$0.entity] }
    }
    let targets = nodes(flow.second)
    return nodes(flow.first).flatMap { source in
      targets.filter { $0 != source }.map { Pair(source, $0) }
    }
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
