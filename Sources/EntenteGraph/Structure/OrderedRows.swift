/// Rows of nodes in an order in which each has few neighbors after it: at most the largest core
/// number.
struct OrderedRows {
  /// The neighbors, in the numbers of the order.
  let rows: Rows
  /// The node of each number.
  let nodes: [UInt32]
  /// How many of the neighbors of a node are before it.
  private let earlierCounts: [UInt32]

  /// Puts the nodes in the order of ``CoreOrder``.
  init(_ original: Rows) throws(GraphError) {
    let count = original.count
    nodes = try CoreOrder(original, .quiet).nodes
    var numbers = [UInt32](repeating: 0, count: count)
    for (number, node) in nodes.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: number)
    }
    let rows = original.renumbered(nodes, numbers)
    self.rows = rows
    earlierCounts = (0..<count).map { node in
      UInt32(truncatingIfNeeded: rows.arcs(of: node).count { rows.neighbors[$0] < node })
    }
  }

  /// Returns the neighbors before a node.
  func earlier(of node: Int) -> ArraySlice<UInt32> {
    rows.neighbors[rows.arcs(of: node)].prefix(Int(earlierCounts[node]))
  }

  /// Returns the neighbors after a node.
  func later(of node: Int) -> ArraySlice<UInt32> {
    rows.neighbors[rows.arcs(of: node)].dropFirst(Int(earlierCounts[node]))
  }

  /// Returns the ties among some nodes as rows of bits.
  ///
  /// - Parameters:
  ///   - members: The nodes that the bits stand for, in ascending order.
  ///   - others: Further nodes, which are before all members.
  /// - Returns: For each member and then for each other node, the members to which it is tied.
  func bits(_ members: [UInt32], _ others: [UInt32] = []) -> BitRows {
    var bits = BitRows(count: members.count + others.count, width: members.count)
    for (row, node) in (members + others).enumerated() {
      // Both lists ascend.
      var place = 0
      for neighbor in later(of: Int(node)) {
        while place < members.count, members[place] < neighbor { place += 1 }
        if place == members.count { break }
        guard members[place] == neighbor else { continue }
        bits.insert(place, in: row)
        if row < members.count { bits.insert(row, in: place) }
      }
    }
    return bits
  }
}

/// Rows of bits, in words of 64.
struct BitRows {
  /// The number of words in a row.
  let wordCount: Int
  private(set) var words: [UInt64]

  init(count: Int, width: Int) {
    wordCount = (width + 63) / 64
    words = [UInt64](repeating: 0, count: count * wordCount)
  }

  mutating func insert(_ bit: Int, in row: Int) {
    words[row * wordCount + bit / 64] |= 1 << UInt64(bit % 64)
  }

  func contains(_ bit: Int, in row: Int) -> Bool {
    words[row * wordCount + bit / 64] >> UInt64(bit % 64) & 1 == 1
  }
}
