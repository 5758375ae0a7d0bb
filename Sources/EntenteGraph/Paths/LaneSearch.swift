/// Breadth-first searches from up to 512 nodes at once: each has a lane of one bit in a vector that
/// every node holds, so one pass over the arcs of a node takes all searches a step on.
///
/// Source: M. Then and others, "The more the merrier: efficient multi-source graph traversal",
/// *Proceedings of the VLDB Endowment* 8(4), 2014, pp. 449–460 (doi 10.14778/2735496.2735507).
struct LaneSearch {
  /// A bit for each search.
  typealias Lanes = SIMD8<UInt64>
  /// The largest number of searches at once.
  static let width = 512

  private let rows: LocalRows
  private var seen: [Lanes]
  private var frontier: [Lanes]
  private var next: [Lanes]
  /// The nodes whose frontier is not empty, and those whose next frontier is not.
  private var active: [UInt32]
  private var nextActive: [UInt32]

  init(_ rows: LocalRows) {
    self.rows = rows
    seen = [Lanes](repeating: .zero, count: rows.count)
    frontier = seen
    next = seen
    active = [UInt32](repeating: 0, count: rows.count)
    nextActive = active
  }

  /// Returns the summaries of the searches from a range of nodes.
  ///
  /// - Parameters:
  ///   - sources: At most ``width`` nodes, by their local numbers.
  ///   - limit: The number of steps after which to stop.
  /// - Returns: The summary of each search, in the order of the sources.
  mutating func run(from sources: Range<Int>, within limit: Int = .max) -> [DistanceSummary] {
    var summaries = [DistanceSummary](repeating: DistanceSummary(), count: sources.count)
    for node in 0..<rows.count { seen[node] = .zero }
    var all = Lanes.zero
    for (lane, source) in sources.enumerated() {
      let bit = UInt64(1) << UInt64(lane & 63)
      seen[source][lane >> 6] = bit
      frontier[source] = seen[source]
      active[lane] = UInt32(truncatingIfNeeded: source)
      all[lane >> 6] |= bit
    }

    var activeCount = sources.count
    var level = 0
    var counter = LaneCounter()
    while activeCount > 0, level < limit {
      level += 1
      counter.reset()
      activeCount = step(activeCount, all: all, &counter)
      counter.forEach(below: sources.count) { lane, count in
        summaries[lane].reachedCount += count
        summaries[lane].sum += Double(level) * Double(count)
        summaries[lane].sumOfInverses += Double(count) / Double(level)
        summaries[lane].eccentricity = Double(level)
      }
    }
    for node in active[..<activeCount] { frontier[Int(node)] = .zero }
    return summaries
  }

  /// Takes all searches a step on, and returns the number of nodes at which any arrived.
  private mutating func step(_ activeCount: Int, all: Lanes, _ counter: inout LaneCounter) -> Int {
    let rowCount = rows.count
    let isPull = rows.outgoing.withUnsafePointers { offsets, _ in
      active.withUnsafeBufferPointer { active in
        var arcCount = 0
        for place in 0..<activeCount {
          let node = Int(active[place])
          arcCount += offsets.arcs(of: node).count
        }
        return arcCount > offsets[rowCount] / 3
      }
    }
    let arrived = seen.withUnsafeMutableBufferPointer { seen in
      frontier.withUnsafeMutableBufferPointer { frontier in
        next.withUnsafeMutableBufferPointer { next in
          active.withUnsafeMutableBufferPointer { active in
            nextActive.withUnsafeMutableBufferPointer { nextActive in
              isPull
                ? Self.pull(
                  rows.incoming, all, seen, frontier, next, nextActive, &counter)
                : Self.push(
                  rows.outgoing, seen, frontier, next, active.prefix(activeCount), nextActive,
                  &counter)
            }
          }
        }
      }
    }
    // The frontier is emptied for its next use.
    frontier.withUnsafeMutableBufferPointer { frontier in
      for place in 0..<activeCount { frontier[Int(active[place])] = .zero }
    }
    swap(&frontier, &next)
    swap(&active, &nextActive)
    return arrived
  }

  /// Every node that is not reached by all takes over from its neighbors.
  private static func pull(
    _ rows: Rows, _ all: Lanes, _ seen: UnsafeMutableBufferPointer<Lanes>,
    _ frontier: UnsafeMutableBufferPointer<Lanes>, _ next: UnsafeMutableBufferPointer<Lanes>,
    _ nextActive: UnsafeMutableBufferPointer<UInt32>, _ counter: inout LaneCounter
  ) -> Int {
    rows.withUnsafePointers { offsets, neighbors in
      var arrived = 0
      for node in 0..<seen.count {
        let known = seen[node]
        if known == all { continue }
        var lanes = Lanes.zero
        for arc in offsets.arcs(of: node) {
          lanes |= frontier[Int(neighbors[arc])]
        }
        lanes &= ~known
        if lanes == .zero { continue }
        seen[node] = known | lanes
        next[node] = lanes
        counter.add(lanes)
        nextActive[arrived] = UInt32(truncatingIfNeeded: node)
        arrived += 1
      }
      return arrived
    }
  }

  /// Every node at which a search has just arrived passes it on to its neighbors.
  private static func push(
    _ rows: Rows, _ seen: UnsafeMutableBufferPointer<Lanes>,
    _ frontier: UnsafeMutableBufferPointer<Lanes>, _ next: UnsafeMutableBufferPointer<Lanes>,
    _ active: Slice<UnsafeMutableBufferPointer<UInt32>>,
    _ nextActive: UnsafeMutableBufferPointer<UInt32>, _ counter: inout LaneCounter
  ) -> Int {
    rows.withUnsafePointers { offsets, neighbors in
      var arrived = 0
      for node in active {
        let lanes = frontier[Int(node)]
        for arc in offsets.arcs(of: Int(node)) {
          let neighbor = neighbors[arc]
          let new = lanes & ~seen[Int(neighbor)]
          if new == .zero { continue }
          let old = next[Int(neighbor)]
          if old == .zero {
            nextActive[arrived] = neighbor
            arrived += 1
          }
          next[Int(neighbor)] = old | new
        }
      }
      for place in 0..<arrived {
        let node = Int(nextActive[place])
        let lanes = next[node]
        seen[node] |= lanes
        counter.add(lanes)
      }
      return arrived
    }
  }
}

/// Counts in every lane at once: the digits of all counts, in base 2, are kept as vectors.
private struct LaneCounter {
  private var digits: [LaneSearch.Lanes] = []

  mutating func reset() { digits.removeAll(keepingCapacity: true) }

  /// Counts one more in the lanes whose bit is set.
  mutating func add(_ lanes: LaneSearch.Lanes) {
    var carry = lanes
    for place in digits.indices {
      let digit = digits[place]
      digits[place] = digit ^ carry
      carry &= digit
      if carry == .zero { return }
    }
    digits.append(carry)
  }

  /// Calls the body with each lane below a bound that counted anything.
  func forEach(below bound: Int, _ body: (_ lane: Int, _ count: Int) -> Void) {
    let any = digits.reduce(LaneSearch.Lanes.zero, |)
    for word in 0..<(bound + 63) / 64 {
      var rest = any[word]
      while rest != 0 {
        let bit = UInt64(rest.trailingZeroBitCount)
        rest &= rest - 1
        var count = 0
        for (place, digit) in digits.enumerated() {
          count |= Int(truncatingIfNeeded: digit[word] >> bit & 1) << place
        }
        body(word << 6 + Int(bit), count)
      }
    }
  }
}
