extension ValuedRows {
  /// Returns the rows without *detours*: arcs that are longer than two others between the same nodes.
  ///
  /// No shortest path takes a detour, so that all distances, and all paths that count for shortest,
  /// are the same by the last digit; searches from many nodes take less time.
  ///
  /// - Parameter slack: How many times as long as a shortest path a path may be and still count for
  ///   one.
  /// - Returns: The rows; the arcs that are left keep their order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*t*) time, where *t* is the number of paths of two arcs, and O(*m*) memory for
  ///   *m* arcs.
  func withoutDetours(slack: Double = PathSearch.slack) throws(GraphError) -> ValuedRows {
    // No path is longer than this, so that no more than the slack of it can make up for a detour.
    let longestPath = Double(rows.count) * (values.max() ?? 0)
    let margin = 2 * (slack - 1) * longestPath
    guard margin.isFinite else { return self }
    let marks = Workspace(repeating: false, count: values.count)
    nonisolated(unsafe) let isDetour = marks.start
    let (count, arcCount) = (rows.count, values.count)
    try Parallel.forEach(
      count, cost: arcCount / max(1, count) * 16, progress: .quiet,
      // What is asked of the neighbors of a node; less than any length for others.
      scratch: { Workspace(repeating: -Double.infinity, count: count) }
    ) { shortest, node in
      markDetours(at: node, margin: margin, shortest.start, isDetour)
      return 1
    }
    var offsets = ArcNumbers(offsetsOf: count, upTo: arcCount)
    var neighbors: [UInt32] = []
    var lengths: [Double] = []
    for node in 0..<count {
      for arc in rows.arcs(of: node) where !isDetour[arc] {
        neighbors.append(rows.neighbors[arc])
        lengths.append(values[arc])
      }
      offsets.append(neighbors.count)
    }
    return ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: lengths)
  }

  /// Marks the arcs of a node that are longer than two others, by more than a margin.
  private func markDetours(
    at node: Int, margin: Double, _ shortest: UnsafeMutablePointer<Double>,
    _ isDetour: UnsafeMutablePointer<Bool>
  ) {
    withUnsafePointers { offsets, neighbors, lengths in
      let row = offsets.arcs(of: node)
      var longest = 0.0
      for arc in row {
        longest = max(longest, lengths[arc])
        shortest[Int(neighbors[arc])] = lengths[arc]
      }
      for arc in row where lengths[arc] < longest {
        let start = lengths[arc]
        for next in offsets.arcs(of: Int(neighbors[arc])) {
          let neighbor = Int(neighbors[next])
          let length = start + lengths[next]
          if length < shortest[neighbor] { shortest[neighbor] = length }
        }
      }
      for arc in row {
        let neighbor = Int(neighbors[arc])
        isDetour[arc] = shortest[neighbor] + margin < lengths[arc]
        shortest[neighbor] = -.infinity
      }
    }
  }
}
