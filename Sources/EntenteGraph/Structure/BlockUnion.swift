/// The blocks of undirected rows, which tell what holds a graph together: a block is a largest part
/// that no single node takes apart.
///
/// A breadth-first search finds each node by an edge to its parent, for which the node stands. Any other
/// edge closes a cycle, through the parents of both ends up to the first node above both, and
/// the edges of a cycle are in one block: their sets are joined. Nodes have places in the order in
/// which they are found, so a parent has a smaller place, and what is read together stands together.
///
/// Source: J. Westbrook and R. E. Tarjan, "Maintaining bridge-connected and biconnected components
/// on-line", *Algorithmica* 7, 1992, pp. 433–464 (doi 10.1007/BF01758773), whose block trees need not be
/// turned where the order of a search is known beforehand.
struct BlockUnion {
  private static let none = UInt32.max

  private let rows: Rows
  /// The place of each node.
  private let places: Workspace<UInt32>
  /// The node at each place.
  private let nodes: Workspace<UInt32>
  /// The place of the parent of each place; that of the first of a component is its own.
  private let parents: Workspace<UInt32>
  /// For each place another one in the block of its edge, up to one that has itself: the parent of
  /// that is above the whole block.
  private let blocks: Workspace<UInt32>

  private var count: Int { rows.count }

  /// Finds the blocks of rows in which there is an arc back for each arc.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - progress: Counts the nodes.
  /// - Throws: ``GraphError`` if the task was canceled.
  init(_ rows: Rows, _ progress: Progress) throws(GraphError) {
    self.rows = rows
    places = Workspace(repeating: Self.none, count: rows.count)
    // One place more, as the search writes a node before it knows whether it is new.
    nodes = Workspace(uninitialized: rows.count + 1)
    parents = Workspace(uninitialized: rows.count + 1)
    blocks = Workspace(uninitialized: rows.count)
    rows.neighbors.withUnsafeBufferPointer { neighbors in
      rows.offsets.isWide
        ? rows.offsets.wide.withUnsafeBufferPointer { search($0, neighbors, progress) }
        : rows.offsets.narrow.withUnsafeBufferPointer { search($0, neighbors, progress) }
    }
    try progress.finish()
  }

  private func search<Number: ArcNumber>(
    _ offsets: UnsafeBufferPointer<Number>, _ neighbors: UnsafeBufferPointer<UInt32>,
    _ progress: Progress
  ) {
    var found = FoundNodes(nodes: nodes.start, marks: places.start, count: 0)
    let (parents, blocks) = (parents.start, blocks.start)
    let longestRow = (0..<count).reduce(0) { max($0, Int(offsets[$1 + 1] - offsets[$1])) }
    var closing = ClosingEdges(longestRow: longestRow)
    var place = 0
    for root in 0..<count where found.marks[root] == Self.none {
      let first = UInt32(truncatingIfNeeded: found.count)
      parents[found.count] = first
      _ = found.add(UInt32(truncatingIfNeeded: root), mark: first)
      while place < found.count {
        let own = UInt32(truncatingIfNeeded: place)
        let parent = parents[place]
        blocks[place] = own
        let node = Int(found.nodes[place])
        var arc = Int(offsets[node])
        let rowEnd = Int(offsets[node &+ 1])
        while arc < rowEnd {
          parents[found.count] = own
          let other = found.add(neighbors[arc], mark: UInt32(truncatingIfNeeded: found.count))
          closing.add(own, other, if: (other < own ? 1 : 0) & (other != parent ? 1 : 0))
          arc &+= 1
        }
        place &+= 1
        if closing.isFull { join(&closing) }
        if place & 0xFFFF == 0, progress.isStopped(after: 0x10000) { return }
      }
    }
    join(&closing)
  }

  /// Joins the blocks of the edges in the cycles that some edges close.
  private func join(_ closing: inout ClosingEdges) {
    for edge in 0..<closing.count { join(Int(closing.ends.0[edge]), Int(closing.ends.1[edge])) }
    closing.count = 0
  }

  /// Joins the blocks of the edges between two places and the first place above both, neither of
  /// which is above the other.
  @inline(__always)
  private func join(_ first: Int, _ second: Int) {
    let (blocks, parents) = (blocks.start, parents.start)
    var first = block(first)
    var second = block(second)
    while first != second {
      let (firstTop, secondTop) = (Int(parents[first]), Int(parents[second]))
      // What comes later in the order is not above both, so its own edge is in the cycle too.
      if firstTop > secondTop {
        let above = block(firstTop)
        blocks[first] = UInt32(truncatingIfNeeded: above)
        first = above
      } else if secondTop > firstTop {
        let above = block(secondTop)
        blocks[second] = UInt32(truncatingIfNeeded: above)
        second = above
      } else {
        blocks[first] = UInt32(truncatingIfNeeded: second)
        return
      }
    }
  }

  /// Returns the place that stands for the block of the edge of a place, and shortens the way to it.
  @inline(__always)
  private func block(_ place: Int) -> Int {
    let blocks = blocks.start
    var place = place
    while true {
      let next = Int(blocks[place])
      if next == place { return place }
      let afterNext = blocks[next]
      blocks[place] = afterNext
      place = Int(afterNext)
    }
  }

  /// The nodes without which the rest has more components, in ascending order.
  var articulationPoints: [Int] {
    let (nodes, parents, blocks) = (nodes.start, parents.start, blocks.start)
    var isPoint = [Bool](repeating: false, count: count)
    var isTop = isPoint
    for place in 0..<count where blocks[place] == place && parents[place] != place {
      // The first of a component has no block above it, so it takes two below.
      let top = Int(parents[place])
      if parents[top] != top || isTop[top] { isPoint[Int(nodes[top])] = true }
      isTop[top] = true
    }
    return isPoint.indices.filter { isPoint[$0] }
  }

  /// For each node at the lower end of a bridge the node at the upper end, and the largest number for
  /// any other.
  var upperEndsOfBridges: [UInt32] {
    let (nodes, parents, blocks) = (nodes.start, parents.start, blocks.start)
    // To the place that stands for a block of several edges another one leads.
    var isAlone = [Bool](repeating: true, count: count)
    for place in 0..<count where blocks[place] != place { isAlone[Int(blocks[place])] = false }
    var ends = [UInt32](repeating: Self.none, count: count)
    for place in 0..<count
    where isAlone[place] && blocks[place] == place && parents[place] != place {
      let (node, upperEnd) = (Int(nodes[place]), nodes[Int(parents[place])])
      let isParallel = rows.arc(from: node, to: Int(upperEnd)).map {
        $0 + 1 < rows.arcs(of: node).upperBound && rows.neighbors[$0 + 1] == upperEnd
      }
      if isParallel == false { ends[node] = upperEnd }
    }
    return ends
  }
}

/// Edges that close a cycle, by the places of their ends, of which some are collected and then dealt
/// with together.
private struct ClosingEdges {
  private static let enough = 1_000

  let ends: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>)
  var count = 0
  private let spaces: (Workspace<UInt32>, Workspace<UInt32>)

  init(longestRow: Int) {
    spaces = (
      Workspace(uninitialized: Self.enough + longestRow),
      Workspace(uninitialized: Self.enough + longestRow)
    )
    ends = (spaces.0.start, spaces.1.start)
  }

  /// Whether there may be no room for those of another row.
  var isFull: Bool { count >= Self.enough }

  /// Adds an edge if a number is 1, and not if it is 0: it is written, but does not stay.
  @inline(__always)
  mutating func add(_ first: UInt32, _ second: UInt32, if isClosing: Int) {
    ends.0[count] = first
    ends.1[count] = second
    count &+= isClosing
  }
}
