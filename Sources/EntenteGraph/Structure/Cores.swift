extension Graph {
  /// Returns for each node the largest *k* such that the node lies in a part of the graph where
  /// every node has at least *k* neighbors within the part.
  ///
  /// Loops are ignored and parallel edges collapse. In a directed graph a neighbor counts once for
  /// each direction in which there is an edge, so twice if the tie is mutual, as in NetworkX and
  /// igraph; `undirected().coreNumbers()` counts it once.
  ///
  /// - Returns: One number for each node, in node order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* log *p*) for *n* nodes and *m* edges, at most *p* of them parallel.
  ///
  /// Source: V. Batagelj and M. Zaveršnik, "Fast algorithms for determining (generalized) core
  /// groups in social networks", *Advances in Data Analysis and Classification* 5(2), 2011,
  /// pp. 129–145 (doi 10.1007/s11634-010-0079-y).
  public func coreNumbers() throws(GraphError) -> [Int] {
    let rows = try isDirected ? simplified(.quiet).rows(.all) : simpleRows(.all)
    return try CoreOrder(rows, Progress(nodeCount)).cores.map { Int($0) }
  }
}
