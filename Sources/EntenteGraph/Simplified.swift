extension Graph {
  /// Returns the graph without loops and with one edge in place of parallel ones.
  ///
  /// Strengths of parallel edges are added up; the least of their lengths is kept.
  ///
  /// - Returns: A graph of the same nodes, with its edges in ascending order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* log *p*) for at most *p* parallel edges.
  public func simplified() throws(GraphError) -> Graph {
    try simplified(Progress(ArcSort.steps + 1 + Self.steps))
  }

  func simplified(_ progress: Progress) throws(GraphError) -> Graph {
    let incidence = try incidence(.outgoing, progress)
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var strengths: [Double]? = strengths == nil ? nil : []
    var lengths: [Double]? = lengths == nil ? nil : []
    for node in 0..<nodeCount {
      var arcs = incidence.rows.arcs(of: node)
      while let first = arcs.first {
        let neighbor = incidence.rows.neighbors[first]
        let parallel = arcs.prefix { incidence.rows.neighbors[$0] == neighbor }
        arcs = parallel.endIndex..<arcs.upperBound
        guard isDirected ? neighbor != node : neighbor > node else { continue }
        sources.append(UInt32(truncatingIfNeeded: node))
        targets.append(neighbor)
        let edges = parallel.map { incidence.edges[$0] }
        if let column = self.strengths {
          // In ascending order, so that the order of the edges does not change the sum.
          strengths?.append(edges.map { column[$0] }.sorted().reduce(0, +))
        }
        if let column = self.lengths {
          lengths?.append(edges.reduce(.infinity) { min($0, column[$1]) })
        }
      }
    }
    try progress.advance()
    let simple = try Graph(
      direction, nodeCount: nodeCount, sources: sources, targets: targets,
      strengths: strengths, lengths: lengths, progress)
    try progress.finish()
    return simple
  }

  /// Returns the graph with every edge leading both ways, under the same numbers.
  ///
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*).
  public func undirected() throws(GraphError) -> Graph {
    try undirected(Progress(Self.steps))
  }

  func undirected(_ progress: Progress) throws(GraphError) -> Graph {
    guard isDirected else {
      try progress.finish()
      return self
    }
    let (sources, targets) = columns
    return try Graph(
      .undirected, nodeCount: nodeCount, sources: sources, targets: targets,
      strengths: strengths, lengths: lengths, progress)
  }

  /// Returns the graph with every edge turned round, under the same numbers.
  ///
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*).
  public func reversed() throws(GraphError) -> Graph {
    let (sources, targets) = columns
    return try Graph(
      direction, nodeCount: nodeCount, sources: targets, targets: sources,
      strengths: strengths, lengths: lengths, Progress(Self.steps))
  }
}
