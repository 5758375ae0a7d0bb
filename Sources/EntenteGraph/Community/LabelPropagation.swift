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
    let ties = try SymmetricTies(self, by: measure)
    let progress = SearchProgress(Progress(SearchProgress.steps), nodeCount: nodeCount)
    let threads = Execution.current.threads
    var moves = CommunityMoves(
      generator: SplitMix64(seed: seed), progress: progress, threads: threads)
    let order = moves.shuffled(nodeCount)
    let rows = ValuedRows(rows: ties.rows, values: ties.values).reordered(order, threads: threads)
    let labels = try moves.moveNodes(LabelMoves(ties: rows))
    try moves.progress.finish()
    return Partition(numbered: ties.rows.split(Groups.restored(labels, from: order)).groups)
  }
}

/// Labels that nodes take from their neighbors.
private struct LabelMoves: NodeMoves {
  let ties: ValuedRows
  let communities: Workspace<UInt32>

  init(ties: ValuedRows) {
    self.ties = ties
    communities = Workspace(Groups.alone(ties.rows.count))
  }

  /// The old label is kept if it is among the best.
  @inline(__always)
  func choice(of node: Int, _ sums: Accumulator, seed: UInt64) -> UInt32 {
    let old = communities.start[node]
    let (values, touched) = (sums.values, sums.touched)
    var (best, bestSum) = (old, values[Int(old)])
    for index in 0..<sums.touchedCount {
      let label = touched[index]
      let sum = values[Int(label)]
      best = sum > bestSum ? label : best
      bestSum = max(sum, bestSum)
    }
    // Sums that differ by rounding only are equal.
    let least = bestSum - 1e-12 * bestSum
    if values[Int(old)] >= least { return old }
    var count = 0
    for index in 0..<sums.touchedCount { count &+= values[Int(touched[index])] >= least ? 1 : 0 }
    if count == 1 { return best }
    var generator = SplitMix64(seed: seed)
    var number = generator.below(count)
    for index in 0..<sums.touchedCount where values[Int(touched[index])] >= least {
      if number == 0 { return touched[index] }
      number -= 1
    }
    return best
  }

  @inline(__always)
  func isGain(_ node: Int, _ move: NodeMove) -> Bool {
    move.leaving < move.joining - 1e-12 * move.joining
  }

  @inline(__always)
  mutating func make(_ node: Int, _ move: NodeMove) -> UInt32 {
    communities.start[node] = move.community
    return move.community
  }
}
