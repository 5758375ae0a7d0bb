extension Graph {
  /// Returns the largest number of hops on a shortest path between two nodes.
  ///
  /// Only pairs with a path count. If the direction is ignored, a few searches bound the
  /// eccentricities of all nodes so well that most need none of their own; otherwise every node
  /// does, as in ``extent(by:along:)``.
  ///
  ///     let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try path.diameter()  // 2
  ///
  /// - Parameter ends: Which edges lead on from a node; `all` ignores the direction.
  /// - Returns: The diameter, 0 if there are no pairs with a path.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* *m*) at worst for *n* nodes and *m* ≥ *n* edges, as in a ring, where all
  ///   nodes are alike; in practice some tens of searches of O(*m*) each where the direction is
  ///   ignored.
  ///
  /// Source: F. W. Takes and W. A. Kosters, "Determining the diameter of small world networks",
  /// *CIKM*, 2011, pp. 1191–1196 (doi 10.1145/2063576.2063748).
  public func diameter(along ends: Ends = .outgoing) throws(GraphError) -> Int {
    if isDirected, ends != .all { return Int(try extent(along: ends).diameter) }
    let rows = try rows(.all)
    let components = try components(.quiet)
    let progress = Progress(nodeCount)
    var numbers = [UInt32](repeating: 0, count: nodeCount)
    var diameter = 0
    for (members, size) in zip(components.members(), components.sizes) {
      // The largest come first, and none can be as long as it has nodes.
      guard size - 1 > diameter else { break }
      // By itself, as a search takes time for all nodes, those not reached included.
      var bounds = EccentricityBounds(rows.part(members, &numbers))
      diameter = try bounds.diameter(atLeast: diameter, progress)
    }
    return diameter
  }
}

extension Rows {
  /// Returns the rows of a component under new numbers, in the order of its members.
  ///
  /// - Parameters:
  ///   - members: The nodes of the component, in ascending order.
  ///   - numbers: Memory for a number of each node.
  /// - Returns: The rows.
  fileprivate func part(_ members: [Int], _ numbers: inout [UInt32]) -> Rows {
    if members.count == count { return self }
    for (place, node) in members.enumerated() {
      numbers[node] = UInt32(truncatingIfNeeded: place)
    }
    var part = Rows(
      offsets: ArcNumbers(offsetsOf: members.count, upTo: neighbors.count), neighbors: [])
    for node in members {
      for arc in arcs(of: node) { part.neighbors.append(numbers[Int(neighbors[arc])]) }
      part.offsets.append(part.neighbors.count)
    }
    return part
  }
}

/// What is known of the eccentricities in a component.
private struct EccentricityBounds {
  private let rows: Rows
  private let search: FrontierSearch
  private var lower: [UInt32]
  private var upper: [UInt32]

  init(_ rows: Rows) {
    self.rows = rows
    search = FrontierSearch(nodeCount: rows.count)
    lower = [UInt32](repeating: 0, count: rows.count)
    upper = [UInt32](repeating: .max, count: rows.count)
  }

  /// Returns the diameter of the component, or the least asked for if that is more.
  mutating func diameter(
    atLeast least: Int, _ progress: Progress
  ) throws(GraphError) -> Int {
    var diameter = UInt32(truncatingIfNeeded: least)
    var open = (0..<rows.count).map { UInt32(truncatingIfNeeded: $0) }
    var next = open.max { degree($0) < degree($1) } ?? 0
    var isForLower = false
    while !open.isEmpty {
      search.run(rows, from: Int(next))
      let eccentricity = UInt32(truncatingIfNeeded: search.eccentricity)
      diameter = max(diameter, eccentricity)
      let before = open.count
      bound(&open, by: eccentricity, diameter)
      try progress.advance(by: before - open.count)
      // By turns the node that may be the farthest out and the one that may be the most central.
      let (lower, upper) = (lower, upper)
      isForLower.toggle()
      if isForLower {
        next = open.max { (upper[Int($0)], degree($0)) < (upper[Int($1)], degree($1)) } ?? 0
      } else {
        next = open.max { (lower[Int($1)], degree($0)) < (lower[Int($0)], degree($1)) } ?? 0
      }
    }
    return Int(diameter)
  }

  /// Takes in what the last search tells, and drops the nodes whose eccentricity cannot be more than
  /// the diameter so far.
  private mutating func bound(
    _ open: inout [UInt32], by eccentricity: UInt32, _ diameter: UInt32
  ) {
    open = Self.tighten(&lower, &upper, open, search.distances, eccentricity, diameter)
  }

  private static func tighten(
    _ lower: inout [UInt32], _ upper: inout [UInt32], _ open: [UInt32],
    _ distances: UnsafePointer<UInt32>, _ eccentricity: UInt32, _ diameter: UInt32
  ) -> [UInt32] {
    var lower = lower.mutableSpan
    var upper = upper.mutableSpan
    var kept: [UInt32] = []
    for node in open {
      let distance = distances[Int(node)]
      let least = max(lower[Int(node)], distance, eccentricity - distance)
      let most = min(upper[Int(node)], eccentricity + distance)
      lower[Int(node)] = least
      upper[Int(node)] = most
      if most > diameter, least < most { kept.append(node) }
    }
    return kept
  }

  private func degree(_ node: UInt32) -> Int {
    rows.arcs(of: Int(node)).count
  }
}
