/// A network with capacities, in which the largest flow between two nodes can be searched for.
///
/// Every edge makes an arc in each direction, each the partner of the other: what flows along one
/// can be sent back along the other.
struct FlowNetwork {
  private let rows: Rows
  /// The place of each arc's partner.
  private let partners: ArcNumbers
  /// The place of the arc along each edge; that of its partner leads back.
  private let places: ArcNumbers
  private let capacities: [Double]
  /// What each arc can still take.
  private var residuals: [Double]
  /// The number of steps from each node to the target, the largest number if there is no way.
  private var levels: [UInt32]
  private var order: [UInt32]
  private var next: ArcNumbers
  private var path: [Int] = []

  /// Makes a network of edges, of which none is a loop.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - columns: The source and the target of each edge.
  ///   - forward: The capacity of each edge from its source to its target.
  ///   - backward: The capacity of each edge from its target to its source, or `nil` if it is 0.
  /// - Throws: ``GraphError`` if the task was canceled.
  init(
    nodeCount: Int, columns: (sources: [UInt32], targets: [UInt32]), forward: [Double],
    backward: [Double]?
  ) throws(GraphError) {
    let (rows, edges) = try Rows.numbered(
      nodeCount: nodeCount, sources: columns.sources, targets: columns.targets, ends: .all,
      .quiet)
    var places = ArcNumbers(zeros: forward.count, upTo: edges.count)
    var backPlaces = places
    var capacities = [Double](repeating: 0, count: edges.count)
    for node in 0..<nodeCount {
      for arc in rows.arcs(of: node) {
        let edge = edges[arc]
        if columns.sources[edge] == node {
          places[edge] = arc
          capacities[arc] = forward[edge]
        } else {
          backPlaces[edge] = arc
          capacities[arc] = backward?[edge] ?? 0
        }
      }
    }
    var partners = ArcNumbers(zeros: edges.count, upTo: edges.count)
    for edge in places.indices {
      partners[places[edge]] = backPlaces[edge]
      partners[backPlaces[edge]] = places[edge]
    }
    self.rows = rows
    self.partners = partners
    self.places = places
    self.capacities = capacities
    residuals = capacities
    levels = [UInt32](repeating: .max, count: nodeCount)
    order = [UInt32](repeating: 0, count: nodeCount)
    next = rows.offsets
  }

  /// What flows along each edge, less than 0 if it flows from the target to the source.
  var flows: [Double] {
    places.map { capacities[$0] - residuals[$0] }
  }

  /// Returns what can leave the source and reach the target at most, each taken by itself.
  func bound(from source: Int, to target: Int) -> Double {
    let leaving = rows.arcs(of: source).reduce(0) { $0 + capacities[$1] }
    let arriving = rows.arcs(of: target).reduce(0) { $0 + capacities[partners[$1]] }
    return min(leaving, arriving)
  }

  /// Takes all flow back.
  mutating func reset() {
    residuals = capacities
  }

  /// Sends a largest flow through the empty network.
  ///
  /// - Parameters:
  ///   - source: Where the flow comes from.
  ///   - target: Where it goes.
  ///   - limit: What is enough: as soon as so much flows, the search ends.
  ///   - progress: Told what flows.
  /// - Returns: How much flows, at most the limit.
  /// - Throws: ``GraphError`` if the task was canceled.
  mutating func run(
    from source: Int, to target: Int, limit: Double = .infinity, _ progress: consuming FlowProgress
  ) throws(GraphError) -> Double {
    reset()
    var value = 0.0
    while value < limit {
      let added = try augment(from: source, to: target, limit: limit - value, &progress)
      if added == 0 { break }
      value += added
    }
    return value
  }

  /// Sends as much as fits along ways with the fewest steps, and returns how much that is: 0 if the
  /// flow cannot grow.
  ///
  /// Source: E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power
  /// estimation", *Soviet Mathematics Doklady* 11, 1970, pp. 1277–1280.
  private mutating func augment(
    from source: Int, to target: Int, limit: Double, _ progress: inout FlowProgress
  ) throws(GraphError) -> Double {
    let isReached = try Self.findLevels(
      rows, partners, residuals, source, target, &levels, &order, progress)
    guard isReached else { return 0 }
    return try Self.fill(
      rows, partners, levels, source, target, limit, &residuals, &next, &path, &progress)
  }

  /// Whether an arc takes more than 1 part in 10¹⁰, which rounding may have left.
  private func hasRoom(_ arc: Int) -> Bool {
    let capacity = max(capacities[arc], capacities[partners[arc]])
    return residuals[arc] > (capacity.isFinite ? 1e-10 * capacity : 0)
  }

  /// Returns whether each node can be reached from the source by arcs that are not full.
  func reached(from source: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: rows.count)
    var order = [source]
    isReached[source] = true
    while let node = order.popLast() {
      for arc in rows.arcs(of: node) where hasRoom(arc) {
        let neighbor = Int(rows.neighbors[arc])
        if !isReached[neighbor] {
          isReached[neighbor] = true
          order.append(neighbor)
        }
      }
    }
    return isReached
  }

  private static func findLevels(
    _ rows: Rows, _ partners: ArcNumbers, _ residuals: [Double], _ source: Int, _ target: Int,
    _ levels: inout [UInt32], _ order: inout [UInt32], _ progress: FlowProgress
  ) throws(GraphError) -> Bool {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let residuals = residuals.span
    var levels = levels.mutableSpan
    var order = order.mutableSpan
    for node in 0..<rows.count { levels[node] = .max }
    levels[target] = 0
    order[0] = UInt32(truncatingIfNeeded: target)
    var (place, end) = (0, 1)
    while place < end, levels[source] == .max {
      let node = Int(order[place])
      place += 1
      if place & 0xFFFF == 0 { try progress.check() }
      for arc in offsets.arcs(of: node) {
        let neighbor = Int(neighbors[arc])
        if levels[neighbor] == .max, residuals[partners[arc]] > 0 {
          levels[neighbor] = levels[node] + 1
          order[end] = neighbors[arc]
          end += 1
        }
      }
    }
    return levels[source] != .max
  }

  /// Fills ways on which each step comes nearer to the target, until every one has a full arc.
  private static func fill(
    _ rows: Rows, _ partners: ArcNumbers, _ levels: [UInt32], _ source: Int, _ target: Int,
    _ limit: Double, _ residuals: inout [Double], _ next: inout ArcNumbers, _ path: inout [Int],
    _ progress: inout FlowProgress
  ) throws(GraphError) -> Double {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let levels = levels.span
    var residuals = residuals.mutableSpan
    next = offsets
    path.removeAll(keepingCapacity: true)
    var value = 0.0
    var node = source
    var stepCount = 0
    while true {
      stepCount &+= 1
      if stepCount & 0xFFFF == 0 { try progress.check() }
      if node == target {
        var amount = limit - value
        for arc in path { amount = min(amount, residuals[arc]) }
        value += amount
        try progress.add(amount)
        // Back to the start of the first arc that is full now.
        var kept = path.count
        for place in path.indices {
          let arc = path[place]
          residuals[arc] -= amount
          residuals[partners[arc]] += amount
          if kept == path.count, residuals[arc] <= 0 { kept = place }
        }
        if value >= limit { return value }
        node = kept == path.count ? source : Int(neighbors[partners[path[kept]]])
        path.removeSubrange(kept...)
        continue
      }
      let arc = next[node]
      if arc < offsets[node + 1] {
        let neighbor = Int(neighbors[arc])
        if residuals[arc] > 0, levels[neighbor] != .max, levels[neighbor] + 1 == levels[node] {
          path.append(arc)
          node = neighbor
        } else {
          next[node] += 1
        }
        continue
      }
      // A dead end: one step back, and past the arc that led here.
      guard let last = path.popLast() else { return value }
      node = Int(neighbors[partners[last]])
      next[node] += 1
    }
  }
}
