import EntenteGraph

/// Which edges are parallel, which GEXF tells apart by a kind.
///
/// Where there are directed and undirected edges, those in either direction are parallel.
struct ParallelEdges {
  /// The edges of each pair of nodes that more than one joins, in their order.
  private let groups: [[Int]]
  private let edgeCount: Int

  /// Finds parallel edges; `nil` if there are none.
  init?(_ document: GraphDocument) {
    guard document.has(.parallelEdges) else { return nil }
    edgeCount = document.edgeCount
    let isUndirected = document.direction == .undirected || document.edgeDirections != nil
    let pairs = document.sources.indices.map { edge in
      let (source, target) = (document.sources[edge], document.targets[edge])
      let isTurned = isUndirected && target < source
      return UInt64(isTurned ? target : source) << 32 | UInt64(isTurned ? source : target)
    }
    let order = pairs.indices.sorted { (pairs[$0], $0) < (pairs[$1], $1) }
    var groups: [[Int]] = []
    var first = 0
    for next in 1...order.count
    where next == order.count || pairs[order[next]] != pairs[order[first]] {
      if next - first > 1 { groups.append(Array(order[first..<next])) }
      first = next
    }
    self.groups = groups
  }

  /// The number of each edge among those that are parallel, from 1; 0 if there are no others.
  var numbers: [Int] {
    var numbers = [Int](repeating: 0, count: edgeCount)
    for group in groups {
      for (number, edge) in group.enumerated() { numbers[edge] = number + 1 }
    }
    return numbers
  }

  /// Whether parallel edges have different values.
  func areToldApart(by column: AttributeColumn) -> Bool {
    groups.allSatisfy { Set($0.map(column.plainText)).count == $0.count }
  }
}
