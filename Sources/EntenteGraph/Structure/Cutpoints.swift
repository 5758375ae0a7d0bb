extension Graph {
  /// Returns the edges without which the graph would fall into more parts.
  ///
  /// The direction of the edges is ignored. An edge that has a parallel one, be it the other way
  /// round, is no bridge, and neither is a loop.
  ///
  /// - Returns: The numbers of the bridges, in ascending order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, without recursion.
  ///
  /// Source: R. E. Tarjan, "A note on finding the bridges of a graph", *Information Processing
  /// Letters* 2(6), 1974, pp. 160–161 (doi 10.1016/0020-0190(74)90003-9).
  public func bridges() throws(GraphError) -> [Int] {
    try cuts(Progress(nodeCount)).bridges
  }

  /// Returns the nodes without which the rest of the graph would fall into more parts.
  ///
  /// The direction of the edges, parallel edges and loops make no difference.
  ///
  /// - Returns: The articulation points, in ascending order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, without recursion.
  ///
  /// Source: J. Hopcroft and R. Tarjan, "Algorithm 447: efficient algorithms for graph
  /// manipulation", *Communications of the ACM* 16(6), 1973, pp. 372–378 (doi
  /// 10.1145/362248.362272).
  public func articulationPoints() throws(GraphError) -> [Int] {
    let isPoint = try cuts(Progress(nodeCount)).isArticulationPoint
    return isPoint.indices.filter { isPoint[$0] }
  }

  /// Returns the articulation points and the bridges, which one search finds together.
  ///
  /// - Returns: The nodes of ``articulationPoints()`` and the edges of ``bridges()``.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, without recursion.
  package func cuts() throws(GraphError) -> (articulationPoints: [Int], bridges: [Int]) {
    let (isPoint, bridges) = try cuts(Progress(nodeCount))
    return (isPoint.indices.filter { isPoint[$0] }, bridges)
  }

  /// Finds bridges and articulation points by one depth-first search.
  func cuts(_ progress: Progress) throws(GraphError) -> (
    isArticulationPoint: [Bool], bridges: [Int]
  ) {
    let rows = try rowsOfAllEnds()
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    // The times of discovery, from 1; 0 is before it.
    let times = Workspace<UInt32>(repeating: 0, count: nodeCount)
    // The earliest time that is reached from below a node without going back over its own edge.
    let lowest = Workspace<UInt32>(repeating: 0, count: nodeCount)
    // The node from which a node was discovered; after it was left, only if their edge is a bridge.
    let parents = Workspace<UInt32>(repeating: .max, count: nodeCount)
    let next = Workspace<Int>(uninitialized: nodeCount)
    var isPoint = [Bool](repeating: false, count: nodeCount)
    var (time, leftCount, bridgeCount): (UInt32, Int, Int) = (0, 0, 0)

    func discover(_ node: Int) {
      time += 1
      times.start[node] = time
      lowest.start[node] = time
      next.start[node] = offsets[node]
    }

    for root in 0..<nodeCount where times.start[root] == 0 {
      var childCount = 0
      var node = root
      discover(root)
      while true {
        let arc = next.start[node]
        if arc < offsets[node + 1] {
          next.start[node] = arc + 1
          let neighbor = Int(neighbors[arc])
          if times.start[neighbor] == 0 {
            parents.start[neighbor] = UInt32(truncatingIfNeeded: node)
            discover(neighbor)
            node = neighbor
          } else if neighbors[arc] != parents.start[node]
            || (arc > offsets[node] && neighbors[arc - 1] == neighbors[arc])
          {
            // The first arc to the parent is the edge by which the node was discovered; those that
            // stand beside it are parallel.
            lowest.start[node] = min(lowest.start[node], times.start[neighbor])
          }
          continue
        }
        try progress.advance(past: leftCount)
        leftCount += 1
        if node == root { break }
        let parent = Int(parents.start[node])
        lowest.start[parent] = min(lowest.start[parent], lowest.start[node])
        if lowest.start[node] > times.start[parent] {
          bridgeCount += 1
        } else {
          parents.start[node] = .max
        }
        if parent == root { childCount += 1 }
        if parent != root, lowest.start[node] >= times.start[parent] { isPoint[parent] = true }
        node = parent
      }
      if childCount > 1 { isPoint[root] = true }
    }
    try progress.finish()
    return (isPoint, bridgeCount == 0 ? [] : edges(to: parents))
  }

  /// Returns the edges that lead to a node from its parent, or back, in ascending order.
  private func edges(to parents: Workspace<UInt32>) -> [Int] {
    let (sources, targets) = columns
    return sources.indices.filter { edge in
      let (source, target) = (sources[edge], targets[edge])
      return parents.start[Int(target)] == source || parents.start[Int(source)] == target
    }
  }

  /// The neighbors of each node by edges of any direction.
  private func rowsOfAllEnds() throws(GraphError) -> Rows {
    guard isDirected else { return rows }
    let (sources, targets) = columns
    return try Rows(nodeCount: nodeCount, sources: sources, targets: targets, ends: .all, .quiet)
  }
}
