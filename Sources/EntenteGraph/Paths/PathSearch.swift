/// A search for the shortest paths between two nodes, which can be run again for others.
///
/// It stops when it comes to the target. Then it tells which of the nodes found lie on a shortest
/// path: a step leads to a node found later, at a distance that is its own but for 1 part in 10¹⁰.
struct PathSearch {
  /// How much longer than a shortest path a path may be and still count as one.
  static let slack = 1 + 1e-10

  private let rows: Rows
  /// The length of each arc, or `nil` if paths are measured by hops.
  private let lengths: [Double]?
  /// The nodes that no path may visit.
  var isClosed: [Bool]
  private var source = 0
  private var target = 0
  /// The nodes to which no path may lead directly from the source.
  private var closedSteps: [Int] = []
  /// The distance of each node seen, infinite for all others.
  private var distances: [Double]
  /// The place of each settled node in the order, the largest number for all others.
  private var places: [UInt32]
  /// Whether a node settled lies on a shortest path.
  private var leads: [Bool]
  private var order: [UInt32] = []
  private var seen: [UInt32] = []
  private var queue = DistanceQueue()

  init(
    _ graph: Graph, by measure: Graph.PathMeasure, along ends: Graph.Ends
  ) throws(GraphError) {
    switch measure {
    case .hops:
      rows = try graph.simpleRows(ends)
      lengths = nil
    case .lengths:
      let valued = try graph.lengthRows(ends)
      rows = valued.rows
      lengths = valued.values
    }
    isClosed = [Bool](repeating: false, count: rows.count)
    distances = [Double](repeating: .infinity, count: rows.count)
    places = [UInt32](repeating: .max, count: rows.count)
    leads = isClosed
  }

  /// Searches for the shortest paths.
  ///
  /// - Parameters:
  ///   - source: Where they start.
  ///   - target: Where they end.
  ///   - closedSteps: The nodes to which no path may lead directly from the source.
  ///   - progress: Counts the nodes settled.
  /// - Returns: Whether there is a path.
  /// - Throws: ``GraphError`` if the task was canceled.
  mutating func run(
    from source: Int, to target: Int, closedSteps: [Int] = [], _ progress: Progress
  ) throws(GraphError) -> Bool {
    for node in seen {
      distances[Int(node)] = .infinity
      places[Int(node)] = .max
      leads[Int(node)] = false
    }
    order.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    (self.source, self.target, self.closedSteps) = (source, target, closedSteps)
    if let lengths {
      try Self.searchByLength(
        rows, lengths, source, target, closedSteps, isClosed, &distances, &places, &order, &seen,
        &queue, progress)
    } else {
      try Self.searchByHops(
        rows, source, target, closedSteps, isClosed, &distances, &places, &order, &seen,
        progress)
    }
    guard places[target] != .max else { return false }
    leads[target] = true
    var place = Int(places[target]) - 1
    while place >= 0 {
      let node = Int(order[place])
      leads[node] = rows.arcs(of: node).contains { isStep(from: node, $0) }
      place -= 1
    }
    return true
  }

  /// Returns the shortest path with the smallest nodes, after a search that found one.
  func smallestPath() -> [Int] {
    var path = [source]
    var node = source
    while node != target,
      let arc = rows.arcs(of: node).first(where: { isStep(from: node, $0) })
    {
      node = Int(rows.neighbors[arc])
      path.append(node)
    }
    return path
  }

  /// Returns the shortest paths in ascending order of their nodes, after a search that found one.
  func paths(limit: Int, _ progress: Progress) throws(GraphError) -> [[Int]] {
    var paths: [[Int]] = []
    var path = [source]
    var rest = [rows.arcs(of: source)]
    while let node = path.last, paths.count < limit {
      let arcs = rest[rest.count - 1]
      if node == target {
        paths.append(path)
        try progress.advance(by: 0)
      }
      if node != target, let arc = arcs.first(where: { isStep(from: node, $0) }) {
        rest[rest.count - 1] = arc + 1..<arcs.upperBound
        let next = Int(rows.neighbors[arc])
        path.append(next)
        rest.append(rows.arcs(of: next))
      } else {
        path.removeLast()
        rest.removeLast()
      }
    }
    return paths
  }

  /// Returns the length of a path.
  func length(of nodes: [Int]) -> Double {
    guard let lengths else { return Double(nodes.count - 1) }
    return zip(nodes, nodes.dropFirst()).reduce(0) { sum, step in
      sum + (rows.arc(from: step.0, to: step.1).map { lengths[$0] } ?? 0)
    }
  }

  /// Returns whether an arc of a settled node is a step of a shortest path to the target.
  private func isStep(from node: Int, _ arc: Int) -> Bool {
    let next = Int(rows.neighbors[arc])
    guard leads[next], places[next] > places[node] else { return false }
    if node == source, closedSteps.contains(next) { return false }
    return distances[node] + (lengths?[arc] ?? 1) <= distances[next] * Self.slack
  }

  private static func searchByHops(
    _ rows: Rows, _ source: Int, _ target: Int, _ closedSteps: [Int], _ isClosed: [Bool],
    _ distances: inout [Double], _ places: inout [UInt32], _ order: inout [UInt32],
    _ seen: inout [UInt32], _ progress: Progress
  ) throws(GraphError) {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let isClosed = isClosed.span
    var distances = distances.mutableSpan
    var places = places.mutableSpan
    distances[source] = 0
    places[source] = 0
    order.append(UInt32(truncatingIfNeeded: source))
    var place = 0
    while place < order.count, places[target] == .max {
      let node = Int(order[place])
      try progress.advance(past: place)
      place += 1
      let distance = distances[node] + 1
      for arc in offsets.arcs(of: node) {
        let neighbor = Int(neighbors[arc])
        if places[neighbor] != .max || isClosed[neighbor] { continue }
        if node == source, closedSteps.contains(neighbor) { continue }
        distances[neighbor] = distance
        places[neighbor] = UInt32(truncatingIfNeeded: order.count)
        order.append(neighbors[arc])
      }
    }
    seen.append(contentsOf: order)
  }

  private static func searchByLength(
    _ rows: Rows, _ lengths: [Double], _ source: Int, _ target: Int, _ closedSteps: [Int],
    _ isClosed: [Bool], _ distances: inout [Double], _ places: inout [UInt32],
    _ order: inout [UInt32], _ seen: inout [UInt32], _ queue: inout DistanceQueue,
    _ progress: Progress
  ) throws(GraphError) {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let lengths = lengths.span
    let isClosed = isClosed.span
    var distances = distances.mutableSpan
    var places = places.mutableSpan
    queue.removeAll()
    distances[source] = 0
    seen.append(UInt32(truncatingIfNeeded: source))
    queue.insert(UInt32(truncatingIfNeeded: source), at: 0)
    while places[target] == .max, let first = queue.removeFirst() {
      let node = Int(first)
      // An entry that a shorter way has overtaken.
      if places[node] != .max { continue }
      try progress.advance(past: order.count)
      places[node] = UInt32(truncatingIfNeeded: order.count)
      order.append(first)
      for arc in offsets.arcs(of: node) {
        let neighbor = Int(neighbors[arc])
        let distance = distances[node] + lengths[arc]
        guard distance < distances[neighbor], !isClosed[neighbor] else { continue }
        if node == source, closedSteps.contains(neighbor) { continue }
        if distances[neighbor] == .infinity { seen.append(neighbors[arc]) }
        distances[neighbor] = distance
        queue.insert(neighbors[arc], at: distance)
      }
    }
  }
}
