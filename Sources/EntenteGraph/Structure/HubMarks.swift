import Synchronization

/// Marks on the nodes that a few steps from the node of most neighbors reach, set by several
/// threads at once.
///
/// In graphs with hubs these are nearly all nodes of the largest component, each of them found by
/// reading the few arcs up to its first marked neighbor. Which nodes are marked depends on the pace
/// of the threads; that all are of one component does not.
///
/// Source: M. Koohi Esfahani, P. Kilpatrick and H. Vandierendonck, "Thrifty label propagation: fast
/// connected components for skewed-degree graphs", *IEEE CLUSTER*, 2021, pp. 226–237 (doi
/// 10.1109/Cluster48925.2021.00042), with bits for labels.
final class HubMarks: Sendable {
  private nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let wordCount: Int
  private let count: Int

  /// Marks nodes of rows with an arc back for each arc; none where no node has many neighbors.
  init?(_ rows: Rows) {
    guard let hub = Self.hub(of: rows) else { return nil }
    count = rows.count
    wordCount = (count + 63) / 64
    words = .allocate(capacity: wordCount)
    for word in 0..<wordCount { (words + word).initialize(to: Atomic(0)) }
    mark(hub)
    for arc in rows.offsets.arcs(of: hub) { mark(Int(rows.neighbors[arc])) }
    // As long as a pass finds many, the next one finds more than joining would at its price.
    while markNeighbors(rows) > rows.count / 8 {}
  }

  deinit {
    words.deinitialize(count: wordCount)
    words.deallocate()
  }

  /// Whether a node is marked.
  @inline(__always)
  func contains(_ node: Int) -> Bool {
    words[node >> 6].load(ordering: .relaxed) >> UInt64(node & 63) & 1 == 1
  }

  /// The smallest of the marked nodes.
  var smallest: Int {
    var word = 0
    while words[word].load(ordering: .relaxed) == 0 { word += 1 }
    return word * 64 + words[word].load(ordering: .relaxed).trailingZeroBitCount
  }

  /// The marks of 64 nodes that are not set, the first node's in the lowest bit.
  @inline(__always)
  func others(in word: Int) -> UInt64 {
    let isPartial = word == wordCount - 1 && count & 63 != 0
    let places: UInt64 = isPartial ? 1 << UInt64(count & 63) - 1 : ~0
    return ~words[word].load(ordering: .relaxed) & places
  }

  /// Returns the words of nodes, each of which is in one of several successive ranges.
  func words(of nodes: Range<Int>) -> Range<Int> {
    (nodes.lowerBound + 63) / 64..<(nodes.upperBound + 63) / 64
  }

  /// Returns the node with the most neighbors, if these are so many that few steps go far.
  private static func hub(of rows: Rows) -> Int? {
    let count = rows.count
    return rows.offsets.withUnsafePointer { offsets in
      var degree = 0
      for node in 0..<count { degree = max(degree, offsets[node &+ 1] &- offsets[node]) }
      guard degree > count / 64 else { return nil }
      return (0..<count).first { offsets.arcs(of: $0).count == degree }
    }
  }

  private func mark(_ node: Int) {
    let word = words[node >> 6].load(ordering: .relaxed)
    words[node >> 6].store(word | 1 << UInt64(node & 63), ordering: .relaxed)
  }

  /// Marks the nodes that have a marked neighbor, and returns how many these were.
  private func markNeighbors(_ rows: Rows) -> Int {
    let ranges = Parallel.ranges(of: rows.offsets)
    let found = Atomic<Int>(0)
    Parallel.blocks(ranges.count) { part in
      found.add(markNeighbors(rows, words(of: ranges[part])), ordering: .relaxed)
    }
    return found.load(ordering: .relaxed)
  }

  private func markNeighbors(_ rows: Rows, _ range: Range<Int>) -> Int {
    let (offsets, neighbors) = (rows.offsets, rows.neighbors.span)
    var foundCount = 0
    for word in range {
      var found: UInt64 = 0
      var others = others(in: word)
      while others != 0 {
        let place = others.trailingZeroBitCount
        others &= others &- 1
        for arc in offsets.arcs(of: word &* 64 &+ place) where contains(Int(neighbors[arc])) {
          found |= 1 << UInt64(place)
          break
        }
      }
      // No other thread writes this word.
      words[word].store(words[word].load(ordering: .relaxed) | found, ordering: .relaxed)
      foundCount &+= found.nonzeroBitCount
    }
    return foundCount
  }
}
