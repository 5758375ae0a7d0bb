extension Graph {
  /// Returns how far every node is from a node.
  ///
  /// Of parallel edges the shortest counts, and loops make no difference.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 3, edges: [.init(0, 1)])
  ///     try graph.distances(from: 0)  // [0, 1, .infinity]
  ///
  /// - Parameters:
  ///   - source: The node from which to measure.
  ///   - measure: How long a path is. Lengths of 0 are allowed.
  ///   - ends: Which edges lead on from a node: `outgoing` gives the distances from the source,
  ///     `incoming` those to it, and `all` ignores the direction.
  /// - Returns: The length of the shortest path for each node, in node order: 0 for the source
  ///   and infinity where there is no path.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `source` is a node.
  /// - Complexity: O(*n* + *m*) by hops and O((*n* + *m*) log *m*) by lengths, for *n* nodes and
  ///   *m* edges.
  ///
  /// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", *Numerische
  /// Mathematik* 1, 1959, pp. 269–271 (doi 10.1007/BF01386390).
  public func distances(
    from source: Int, by measure: PathMeasure = .hops, along ends: Ends = .outgoing
  ) throws(GraphError) -> [Double] {
    precondition(source >= 0 && source < nodeCount, "the source must be a node of the graph")
    let progress = Progress(nodeCount)
    switch measure {
    case .hops:
      let hops: [UInt32]
      if isDirected, ends != .all {
        var search = try HopSearch(rows(ends))
        search.run(from: source, progress)
        hops = search.distances
      } else {
        let search = FrontierSearch(nodeCount: nodeCount)
        search.run(try rows(ends), from: source, progress)
        hops = search.distanceArray
      }
      try progress.finish()
      return Self.lengths(hops)
    case .lengths:
      let search = try LengthSearch(lengthRows(ends), inOrder: false)
      search.run(from: source, progress)
      try progress.finish()
      return search.distanceArray
    }
  }

  /// Returns how far every node is from each of some nodes.
  ///
  /// - Parameters:
  ///   - sources: The nodes from which to measure; several threads share them.
  ///   - measure: How long a path is. Lengths of 0 are allowed.
  ///   - ends: Which edges lead on from a node, as for one source.
  /// - Returns: For each source, in order, the length of the shortest path for each node.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: The sources are nodes.
  /// - Complexity: That of one source, for each.
  public func distances(
    fromEach sources: [Int], by measure: PathMeasure = .hops, along ends: Ends = .outgoing
  ) throws(GraphError) -> [[Double]] {
    precondition(
      sources.allSatisfy { $0 >= 0 && $0 < nodeCount }, "the sources must be nodes of the graph")
    let cost = nodeCount + 2 * edgeCount
    switch measure {
    case .hops:
      let rows = try rows(ends)
      if isDirected, ends != .all {
        return try Parallel.map(sources.count, cost: cost, scratch: { HopSearch(rows) }) {
          search, place in
          search.run(from: sources[place])
          return Self.lengths(search.distances)
        }
      }
      let nodeCount = nodeCount
      return try Parallel.map(
        sources.count, cost: cost / 8, scratch: { FrontierSearch(nodeCount: nodeCount) }
      ) { search, place in
        search.run(rows, from: sources[place])
        return Self.lengths(search.distanceArray)
      }
    case .lengths:
      let rows = try lengthRows(ends)
      return try Parallel.map(
        sources.count, cost: cost, scratch: { LengthSearch(rows, inOrder: false) }
      ) {
        search, place in
        search.run(from: sources[place])
        return search.distanceArray
      }
    }
  }

  private static func lengths(_ hops: [UInt32]) -> [Double] {
    hops.map { $0 == HopSearch.unreached ? .infinity : Double($0) }
  }
}
