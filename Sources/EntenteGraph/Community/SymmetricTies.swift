/// The ties of a graph with their two directions added up, as searches for communities read them.
///
/// Ties within a node are left out of the rows, as they move with it, and so are ties of 0, as they
/// join nothing.
///
/// Strengths so large or small that their sum or its square would be out of range are divided by a
/// power of 2, which changes no comparison.
struct SymmetricTies {
  /// The neighbors of each node.
  let rows: Rows
  /// What each arc counts for: an undirected tie its value in either row, a directed one in either
  /// row the sum of both directions.
  ///
  /// There are none if each counts for 1.
  let values: [Double]
  /// The sum of the ties that leave each node; an undirected loop counts twice.
  let outgoing: [Double]
  /// The sum of the ties that lead to each node, or `nil` if those are the same.
  let incoming: [Double]?
  /// The sum of all loops.
  let loops: Double
  /// The sum of all ties, each once.
  let total: Double
  /// What the strengths were divided by.
  let scale: Double

  var count: Int { rows.count }

  init(_ graph: Graph, by measure: Graph.TieMeasure) throws(GraphError) {
    let (graph, scale) = graph.inRange(by: measure)
    self.scale = scale
    let strengths = measure == .strengths ? graph.strengths : nil
    // Both ends of the loops of each node.
    var loopEnds = [Double](repeating: 0, count: graph.nodeCount)
    if graph.isSimple, !graph.isDirected, strengths?.contains(0) != true {
      rows = graph.rows
      values =
        try strengths.map { (strengths) throws(GraphError) in
          Graph.values(strengths, in: try graph.incidence(.outgoing, .quiet).edges)
        } ?? []
    } else {
      let merged = try Self.merged(graph.incidence(.all, .quiet), strengths, &loopEnds)
      (rows, values) = (merged.rows, merged.values)
    }
    loops = loopEnds.reduce(0, +) / 2

    var leaving = loopEnds
    if graph.isDirected {
      for node in leaving.indices { leaving[node] = 0 }
      var leading = leaving
      try graph.incidence(.outgoing, .quiet).forEachTie(strengths) {
        node, neighbor, _, value in
        leaving[node] += value
        leading[Int(neighbor)] += value
      }
      incoming = leading
      total = leaving.reduce(0, +)
    } else {
      let sums = ValuedRows(rows: rows, values: values)
        .sums(threads: Execution.current.threads)
      for node in leaving.indices { leaving[node] += sums[node] }
      incoming = nil
      total = leaving.reduce(0, +) / 2
    }
    outgoing = leaving
  }

  /// Merges parallel edges, whatever their direction, and adds up loops apart.
  private static func merged(
    _ incidence: Incidence, _ strengths: [Double]?, _ loopEnds: inout [Double]
  ) -> ValuedRows {
    var offsets = ArcNumbers(zeros: loopEnds.count + 1, upTo: incidence.edges.count)
    var neighbors: [UInt32] = []
    var values: [Double] = []
    neighbors.reserveCapacity(incidence.edges.count)
    values.reserveCapacity(incidence.edges.count)
    incidence.forEachTie(strengths) { node, neighbor, _, value in
      if neighbor == node {
        loopEnds[node] += value
      } else if value > 0 {
        neighbors.append(neighbor)
        values.append(value)
        offsets[node + 1] += 1
      }
    }
    for node in loopEnds.indices { offsets[node + 1] += offsets[node] }
    return ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: values)
  }
}

extension Incidence {
  /// Calls a closure for each node and each distinct neighbor, in ascending order.
  ///
  /// - Parameters:
  ///   - strengths: The strength of each edge, or `nil` if each counts for 1.
  ///   - body: Told the node, the neighbor, the places of the arcs between them, and what they count for
  ///     together.
  @inline(__always)
  func forEachTie(
    _ strengths: [Double]?,
    _ body: (_ node: Int, _ neighbor: UInt32, _ arcs: Range<Int>, _ value: Double) -> Void
  ) {
    for node in 0..<rows.count {
      let row = rows.arcs(of: node)
      var arc = row.lowerBound
      while arc < row.upperBound {
        let (first, neighbor) = (arc, rows.neighbors[arc])
        repeat { arc += 1 } while arc < row.upperBound && rows.neighbors[arc] == neighbor
        let value =
          switch (strengths, arc - first) {
          case (nil, let count): Double(count)
          case (let strengths?, 1): strengths[edges[first]]
          case (let strengths?, _):
            // In ascending order, so that the order of the edges does not change the sum.
            edges[first..<arc].map { strengths[$0] }.sorted().reduce(0, +)
          }
        body(node, neighbor, first..<arc, value)
      }
    }
  }
}
