extension Graph {
  /// Returns for each community how much of its ties leads out.
  ///
  /// It is the sum of the ties that leave the community, over the sum of the degrees of its nodes or
  /// of all others, whichever is less. The direction is ignored; parallel edges add up; a loop is
  /// two ends of ties within. NetworkX sums the outgoing degrees only if the graph is directed,
  /// and divides by 0 where no degree is left.
  ///
  /// - Parameters:
  ///   - partition: A division of the nodes of this graph.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: One number for each community, from 0 (no tie leads out) to 1 (all do); 0 if there are
  ///   no ties in it or none outside.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: The partition has a community for each node of the graph.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: R. Kannan, S. Vempala and A. Vetta, "On clusterings: good, bad and spectral", *Journal of
  /// the ACM* 51(3), 2004, pp. 497–515 (doi 10.1145/990308.990313).
  public func conductances(
    of partition: Partition, by measure: TieMeasure = .edges
  ) throws(GraphError) -> [Double] {
    let sums = try tieSums(of: partition, by: measure)
    let total = sums.degrees.reduce(0, +)
    return zip(sums.degrees, sums.leaving).map { degree, leaving in
      let least = min(degree, total - degree)
      return leaving > 0 && least > 0 ? leaving / least : 0
    }
  }

  /// Returns the share of ties within communities.
  ///
  /// The direction makes no difference, parallel edges add up, and a loop is a tie within.
  ///
  /// - Parameters:
  ///   - partition: A division of the nodes of this graph.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: A number from 0 to 1; 0 if there are no ties.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: The partition has a community for each node of the graph.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: S. Fortunato, "Community detection in graphs", *Physics Reports* 486(3–5), 2010,
  /// pp. 75–174 (doi 10.1016/j.physrep.2009.11.002), section III.C.2.
  public func coverage(of partition: Partition, by measure: TieMeasure = .edges) throws(GraphError)
    -> Double
  {
    let sums = try tieSums(of: partition, by: measure)
    let total = sums.degrees.reduce(0, +)
    return total > 0 ? 1 - sums.leaving.reduce(0, +) / total : 0
  }

  /// Returns the share of pairs of nodes that are tied and in one community, or neither.
  ///
  /// Pairs are ordered if the graph is directed. Parallel edges count once and loops not at all.
  ///
  /// - Parameter partition: A division of the nodes of this graph.
  /// - Returns: A number from 0 to 1; 1 if there is no pair.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: The partition has a community for each node of the graph.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: S. Fortunato, as for ``coverage(of:by:)``.
  public func performance(of partition: Partition) throws(GraphError) -> Double {
    precondition(
      partition.communities.count == nodeCount, "the partition must be one of this graph")
    let progress = Progress(nodeCount)
    let rows = try simpleRows(.outgoing)
    var (within, between) = (0, 0)
    for node in 0..<nodeCount {
      try progress.advance(past: node)
      for arc in rows.arcs(of: node) {
        let neighbor = Int(rows.neighbors[arc])
        if partition.communities[neighbor] == partition.communities[node] {
          within += 1
        } else {
          between += 1
        }
      }
    }
    try progress.finish()
    // The rows have ordered pairs, whatever the direction.
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    let inner = partition.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
    return pairs > 0 ? (Double(within) + pairs - inner - Double(between)) / pairs : 1
  }

  /// Returns the degrees of each community and the ties that leave it, their direction ignored.
  private func tieSums(
    of partition: Partition, by measure: TieMeasure
  ) throws(GraphError) -> (degrees: [Double], leaving: [Double]) {
    precondition(
      partition.communities.count == nodeCount, "the partition must be one of this graph")
    let progress = Progress(nodeCount)
    let ties = try SymmetricTies(self, by: measure)
    let communities = partition.communities
    var degrees = [Double](repeating: 0, count: partition.count)
    var leaving = degrees
    for node in 0..<nodeCount {
      try progress.advance(past: node)
      let community = communities[node]
      degrees[community] += ties.outgoing[node] + (ties.incoming?[node] ?? 0)
      for arc in ties.rows.arcs(of: node)
      where communities[Int(ties.rows.neighbors[arc])] != community {
        leaving[community] += ties.values.isEmpty ? 1 : ties.values[arc]
      }
    }
    try progress.finish()
    return (degrees, leaving)
  }
}
