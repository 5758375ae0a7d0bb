extension Graph {
  /// Returns a random graph that has grown by preferential attachment: nodes with many ties get more.
  ///
  /// There are `tiesPerNode` nodes at first, to all of which the next node is tied. Each further node is
  /// tied to as many different ones, drawn with probabilities proportional to their degrees (if a
  /// node is drawn twice, the second draw is repeated). Where there are no more nodes than those at
  /// first, there are no ties; NetworkX refuses that.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - tiesPerNode: The number of ties with which a node comes.
  ///   - seed: Where the random choices start (``SplitMix64``).
  /// - Returns: An undirected graph without loops and parallel edges, its edges in the order in which
  ///   they came, from the new node to the old. There are `(nodeCount - tiesPerNode) * tiesPerNode`.
  /// - Throws: ``GraphError`` if the number of nodes is below 0, if there would be more than 2³² − 1
  ///   nodes or edges, or if the task was canceled.
  /// - Precondition: `tiesPerNode` is at least 1.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: A.-L. Barabási and R. Albert, "Emergence of scaling in random networks", *Science*
  /// 286(5439), 1999, pp. 509–512 (doi 10.1126/science.286.5439.509); V. Batagelj and U. Brandes,
  /// "Efficient generation of large random networks", *Physical Review E* 71, 2005, 036113 (doi
  /// 10.1103/PhysRevE.71.036113) for drawing an end of an earlier edge.
  public static func barabasiAlbert(
    nodeCount: Int, tiesPerNode: Int, seed: UInt64
  ) throws(GraphError) -> Graph {
    precondition(tiesPerNode >= 1, "the number of ties must be at least 1")
    guard nodeCount > tiesPerNode else {
      return try Graph(.undirected, nodeCount: nodeCount, edges: [])
    }
    let (edgeCount, isTooLarge) =
      (nodeCount - tiesPerNode).multipliedReportingOverflow(by: tiesPerNode)
    guard !isTooLarge, edgeCount <= UInt32.max else { throw GraphError.tooManyEdges(edgeCount) }
    var generator = SplitMix64(seed: seed)
    var columns = Columns()
    let progress = Progress(nodeCount)
    // Each node stands there once for each of its ties.
    var ends: [UInt32] = []
    ends.reserveCapacity(2 * edgeCount)
    var lastChoosers = [Int](repeating: -1, count: nodeCount)
    for node in tiesPerNode..<nodeCount {
      try progress.advance(past: node - tiesPerNode)
      let endCount = ends.count
      var chosenCount = 0
      while chosenCount < tiesPerNode {
        let other =
          endCount == 0
          ? UInt32(truncatingIfNeeded: chosenCount) : ends[generator.below(endCount)]
        if lastChoosers[Int(other)] == node { continue }
        lastChoosers[Int(other)] = node
        columns.append(UInt32(truncatingIfNeeded: node), other)
        ends.append(other)
        chosenCount += 1
      }
      for _ in 0..<tiesPerNode { ends.append(UInt32(truncatingIfNeeded: node)) }
    }
    return try columns.graph(.undirected, nodeCount: nodeCount, progress)
  }
}
