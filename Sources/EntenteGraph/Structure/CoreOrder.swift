/// The nodes of rows in an order in which each has no more neighbors after it than its core number.
///
/// Level by level, the nodes with as many neighbors left as the level are taken away, which leaves
/// their neighbors one fewer each; those that come down to the level are next.
///
/// Source: D. W. Matula and L. L. Beck, "Smallest-last ordering and clustering and graph coloring
/// algorithms", *Journal of the ACM* 30(3), 1983, pp. 417–427 (doi 10.1145/2402.322385). They keep the
/// nodes in buckets by the number of neighbors left; here only those that come down to the level are
/// told apart, without a branch, and those left are looked through at each level. That takes
/// O(*n* + *m*) too, as a node is looked at twice a level at most, up to its core number.
struct CoreOrder {
  /// The core number of each node.
  private(set) var cores: [UInt32]
  /// The nodes in order.
  private(set) var nodes: [UInt32]

  /// Takes the nodes away.
  ///
  /// - Parameters:
  ///   - rows: The neighbors of each node, with an arc back for each arc.
  ///   - progress: Counts the nodes taken away.
  /// - Throws: ``GraphError`` if the task was canceled.
  init(_ rows: Rows, _ progress: Progress) throws(GraphError) {
    let count = rows.count
    cores = (0..<count).map { UInt32(truncatingIfNeeded: rows.arcs(of: $0).count) }
    // A place more, as something is written after the last node.
    nodes = [UInt32](repeating: 0, count: count + 1)
    var left = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    try Self.peel(rows.offsets, rows.neighbors.span, &cores, &nodes, &left, progress)
    nodes.removeLast()
    try progress.finish()
  }

  private static func peel(
    _ offsets: ArcNumbers, _ neighbors: Span<UInt32>, _ degrees: inout [UInt32],
    _ order: inout [UInt32], _ left: inout [UInt32], _ progress: Progress
  ) throws(GraphError) {
    var degrees = degrees.mutableSpan
    var order = order.mutableSpan
    var left = left.mutableSpan
    var leftCount = left.count
    var level: UInt32 = 0
    var place = 0
    var end = 0
    while leftCount > 0 {
      var keptCount = 0
      var least = UInt32.max
      for index in 0..<leftCount {
        let node = left[index]
        let degree = degrees[Int(node)]
        order[end] = node
        end &+= degree == level ? 1 : 0
        left[keptCount] = node
        keptCount &+= degree > level ? 1 : 0
        least = min(least, degree > level ? degree : .max)
      }
      leftCount = keptCount
      if place == end {
        level = least
        continue
      }
      while place < end {
        let node = Int(order[place])
        try progress.advance(past: place)
        place &+= 1
        for arc in offsets.arcs(of: node) {
          let neighbor = neighbors[arc]
          let degree = degrees[Int(neighbor)]
          degrees[Int(neighbor)] = degree &- (degree > level ? 1 : 0)
          order[end] = neighbor
          end &+= degree == level &+ 1 ? 1 : 0
        }
      }
      level &+= 1
    }
  }
}
