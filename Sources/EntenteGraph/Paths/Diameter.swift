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
///
/// Each thread has a search and a part of the nodes to itself.
private struct EccentricityBounds: @unchecked Sendable {
  /// A node that may be the most central of some, and how far from that it is.
  private struct Center {
    /// The least that its eccentricity can be, then how few neighbors it has.
    var key = UInt64.max
    var node: UInt32 = 0
  }

  private let rows: Rows
  /// A search for each thread.
  private let searches: [FrontierSearch]
  /// What each thread has found.
  private let centers: Workspace<Center>
  /// The nodes of the component.
  private let nodes: [UInt32]
  /// The nodes whose eccentricity may be more than the diameter so far.
  private var open: [UInt32]
  /// The least and the most that the eccentricity of each node can be.
  private let lower: Workspace<UInt32>
  private let upper: Workspace<UInt32>

  /// As few open nodes as are searched from themselves, and as few turns as one thread takes.
  private static let fewNodes = 16

  init(_ rows: Rows, of nodes: [UInt32]) {
    self.rows = rows
    self.nodes = nodes
    // There are two nodes at a time that tell the most.
    let threads = min(2, Parallel.ranges(of: rows.offsets).count)
    searches = (0..<threads).map { _ in FrontierSearch(nodeCount: rows.count) }
    centers = Workspace(repeating: Center(), count: threads)
    open = nodes
    lower = Workspace(repeating: 0, count: rows.count)
    upper = Workspace(repeating: .max, count: rows.count)
  }

  /// Returns the diameter of the component, or the least asked for if that is more.
  mutating func diameter(
    atLeast least: Int, _ progress: Progress
  ) throws(GraphError) -> Int {
    var diameter = UInt32(truncatingIfNeeded: least)
    var starts = [open.max { degree($0) < degree($1) } ?? 0]
    var turn = 0
    while !open.isEmpty {
      turn += 1
      search(from: starts)
      diameter = searches.prefix(starts.count).reduce(diameter) {
        max($0, UInt32(truncatingIfNeeded: $1.eccentricity))
      }
      // By turns the node that may be the farthest out and the one that may be the most central:
      // from the middle, no node is so far that it could be an end of a longer path. Where that takes
      // many turns, two threads search from both at once.
      let isBoth = searches.count > 1 && turn >= Self.fewNodes
      let central = tighten(starts.count, findsCenter: isBoth || turn.isMultiple(of: 2))
      let before = open.count
      open = open.filter { upper.start[Int($0)] > diameter && isOpen($0) }
      try progress.advance(by: before - open.count)
      guard let farthest = farthestOut else { break }
      if let central, central != farthest, open.count > Self.fewNodes {
        starts = isBoth ? [farthest, central] : [central]
      } else {
        starts = [farthest]
      }
    }
    return Int(diameter)
  }

  /// The open node whose eccentricity may be the largest.
  private var farthestOut: UInt32? {
    open.max { (upper.start[Int($0)], degree($0)) < (upper.start[Int($1)], degree($1)) }
  }

  private func search(from starts: [UInt32]) {
    Parallel.blocks(starts.count) { searches[$0].run(rows, from: Int(starts[$0])) }
  }

  /// Takes in what the first searches tell.
  ///
  /// - Returns: If asked for, the node, open or not, whose eccentricity may be the smallest, unless
  ///   all are known.
  private func tighten(_ searchCount: Int, findsCenter: Bool) -> UInt32? {
    let parts = searches.count
    Parallel.blocks(parts) { part in
      let range = part * nodes.count / parts..<(part + 1) * nodes.count / parts
      let (nodes, lower, upper) = (nodes.span, lower.start, upper.start)
      for search in searches.prefix(searchCount) {
        let eccentricity = UInt32(truncatingIfNeeded: search.eccentricity)
        let distances = search.distances
        for place in range {
          let node = Int(nodes[place])
          let distance = distances[node]
          lower[node] = max(lower[node], distance, eccentricity &- distance)
          upper[node] = min(upper[node], eccentricity &+ distance)
        }
      }
      guard findsCenter else { return }
      var center = Center()
      for place in range where isOpen(nodes[place]) {
        let node = nodes[place]
        let fewness = UInt32.max - UInt32(truncatingIfNeeded: degree(node))
        let key = UInt64(lower[Int(node)]) << 32 | UInt64(fewness)
        if key < center.key { center = Center(key: key, node: node) }
      }
      centers.start[part] = center
    }
    guard findsCenter else { return nil }
    let center = centers.array.min { $0.key < $1.key }
    return center.flatMap { $0.key < .max ? $0.node : nil }
  }

  /// Whether the eccentricity of a node is not known yet.
  private func isOpen(_ node: UInt32) -> Bool { lower.start[Int(node)] < upper.start[Int(node)] }

  private func degree(_ node: UInt32) -> Int {
    rows.arcs(of: Int(node)).count
  }
}
