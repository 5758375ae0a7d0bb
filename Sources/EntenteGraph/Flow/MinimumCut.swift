extension Graph {
  /// Returns the cut with the least capacity of all that divide the nodes in two.
  ///
  /// Parallel edges add up, and loops are in no cut. In a directed graph only the edges that lead out
  /// of the side of the nodes count, so the value is 0 unless every node can reach every other.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 3), .init(3, 0)],
  ///       strengths: [5, 1, 4, 2])
  ///     try graph.minimumCut(by: .strengths)?.edges  // [1, 3]
  ///
  /// - Parameter measure: What the capacity of an edge is: 1, or its strength.
  /// - Returns: The cut; `nil` if there are fewer than two nodes. Of an undirected graph the nodes are
  ///   the smaller side, or that with node 0 if both are of one size.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* (*m* + *n*) log *n*) for *n* nodes and *m* edges if undirected, in practice
  ///   much less, and *n* times that of ``maximumFlow(from:to:by:)`` if directed.
  ///
  /// Source: M. Stoer and F. Wagner, "A simple min-cut algorithm", *Journal of the ACM* 44(4), 1997,
  /// pp. 585–591 (doi 10.1145/263867.263872); H. Nagamochi, T. Ono and T. Ibaraki, "Implementing an
  /// efficient minimum capacity cut algorithm", *Mathematical Programming* 67, 1994, pp. 325–341 (doi
  /// 10.1007/BF01582226), by which many nodes are merged at once.
  public func minimumCut(by measure: TieMeasure = .edges) throws(GraphError) -> Cut? {
    guard nodeCount > 1 else { return nil }
    if isDirected { return try minimumDirectedCut(by: measure) }
    var search = try CutSearch(tieRows(by: measure, .all))
    var isInside = try search.run()
    let count = isInside.count { $0 }
    let isLarger = 2 * count > nodeCount || (2 * count == nodeCount && !isInside[0])
    if isLarger { isInside = isInside.map { !$0 } }
    return cut(isInside, by: measure)
  }

  private func minimumDirectedCut(by measure: TieMeasure) throws(GraphError) -> Cut {
    // Some node is on the side of the nodes, and the next one, in a circle, is not.
    let count = nodeCount
    let network = try FlowNetwork(tieRows(by: measure, .outgoing))
    // Who sees that the task was canceled gets no result, so that of a flow does not matter.
    let quiet = FlowProgress.quiet
    let values = try Parallel.map(count, cost: count + edgeCount, scratch: { network }) {
      network, node in
      (try? network.run(from: node, to: (node + 1) % count, quiet)) ?? 0
    }
    var best = 0
    for node in values.indices where values[node] < values[best] { best = node }
    var last = network
    _ = try last.run(from: best, to: (best + 1) % count, quiet)
    return cut(last.reached(from: best), by: measure)
  }
}

/// The search for the least cut of an undirected graph, by merging nodes that it cannot part.
private struct CutSearch {
  /// The ties between the merged nodes, without loops and without those that count for nothing.
  private var ties: ValuedRows
  /// The merged node of each original node.
  private var labels: [Int]

  init(_ ties: ValuedRows) {
    self.ties = ties
    labels = Array(0..<ties.rows.count)
  }

  /// Returns whether each node is on one side of the cut.
  mutating func run() throws(GraphError) -> [Bool] {
    let progress = Progress(labels.count)
    merge(Array(labels))
    var least = Double.infinity
    var isInside: [Bool] = []
    while ties.rows.count > 1, least > 0 {
      let count = ties.rows.count
      let values = (0..<count).map { ties.values[ties.rows.arcs(of: $0)].reduce(0, +) }
      // The first cut is kept even if the sum of its strengths is infinite.
      if let value = values.min(), value < least || isInside.isEmpty,
        let weakest = values.firstIndex(of: value)
      {
        least = value
        isInside = labels.map { $0 == weakest }
      }
      merge(try mergeable(atLeast: least, progress))
      try progress.advance(by: count - ties.rows.count)
    }
    return isInside
  }

  /// Takes in the nodes one after the other, always the one with the strongest ties to those
  /// before, and returns a union of nodes that no cut of less than a value parts.
  ///
  /// When a tie of a node comes in, its ties to those before add up to no more than what can flow
  /// along that tie and all others between its two ends. The last two nodes are merged in any case:
  /// what parts them is at least the cut around the last.
  private func mergeable(
    atLeast value: Double, _ progress: Progress
  ) throws(GraphError) -> [Int] {
    let rows = ties.rows
    var parents = Array(0..<rows.count)
    var sums = [Double](repeating: 0, count: rows.count)
    var isTaken = [Bool](repeating: false, count: rows.count)
    var queue = DistanceQueue()
    var order: [Int] = []
    for start in 0..<rows.count {
      if isTaken[start] { continue }
      queue.insert(UInt32(truncatingIfNeeded: start), at: 0)
      while let first = queue.removeFirst() {
        let node = Int(first)
        if isTaken[node] { continue }
        isTaken[node] = true
        order.append(node)
        if order.count & 0xFFF == 0 { try progress.advance(by: 0) }
        for arc in rows.arcs(of: node) {
          let neighbor = Int(rows.neighbors[arc])
          if isTaken[neighbor] { continue }
          sums[neighbor] += ties.values[arc]
          queue.insert(rows.neighbors[arc], at: -sums[neighbor])
          if sums[neighbor] >= value { Self.join(node, neighbor, &parents) }
        }
      }
    }
    Self.join(order[order.count - 2], order[order.count - 1], &parents)
    return parents.indices.map { Self.root(of: $0, &parents) }
  }

  /// Merges nodes that have the same root into one.
  private mutating func merge(_ roots: [Int]) {
    var numbers = [Int](repeating: -1, count: roots.count)
    var members: [[Int]] = []
    for (node, root) in roots.enumerated() {
      if numbers[root] < 0 {
        numbers[root] = members.count
        members.append([])
      }
      members[numbers[root]].append(node)
    }
    var sums = [Double](repeating: 0, count: members.count)
    var offsets = ArcNumbers(offsetsOf: members.count, upTo: ties.values.count)
    var neighbors: [UInt32] = []
    var values: [Double] = []
    for (number, nodes) in members.enumerated() {
      var found: [UInt32] = []
      for node in nodes {
        for arc in ties.rows.arcs(of: node) where ties.values[arc] > 0 {
          let neighbor = numbers[roots[Int(ties.rows.neighbors[arc])]]
          if neighbor == number { continue }
          if sums[neighbor] == 0 { found.append(UInt32(truncatingIfNeeded: neighbor)) }
          sums[neighbor] += ties.values[arc]
        }
      }
      for neighbor in found.sorted() {
        neighbors.append(neighbor)
        values.append(sums[Int(neighbor)])
        sums[Int(neighbor)] = 0
      }
      offsets.append(neighbors.count)
    }
    ties = ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: values)
    labels = labels.map { numbers[roots[$0]] }
  }

  private static func root(of node: Int, _ parents: inout [Int]) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  private static func join(_ first: Int, _ second: Int, _ parents: inout [Int]) {
    let (first, second) = (root(of: first, &parents), root(of: second, &parents))
    parents[max(first, second)] = min(first, second)
  }
}
