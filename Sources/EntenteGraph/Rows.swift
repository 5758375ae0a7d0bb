/// Compressed sparse rows: for each node its neighbors in ascending order, all in one array.
@usableFromInline
struct Rows: Sendable, Equatable {
  /// Where each row starts, and after the last row the number of arcs.
  @usableFromInline var offsets: [UInt32]
  /// The neighbors, row after row.
  @usableFromInline var neighbors: [UInt32]

  /// The number of rows.
  var count: Int { offsets.count - 1 }

  /// Returns the places in ``neighbors`` of a row.
  @inlinable
  func arcs(of row: Int) -> Range<Int> {
    Int(offsets[row])..<Int(offsets[row + 1])
  }
}

extension Rows {
  /// Sorts edges into rows: that of the source (`outgoing`), of the target (`incoming`) or of both
  /// ends (`all`), which a loop enters twice.
  init(nodeCount: Int, sources: [UInt32], targets: [UInt32], ends: Graph.Ends) {
    self.init(nodeCount: nodeCount, sources: sources, targets: targets, ends: ends) { _, _ in }
  }

  /// Sorts edges into rows and tells the place and the edge of each arc.
  ///
  /// Two passes of a counting sort, first by neighbor and then, stably, by row. Among parallel
  /// arcs the edge numbers ascend.
  init(
    nodeCount: Int, sources: [UInt32], targets: [UInt32], ends: Graph.Ends,
    visit: (_ arc: Int, _ edge: UInt32) -> Void
  ) {
    let (rowEnds, neighborEnds) = ends == .incoming ? (targets, sources) : (sources, targets)
    let isBoth = ends == .all

    var byNeighbor = Self.offsets(counting: neighborEnds, isBoth ? rowEnds : [], below: nodeCount)
    let arcCount = Int(byNeighbor[nodeCount])
    // The row and the edge of each arc, in the order of neighbors.
    var arcRows = [UInt32](repeating: 0, count: arcCount)
    var arcEdges = arcRows
    for edge in rowEnds.indices {
      let (row, neighbor) = (rowEnds[edge], neighborEnds[edge])
      let place = Int(byNeighbor[Int(neighbor)])
      byNeighbor[Int(neighbor)] += 1
      arcRows[place] = row
      arcEdges[place] = UInt32(truncatingIfNeeded: edge)
      if isBoth {
        let place = Int(byNeighbor[Int(row)])
        byNeighbor[Int(row)] += 1
        arcRows[place] = neighbor
        arcEdges[place] = UInt32(truncatingIfNeeded: edge)
      }
    }

    offsets = Self.offsets(counting: arcRows, [], below: nodeCount)
    neighbors = [UInt32](repeating: 0, count: arcCount)
    var next = offsets
    var place = 0
    for neighbor in 0..<nodeCount {
      // Filling has moved the start of each bucket to its end.
      let end = Int(byNeighbor[neighbor])
      while place < end {
        let row = Int(arcRows[place])
        let arc = Int(next[row])
        next[row] += 1
        neighbors[arc] = UInt32(truncatingIfNeeded: neighbor)
        visit(arc, arcEdges[place])
        place += 1
      }
    }
  }

  /// Returns where each of the buckets starts that are to hold the keys, and their total.
  private static func offsets(
    counting keys: [UInt32], _ moreKeys: [UInt32], below bound: Int
  ) -> [UInt32] {
    var offsets = [UInt32](repeating: 0, count: bound + 1)
    for key in keys { offsets[Int(key) + 1] += 1 }
    for key in moreKeys { offsets[Int(key) + 1] += 1 }
    for bucket in 0..<bound { offsets[bucket + 1] += offsets[bucket] }
    return offsets
  }
}
