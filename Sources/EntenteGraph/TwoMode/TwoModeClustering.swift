extension TwoModeGraph {
  /// Returns the share of paths of three ties that are closed by a fourth.
  ///
  /// It tells how far those who meet once meet again: four times the number of cycles of four ties, over
  /// the number of paths of three.
  ///
  /// - Returns: A number from 0 to 1; 0 if there is no such path.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(Σ *d*²) over the degrees *d* of the nodes of the mode in which that is less.
  ///
  /// Source: G. Robins and M. Alexander, "Small worlds among interlocking directors: network structure
  /// and distance in bipartite graphs", *Computational & Mathematical Organization Theory* 10, 2004,
  /// pp. 69–94 (doi 10.1023/B:CMOT.0000032580.12184.c0).
  public func robinsAlexanderClustering() throws(GraphError) -> Double {
    var paths = 0.0
    for node in nodes(.first) {
      let degree = rows.arcs(of: node).count
      for arc in rows.arcs(of: node) {
        let other = rows.arcs(of: Int(rows.neighbors[arc])).count
        paths += Double(degree - 1) * Double(other - 1)
      }
    }
    var cycles = 0.0
    let progress = Progress(modes.count)
    let mode: Mode = work(over: .second) < work(over: .first) ? .first : .second
    try forEachPair(of: mode, progress) { _, _, shared in
      cycles += Double(shared) * Double(shared - 1) / 2
    }
    try progress.finish()
    return paths > 0 ? 4 * cycles / paths : 0
  }

  /// Returns for each node how far its neighbors are those of the nodes with which it shares any.
  ///
  /// For each such node, the number of neighbors that both have is divided by the number that
  /// either has; the score is the mean.
  ///
  /// - Returns: One score for each node, in node order, from 0 to 1; 0 if it shares none.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(Σ *d*²) over the degrees *d* of all nodes.
  ///
  /// Source: M. Latapy, C. Magnien and N. Del Vecchio, "Basic notions for the analysis of large two-mode
  /// networks", *Social Networks* 30(1), 2008, pp. 31–48 (doi 10.1016/j.socnet.2007.04.006), there
  /// cc• of a node.
  public func latapyClustering() throws(GraphError) -> [Double] {
    var sums = [Double](repeating: 0, count: modes.count)
    var counts = [Int](repeating: 0, count: modes.count)
    let progress = Progress(modes.count)
    for mode in Mode.allCases {
      try forEachPair(of: mode, progress) { first, second, shared in
        let both = rows.arcs(of: first).count + rows.arcs(of: second).count
        let overlap = Double(shared) / Double(both - shared)
        sums[first] += overlap
        sums[second] += overlap
        counts[first] += 1
        counts[second] += 1
      }
    }
    try progress.finish()
    return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 0 }
  }

  /// The number of paths of two ties in the middle of which is a node of a mode.
  private func work(over mode: Mode) -> Double {
    nodes(mode).reduce(0) { sum, node in
      let degree = Double(rows.arcs(of: node).count)
      return sum + degree * degree
    }
  }

  /// Calls a closure for each pair of nodes of a mode that share neighbors, in ascending order of the
  /// first, with their number.
  func forEachPair(
    of mode: Mode, _ progress: Progress,
    _ body: (_ first: Int, _ second: Int, _ shared: Int) -> Void
  ) throws(GraphError) {
    var counts = [Int](repeating: 0, count: modes.count)
    var touched: [Int] = []
    for first in nodes(mode) {
      try progress.advance()
      for arc in rows.arcs(of: first) {
        for second in rows.arcs(of: Int(rows.neighbors[arc])).reversed() {
          let second = Int(rows.neighbors[second])
          if second <= first { break }
          if counts[second] == 0 { touched.append(second) }
          counts[second] += 1
        }
      }
      touched.sort()
      for second in touched {
        body(first, second, counts[second])
        counts[second] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }
}
