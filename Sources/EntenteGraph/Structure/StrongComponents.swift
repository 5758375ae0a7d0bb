extension Graph {
  /// Returns the parts of the graph within which every node can be reached from every other along
  /// the direction of the edges.
  ///
  /// Loops and parallel edges make no difference.
  ///
  /// - Returns: The strong components, the largest first. Those of an undirected graph are its
  ///   components.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges, without recursion.
  ///
  /// Source: D. J. Pearce, "A space-efficient algorithm for finding strongly connected components",
  /// *Information Processing Letters* 116(1), 2016, pp. 47–52 (doi 10.1016/j.ipl.2015.08.010),
  /// after Tarjan.
  public func strongComponents() throws(GraphError) -> Partition {
    try strongComponents(Progress(nodeCount))
  }

  func strongComponents(_ progress: Progress) throws(GraphError) -> Partition {
    guard isDirected else { return try components(progress) }
    let marks = try StrongComponentSearch.marks(rows, progress)
    try progress.finish()
    // The marks of components descend from the number of nodes; the first node of each is its root.
    var firstNodes = [UInt32](repeating: .max, count: nodeCount)
    let roots = marks.indices.map { node in
      let component = nodeCount - Int(marks[node])
      if firstNodes[component] == .max {
        firstNodes[component] = UInt32(truncatingIfNeeded: node)
      }
      return firstNodes[component]
    }
    return Partition(parents: roots)
  }
}

enum StrongComponentSearch {
  /// Returns the mark of the strong component of each node: from the number of nodes down, those
  /// before others that are reached from them.
  static func marks(_ rows: Rows, _ progress: Progress) throws(GraphError) -> [UInt32] {
    var marks = [UInt32](repeating: 0, count: rows.count)
    var next = Array(rows.offsets)
    // The nodes on the way, with the marks at which they were found, and the nodes left open.
    var path = marks
    var foundMarks = marks
    var open = marks
    try search(
      rows.offsets, rows.neighbors.span, &marks, next: &next, path: &path,
      foundMarks: &foundMarks, open: &open, progress)
    return marks
  }

  /// Gives each strong component a mark.
  ///
  /// While a node is on the way or open, its mark is the earliest one that is reached from it. Those
  /// are less than the marks of finished components, as the numbers of finished nodes are given
  /// back.
  private static func search(
    _ offsets: ArcNumbers, _ neighbors: Span<UInt32>, _ marks: inout [UInt32],
    next: inout [Int], path: inout [UInt32], foundMarks: inout [UInt32],
    open: inout [UInt32], _ progress: Progress
  ) throws(GraphError) {
    var marks = marks.mutableSpan
    var next = next.mutableSpan
    var path = path.mutableSpan
    var foundMarks = foundMarks.mutableSpan
    var open = open.mutableSpan
    var pathCount = 0
    var openCount = 0
    var mark: UInt32 = 1
    var component = UInt32(truncatingIfNeeded: marks.count)
    var leftCount = 0

    for start in 0..<marks.count where marks[start] == 0 {
      var node = start
      var found = mark
      var lowest = mark
      marks[node] = mark
      mark &+= 1
      search: while true {
        let end = offsets[node + 1]
        var arc = next[node]
        while arc < end {
          let neighbor = Int(neighbors[arc])
          arc &+= 1
          if marks[neighbor] != 0 {
            lowest = min(lowest, marks[neighbor])
            continue
          }
          next[node] = arc
          marks[node] = lowest
          path[pathCount] = UInt32(truncatingIfNeeded: node)
          foundMarks[pathCount] = found
          pathCount &+= 1
          node = neighbor
          found = mark
          lowest = mark
          marks[node] = mark
          mark &+= 1
          continue search
        }
        if lowest == found {
          mark &-= 1
          while openCount > 0, found <= marks[Int(open[openCount - 1])] {
            openCount &-= 1
            marks[Int(open[openCount])] = component
            mark &-= 1
          }
          marks[node] = component
          component &-= 1
        } else {
          marks[node] = lowest
          open[openCount] = UInt32(truncatingIfNeeded: node)
          openCount &+= 1
        }
        try progress.advance(past: leftCount)
        leftCount &+= 1
        guard pathCount > 0 else { break }
        pathCount &-= 1
        let childMark = marks[node]
        node = Int(path[pathCount])
        found = foundMarks[pathCount]
        lowest = min(marks[node], childMark)
      }
    }
  }
}
