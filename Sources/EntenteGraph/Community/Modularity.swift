extension Graph {
  /// Returns by how much the share of ties within communities exceeds the share to be expected of
  /// ties between random ends.
  ///
  /// For an undirected graph this is the modularity of Newman and Girvan, for a directed one that
  /// of Leicht and Newman, in which the expected share is that of a random source and a random
  /// target. Parallel edges add up; a loop is a tie within a community and counts twice in the
  /// undirected degree.
  ///
  /// - Parameters:
  ///   - partition: A division of the nodes of this graph.
  ///   - resolution: The factor of the expected share; more than 1 favors smaller communities.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: The modularity, at most 1; 0 if there are no ties.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: The partition has a community for each node of the graph.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: M. E. J. Newman, "Analysis of weighted networks", *Physical Review E* 70, 2004, 056131
  /// (doi 10.1103/PhysRevE.70.056131); E. A. Leicht and M. E. J. Newman, "Community structure in
  /// directed networks", *Physical Review Letters* 100, 2008, 118703 (doi
  /// 10.1103/PhysRevLett.100.118703); J. Reichardt and S. Bornholdt, "Statistical mechanics of
  /// community detection", *Physical Review E* 74, 2006, 016110 (doi 10.1103/PhysRevE.74.016110)
  /// for the resolution.
  public func modularity(
    of partition: Partition, resolution: Double = 1, by measure: TieMeasure = .edges
  ) throws(GraphError) -> Double {
    precondition(
      partition.communities.count == nodeCount, "the partition must be one of this graph")
    let progress = Progress(3)
    let ties = try SymmetricTies(self, by: measure)
    try progress.advance(by: 2)
    let modularity = ties.modularity(partition, resolution: resolution)
    try progress.finish()
    return modularity
  }
}
