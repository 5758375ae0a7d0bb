/// Takes blocks out of a graph, one after the other.
struct BlockExtractor {
  /// A block as a graph of its own, its nodes in the order of the forest.
  struct Part {
    let rows: Rows
    /// An arc of the whole graph between the same nodes for each arc, in either direction.
    let arcs: ArcNumbers
    /// How many nodes of the whole graph each node stands for.
    let weights: [Double]
  }

  private let forest: BlockForest
  private let rows: Rows
  /// The number of each node in the block, or the largest possible for nodes of others.
  private var numbers: [UInt32]

  init(_ forest: BlockForest, _ rows: Rows) {
    self.forest = forest
    self.rows = rows
    numbers = [UInt32](repeating: .max, count: rows.count)
  }

  /// Returns a block as a graph of its own.
  ///
  /// - Complexity: O(*m*) for all blocks together: a node may be the root of many blocks, so its
  ///   row is never read, but made from those of the others.
  mutating func extract(_ block: BlockForest.Block) -> Part {
    let nodes = forest.nodes[block.places]
    for (number, node) in nodes.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: number)
    }
    var rootNeighbors: [UInt32] = []
    var rootArcs: [Int] = []
    var neighbors: [UInt32] = []
    var arcs: [Int] = []
    var ends = [0]
    for (number, node) in nodes.enumerated().dropFirst() {
      for arc in rows.arcs(of: Int(node)) {
        let neighbor = numbers[Int(rows.neighbors[arc])]
        if neighbor == .max { continue }
        neighbors.append(neighbor)
        arcs.append(arc)
        if neighbor == 0 {
          rootNeighbors.append(UInt32(truncatingIfNeeded: number))
          rootArcs.append(arc)
        }
      }
      ends.append(neighbors.count)
    }
    for node in nodes { numbers[Int(node)] = .max }

    let arcCount = rootNeighbors.count + neighbors.count
    var offsets = ArcNumbers(offsetsOf: nodes.count, upTo: arcCount)
    for end in ends { offsets.append(rootNeighbors.count + end) }
    var partArcs = ArcNumbers(capacity: arcCount, upTo: rows.neighbors.count)
    for arc in rootArcs { partArcs.append(arc) }
    for arc in arcs { partArcs.append(arc) }
    var weights = nodes.map { Double(forest.weights[Int($0)]) }
    weights[0] = Double(block.componentSize - block.belowCount)
    return Part(
      rows: Rows(offsets: offsets, neighbors: rootNeighbors + neighbors), arcs: partArcs,
      weights: weights)
  }
}
