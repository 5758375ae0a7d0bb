/// The communities into which a graph falls as its ties are removed, at all levels.
public struct GirvanNewmanLevels: Sendable, Hashable {
  /// The ties in the order in which they were removed, each with its smaller end as the source.
  public let removedTies: [Graph.Edge]
  /// The partitions, from that into components to that into single nodes: each divides one
  /// community of the last in two.
  public let partitions: [Partition]
  /// The modularity of each partition in the whole graph.
  public let modularities: [Double]

  /// The partition of the highest modularity, of equally good ones that with the fewest communities,
  /// or `nil` if the graph has no nodes.
  public var best: Clustering? {
    guard let highest = modularities.max(),
      let level = modularities.firstIndex(where: { $0 > highest - 1e-12 })
    else { return nil }
    return Clustering(
      partition: partitions[level], modularity: modularities[level], quality: modularities[level])
  }
}

extension Graph {
  /// Returns the communities into which the graph falls if the tie through which most shortest paths
  /// lead is removed again and again.
  ///
  /// Paths are measured by hops. The direction is ignored, loops are too, and parallel edges are one
  /// tie, removed as a whole. Of ties through which equally many paths lead (equal within 1 part in
  /// 10⁹), that with the smallest ends is removed. igraph follows the direction along paths by
  /// default.
  ///
  /// The method shows how a graph falls apart, level by level; it is too slow for graphs of more
  /// than a few thousand edges, and
  /// ``leiden(resolution:by:objective:seed:tries:maximumRounds:)`` finds a higher modularity.
  ///
  /// - Parameter measure: Whether a tie counts for the number or the strengths of its edges in the
  ///   modularity.
  /// - Returns: The partitions of all levels.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* *m*²) for *n* nodes and *m* ties, less if they soon fall into parts.
  ///
  /// Source: M. Girvan and M. E. J. Newman, "Community structure in social and biological networks",
  /// *Proceedings of the National Academy of Sciences* 99(12), 2002, pp. 7821–7826 (doi
  /// 10.1073/pnas.122653799).
  public func girvanNewman(
    by measure: TieMeasure = .edges
  ) throws(GraphError) -> GirvanNewmanLevels {
    var division = try TieRemoval(undirected(.quiet).simplified(.quiet).rows)
    let progress = Progress(division.tieCount)
    let ties = try SymmetricTies(self, by: measure)
    var removed: [Edge] = []
    var partitions = nodeCount > 0 ? [Partition(labels: division.parts)] : []
    try division.recount(Array(0..<nodeCount), progress)
    while let tie = division.busiest {
      removed.append(division.ends(of: tie))
      if try division.remove(tie, progress) {
        partitions.append(Partition(labels: division.parts))
      }
      try progress.advance()
    }
    return GirvanNewmanLevels(
      removedTies: removed, partitions: partitions,
      modularities: partitions.map { ties.modularity($0, resolution: 1) })
  }
}

/// A graph of which ties are removed, with the number of shortest paths through each.
private struct TieRemoval {
  private let rows: Rows
  /// The tie of each arc.
  private let ties: [Int]
  /// The smaller end of each tie, and its arc there.
  private let firstEnds: [Int]
  private let firstArcs: [Int]
  private var isRemoved: [Bool]
  /// The share of shortest paths through each tie that is left, each pair of nodes counted twice.
  private var counts: [Double]
  /// The part of the graph in which each node is: the number of one of its nodes.
  private(set) var parts: [Int]

  var tieCount: Int { isRemoved.count }

  // What a search needs, used again and again.
  private var order: [Int] = []
  private var levels: [Int]
  private var pathCounts: [Double]
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
      for node in order.reversed() {
        for arc in rows.arcs(of: node) where !isRemoved[ties[arc]] {
          let neighbor = Int(rows.neighbors[arc])
          guard levels[neighbor] == levels[node] - 1 else { continue }
          let share = pathCounts[neighbor] / pathCounts[node] * (1 + dependencies[node])
          dependencies[neighbor] += share
          counts[ties[arc]] += share
        }
      }
      clearSearch()
    }
  }

  /// Finds the nodes that can be reached, level by level, and the number of shortest paths to each.
  private mutating func search(from source: Int) {
    order.append(source)
    levels[source] = 0
    pathCounts[source] = 1
    var place = 0
    while place < order.count {
      let node = order[place]
      place += 1
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
