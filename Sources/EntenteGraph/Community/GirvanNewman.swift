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
