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
    try cuts(Progress(nodeCount)).bridges.sorted()
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

  /// Finds bridges and articulation points by one depth-first search.
  func cuts(_ progress: Progress) throws(GraphError) -> (
    bridges: [Int], isArticulationPoint: [Bool]
  ) {
    let incidence = try incidence(.all, .quiet)
    let rows = incidence.rows
    // The times of discovery, from 1; 0 is before it.
    var times = [UInt32](repeating: 0, count: nodeCount)
    // The earliest time that is reached from below a node without going back over its own edge.
    var lowest = times
    var entries = [Int](repeating: -1, count: nodeCount)
    let offsets = rows.offsets
    var next = Array(offsets)
    var isPoint = [Bool](repeating: false, count: nodeCount)
    var bridges: [Int] = []
    var time: UInt32 = 0
    var leftCount = 0

    for root in 0..<nodeCount where times[root] == 0 {
      var path = [root]
      var childCount = 0
      time += 1
      times[root] = time
      lowest[root] = time
      while let node = path.last {
        if next[node] < offsets[node + 1] {
          let arc = next[node]
          next[node] += 1
          let neighbor = Int(rows.neighbors[arc])
          if times[neighbor] == 0 {
            time += 1
            times[neighbor] = time
            lowest[neighbor] = time
            entries[neighbor] = incidence.edges[arc]
            path.append(neighbor)
          } else if incidence.edges[arc] != entries[node] {
            lowest[node] = min(lowest[node], times[neighbor])
          }
          continue
        }
        path.removeLast()
        try progress.advance(past: leftCount)
        leftCount += 1
        guard let parent = path.last else { continue }
        lowest[parent] = min(lowest[parent], lowest[node])
        if lowest[node] > times[parent] { bridges.append(entries[node]) }
        if parent == root { childCount += 1 }
        if parent != root, lowest[node] >= times[parent] { isPoint[parent] = true }
      }
      if childCount > 1 { isPoint[root] = true }
    }
    try progress.finish()
    return (bridges, isPoint)
  }
}
