extension Graph {
  /// Returns the parts of the graph that hang together, whatever the direction of the edges.
  ///
  /// - Returns: The (weak) components, the largest first.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) in practice for *n* nodes and *m* edges, on several threads; where
  ///   one component has most of the nodes of an undirected graph, few of its edges are read.
  ///
  /// Source: M. Sutton, T. Ben-Nun and A. Barak, "Optimizing parallel graph connectivity
  /// computation via subgraph sampling", *IPDPS*, 2018, pp. 12–21 (doi 10.1109/IPDPS.2018.00012).
  public func components() throws(GraphError) -> Partition {
    try components(Progress(ComponentForest.steps + 1))
  }

  func components(_ progress: Progress) throws(GraphError) -> Partition {
    let forest = try ComponentForest(rows, isSymmetric: !isDirected, progress)
    let components = Partition(parents: forest.parentArray)
    try progress.advance()
    return components
  }
}

extension Partition {
  /// Divides nodes by the trees of a forest.
  ///
  /// - Parameter parents: A node of the same community for each node: itself for the smallest of a
  ///   community, and a smaller one for any other.
  /// - Complexity: O(*n* + *k* log *k*) for *n* nodes and *k* communities of 256 nodes or more.
  init(parents: [UInt32]) {
    let (numbers, sizes) = Self.numbered(parents)
    // Sorted by counting, the largest first and equal ones in order, but for those too large to
    // count, which are few.
    let limit = 256
    var next = [Int](repeating: 0, count: limit)
    var large: [Int] = []
    for (number, size) in sizes.enumerated() {
      if size < limit { next[size] += 1 } else { large.append(number) }
    }
    large.sort { (sizes[$1], $0) < (sizes[$0], $1) }
    var total = large.count
    for size in next.indices.reversed() { (next[size], total) = (total, total + next[size]) }
    var places = sizes
    var sorted = sizes
    for (place, number) in large.enumerated() {
      places[number] = place
      sorted[place] = sizes[number]
    }
    for (number, size) in sizes.enumerated() where size < limit {
      let place = next[size]
      next[size] += 1
      places[number] = place
      sorted[place] = size
    }
    self.init(communities: numbers.map { places[Int($0)] }, sizes: sorted)
  }

  /// Numbers the communities of a forest by their smallest node.
  ///
  /// - Returns: The community of each node, and the size of each community.
  private static func numbered(_ parents: [UInt32]) -> (numbers: [UInt32], sizes: [Int]) {
    var numbers = [UInt32](repeating: 0, count: parents.count)
    var sizes = numbers
    let count = number(parents.span, &numbers, &sizes)
    return (numbers, sizes[..<count].map { Int($0) })
  }

  private static func number(
    _ parents: Span<UInt32>, _ numbers: inout [UInt32], _ sizes: inout [UInt32]
  ) -> Int {
    var numbers = numbers.mutableSpan
    var sizes = sizes.mutableSpan
    var count: UInt32 = 0
    for node in parents.indices {
      // Without a branch, as nobody can foretell which nodes are roots: a root finds the number just
      // written, any other node that of its parent.
      let parent = Int(parents[node])
      numbers[node] = count
      let number = numbers[parent]
      numbers[node] = number
      sizes[Int(number)] &+= 1
      count &+= parent == node ? 1 : 0
    }
    return Int(count)
  }
}
