/// The ties of a graph with their two directions added up, as searches for communities read them.
///
/// Ties within a node are left out of the rows, as they move with it, and so are ties of 0, as they
/// join nothing.
struct SymmetricTies {
  /// The neighbors of each node.
  let rows: Rows
  /// What each arc counts for: an undirected tie its value in either row, a directed one in either
  /// row the sum of both directions.
  let values: [Double]
  /// The sum of the ties that leave each node; an undirected loop counts twice.
  let outgoing: [Double]
  /// The sum of the ties that lead to each node, or `nil` if those are the same.
  let incoming: [Double]?
  /// The sum of all loops.
  let loops: Double
  /// The sum of all ties, each once.
  let total: Double

  var count: Int { rows.count }

  init(_ graph: Graph, by measure: Graph.TieMeasure) {
    let strengths = measure == .strengths ? graph.strengths : nil
    if graph.isSimple, !graph.isDirected, strengths == nil {
      rows = graph.rows
      values = [Double](repeating: 1, count: rows.neighbors.count)
      loops = 0
    } else {
      (rows, values, loops) = Self.merged(graph, strengths)
    }
    if graph.isDirected {
      let sums = Self.sums(graph.tieRows(by: measure, .outgoing))
      outgoing = sums.outgoing
      incoming = sums.incoming
      total = outgoing.reduce(0, +)
    } else {
      outgoing = Self.sums(rows, values, graph, strengths)
      incoming = nil
      total = outgoing.reduce(0, +) / 2
    }
  }

  /// Merges parallel edges, whatever their direction.
  private static func merged(
    _ graph: Graph, _ strengths: [Double]?
  ) -> (rows: Rows, values: [Double], loops: Double) {
    let incidence = graph.incidence(.all)
    let all = incidence.rows
    var offsets: [UInt32] = [0]
    var neighbors: [UInt32] = []
    var values: [Double] = []
    var loops = 0.0
    offsets.reserveCapacity(graph.nodeCount + 1)
    neighbors.reserveCapacity(all.neighbors.count)
    values.reserveCapacity(all.neighbors.count)
    for node in 0..<graph.nodeCount {
      let end = Int(all.offsets[node + 1])
      var arc = Int(all.offsets[node])
      while arc < end {
        let neighbor = all.neighbors[arc]
        let first = arc
        repeat { arc += 1 } while arc < end && all.neighbors[arc] == neighbor
        let value = sum(incidence.edges[first..<arc], strengths)
        if neighbor == node {
          // Both arcs of each loop are there.
          loops += value / 2
        } else if value > 0 {
          neighbors.append(neighbor)
          values.append(value)
        }
      }
      offsets.append(UInt32(truncatingIfNeeded: neighbors.count))
    }
    return (Rows(offsets: offsets, neighbors: neighbors), values, loops)
  }

  /// Returns what parallel edges count for together.
  static func sum(_ edges: ArraySlice<UInt32>, _ strengths: [Double]?) -> Double {
    guard let strengths else { return Double(edges.count) }
    if edges.count == 1 { return strengths[Int(edges[edges.startIndex])] }
    // In ascending order, so that the order of the edges does not change the sum.
    return edges.map { strengths[Int($0)] }.sorted().reduce(0, +)
  }

  private static func sums(_ ties: ValuedRows) -> (outgoing: [Double], incoming: [Double]) {
    var outgoing = [Double](repeating: 0, count: ties.rows.count)
    var incoming = outgoing
    for node in outgoing.indices {
      for arc in ties.rows.arcs(of: node) {
        outgoing[node] += ties.values[arc]
        incoming[Int(ties.rows.neighbors[arc])] += ties.values[arc]
      }
    }
    return (outgoing, incoming)
  }

  /// Returns the strengths of the nodes of an undirected graph.
  private static func sums(
    _ rows: Rows, _ values: [Double], _ graph: Graph, _ strengths: [Double]?
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: rows.count)
    for node in sums.indices {
      for arc in rows.arcs(of: node) { sums[node] += values[arc] }
    }
    if graph.isSimple { return sums }
    let (sources, targets) = graph.columns
    var loops = [[Double]](repeating: [], count: rows.count)
    for edge in sources.indices where sources[edge] == targets[edge] {
      loops[Int(sources[edge])].append(strengths?[edge] ?? 1)
    }
    for node in sums.indices where !loops[node].isEmpty {
      sums[node] += 2 * loops[node].sorted().reduce(0, +)
    }
    return sums
  }
}
