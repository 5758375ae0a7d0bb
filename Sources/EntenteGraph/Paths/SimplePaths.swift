extension Graph {
  /// Returns the shortest paths between two nodes, the next longer ones after them, up to a limit.
  ///
  /// No path visits a node twice. Parallel edges make one path. NetworkX gives equally long paths in
  /// no stated order.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 3), .init(0, 3), .init(1, 2)])
  ///     try graph.shortestSimplePaths(from: 0, to: 3, limit: 9).map(\.nodes)  // [[0, 3], [0, 1, 3]]
  ///
  /// - Parameters:
  ///   - source: The node where the paths start.
  ///   - target: The node where they end.
  ///   - measure: How long a path is.
  ///   - ends: Which edges lead on from a node.
  ///   - limit: The largest number of paths to return.
  /// - Returns: The paths in ascending order of length, and among those within 1 part in 10¹⁰ of
  ///   the shortest left in ascending order of nodes. From a node to itself there is one path,
  ///   without an edge.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Precondition: `source` and `target` are nodes, and `limit` is not negative.
  /// - Complexity: O(*k* *p* (*n* + *m*)) by hops and O(*k* *p* (*n* + *m*) log *m*) by lengths, for
  ///   *k* paths of up to *p* nodes, *n* nodes and *m* edges.
  ///
  /// Source: J. Y. Yen, "Finding the *K* shortest loopless paths in a network", *Management Science*
  /// 17(11), 1971, pp. 712–716 (doi 10.1287/mnsc.17.11.712); E. L. Lawler, "A procedure for
  /// computing the *K* best solutions to discrete optimization problems and its application to the
  /// shortest path problem", *Management Science* 18(7), 1972, pp. 401–405 (doi
  /// 10.1287/mnsc.18.7.401), by which no path is found twice.
  public func shortestSimplePaths(
    from source: Int, to target: Int, by measure: PathMeasure = .hops,
    along ends: Ends = .outgoing, limit: Int
  ) throws(GraphError) -> [Path] {
    checkEnds(source, target)
    precondition(limit >= 0, "the limit must not be negative")
    if measure == .lengths { try checkPositiveLengths() }
    var search = try SimplePathSearch(self, by: measure, along: ends)
    let nodes = try search.run(from: source, to: target, limit: limit)
    return paths(nodes, by: measure, along: ends)
  }
}

/// Yen's search: each path found is left at each of its nodes in turn for the shortest way that is
/// new.
private struct SimplePathSearch {
  /// The shortest of the paths that start in the same way and do not go on in some ways.
  private struct Candidate {
    var nodes: [Int]
    var length: Double
    /// The number of steps that it has in common with the path that it leaves.
    var sharedSteps: Int
    /// The nodes to which it does not go after them.
    var closedSteps: [Int]
  }

  private var search: PathSearch

  init(
    _ graph: Graph, by measure: Graph.PathMeasure, along ends: Graph.Ends
  ) throws(GraphError) {
    search = try PathSearch(graph, by: measure, along: ends)
  }

  mutating func run(from source: Int, to target: Int, limit: Int) throws(GraphError) -> [[Int]] {
    let progress = Progress(limit)
    var paths: [[Int]] = []
    var candidates: [Candidate] = []
    if limit > 0, let first = try candidate([source], target, closedSteps: []) {
      candidates.append(first)
    }
    while paths.count < limit, let best = Self.removeFirst(&candidates) {
      paths.append(best.nodes)
      try progress.advance()
      // Candidates that cannot come up any more are not looked for.
      if paths.count == limit { break }
      for place in best.sharedSteps..<best.nodes.count - 1 {
        let isFirst = place == best.sharedSteps
        let closed = (isFirst ? best.closedSteps : []) + [best.nodes[place + 1]]
        let start = Array(best.nodes[...place])
        if let next = try candidate(start, target, closedSteps: closed) { candidates.append(next) }
      }
    }
    try progress.finish()
    return paths
  }

  /// Returns the shortest path that starts in a given way, if there is one.
  private mutating func candidate(
    _ start: [Int], _ target: Int, closedSteps: [Int]
  ) throws(GraphError) -> Candidate? {
    for node in start { search.isClosed[node] = true }
    defer { for node in start { search.isClosed[node] = false } }
    let spur = start[start.count - 1]
    let isFound = try search.run(from: spur, to: target, closedSteps: closedSteps, .quiet)
    guard isFound else { return nil }
    let nodes = Array(start.dropLast()) + search.smallestPath()
    return Candidate(
      nodes: nodes, length: search.length(of: nodes), sharedSteps: start.count - 1,
      closedSteps: closedSteps)
  }

  /// Removes the candidate with the smallest nodes among those as short as the shortest.
  private static func removeFirst(_ candidates: inout [Candidate]) -> Candidate? {
    guard let least = candidates.map(\.length).min() else { return nil }
    let bound = least * PathSearch.slack
    var best = -1
    for place in candidates.indices where candidates[place].length <= bound {
      if best < 0 || candidates[place].nodes.lexicographicallyPrecedes(candidates[best].nodes) {
        best = place
      }
    }
    candidates.swapAt(best, candidates.count - 1)
    return candidates.removeLast()
  }
}
