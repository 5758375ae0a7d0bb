import Synchronization

/// A forest whose trees are the (weak) components of rows, grown by several threads at once.
///
/// Each node points to itself or to a smaller one of its component, so a tree that has grown to the
/// end has the smallest node of its component for a root, whoever was faster.
///
/// Source: M. Sutton, T. Ben-Nun and A. Barak, "Optimizing parallel graph connectivity computation
/// via subgraph sampling", *IPDPS*, 2018, pp. 12–21 (doi 10.1109/IPDPS.2018.00012). As rows are in
/// ascending order, the first of their two samples needs no joining: each node starts under its
/// smallest neighbor.
final class ComponentForest: Sendable {
  private nonisolated(unsafe) let parents: UnsafeMutablePointer<Atomic<UInt32>>
  private let count: Int

  /// The number of steps of progress that growing takes.
  static let steps = 3

  /// Grows the forest.
  ///
  /// - Parameters:
  ///   - rows: The neighbors of each node.
  ///   - isSymmetric: Whether there is an arc back for each arc, so that it is enough to read the
  ///     arcs of the nodes that are not in the largest tree.
  ///   - progress: Counts the passes over the rows.
  /// - Throws: ``GraphError`` if the task was canceled.
  init(_ rows: Rows, isSymmetric: Bool, _ progress: Progress) throws(GraphError) {
    count = rows.count
    parents = LargePages.allocate(count)
    let ranges = Parallel.ranges(of: rows.offsets)
    if isSymmetric, let marks = HubMarks(rows) {
      startUnderSmallest(of: marks)
      try progress.advance(by: 2)
      Parallel.blocks(ranges.count) { joinOthers(rows, marks, marks.words(of: ranges[$0])) }
      try progress.advance()
      return
    }
    Parallel.blocks(ranges.count) { startUnderSmallest(rows, ranges[$0]) }
    flatten()
    try progress.advance()
    Parallel.blocks(ranges.count) { joinSecond(rows, ranges[$0]) }
    flatten()
    try progress.advance()
    let largest = isSymmetric ? frequentRoot : nil
    Parallel.blocks(ranges.count) { joinAll(rows, ranges[$0], except: largest) }
    try progress.advance()
  }

  /// Grows a forest in whose trees only those nodes are that are in one group.
  ///
  /// - Parameters:
  ///   - rows: The neighbors of each node, with an arc back for each arc.
  ///   - groups: The group of each node.
  init(_ rows: Rows, within groups: [UInt32]) {
    count = rows.count
    parents = LargePages.allocate(count)
    let ranges = Parallel.ranges(of: rows.offsets)
    Parallel.blocks(ranges.count) { range in
      for node in ranges[range] {
        (parents + node).initialize(to: Atomic(UInt32(truncatingIfNeeded: node)))
      }
    }
    Parallel.blocks(ranges.count) { join(rows, ranges[$0], within: groups.span) }
  }

  deinit {
    parents.deinitialize(count: count)
    LargePages.deallocate(parents, count)
  }

  /// The parent of each node, no larger than the node; that of a root is the root itself.
  var parentArray: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: count) { array, initializedCount in
      for node in 0..<count { array.initializeElement(at: node, to: parent(of: node)) }
      initializedCount = count
    }
  }

  @inline(__always)
  private func parent(of node: Int) -> UInt32 { parents[node].load(ordering: .relaxed) }

  private func startUnderSmallest(of marks: HubMarks) {
    let root = UInt32(truncatingIfNeeded: marks.smallest)
    for node in 0..<count {
      let parent = marks.contains(node) ? root : UInt32(truncatingIfNeeded: node)
      (parents + node).initialize(to: Atomic(parent))
    }
  }

  private func joinOthers(_ rows: Rows, _ marks: HubMarks, _ words: Range<Int>) {
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    for word in words {
      var others = marks.others(in: word)
      while others != 0 {
        let node = word &* 64 &+ others.trailingZeroBitCount
        others &= others &- 1
        for arc in offsets.arcs(of: node) { join(node, Int(neighbors[arc])) }
      }
    }
  }

  private func startUnderSmallest(_ rows: Rows, _ nodes: Range<Int>) {
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    for node in nodes {
      var parent = UInt32(truncatingIfNeeded: node)
      let first = offsets[node]
      if first < offsets[node + 1] { parent = min(parent, neighbors[first]) }
      (parents + node).initialize(to: Atomic(parent))
    }
  }

  private func joinSecond(_ rows: Rows, _ nodes: Range<Int>) {
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    for node in nodes {
      let second = offsets[node] + 1
      if second < offsets[node + 1] { join(node, Int(neighbors[second])) }
    }
  }

  private func joinAll(_ rows: Rows, _ nodes: Range<Int>, except largest: UInt32?) {
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    for node in nodes where parent(of: node) != largest {
      for arc in offsets.arcs(of: node) { join(node, Int(neighbors[arc])) }
    }
  }

  private func join(_ rows: Rows, _ nodes: Range<Int>, within groups: Span<UInt32>) {
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    for node in nodes {
      for arc in offsets.arcs(of: node) {
        let neighbor = Int(neighbors[arc])
        if neighbor < node, groups[neighbor] == groups[node] { join(node, neighbor) }
      }
    }
  }

  /// Puts the larger of the roots of two nodes under the smaller.
  @inline(__always)
  private func join(_ first: Int, _ second: Int) {
    var first = parent(of: first)
    var second = parent(of: second)
    while first != second {
      let (low, high) = (min(first, second), max(first, second))
      let parent = parent(of: Int(high))
      if parent == high {
        let exchange = parents[Int(high)].compareExchange(
          expected: high, desired: low, ordering: .relaxed)
        if exchange.exchanged { return }
        // Another thread has put it under something else.
        continue
      }
      // Not yet a root: one step up on each side, two on that of the larger.
      first = self.parent(of: Int(parent))
      second = self.parent(of: Int(low))
    }
  }

  /// Puts each node right under its root.
  private func flatten() {
    // A parent is no larger than its node, so those above a node come before it.
    for node in 0..<count {
      parents[node].store(parent(of: Int(parent(of: node))), ordering: .relaxed)
    }
  }

  /// The root that most of some nodes have; any root would do, but others take longer.
  private var frequentRoot: UInt32? {
    let sampleCount = min(count, 64)
    var best: (root: UInt32, count: Int)?
    var sample = (0..<sampleCount).map { parent(of: $0 * count / sampleCount) }
    sample.sort()
    var start = 0
    while start < sampleCount {
      var end = start
      while end < sampleCount, sample[end] == sample[start] { end += 1 }
      if end - start > best?.count ?? 0 { best = (sample[start], end - start) }
      start = end
    }
    return best?.root
  }
}
