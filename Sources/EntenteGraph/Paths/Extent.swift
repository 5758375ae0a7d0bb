/// How far apart the nodes of a graph are.
public struct Extent: Sendable, Hashable {
  /// The largest distance from each node to a node that can be reached from it, in node order; 0
  /// if there is none.
  public let eccentricities: [Double]
  /// The largest distance between two nodes with a path between them, 0 if there are none.
  public let diameter: Double
  /// The smallest largest distance from a node that others can be reached from, 0 if there is none.
  public let radius: Double
  /// The mean distance over the ordered pairs of different nodes with a path, 0 if there are none.
  public let averagePathLength: Double
  /// The number of ordered pairs of different nodes with a path from the first to the second.
  public let connectedPairCount: Int

  /// The nodes whose eccentricity is the radius, in ascending order.
  public var center: [Int] { nodes(at: radius) }
  /// The nodes whose eccentricity is the diameter, in ascending order.
  public var periphery: [Int] { nodes(at: diameter) }

  private func nodes(at eccentricity: Double) -> [Int] {
    guard diameter > 0 else { return [] }
    return eccentricities.indices.filter { eccentricities[$0] == eccentricity }
  }
}

extension Graph {
  /// Returns how far apart the nodes are.
  ///
  /// Only pairs with a path count, so a graph in parts has finite distances: NetworkX refuses it, and
  /// igraph also leaves out pairs without a path, but lets an isolate make the radius 0. Of parallel
  /// edges the shortest counts, and loops make no difference.
  ///
  ///     let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try path.extent().diameter           // 2
  ///     try path.extent().averagePathLength  // 1.333…
  ///
  /// - Parameters:
  ///   - measure: How long a path is.
  ///   - ends: Which edges lead on from a node; `all` ignores the direction.
  /// - Returns: The eccentricities and what follows from them.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Complexity: O(*n* *m*) by hops, where 512 searches go together, and O(*n* *m* log *m*) by
  ///   lengths, for *n* nodes and *m* ≥ *n* edges; ``diameter(along:)`` is much faster.
  ///
  /// Source: F. Harary, *Graph Theory*, Addison-Wesley, 1969, pp. 35–36.
  public func extent(
    by measure: PathMeasure = .hops, along ends: Ends = .outgoing
  ) throws(GraphError) -> Extent {
    let summaries = try distanceSummaries(by: measure, along: ends)
    let reaching = summaries.filter { $0.reachedCount > 0 }
    let pairCount = reaching.reduce(0) { $0 + $1.reachedCount }
    // In ascending order, so that the numbers of the nodes do not change the sum of lengths.
    let sum = reaching.map(\.sum).sorted().reduce(0, +)
    return Extent(
      eccentricities: summaries.map(\.eccentricity),
      diameter: reaching.map(\.eccentricity).max() ?? 0,
      radius: reaching.map(\.eccentricity).min() ?? 0,
      averagePathLength: pairCount > 0 ? sum / Double(pairCount) : 0,
      connectedPairCount: pairCount)
  }
}
