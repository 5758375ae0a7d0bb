/// The ends of the edges in the order given, kept only if the rows do not tell them.
///
/// A graph whose edges came in ascending order needs no list of them: that halves its memory.
enum Endpoints: Sendable {
  /// Ascending by source, then by target; an undirected edge has its smaller end first.
  case sorted
  /// In any order.
  case listed(sources: [UInt32], targets: [UInt32])

  init(_ direction: Graph.Direction, sources: [UInt32], targets: [UInt32]) {
    let isSorted = sources.indices.allSatisfy { edge in
      let (source, target) = (sources[edge], targets[edge])
      if direction == .undirected && source > target { return false }
      return edge == 0 || (sources[edge - 1], targets[edge - 1]) <= (source, target)
    }
    self = isSorted ? .sorted : .listed(sources: sources, targets: targets)
  }
}

extension Rows {
  /// Returns the ends of the edges that made the rows of a graph, in ascending order.
  func columns(_ direction: Graph.Direction) -> (sources: [UInt32], targets: [UInt32]) {
    var columns: (sources: [UInt32], targets: [UInt32]) = ([], [])
    for row in 0..<count {
      // A loop of an undirected graph stands twice in its row and is listed once.
      var isOddArcOfLoop = false
      for arc in arcs(of: row) {
        let neighbor = neighbors[arc]
        if direction == .undirected {
          if neighbor < row { continue }
          if neighbor == row {
            isOddArcOfLoop.toggle()
            if !isOddArcOfLoop { continue }
          }
        }
        columns.sources.append(UInt32(truncatingIfNeeded: row))
        columns.targets.append(neighbor)
      }
    }
    return columns
  }
}
