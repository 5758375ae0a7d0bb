/// The blocks of an undirected graph, and how many nodes hang on each node of a block.
///
/// A block is a largest set of nodes that stays together if any one of them is taken away; two
/// blocks share at most one node. All paths between blocks lead through the nodes they share.
struct BlockForest {
  /// A block of at least two nodes.
  struct Block {
    /// Where its nodes are in the list of all: the root, nearest to the start of the search, first.
    var places: Range<Int>
    /// The number of nodes of the component that the root does not stand for in the block.
    var belowCount: Int
    /// The number of nodes of the component.
    var componentSize: Int
  }

  /// The nodes of the blocks, block after block.
  private(set) var nodes: [UInt32] = []
  /// The blocks, in the order in which the search leaves them.
  private(set) var blocks: [Block] = []
  /// The number of nodes that each node stands for in the one block of which it is not the root:
  /// itself and those in blocks of which it is the root.
  private(set) var weights: [Int]
  /// For each node, the number of pairs of other nodes that it separates.
  private(set) var separatedPairs: [Double]

  /// Finds the blocks of simple undirected rows.
  ///
  /// Source: J. Hopcroft and R. Tarjan, "Algorithm 447: efficient algorithms for graph
  /// manipulation", *Communications of the ACM* 16(6), 1973, pp. 372–378 (doi 10.1145/362248.362272),
  /// without recursion.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - progress: Counts the nodes that the search leaves.
  /// - Throws: ``GraphError`` if the task was canceled.
  init(_ rows: Rows, _ progress: Progress = .quiet) throws(GraphError) {
    weights = [Int](repeating: 1, count: rows.count)
    separatedPairs = [Double](repeating: 0, count: rows.count)
    var search = BlockSearch(rows)
    for root in 0..<rows.count where search.numbers[root] == 0 {
      let firstBlock = blocks.count
      let size = try search.run(from: root, &self, progress)
      for block in firstBlock..<blocks.count { blocks[block].componentSize = size }
      for node in search.found {
        // The pairs of others, less those in the same branch.
        let node = Int(node)
        let below = weights[node] - 1
        let others = Double(size - 1)
        let above = others - Double(below)
        separatedPairs[node] =
          (others * others - search.squares[node] - above * above) / 2
      }
    }
    try progress.finish()
  }

  fileprivate mutating func close(_ root: UInt32, _ members: ArraySlice<UInt32>, below: Int) {
    let start = nodes.count
    nodes.append(root)
    nodes.append(contentsOf: members)
    blocks.append(Block(places: start..<nodes.count, belowCount: below, componentSize: 0))
    weights[Int(root)] += below
  }
}

/// The search for blocks: depth first, with the lowest number that can be reached by going back once.
private struct BlockSearch {
  let rows: Rows
  /// The number of each node in the order of the search, from 1; 0 if not found.
  var numbers: [UInt32]
  /// The sum of the squares of the sizes of the branches that a node is the root of.
  var squares: [Double]
  /// The nodes of the component last searched.
  var found: [UInt32] = []
  private var lows: [UInt32]
  private var next: ArcNumbers
  private var parents: [UInt32]
  private var sizes: [UInt32]
  private var number: UInt32 = 0
  private var leftCount = 0

  init(_ rows: Rows) {
    self.rows = rows
    numbers = [UInt32](repeating: 0, count: rows.count)
    squares = [Double](repeating: 0, count: rows.count)
    lows = numbers
    parents = numbers
    sizes = numbers
    next = rows.offsets
  }

  /// Searches the component of a node, and returns its size.
  mutating func run(
    from root: Int, _ forest: inout BlockForest, _ progress: Progress
  ) throws(GraphError) -> Int {
    found.removeAll(keepingCapacity: true)
    var open: [UInt32] = []
    enter(UInt32(truncatingIfNeeded: root), from: UInt32(truncatingIfNeeded: root))
    open.append(UInt32(truncatingIfNeeded: root))
    var path = open
    while let last = path.last {
      let node = Int(last)
      if next[node] < rows.offsets[node + 1] {
        let neighbor = rows.neighbors[next[node]]
        next[node] += 1
        if numbers[Int(neighbor)] == 0 {
          enter(neighbor, from: last)
          open.append(neighbor)
          path.append(neighbor)
        } else if neighbor != parents[node] {
          lows[node] = min(lows[node], numbers[Int(neighbor)])
        }
        continue
      }
      path.removeLast()
      try progress.advance(past: leftCount)
      leftCount += 1
      guard node != root else { break }
      let parent = Int(parents[node])
      lows[parent] = min(lows[parent], lows[node])
      sizes[parent] += sizes[node]
      guard lows[node] >= numbers[parent] else { continue }
      let below = Int(sizes[node])
      squares[parent] += Double(below) * Double(below)
      let start = open.lastIndex(of: last) ?? 0
      forest.close(parents[node], open[start...], below: below)
      open.removeSubrange(start...)
    }
    return Int(sizes[root])
  }

  private mutating func enter(_ node: UInt32, from parent: UInt32) {
    number += 1
    found.append(node)
    numbers[Int(node)] = number
    lows[Int(node)] = number
    parents[Int(node)] = parent
    sizes[Int(node)] = 1
  }
}
