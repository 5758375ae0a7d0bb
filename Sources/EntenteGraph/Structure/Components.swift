extension Graph {
  /// Returns the parts of the graph that hang together, whatever the direction of the edges.
  ///
  /// Loops and parallel edges make no difference; a node without other neighbors is a part of its own.
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
  init(parents: consuming [UInt32]) {
    var numbers = parents
    let sizes = Self.number(&numbers)
    var places = sizes
    var sorted = sizes
    Self.sort(sizes.span, &places, &sorted)
    self.init(communities: numbers.map { places[Int($0)] }, sizes: sorted)
  }

  /// Numbers the communities of a forest by their smallest node.
  ///
  /// - Parameter parents: Takes the parent of each node; gives the number of its community.
  /// - Returns: The size of each community.
  private static func number(_ parents: inout [UInt32]) -> [Int] {
    var sizes = [UInt32](repeating: 0, count: parents.count)
    let count = number(&parents, &sizes)
    return sizes[..<count].map { Int($0) }
  }

  private static func number(_ parents: inout [UInt32], _ sizes: inout [UInt32]) -> Int {
    var numbers = parents.mutableSpan
    var sizes = sizes.mutableSpan
    var count: UInt32 = 0
    for node in numbers.indices {
      let parent = Int(numbers[node])
      // Without a branch, as nobody can foretell which nodes are roots.
      let ifRoot: UInt32 = parent == node ? ~0 : 0
      let number = numbers[parent] & ~ifRoot | count & ifRoot
      numbers[node] = number
      sizes[Int(number)] &+= 1
      count &-= ifRoot
    }
    return Int(count)
  }

  /// Sorts communities by size, the largest first and equal ones in order.
  ///
  /// - Parameters:
  ///   - sizes: The size of each community.
  ///   - places: Takes the place of each.
  ///   - sorted: Takes the size at each place.
  private static func sort(_ sizes: Span<Int>, _ places: inout [Int], _ sorted: inout [Int]) {
    var places = places.mutableSpan
    var sorted = sorted.mutableSpan
    // By counting, but for those too large to count, which are few.
    var next = InlineArray<256, Int>(repeating: 0)
    var large: [Int] = []
    for number in sizes.indices {
      let size = sizes[number]
      if size < next.count { next[size] += 1 } else { large.append(number) }
    }
    large.sort { (sizes[$1], $0) < (sizes[$0], $1) }
    for (place, number) in large.enumerated() {
      places[number] = place
      sorted[place] = sizes[number]
    }
    var total = large.count
    for size in next.indices.reversed() { (next[size], total) = (total, total + next[size]) }
    for number in sizes.indices where sizes[number] < next.count {
      let size = sizes[number]
      places[number] = next[size]
      sorted[next[size]] = size
      next[size] += 1
    }
  }
}
