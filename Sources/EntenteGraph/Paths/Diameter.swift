extension Graph {
  /// Returns the largest number of hops on a shortest path between two nodes.
  ///
  /// Only pairs with a path count; loops and parallel edges make no difference. If the direction is ignored, a few searches bound the
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
    let (starts, members) = Groups.sorted(
      components.communities.map { UInt32(truncatingIfNeeded: $0) }, count: components.sizes.count)
    let progress = Progress(nodeCount)
    var numbers = [UInt32](repeating: 0, count: nodeCount)
    var diameter = 0
    for (component, size) in components.sizes.enumerated() {
      // The largest come first, and none can be as long as it has nodes.
      guard size - 1 > diameter else { break }
      let members = Array(members[Int(starts[component])..<Int(starts[component + 1])])
      // A search takes time for all nodes, so those of a small component go by themselves.
      var bounds =
        size > nodeCount / 2
        ? EccentricityBounds(rows, of: members)
        : EccentricityBounds(rows.part(members, &numbers), of: Groups.alone(size))
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
  fileprivate func part(_ members: [UInt32], _ numbers: inout [UInt32]) -> Rows {
    for (place, node) in members.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: place)
    }
    var part = Rows(
      offsets: ArcNumbers(offsetsOf: members.count, upTo: neighbors.count), neighbors: [])
    for node in members {
      for arc in arcs(of: Int(node)) { part.neighbors.append(numbers[Int(neighbors[arc])]) }
      part.offsets.append(part.neighbors.count)
    }
    return part
  }
}

/// What is known of the eccentricities in a component.
private struct EccentricityBounds {
  private let rows: Rows
  private let search: FrontierSearch
  /// The nodes of the component.
  private let nodes: [UInt32]
  /// The nodes whose eccentricity may be more than the diameter so far.
  private var open: [UInt32]
  private var lower: [UInt32]
  private var upper: [UInt32]

  /// As few open nodes as are searched from themselves.
  private static let fewNodes = 16

  init(_ rows: Rows, of nodes: [UInt32]) {
    self.rows = rows
    self.nodes = nodes
    search = FrontierSearch(nodeCount: rows.count)
    open = nodes
    lower = [UInt32](repeating: 0, count: rows.count)
    upper = [UInt32](repeating: .max, count: rows.count)
  }

  /// Returns the diameter of the component, or the least asked for if that is more.
  mutating func diameter(
    atLeast least: Int, _ progress: Progress
  ) throws(GraphError) -> Int {
    var diameter = UInt32(truncatingIfNeeded: least)
    var next = open.max { degree($0) < degree($1) } ?? 0
    var isCentral = true
    while !open.isEmpty {
      search.run(rows, from: Int(next))
      let eccentricity = UInt32(truncatingIfNeeded: search.eccentricity)
      diameter = max(diameter, eccentricity)
      Self.tighten(&lower, &upper, nodes, search.distances, eccentricity)
      let before = open.count
      open = open.filter { upper[Int($0)] > diameter && lower[Int($0)] < upper[Int($0)] }
      try progress.advance(by: before - open.count)
      // By turns the node that may be the farthest out and the one that may be the most central:
      // from the middle, no node is so far that it could be an end of a longer path.
      isCentral = !isCentral && open.count > Self.fewNodes
      next = (isCentral ? mostCentral : farthestOut) ?? 0
    }
    return Int(diameter)
  }

  /// The open node whose eccentricity may be the largest.
  private var farthestOut: UInt32? {
    open.max { (upper[Int($0)], degree($0)) < (upper[Int($1)], degree($1)) }
  }

  /// The node, open or not, whose eccentricity may be the smallest.
  private var mostCentral: UInt32? {
    nodes.lazy.filter { lower[Int($0)] < upper[Int($0)] }
      .min { (lower[Int($0)], degree($1)) < (lower[Int($1)], degree($0)) }
  }

  /// Takes in what the last search tells.
  private static func tighten(
    _ lower: inout [UInt32], _ upper: inout [UInt32], _ nodes: [UInt32],
    _ distances: UnsafePointer<UInt32>, _ eccentricity: UInt32
  ) {
    var lower = lower.mutableSpan
    var upper = upper.mutableSpan
    for node in nodes {
      let node = Int(node)
      let distance = distances[node]
      lower[node] = max(lower[node], distance, eccentricity - distance)
      upper[node] = min(upper[node], eccentricity + distance)
    }
  }

  private func degree(_ node: UInt32) -> Int {
    rows.arcs(of: Int(node)).count
  }
}
