extension Graph {
  /// Returns the sets of nodes that are all tied to each other and could not take in another node, up
  /// to a limit.
  ///
  /// Their number can grow exponentially with the size of the graph, so a limit must be given.
  /// Direction, loops and parallel edges make no difference. A node without neighbors is a clique by
  /// itself.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     try graph.maximalCliques(limit: 100)  // [[0, 1, 2], [2, 3]]
  ///
  /// - Parameters:
  ///   - least: The number of nodes that a clique must have to be returned.
  ///   - limit: The largest number of cliques to return. If there are more, the search ends with the
  ///     first found, which are the same for any order of the edges.
  /// - Returns: The cliques in ascending order of their nodes, which are in ascending order in each.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `limit` is not negative.
  /// - Complexity: O(*d* *n* 3^(*d*/3)) for *n* nodes and a largest core number of *d*.
  ///
  /// Source: C. Bron and J. Kerbosch, "Algorithm 457: finding all cliques of an undirected graph",
  /// *Communications of the ACM* 16(9), 1973, pp. 575–577 (doi 10.1145/362342.362367); E. Tomita, A.
  /// Tanaka and H. Takahashi, "The worst-case time complexity for generating all maximal cliques and
  /// computational experiments", *Theoretical Computer Science* 363(1), 2006, pp. 28–42 (doi
  /// 10.1016/j.tcs.2006.06.015); D. Eppstein, M. Löffler and D. Strash, "Listing all maximal cliques
  /// in large sparse real-world graphs", *Journal of Experimental Algorithmics* 18, 2013, 3.1 (doi
  /// 10.1145/2543629).
  public func maximalCliques(
    ofAtLeast least: Int = 1, limit: Int
  ) throws(GraphError) -> [[Int]] {
    precondition(limit >= 0, "the limit must not be negative")
    let ordered = try OrderedRows(simpleRows(.all))
    let progress = Progress(nodeCount)
    var cliques: [[Int]] = []
    for root in 0..<nodeCount where cliques.count < limit {
      if ordered.later(of: root).count + 1 >= least {
        var search = CliqueSearch(ordered, root)
        while cliques.count < limit, let clique = search.next(ofAtLeast: least) {
          cliques.append(clique)
          // A search may find any number of cliques, or for long none.
          if cliques.count % 1_024 == 0 { try progress.advance(by: 0) }
        }
      }
      try progress.advance()
    }
    return cliques.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Returns the largest set of nodes that are all tied to each other.
  ///
  /// Direction, loops and parallel edges make no difference.
  ///
  /// - Returns: The nodes in ascending order; of several cliques of that size one that is the same for
  ///   any order of the edges. Without nodes it is empty.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: Exponential in the largest core number, but quick where the largest clique has about
  ///   as many nodes as that.
  ///
  /// Source: P. San Segundo, D. Rodríguez-Losada and A. Jiménez, "An exact bit-parallel algorithm for
  /// the maximum clique problem", *Computers & Operations Research* 38(2), 2011, pp. 571–581 (doi
  /// 10.1016/j.cor.2010.07.019).
  public func largestClique() throws(GraphError) -> [Int] {
    let ordered = try OrderedRows(simpleRows(.all))
    let progress = Progress(nodeCount)
    var best: [Int] = []
    // The last nodes of the order are those in the densest part.
    for root in (0..<nodeCount).reversed() {
      if ordered.later(of: root).count >= best.count {
        var search = LargestCliqueSearch(ordered, root, moreThan: best.count)
        try search.run(progress)
        if !search.best.isEmpty { best = search.best }
      }
      try progress.advance()
    }
    return best.sorted()
  }
}
