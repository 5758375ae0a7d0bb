/// The nodes to look at again, first come, first served, each at most once at a time.
struct NodeQueue {
  /// A ring with a place for each node.
  private var ring: [UInt32]
  private var isQueued: [Bool]
  private var first = 0
  private var count: Int

  /// Starts with all nodes.
  ///
  /// - Parameter order: Each node once.
  init(_ order: [UInt32]) {
    ring = order
    isQueued = [Bool](repeating: true, count: order.count)
    count = order.count
  }

  /// Takes out the first node, or returns `nil` if there is none.
  @inline(__always)
  mutating func pop() -> Int? {
    if count == 0 { return nil }
    let node = Int(ring[first])
    first = first + 1 == ring.count ? 0 : first + 1
    count -= 1
    isQueued[node] = false
    return node
  }

  /// Appends those neighbors of a node that are outside its community.
  ///
  /// - Parameters:
  ///   - arcs: The places of the arcs of the node.
  ///   - rows: All arcs.
  ///   - community: The community of the node.
  ///   - communities: The community of each node.
  @inline(__always)
  mutating func appendNeighbors(
    _ arcs: Range<Int>, _ rows: Rows, outside community: Int, _ communities: [UInt32]
  ) {
    Self.append(
      arcs, rows.neighbors, UInt32(truncatingIfNeeded: community), communities, &ring, &isQueued,
      first, &count)
  }

  @inline(__always)
  private static func append(
    _ arcs: Range<Int>, _ neighbors: [UInt32], _ community: UInt32, _ communities: [UInt32],
    _ ring: inout [UInt32], _ isQueued: inout [Bool], _ first: Int, _ count: inout Int
  ) {
    let neighbors = neighbors.span
    let communities = communities.span
    var ring = ring.mutableSpan
    var isQueued = isQueued.mutableSpan
    for arc in arcs {
      let neighbor = neighbors[arc]
      if isQueued[Int(neighbor)] || communities[Int(neighbor)] == community { continue }
      isQueued[Int(neighbor)] = true
      var place = first + count
      if place >= ring.count { place -= ring.count }
      ring[place] = neighbor
      count += 1
    }
  }
}
