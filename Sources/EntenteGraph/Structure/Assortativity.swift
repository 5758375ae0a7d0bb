extension Graph {
  /// Returns how far nodes with many edges are tied to others with many: the correlation of the
  /// degrees at the two ends of an edge.
  ///
  /// Each edge counts once, and in an undirected graph once in either direction, a loop and each of
  /// parallel edges included. By default it is the number of outgoing edges of the source and that of
  /// incoming ones of the target, as in NetworkX and igraph.
  ///
  ///     let star = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(0, 2), .init(0, 3)])
  ///     try star.degreeAssortativity()  // -1
  ///
  /// - Parameters:
  ///   - sourceEnds: Which edges of the source count.
  ///   - targetEnds: Which edges of the target count.
  /// - Returns: A correlation from −1 to 1, positive if nodes are tied to their like; `nil` if the
  ///   degrees at one end are all the same, or there are no edges.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: M. E. J. Newman, "Assortative mixing in networks", *Physical Review Letters* 89, 2002,
  /// 208701 (doi 10.1103/PhysRevLett.89.208701).
  public func degreeAssortativity(
    from sourceEnds: Ends = .outgoing, to targetEnds: Ends = .incoming
  ) throws(GraphError) -> Double? {
    try degreeAssortativity(from: sourceEnds, to: targetEnds, Progress(nodeCount))
  }

  func degreeAssortativity(
    from sourceEnds: Ends, to targetEnds: Ends, _ progress: Progress
  ) throws(GraphError) -> Double? {
    try correlation(
      degrees(sourceEnds, .quiet).map(Double.init), degrees(targetEnds, .quiet).map(Double.init),
      progress)
  }

  /// Returns how far nodes with large values are tied to others with large values: the correlation
  /// of the values at the two ends of an edge.
  ///
  /// Each edge counts once, and in an undirected graph once in either direction, a loop and each of
  /// parallel edges included.
  ///
  /// - Parameter values: A finite number for each node, in node order.
  /// - Returns: A correlation from −1 to 1; `nil` if the values at one end are all the same, or there
  ///   are no edges.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: There is a value for each node.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67, 2003, 026126
  /// (doi 10.1103/PhysRevE.67.026126).
  public func assortativity(of values: [Double]) throws(GraphError) -> Double? {
    precondition(values.count == nodeCount, "there must be a value for each node")
    return try correlation(values, values, Progress(nodeCount))
  }

  /// Returns how far nodes are tied to others of their kind: by how much the share of edges within a
  /// community exceeds that to be expected of random ends, in parts of the greatest excess possible.
  ///
  /// Each edge counts once, and in an undirected graph once in either direction, a loop and each of
  /// parallel edges included.
  ///
  /// - Parameter partition: A division of the nodes of this graph by kind.
  /// - Returns: A coefficient of at most 1, which is reached if no edge leads from one kind to another;
  ///   `nil` if all edges are between nodes of one kind, or there are none.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: The partition has a community for each node of the graph.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67, 2003, 026126
  /// (doi 10.1103/PhysRevE.67.026126).
  public func assortativity(of partition: Partition) throws(GraphError) -> Double? {
    let kinds = partition.communities
    precondition(kinds.count == nodeCount, "the partition must be one of this graph")
    let progress = Progress(nodeCount)
    var within = 0
    var outgoing = [Int](repeating: 0, count: partition.count)
    var incoming = outgoing
    for node in 0..<nodeCount {
      try progress.advance(past: node)
      for arc in rows.arcs(of: node) {
        let kind = kinds[Int(rows.neighbors[arc])]
        outgoing[kinds[node]] += 1
        incoming[kind] += 1
        if kind == kinds[node] { within += 1 }
      }
    }
    try progress.finish()
    let total = Double(rows.neighbors.count)
    if zip(outgoing, incoming).contains(where: { Double($0) == total && Double($1) == total }) {
      return nil
    }
    guard total > 0 else { return nil }
    let expected = zip(outgoing, incoming).reduce(0) { sum, kind in
      sum + Double(kind.0) / total * (Double(kind.1) / total)
    }
    return (Double(within) / total - expected) / (1 - expected)
  }

  /// Returns the correlation over all arcs of a value of the source and a value of the target.
  private func correlation(
    _ sourceValues: [Double], _ targetValues: [Double], _ progress: Progress
  ) throws(GraphError) -> Double? {
    let arcCount = Double(rows.neighbors.count)
    let outgoing = (0..<nodeCount).map { Double(rows.arcs(of: $0).count) }
    let incoming = try isDirected ? degrees(.incoming, .quiet).map(Double.init) : outgoing
    guard let sources = Spread(sourceValues, outgoing, arcCount),
      let targets = Spread(targetValues, incoming, arcCount)
    else {
      try progress.finish()
      return nil
    }
    // In the order of the rows, which is the same for any order of the edges.
    var sum = 0.0
    for node in 0..<nodeCount {
      try progress.advance(past: node)
      var part = 0.0
      for arc in rows.arcs(of: node) { part += targets.deviations[Int(rows.neighbors[arc])] }
      sum += sources.deviations[node] * part
    }
    try progress.finish()
    return sum / (sources.squares * targets.squares).squareRoot()
  }
}

/// How far values, each counted so many times, are from their mean.
private struct Spread {
  let deviations: [Double]
  /// The sum of their squares.
  let squares: Double

  /// Finds the deviations, or `nil` if all values that count are the same.
  init?(_ values: [Double], _ counts: [Double], _ total: Double) {
    let used = values.indices.filter { counts[$0] > 0 }
    guard let first = used.first, used.contains(where: { values[$0] != values[first] }) else {
      return nil
    }
    let mean = used.reduce(0) { $0 + values[$1] * counts[$1] } / total
    let deviations = values.map { $0 - mean }
    self.deviations = deviations
    squares = used.reduce(0) { $0 + deviations[$1] * deviations[$1] * counts[$1] }
  }
}
