extension Graph {
  /// Returns the parts of the graph that hang together, whatever the direction of the edges.
  ///
  /// - Returns: The (weak) components, the largest first.
  /// - Complexity: O(*n* + *m*) in practice for *n* nodes and *m* edges; where one component has
  ///   most of the nodes of an undirected graph, few of its edges are read.
  ///
  /// Source: M. Sutton, T. Ben-Nun and A. Barak, "Optimizing parallel graph connectivity
  /// computation via subgraph sampling", *IPDPS*, 2018, pp. 12–21 (doi 10.1109/IPDPS.2018.00012),
  /// on one thread.
  public func components() -> Partition {
    var roots = [UInt32](unsafeUninitializedCapacity: nodeCount) { roots, count in
      for node in 0..<nodeCount { roots[node] = UInt32(truncatingIfNeeded: node) }
      count = nodeCount
    }
    rows.join(&roots, isSymmetric: !isDirected)
    return Partition(roots: roots)
  }
}

extension Rows {
  /// The number of neighbors of each node that are joined before the largest part is guessed.
  private static let sampledNeighbors = 2

  /// Makes the smallest node of each component the root of all its nodes.
  ///
  /// - Parameters:
  ///   - roots: Each node itself.
  ///   - isSymmetric: Whether there is an arc back for each arc, so that it is enough to read the
  ///     arcs of the nodes that are not in the largest part.
  fileprivate func join(_ roots: inout [UInt32], isSymmetric: Bool) {
    let offsets = offsets.span
    let neighbors = neighbors.span
    var roots = roots.mutableSpan
    let count = roots.count
    for node in 0..<count {
      let start = Int(offsets[node])
      let end = min(start + Self.sampledNeighbors, Int(offsets[node + 1]))
      for arc in start..<end { Self.link(node, Int(neighbors[arc]), &roots) }
    }
    Self.compress(&roots)
    let largest = isSymmetric ? Self.frequentRoot(roots.span) : nil
    for node in 0..<count where roots[node] != largest {
      let start = Int(offsets[node]) + Self.sampledNeighbors
      let end = Int(offsets[node + 1])
      if start < end { for arc in start..<end { Self.link(node, Int(neighbors[arc]), &roots) } }
    }
    Self.compress(&roots)
  }

  /// Puts two nodes under the smaller of their roots.
  @inline(__always)
  private static func link(_ first: Int, _ second: Int, _ roots: inout MutableSpan<UInt32>) {
    var first = roots[first]
    var second = roots[second]
    while first != second {
      let (low, high) = (min(first, second), max(first, second))
      let parent = roots[Int(high)]
      if parent == high {
        roots[Int(high)] = low
        return
      }
      // Not yet a root: one step up on each side, two on that of the larger.
      first = roots[Int(parent)]
      second = roots[Int(low)]
    }
  }

  private static func compress(_ roots: inout MutableSpan<UInt32>) {
    // A root is smaller than its nodes, so those above a node are compressed before it.
    for node in 0..<roots.count { roots[node] = roots[Int(roots[node])] }
  }

  /// Returns the root that most of some nodes have; any root would do, but others take longer.
  private static func frequentRoot(_ roots: Span<UInt32>) -> UInt32? {
    let sampleCount = min(roots.count, 64)
    var best: (root: UInt32, count: Int)?
    var sample = (0..<sampleCount).map { roots[$0 * roots.count / sampleCount] }
    sample.sort()
    var start = 0
    while start < sampleCount {
      var end = start
      while end < sampleCount, sample[end] == sample[start] { end += 1 }
      if end - start > best?.count ?? 0 { best = (sample[start], end - start) }
      start = end
    }
    return best?.root
  }
}

extension Partition {
  /// Divides nodes by the smallest node of the community of each.
  ///
  /// - Complexity: O(*n*).
  init(roots: [UInt32]) {
    // A root comes before its nodes, so the communities are numbered by their smallest node.
    var numbers = [UInt32](repeating: 0, count: roots.count)
    var sizesByRoot: [Int] = []
    for node in roots.indices {
      let root = Int(roots[node])
      if root == node {
        numbers[node] = UInt32(truncatingIfNeeded: sizesByRoot.count)
        sizesByRoot.append(1)
      } else {
        numbers[node] = numbers[root]
        sizesByRoot[Int(numbers[root])] += 1
      }
    }
    // Sorted by counting, the largest first, equal ones in order.
    let largest = sizesByRoot.max() ?? 0
    var next = [Int](repeating: 0, count: largest + 1)
    for size in sizesByRoot { next[size] += 1 }
    var total = 0
    for size in stride(from: largest, through: 0, by: -1) {
      (next[size], total) = (total, total + next[size])
    }
    var places = sizesByRoot
    var sizes = sizesByRoot
    for (number, size) in sizesByRoot.enumerated() {
      places[number] = next[size]
      sizes[next[size]] = size
      next[size] += 1
    }
    self.init(communities: numbers.map { places[Int($0)] }, sizes: sizes)
  }
}
