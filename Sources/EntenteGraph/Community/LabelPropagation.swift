extension Graph {
  /// Returns the communities in which labels settle that spread from neighbor to neighbor.
  ///
  /// Each node starts with a label of its own. Nodes then take, in random order, the label that
  /// counts for most among their neighbors, drawn from several that count for equally much; a node
  /// whose label is one of those keeps it. Only nodes with a neighbor that has changed are looked
  /// at again, until every node has a label that counts for most.
  ///
  /// It is the fastest way to communities, and needs no number of them and no resolution. Another
  /// seed may find quite another partition, and in a graph without clear communities it may be a
  /// single one. The direction is ignored and loops are too; parallel edges add up.
  ///
  /// - Parameters:
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - seed: Where the random choices start (``SplitMix64``). The same seed gives the same
  ///     communities for any order of the edges.
  /// - Returns: The communities, each of which hangs together by ties above 0. A node without ties
  ///   is a community of its own.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: In practice O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: U. N. Raghavan, R. Albert and S. Kumara, "Near linear time algorithm to detect community
  /// structures in large-scale networks", *Physical Review E* 76, 2007, 036106 (doi
  /// 10.1103/PhysRevE.76.036106); V. A. Traag and L. Šubelj, "Large network community detection by
  /// fast label propagation", *Scientific Reports* 13, 2023, 2701 (doi
  /// 10.1038/s41598-023-29610-z) for the queue.
  public func labelPropagation(
    by measure: TieMeasure = .edges, seed: UInt64 = 0
  ) throws(GraphError) -> Partition {
    let ties = SymmetricTies(self, by: measure)
    // Values that are not read take no time.
    let values = ties.values.allSatisfy { $0 == 1 } ? [] : ties.values
    // About as many visits as there mostly are.
    let progress = Progress(8 * nodeCount)
    var moves = CommunityMoves(generator: SplitMix64(seed: seed), progress: progress)
    var labels = Groups.alone(nodeCount)
    var queue = NodeQueue(moves.shuffled(nodeCount))
    var accumulator = Accumulator(count: nodeCount)
    var visitCount = 0
    while let node = queue.pop() {
      visitCount += 1
      if visitCount & 0xFFF == 0 { try progress.advance(by: 0x1000) }
      let arcs = ties.rows.arcs(of: node)
      accumulator.add(ties.rows, values, arcs, labels)
      let old = labels[node]
      var best = old
      var bestSum = accumulator.values[Int(old)]
      // The old label is kept if it is among the best.
      var equalCount = 0
      for index in 0..<accumulator.touchedCount {
        let label = accumulator.touched[index]
        let sum = accumulator.values[Int(label)]
        // Sums that differ by rounding only are equal.
        let margin = 1e-12 * bestSum
        if sum > bestSum + margin {
          (best, bestSum, equalCount) = (label, sum, 1)
        } else if sum >= bestSum - margin, equalCount > 0 {
          equalCount += 1
          if moves.generator.below(equalCount) == 0 { best = label }
        }
      }
      accumulator.reset()
      if best == old { continue }
      labels[node] = best
      queue.appendNeighbors(arcs, ties.rows, outside: Int(best), labels)
    }
    return Partition(labels: ties.rows.split(labels).groups.lazy.map { Int($0) })
  }
}
