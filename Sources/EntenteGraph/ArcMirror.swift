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
  /// - Parameters:
  ///   - neighbors: The arcs, those to larger nodes in ascending order at the end of each row.
  ///   - starts: Where each row starts, and the total.
  ///   - spare: Memory for all arcs back, if there is some.
  /// - Returns: Whether there are neither loops nor parallel edges.
  func fill(
    _ neighbors: UnsafeMutableBufferPointer<UInt32>, _ starts: [Number],
    _ spare: UnsafeMutablePointer<UInt64>?
  ) -> Bool {
    guard let arcs = neighbors.baseAddress else { return true }
    let nodeCount = starts.count - 1
    let blocks = ArcBlocks(nodeCount)
    guard let spare, blocks.isWorthwhileForMirror else {
      return scatter(arcs, starts, into: arcs, shift: 0, bucketStarts: starts)
    }
    let shift = Int(blocks.shift)
    let bucketStarts = stride(from: 0, to: nodeCount, by: 1 << shift).map { offsets[$0] }
    let isSimple = scatter(arcs, starts, into: spare, shift: shift, bucketStarts: bucketStarts)
    nonisolated(unsafe) let (old, new) = (spare, arcs)
    Parallel.share(
      bucketStarts.count, threads: Parallel.ranges(neighbors.count).count,
      scratch: { _ in Workspace<Number>(uninitialized: 1 << shift) }
    ) { workspace, block in
      let next = workspace.start
      let nodes = block << shift..<min(nodeCount, (block + 1) << shift)
      for node in nodes { next[node &- nodes.lowerBound] = starts[node] }
      for place in Int(offsets[nodes.lowerBound])..<Int(offsets[nodes.upperBound]) {
        let arc = old[place]
        let node = Int(truncatingIfNeeded: arc &>> 32) &- nodes.lowerBound
        new[Int(next[node])] = UInt32(truncatingIfNeeded: arc)
        next[node] &+= 1
      }
    }
    return isSimple
  }

  /// Writes the arcs back to their rows, or to the blocks of these, in ascending order.
  ///
  /// Each range of rows, one for each thread, needs places of its own in every other bucket. Those of
  /// the first range start where the bucket does, and those of the last are taken from its end, so that
  /// only with more than two ranges their arcs have to be counted.
  ///
  /// - Returns: Whether there are neither loops nor parallel edges.
  @inline(__always)
  private func scatter<Member: ArcMember>(
    _ arcs: UnsafeMutablePointer<UInt32>, _ starts: [Number],
    into members: UnsafeMutablePointer<Member>, shift: Int, bucketStarts: [Number]
  ) -> Bool {
    let nodeCount = starts.count - 1
    let bucketCount = (nodeCount + 1 << shift - 1) >> shift
    // Arcs back are read nowhere: what a row costs is those to larger nodes.
    let costs = [Number](unsafeUninitializedCapacity: starts.count) { costs, initializedCount in
      for row in 0...nodeCount { costs.initializeElement(at: row, to: starts[row] &- offsets[row]) }
      initializedCount = starts.count
    }
    // To write an arc next to the last one of its block takes little, beside what a row does.
    let ranges = Parallel.ranges(of: Number.numbers(costs), rowCost: shift > 0 ? 5 : 1)
    let last = ranges.count - 1
    let places = Workspace<Number>(uninitialized: ranges.count * bucketCount)
    let isSimple = Atomic<Bool>(true)
    nonisolated(unsafe) let (arcs, members, next) = (arcs, members, places.start)
    let counted = last > 1 ? last : 0
    Parallel.blocks(counted) { range in
      let counts = next + range * bucketCount
      counts.initialize(repeating: 0, count: bucketCount)
      for row in ranges[range] {
        for arc in forward(row, starts) { counts[Int(arcs[arc]) &>> shift] &+= 1 }
      }
    }
    for bucket in 0..<(counted > 0 ? bucketCount : 0) {
      var place = bucketStarts[bucket]
      for range in 0..<counted {
        let count = next[range * bucketCount + bucket]
        next[range * bucketCount + bucket] = place
        place &+= count
      }
    }
    Parallel.blocks(ranges.count) { range in
      let next = next + range * bucketCount
      // One branch a range, not one an arc.
      var repeatedCount = 0
      if range == last, last > 0 {
        for bucket in 0..<bucketCount {
          let count =
            offsets[min(nodeCount, (bucket + 1) << shift)] &- offsets[bucket << shift]
          next[bucket] = bucketStarts[bucket] &+ count
        }
        for row in ranges[range].reversed() {
          var before = UInt32(truncatingIfNeeded: row)
          for arc in forward(row, starts) {
            let neighbor = arcs[arc]
            let bucket = Int(neighbor) &>> shift
            next[bucket] &-= 1
            members[Int(next[bucket])] = ArcBlocks.member(
              UInt32(truncatingIfNeeded: row), of: neighbor)
            repeatedCount &+= neighbor == before ? 1 : 0
            before = neighbor
          }
        }
      } else {
        if counted == 0 {
          for bucket in 0..<bucketCount { next[bucket] = bucketStarts[bucket] }
        }
        for row in ranges[range] {
          var before = UInt32(truncatingIfNeeded: row)
          for arc in forward(row, starts) {
            let neighbor = arcs[arc]
            let bucket = Int(neighbor) &>> shift
            members[Int(next[bucket])] = ArcBlocks.member(
              UInt32(truncatingIfNeeded: row), of: neighbor)
            next[bucket] &+= 1
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
