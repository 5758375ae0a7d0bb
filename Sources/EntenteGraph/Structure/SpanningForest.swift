extension Graph {
  /// Returns the edges of a spanning forest with the least sum of lengths: in each component, the
  /// fewest and shortest edges that hold it together.
  ///
  /// Direction is ignored, and loops are left out. Of equally long edges that with the lower number
  /// is taken, so the forest is the only one of its kind. In a graph without lengths all edges are
  /// equally long.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2), .init(2, 0)],
  ///       lengths: [3, 1, 2])
  ///     try graph.minimumSpanningForest()  // [1, 2]
  ///
  /// - Returns: The numbers of the edges in ascending order, as many as there are nodes less
  ///   components.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*m* + *n* log *n* log(*m* / *n*)) on average for *n* nodes and *m* edges of
  ///   random length.
  ///
  /// Source: J. B. Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman
  /// problem", *Proceedings of the American Mathematical Society* 7(1), 1956, pp. 48–50 (doi
  /// 10.1090/S0002-9939-1956-0078686-7); V. Osipov, P. Sanders and J. Singler, "The filter-Kruskal
  /// minimum spanning tree algorithm", *Algorithm Engineering and Experiments*, 2009, pp. 52–61 (doi
  /// 10.1137/1.9781611972894.5).
  public func minimumSpanningForest() throws(GraphError) -> [Int] {
    // The bits of numbers that are not negative are in the order of the numbers; adding 0 makes
    // 0 of a negative 0.
    try spanningForest(keys: lengths?.map { ($0 + 0).bitPattern })
  }

  /// Returns the edges of a spanning forest with the greatest sum of strengths: in each component,
  /// the fewest and strongest edges that hold it together.
  ///
  /// Direction is ignored, and loops are left out. Of equally strong edges that with the lower number
  /// is taken. Parallel edges do not add up; those of ``simplified()`` do. Between any two nodes, no
  /// other path has a stronger weakest edge than that in the forest.
  ///
  /// - Returns: The numbers of the edges in ascending order, as many as there are nodes less
  ///   components.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: As ``minimumSpanningForest()``.
  ///
  /// Source: As for ``minimumSpanningForest()``.
  public func maximumSpanningForest() throws(GraphError) -> [Int] {
    try spanningForest(keys: strengths?.map { ~($0 + 0).bitPattern })
  }

  private func spanningForest(keys: [UInt64]?) throws(GraphError) -> [Int] {
    let (sources, targets) = columns
    var search = ForestSearch(nodeCount: nodeCount, sources: sources, targets: targets)
    let progress = Progress(edgeCount)
    if ArcNumbers.isWide(upTo: edgeCount) {
      try search.run(keys, Int.self, progress)
    } else {
      try search.run(keys, UInt32.self, progress)
    }
    try progress.finish()
    return search.isTaken.indices.filter { search.isTaken[$0] }
  }
}

/// Kruskal's search, which takes the first edges and throws away what they make needless before it
/// sorts the next.
private struct ForestSearch {
  private let sources: [UInt32]
  private let targets: [UInt32]
  /// The trees of a union of nodes, whose roots are their smallest nodes.
  private var parents: [UInt32]
  /// Whether each edge is in the forest.
  private(set) var isTaken: [Bool]

  init(nodeCount: Int, sources: [UInt32], targets: [UInt32]) {
    self.sources = sources
    self.targets = targets
    parents = Array(0..<UInt32(truncatingIfNeeded: nodeCount))
    isTaken = [Bool](repeating: false, count: sources.count)
  }

  /// Takes edges in ascending order of their keys, if any, and of their numbers among equal keys.
  mutating func run<Number: ArcNumber>(
    _ keys: [UInt64]?, _: Number.Type, _ progress: Progress
  ) throws(GraphError) {
    var rest = sources.indices.map { Number(truncatingIfNeeded: $0) }
    guard let keys else {
      take(rest)
      return
    }
    while rest.count > 2 * parents.count + 1_000 {
      // About as many of the first edges as there are nodes.
      let share = max(1.0 / 16, Double(parents.count) / Double(rest.count))
      let pivot = Self.sample(keys, rest, share: share)
      let (first, others) = Self.divided(rest, keys, by: pivot)
      take(KeySort.sorted(first, by: keys))
      try progress.advance(by: first.count)
      rest = others
      removeNeedless(&rest)
      try progress.advance(by: others.count - rest.count)
    }
    take(KeySort.sorted(rest, by: keys))
  }

  /// Takes those of the edges that do not close a cycle, in the order given.
  mutating func take(_ edges: [some ArcNumber]) {
    Self.take(edges, sources, targets, &parents, &isTaken)
  }

  private static func take(
    _ edges: [some ArcNumber], _ sources: [UInt32], _ targets: [UInt32], _ parents: inout [UInt32],
    _ isTaken: inout [Bool]
  ) {
    let edges = edges.span
    let sources = sources.span
    let targets = targets.span
    var parents = parents.mutableSpan
    var isTaken = isTaken.mutableSpan
    for place in 0..<edges.count {
      let edge = Int(edges[place])
      var (first, second) = (sources[edge], targets[edge])
      while parents[Int(first)] != first {
        parents[Int(first)] = parents[Int(parents[Int(first)])]
        first = parents[Int(first)]
      }
      while parents[Int(second)] != second {
        parents[Int(second)] = parents[Int(parents[Int(second)])]
        second = parents[Int(second)]
      }
      if first == second { continue }
      parents[Int(max(first, second))] = min(first, second)
      isTaken[edge] = true
    }
  }

  /// Removes the edges that would close a cycle.
  private mutating func removeNeedless(_ edges: inout [some ArcNumber]) {
    // A parent is never larger than its node, so one pass leads every node to its root.
    for node in parents.indices { parents[node] = parents[Int(parents[node])] }
    let count = Self.keepNeeded(&edges, sources, targets, parents)
    edges.removeSubrange(count...)
  }

  private static func keepNeeded(
    _ edges: inout [some ArcNumber], _ sources: [UInt32], _ targets: [UInt32], _ roots: [UInt32]
  ) -> Int {
    let sources = sources.span
    let targets = targets.span
    let roots = roots.span
    var edges = edges.mutableSpan
    var count = 0
    for place in 0..<edges.count {
      let edge = edges[place]
      edges[count] = edge
      count &+= roots[Int(sources[Int(edge)])] == roots[Int(targets[Int(edge)])] ? 0 : 1
    }
    return count
  }

  /// Returns a key that about a share of the edges do not exceed.
  private static func sample(_ keys: [UInt64], _ edges: [some ArcNumber], share: Double) -> UInt64 {
    let count = 1_024
    let some = (0..<count).map { keys[Int(edges[$0 * edges.count / count])] }.sorted()
    return some[min(count - 1, Int(share * Double(count)))]
  }

  /// Divides edges into those with at most a key and the others, each in their order.
  private static func divided<Number: ArcNumber>(
    _ edges: [Number], _ keys: [UInt64], by pivot: UInt64
  ) -> (first: [Number], others: [Number]) {
    var first = edges
    var others = edges
    let (firstCount, otherCount) = divide(edges, keys, by: pivot, &first, &others)
    first.removeSubrange(firstCount...)
    others.removeSubrange(otherCount...)
    return (first, others)
  }

  private static func divide<Number: ArcNumber>(
    _ edges: [Number], _ keys: [UInt64], by pivot: UInt64, _ first: inout [Number],
    _ others: inout [Number]
  ) -> (Int, Int) {
    let edges = edges.span
    let keys = keys.span
    var first = first.mutableSpan
    var others = others.mutableSpan
    var (firstCount, otherCount) = (0, 0)
    for place in 0..<edges.count {
      let edge = edges[place]
      let isFirst = keys[Int(edge)] <= pivot
      first[firstCount] = edge
      others[otherCount] = edge
      firstCount &+= isFirst ? 1 : 0
      otherCount &+= isFirst ? 0 : 1
    }
    return (firstCount, otherCount)
  }
}
