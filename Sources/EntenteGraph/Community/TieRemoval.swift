/// A graph of which ties are removed, with the number of shortest paths through each.
struct TieRemoval {
  private let rows: Rows
  /// The tie of each arc.
  private let ties: [Int]
  /// The smaller end of each tie, and its arc there.
  private let firstEnds: [Int]
  private let firstArcs: [Int]
  private var isRemoved: [Bool]
  /// The share of shortest paths through each tie that is left, each pair of nodes counted twice.
  private(set) var counts: [Double]
  /// The part of the graph in which each node is: the number of one of its nodes.
  private(set) var parts: [Int]

  var tieCount: Int { isRemoved.count }

  // What a search needs, used again and again.
  private var order: [Int] = []
  private var levels: [Int]
  private var pathCounts: [Double]
  private var largestPathCount = 1.0
  private var dependencies: [Double]

  init(_ rows: Rows) {
    self.rows = rows
    var ties = [Int](repeating: 0, count: rows.neighbors.count)
    var firstEnds: [Int] = []
    var firstArcs: [Int] = []
    // Rows ascend, so a node meets its smaller neighbors in the order of their rows.
    var next = Array(rows.offsets)
    for node in 0..<rows.count {
      for arc in rows.arcs(of: node) where rows.neighbors[arc] > node {
        let neighbor = Int(rows.neighbors[arc])
        ties[arc] = firstEnds.count
        ties[next[neighbor]] = firstEnds.count
        next[neighbor] += 1
        firstEnds.append(node)
        firstArcs.append(arc)
      }
    }
    self.ties = ties
    self.firstEnds = firstEnds
    self.firstArcs = firstArcs
    isRemoved = [Bool](repeating: false, count: firstEnds.count)
    counts = [Double](repeating: 0, count: firstEnds.count)
    levels = [Int](repeating: -1, count: rows.count)
    pathCounts = [Double](repeating: 0, count: rows.count)
    dependencies = pathCounts
    parts = rows.split([UInt32](repeating: 0, count: rows.count)).groups.map { Int($0) }
  }

  /// Returns the ends of a tie, the smaller first.
  func ends(of tie: Int) -> Graph.Edge {
    Graph.Edge(firstEnds[tie], Int(rows.neighbors[firstArcs[tie]]))
  }

  /// The tie through which most shortest paths lead, if any is left.
  var busiest: Int? {
    var best: Int?
    var bestCount = 0.0
    for tie in counts.indices where !isRemoved[tie] && counts[tie] > bestCount * (1 + 1e-9) {
      (best, bestCount) = (tie, counts[tie])
    }
    return best
  }

  /// Removes a tie, and returns whether its part of the graph fell in two.
  mutating func remove(_ tie: Int, _ progress: Progress) throws(GraphError) -> Bool {
    isRemoved[tie] = true
    let ends = ends(of: tie)
    search(from: ends.target)
    let hasFallen = levels[ends.source] < 0
    let members = order
    clearSearch()
    if hasFallen {
      for node in members { parts[node] = parts.count + tie }
      search(from: ends.source)
      let others = order
      clearSearch()
      try recount(others, progress)
    }
    try recount(members, progress)
    return hasFallen
  }

  /// Counts the paths anew between nodes that are all of some parts of the graph.
  mutating func recount(_ members: [Int], _ progress: Progress) throws(GraphError) {
    for node in members {
      for arc in rows.arcs(of: node) { counts[ties[arc]] = 0 }
    }
    for source in members {
      try progress.advance(by: 0)
      search(from: source)
      if largestPathCount <= WidePathCount.narrowLimit { addShares() } else { addWideShares() }
      clearSearch()
    }
  }

  /// Adds to each tie the share of the paths from the source of the search that lead through it.
  private mutating func addShares() {
    for node in order.reversed() {
      for arc in rows.arcs(of: node) where !isRemoved[ties[arc]] {
        let neighbor = Int(rows.neighbors[arc])
        guard levels[neighbor] == levels[node] - 1 else { continue }
        let share = pathCounts[neighbor] / pathCounts[node] * (1 + dependencies[node])
        dependencies[neighbor] += share
        counts[ties[arc]] += share
      }
    }
  }

  /// Does the same where there are more paths than a number can hold.
  private mutating func addWideShares() {
    let (rows, ties, isRemoved, levels) = (rows, ties, isRemoved, levels)
    var counts = counts
    var unused = [Double](repeating: 0, count: rows.count)
    WidePathCount.accumulate(
      rows, order.map { UInt32(truncatingIfNeeded: $0) }[...], weights: unused.map { _ in 1 },
      &unused,
      isStep: { node, arc in
        !isRemoved[ties[arc]] && levels[Int(rows.neighbors[arc])] == levels[node] + 1
      },
      pass: { counts[ties[$0]] += $1 })
    self.counts = counts
  }

  /// Finds the nodes that can be reached, level by level, and the number of shortest paths to each.
  private mutating func search(from source: Int) {
    order.append(source)
    levels[source] = 0
    pathCounts[source] = 1
    largestPathCount = 1
    var place = 0
    while place < order.count {
      let node = order[place]
      place += 1
      largestPathCount = max(largestPathCount, pathCounts[node])
      for arc in rows.arcs(of: node) where !isRemoved[ties[arc]] {
        let neighbor = Int(rows.neighbors[arc])
        if levels[neighbor] < 0 {
          levels[neighbor] = levels[node] + 1
          order.append(neighbor)
        }
        if levels[neighbor] == levels[node] + 1 { pathCounts[neighbor] += pathCounts[node] }
      }
    }
  }

  private mutating func clearSearch() {
    for node in order {
      levels[node] = -1
      pathCounts[node] = 0
      dependencies[node] = 0
    }
    order.removeAll(keepingCapacity: true)
  }
}
