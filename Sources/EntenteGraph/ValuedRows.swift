/// Rows in which each neighbor stands once, with a value.
struct ValuedRows: Sendable {
  let rows: Rows
  /// The value of each arc.
  let values: [Double]
}

extension Graph {
  /// Returns the arcs, one for each edge, by the node at which they start or end.
  func rows(_ ends: Ends, _ progress: Progress = .quiet) throws(GraphError) -> Rows {
    if !isDirected || ends == .outgoing { return rows }
    if ends == .incoming {
      let turned = ArcSort.turned(rows)
      try progress.advance(by: ArcSort.steps)
      return turned
    }
    let (sources, targets) = columns
    return try Rows(
      nodeCount: nodeCount, sources: sources, targets: targets, ends: ends, progress)
  }

  /// Returns the distinct neighbors of each node without the node itself.
  func simpleRows(_ ends: Ends, _ progress: Progress = .quiet) throws(GraphError) -> Rows {
    let all = try rows(ends, progress)
    if isSimple(ends) { return all }
    var offsets = ArcNumbers(offsetsOf: nodeCount, upTo: all.neighbors.count)
    var neighbors: [UInt32] = []
    neighbors.reserveCapacity(all.neighbors.count)
    for node in 0..<nodeCount {
      var last = UInt32(truncatingIfNeeded: node)
      for arc in all.arcs(of: node) {
        let neighbor = all.neighbors[arc]
        if neighbor == last || neighbor == node { continue }
        neighbors.append(neighbor)
        last = neighbor
      }
      offsets.append(neighbors.count)
    }
    return Rows(offsets: offsets, neighbors: neighbors)
  }

  /// Returns the adjacency matrix: what the tie from each node to each neighbor counts for.
  ///
  /// An undirected loop stands twice, so its strength is doubled and the sum of a row is the
  /// strength of its node.
  func tieRows(
    by measure: TieMeasure, _ ends: Ends, _ progress: Progress = .quiet
  ) throws(GraphError) -> ValuedRows {
    guard measure == .strengths, let strengths else {
      let rows = try rows(ends, progress)
      if isSimple(ends) {
        return ValuedRows(
          rows: rows, values: [Double](repeating: 1, count: rows.neighbors.count))
      }
      return merged(rows, loops: true) { Double($0.count) }
    }
    let arcs = try arcs(ends, strengths, progress)
    if isSimple(ends) { return arcs }
    return merged(arcs.rows, loops: true) { parallel in
      if parallel.count == 1 { return arcs.values[parallel.lowerBound] }
      // In ascending order, so that the order of the edges does not change the sum.
      return arcs.values[parallel].sorted().reduce(0, +)
    }
  }

  /// Returns the length of the way from each node to each other neighbor: its shortest edge's.
  func lengthRows(_ ends: Ends) throws(GraphError) -> ValuedRows {
    if !isDirected || ends == .outgoing {
      return try lengthCache.rows { () throws(GraphError) in try makeLengthRows(.outgoing) }
    }
    return try makeLengthRows(ends)
  }

  private func makeLengthRows(_ ends: Ends) throws(GraphError) -> ValuedRows {
    guard let lengths else {
      let rows = try simpleRows(ends)
      return ValuedRows(rows: rows, values: [Double](repeating: 1, count: rows.neighbors.count))
    }
    let arcs = try arcs(ends, lengths, .quiet)
    if isSimple(ends) { return arcs }
    return merged(arcs.rows, loops: false) { parallel in
      parallel.reduce(.infinity) { min($0, arcs.values[$1]) }
    }
  }

  /// Whether no arc of some ends is parallel to another, or a loop.
  private func isSimple(_ ends: Ends) -> Bool {
    // Of a directed graph, the two directions of a tie are parallel if the direction is ignored.
    isSimple && (!isDirected || ends != .all)
  }

  /// Returns the arcs, one for each edge, with the values of a column of edges.
  private func arcs(
    _ ends: Ends, _ column: [Double], _ progress: Progress
  ) throws(GraphError) -> ValuedRows {
    if isDirected, ends != .all, case .sorted = endpoints {
      if ends == .outgoing { return ValuedRows(rows: rows, values: column) }
      // Carried along, as to look them up takes long where they are many.
      let turned = ArcSort.turned(rows, column)
      try progress.advance(by: ArcSort.steps)
      return ValuedRows(rows: turned.rows, values: turned.values)
    }
    let incidence = try incidence(ends, progress)
    return ValuedRows(rows: incidence.rows, values: incidence.edges.map { column[$0] })
  }

  /// Returns rows in which parallel arcs have become one.
  private func merged(_ all: Rows, loops: Bool, value: (Range<Int>) -> Double) -> ValuedRows {
    let arcNeighbors = all.neighbors.span
    var offsets = ArcNumbers(offsetsOf: nodeCount, upTo: all.neighbors.count)
    var neighbors: [UInt32] = []
    var values: [Double] = []
    neighbors.reserveCapacity(arcNeighbors.count)
    values.reserveCapacity(arcNeighbors.count)
    for node in 0..<nodeCount {
      let row = all.arcs(of: node)
      var first = row.lowerBound
      while first < row.upperBound {
        let neighbor = arcNeighbors[first]
        var end = first + 1
        while end < row.upperBound, arcNeighbors[end] == neighbor { end += 1 }
        if loops || neighbor != node {
          neighbors.append(neighbor)
          values.append(value(first..<end))
        }
        first = end
      }
      offsets.append(neighbors.count)
    }
    return ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: values)
  }

  /// Checks that every edge has a length above 0.
  func checkPositiveLengths() throws(GraphError) {
    if let edge = lengths?.firstIndex(of: 0) { throw GraphError.zeroLength(edge: edge, in: self) }
  }
}
