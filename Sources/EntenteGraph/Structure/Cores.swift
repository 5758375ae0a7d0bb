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
    let rows = simplified().rows(.all)
    var degrees = (0..<nodeCount).map { rows.arcs(of: $0).count }

    // The nodes by degree, where each node stands there, and where each degree starts.
    var starts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { starts[degree + 1] += 1 }
    for degree in starts.indices.dropFirst() { starts[degree] += starts[degree - 1] }
    var order = degrees
    var places = degrees
    var next = starts
    for (node, degree) in degrees.enumerated() {
      order[next[degree]] = node
      places[node] = next[degree]
      next[degree] += 1
    }

    for place in 0..<nodeCount {
      let node = order[place]
      for arc in rows.arcs(of: node) {
        let neighbor = Int(rows.neighbors[arc])
        let degree = degrees[neighbor]
        guard degree > degrees[node] else { continue }
        // The neighbor changes places with the first of its degree, which then starts after it.
        let first = order[starts[degree]]
        order.swapAt(starts[degree], places[neighbor])
        places[first] = places[neighbor]
        places[neighbor] = starts[degree]
        starts[degree] += 1
        degrees[neighbor] -= 1
      }
    }
    return degrees
  }
}
