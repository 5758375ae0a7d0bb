extension Graph {
  /// Returns how far every node is from a node.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 3, edges: [.init(0, 1)])
  ///     graph.distances(from: 0)  // [0, 1, .infinity]
  ///
  /// - Parameters:
  ///   - source: The node from which to measure.
  ///   - measure: How long a path is. Lengths of 0 are allowed.
  ///   - ends: Which edges lead on from a node: `outgoing` gives the distances from the source,
  ///     `incoming` those to it, and `all` ignores the direction.
  /// - Returns: The length of the shortest path for each node, in node order: 0 for the source
  ///   and infinity where there is no path.
  /// - Precondition: `source` is a node.
  /// - Complexity: O(*n* + *m*) by hops and O((*n* + *m*) log *m*) by lengths, for *n* nodes and
  ///   *m* edges.
  ///
  /// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", *Numerische
  /// Mathematik* 1, 1959, pp. 269–271 (doi 10.1007/BF01386390).
  public func distances(
    from source: Int, by measure: PathMeasure = .hops, along ends: Ends = .outgoing
  ) -> [Double] {
    precondition(source >= 0 && source < nodeCount, "the source must be a node of the graph")
    switch measure {
    case .hops:
      var search = HopSearch(rows(ends))
      search.run(from: source)
      return search.distances.map { $0 == HopSearch.unreached ? .infinity : Double($0) }
    case .lengths:
      var search = LengthSearch(lengthRows(ends))
      search.run(from: source)
      return search.distances
    }
  }
}
