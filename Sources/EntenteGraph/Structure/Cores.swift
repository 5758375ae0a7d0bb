extension Graph {
  /// Returns for each node the largest *k* such that the node lies in a part of the graph where
  /// every node has at least *k* neighbors within the part.
  ///
  /// Loops are ignored and parallel edges collapse. In a directed graph a neighbor counts once for
  /// each direction in which there is an edge, so twice if the tie is mutual, as in NetworkX and
  /// igraph; `undirected().coreNumbers()` counts it once.
  ///
  /// - Returns: One number for each node, in node order.
  /// - Complexity: O(*n* + *m* log *p*) for *n* nodes and *m* edges, at most *p* of them parallel.
  ///
  /// Source: V. Batagelj and M. Zaveršnik, "Fast algorithms for determining (generalized) core
  /// groups in social networks", *Advances in Data Analysis and Classification* 5(2), 2011,
  /// pp. 129–145 (doi 10.1007/s11634-010-0079-y).
  public func coreNumbers() -> [Int] {
    let rows = isDirected ? simplified().rows(.all) : simpleRows(.all)
    var cores = (0..<nodeCount).map { rows.offsets[$0 + 1] &- rows.offsets[$0] }
    // The nodes by degree, where each node stands there, and where each degree starts.
    var starts = [UInt32](repeating: 0, count: Int(cores.max() ?? 0) + 2)
    for degree in cores { starts[Int(degree) + 1] += 1 }
    for degree in starts.indices.dropFirst() { starts[degree] += starts[degree - 1] }
    var order = cores
    var places = cores
    var next = starts
    for (node, degree) in cores.enumerated() {
      let place = next[Int(degree)]
      order[Int(place)] = UInt32(truncatingIfNeeded: node)
      places[node] = place
      next[Int(degree)] += 1
    }
    Self.peel(rows.offsets.span, rows.neighbors.span, &cores, &order, &places, &starts)
    return cores.map { Int($0) }
  }

  /// Takes the nodes away in the order of their remaining degrees, which become their cores.
  private static func peel(
    _ offsets: Span<UInt32>, _ neighbors: Span<UInt32>, _ degrees: inout [UInt32],
    _ order: inout [UInt32], _ places: inout [UInt32], _ starts: inout [UInt32]
  ) {
    var degrees = degrees.mutableSpan
    var order = order.mutableSpan
    var places = places.mutableSpan
    var starts = starts.mutableSpan
    for place in 0..<order.count {
      let node = Int(order[place])
      let nodeDegree = degrees[node]
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[arc])
        let degree = degrees[neighbor]
        guard degree > nodeDegree else { continue }
        // The neighbor changes places with the first of its degree, which then starts after it.
        let start = starts[Int(degree)]
        let first = order[Int(start)]
        let old = places[neighbor]
        order[Int(old)] = first
        places[Int(first)] = old
        order[Int(start)] = UInt32(truncatingIfNeeded: neighbor)
        places[neighbor] = start
        starts[Int(degree)] = start &+ 1
        degrees[neighbor] = degree &- 1
      }
    }
  }
}
