/// A way through a graph that visits no node twice.
public struct Path: Sendable, Hashable {
  /// The nodes on the way, from the first to the last; a single one if the way has no edge.
  public let nodes: [Int]
  /// The numbers of the edges taken, one fewer than there are nodes.
  ///
  /// Of parallel edges it is the shortest, and of equally short ones that with the lowest number.
  public let edges: [Int]
  /// The number of edges, or the sum of their lengths, added up from the first on.
  public let length: Double
}

extension Graph {
  /// Returns a shortest path between two nodes.
  ///
  /// Of several it is the one with the smaller node where they first part. Lengths count as equal
  /// if they are within 1 part in 10¹⁰, as in ``betweenness(by:scale:)``. Of parallel edges the shortest is
  /// taken, and of equally short ones that with the lowest number; loops are in no path.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 3), .init(0, 2), .init(2, 3)])
  ///     try graph.shortestPath(from: 0, to: 3)?.nodes  // [0, 1, 3]
  ///
  /// - Parameters:
  ///   - source: The node where the path starts.
  ///   - target: The node where it ends.
  ///   - measure: How long a path is. Lengths of 0 are allowed.
  ///   - ends: Which edges lead on from a node: `outgoing` follows the direction of the edges,
  ///     `incoming` goes against it, and `all` ignores it.
  /// - Returns: The path, or `nil` if there is none. From a node to itself it has no edge.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `source` and `target` are nodes.
  /// - Complexity: O(*n* + *m*) by hops and O((*n* + *m*) log *m*) by lengths, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", *Numerische
  /// Mathematik* 1, 1959, pp. 269–271 (doi 10.1007/BF01386390).
  public func shortestPath(
    from source: Int, to target: Int, by measure: PathMeasure = .hops, along ends: Ends = .outgoing
  ) throws(GraphError) -> Path? {
    checkEnds(source, target)
    let progress = Progress(nodeCount)
    var search = try PathSearch(self, by: measure, along: ends)
    let isFound = try search.run(from: source, to: target, progress)
    try progress.finish()
    guard isFound else { return nil }
    return paths([search.smallestPath()], by: measure, along: ends).first
  }

  /// Returns all shortest paths between two nodes, up to a limit.
  ///
  /// Their number can grow exponentially with the size of the graph, so a limit must be given. Paths
  /// count as equally long if they are within 1 part in 10¹⁰, as in ``betweenness(by:scale:)``.
  /// Parallel edges make one path, as in NetworkX; in igraph they make as many. Loops are in no path.
  ///
  /// - Parameters:
  ///   - source: The node where the paths start.
  ///   - target: The node where they end.
  ///   - measure: How long a path is.
  ///   - ends: Which edges lead on from a node.
  ///   - limit: The largest number of paths to return.
  /// - Returns: The paths in ascending order of their nodes, the first ones if there are more than
  ///   the limit. From a node to itself there is one path, without an edge.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Precondition: `source` and `target` are nodes, and `limit` is not negative.
  /// - Complexity: O(*n* + *m*) by hops and O((*n* + *m*) log *m*) by lengths, for *n* nodes and *m*
  ///   edges, and for each path as much as the arcs at its nodes.
  public func shortestPaths(
    from source: Int, to target: Int, by measure: PathMeasure = .hops,
    along ends: Ends = .outgoing, limit: Int
  ) throws(GraphError) -> [Path] {
    checkEnds(source, target)
    precondition(limit >= 0, "the limit must not be negative")
    if measure == .lengths { try checkPositiveLengths() }
    let progress = Progress(nodeCount)
    var search = try PathSearch(self, by: measure, along: ends)
    let isFound = try search.run(from: source, to: target, progress)
    try progress.finish()
    guard isFound else { return [] }
    return paths(try search.paths(limit: limit, progress), by: measure, along: ends)
  }

  /// Returns the nodes to which a path leads from a node.
  ///
  /// Loops and parallel edges make no difference.
  ///
  /// - Parameters:
  ///   - source: The node where the paths start.
  ///   - ends: Which edges lead on from a node: `outgoing` gives the nodes that can be reached from
  ///     the source, `incoming` those that can reach it, and `all` ignores the direction.
  /// - Returns: The nodes in ascending order, the source among them, as in igraph; NetworkX leaves
  ///   it out.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `source` is a node.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func reachableNodes(from source: Int, along ends: Ends = .outgoing) throws(GraphError)
    -> [Int]
  {
    checkEnds(source, source)
    let progress = Progress(nodeCount)
    var search = try HopSearch(rows(ends))
    search.run(from: source, progress)
    try progress.finish()
    return (0..<nodeCount).filter { search.distances[$0] != HopSearch.unreached }
  }

  /// Checks that the ends of paths are nodes.
  func checkEnds(_ source: Int, _ target: Int) {
    precondition(source >= 0 && source < nodeCount, "the source must be a node of the graph")
    precondition(target >= 0 && target < nodeCount, "the target must be a node of the graph")
  }

  /// Returns the paths along sequences of nodes.
  func paths(_ sequences: [[Int]], by measure: PathMeasure, along ends: Ends) -> [Path] {
    let steps = StepEdges(self, sequences, by: measure, along: ends)
    return sequences.map { nodes in
      let edges = zip(nodes, nodes.dropFirst()).map { steps.edge(from: $0, to: $1) }
      let length = edges.reduce(0) { $0 + (measure == .lengths ? lengths?[$1] ?? 1 : 1) }
      return Path(nodes: nodes, edges: edges, length: length)
    }
  }
}
