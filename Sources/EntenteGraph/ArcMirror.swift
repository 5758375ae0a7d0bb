import Synchronization

/// The arcs of an undirected graph from the larger ends of edges back to the smaller ones, which stand
/// in front of the others in each row.
struct ArcMirror<Number: ArcNumber> {
  /// Where the arcs back of each node would start if there were no others, and their total.
  let offsets: [Number]

  /// The number of arcs back in a row.
  func count(in row: Int) -> Number { offsets[row + 1] &- offsets[row] }

  /// The number of arcs back in all rows up to one, that included.
  func count(through row: Int) -> Int { Int(offsets[row + 1]) }

  /// Writes the arcs back in ascending order.
  ///
  /// Each range of rows, one for each thread, needs places of its own in every other row. Those of
  /// the first range start where the row does, and those of the last are taken from its end, so that
  /// only with more than two ranges their arcs have to be counted.
  ///
  /// - Parameters:
  ///   - neighbors: The arcs, those to larger nodes in ascending order at the end of each row.
  ///   - starts: Where each row starts, and the total.
  /// - Returns: Whether there are neither loops nor parallel edges.
  func fill(_ neighbors: UnsafeMutableBufferPointer<UInt32>, _ starts: [Number]) -> Bool {
    let nodeCount = starts.count - 1
    // Arcs back are read nowhere: what a row costs is those to larger nodes.
    let costs = [Number](unsafeUninitializedCapacity: starts.count) { costs, initializedCount in
      for row in 0...nodeCount { costs.initializeElement(at: row, to: starts[row] &- offsets[row]) }
      initializedCount = starts.count
    }
    let ranges = Parallel.ranges(of: Number.numbers(costs))
    let last = ranges.count - 1
    let places = Workspace<Number>(uninitialized: ranges.count * nodeCount)
    let isSimple = Atomic<Bool>(true)
    nonisolated(unsafe) let (arcs, next) = (neighbors, places.start)
    let counted = last > 1 ? last : 0
    Parallel.blocks(counted) { range in
      let counts = next + range * nodeCount
      counts.initialize(repeating: 0, count: nodeCount)
      for row in ranges[range] {
        for arc in forward(row, starts) { counts[Int(arcs[arc])] &+= 1 }
      }
    }
    for node in 0..<(counted > 0 ? nodeCount : 0) {
      var place = starts[node]
      for range in 0..<counted {
        let count = next[range * nodeCount + node]
        next[range * nodeCount + node] = place
        place &+= count
      }
    }
    Parallel.blocks(ranges.count) { range in
      let next = next + range * nodeCount
      // One branch a range, not one an arc.
      var repeatedCount = 0
      if range == last, last > 0 {
        for node in 0..<nodeCount { next[node] = starts[node] &+ count(in: node) }
        for row in ranges[range].reversed() {
          var before = UInt32(truncatingIfNeeded: row)
          for arc in forward(row, starts) {
            let neighbor = arcs[arc]
            next[Int(neighbor)] &-= 1
            arcs[Int(next[Int(neighbor)])] = UInt32(truncatingIfNeeded: row)
            repeatedCount &+= neighbor == before ? 1 : 0
            before = neighbor
          }
        }
      } else {
        if counted == 0 { for node in 0..<nodeCount { next[node] = starts[node] } }
        for row in ranges[range] {
          var before = UInt32(truncatingIfNeeded: row)
          for arc in forward(row, starts) {
            let neighbor = arcs[arc]
            arcs[Int(next[Int(neighbor)])] = UInt32(truncatingIfNeeded: row)
            next[Int(neighbor)] &+= 1
            repeatedCount &+= neighbor == before ? 1 : 0
            before = neighbor
          }
        }
      }
      if repeatedCount > 0 { isSimple.store(false, ordering: .relaxed) }
    }
    return isSimple.load(ordering: .relaxed)
  }

  /// Returns where the arcs of a row that lead to larger nodes, or the node itself, stand.
  @inline(__always)
  private func forward(_ row: Int, _ starts: [Number]) -> Range<Int> {
    Range(uncheckedBounds: (Int(starts[row] &+ count(in: row)), Int(starts[row + 1])))
  }
}
