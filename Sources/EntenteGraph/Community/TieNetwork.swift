/// The ties between nodes, or between groups of nodes, as the search for communities sees them.
///
/// Ties within a node are left out, as they move with it; its strengths include them.
struct TieNetwork {
  /// The ties of each node to others, each with the sum over both directions.
  ///
  /// An undirected tie is one in each direction, so that one formula holds for all graphs.
  let ties: ValuedRows
  /// The strengths of each node.
  let strengths: [Strength]
  /// The sum of all ties, in all directions and within nodes too.
  let total: Double
  /// A small strength, to measure gains by: that of a mean tie.
  let meanTie: Double

  var count: Int { strengths.count }

  /// The sums of the ties that leave a node or a group and of those that lead to it.
  struct Strength {
    var outgoing = 0.0
    var incoming = 0.0

    static func + (left: Self, right: Self) -> Self {
      Self(outgoing: left.outgoing + right.outgoing, incoming: left.incoming + right.incoming)
    }

    static func - (left: Self, right: Self) -> Self {
      Self(outgoing: left.outgoing - right.outgoing, incoming: left.incoming - right.incoming)
    }

    /// Returns the ties to be expected in both directions between two groups, times the total.
    static func * (left: Self, right: Self) -> Double {
      left.outgoing * right.incoming + left.incoming * right.outgoing
    }
  }

  init(ties: ValuedRows, strengths: [Strength], total: Double, meanTie: Double) {
    self.ties = ties
    self.strengths = strengths
    self.total = total
    self.meanTie = meanTie
  }

  init(_ graph: Graph, by measure: Graph.TieMeasure) {
    let all = graph.tieRows(by: measure, .all)
    let directions = graph.isDirected ? 1.0 : 2.0
    var builder = Builder()
    for node in 0..<graph.nodeCount {
      for arc in all.rows.arcs(of: node) where Int(all.rows.neighbors[arc]) != node {
        builder.append(all.rows.neighbors[arc], directions * all.values[arc])
      }
      builder.endRow()
    }
    ties = builder.rows

    let outgoing = graph.tieRows(by: measure, .outgoing)
    var strengths = [Strength](repeating: Strength(), count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for arc in outgoing.rows.arcs(of: node) {
        strengths[node].outgoing += outgoing.values[arc]
        strengths[Int(outgoing.rows.neighbors[arc])].incoming += outgoing.values[arc]
      }
    }
    self.strengths = strengths
    total = strengths.reduce(0) { $0 + $1.outgoing }
    meanTie = total / Double(max(1, outgoing.values.count))
  }

  /// Returns the network of groups of nodes, of which every number below the count is in use.
  func aggregated(_ groups: [Int], count: Int) -> TieNetwork {
    var strengths = [Strength](repeating: Strength(), count: count)
    for node in groups.indices {
      strengths[groups[node]] = strengths[groups[node]] + self.strengths[node]
    }
    let (starts, nodes) = Self.sorted(groups, count: count)
    var builder = Builder()
    var sums = Accumulator(count: count)
    for group in 0..<count {
      for node in nodes[starts[group]..<starts[group + 1]] {
        for arc in ties.rows.arcs(of: node) {
          let other = groups[Int(ties.rows.neighbors[arc])]
          if other != group { sums.add(ties.values[arc], to: other) }
        }
      }
      for other in sums.touched {
        builder.append(UInt32(truncatingIfNeeded: other), sums.values[other])
      }
      sums.reset()
      builder.endRow()
    }
    return TieNetwork(ties: builder.rows, strengths: strengths, total: total, meanTie: meanTie)
  }

  /// Returns the nodes by group, ascending in each, and where each group starts.
  static func sorted(_ groups: [Int], count: Int) -> (starts: [Int], nodes: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groups { starts[group + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var nodes = groups
    for (node, group) in groups.enumerated() {
      nodes[next[group]] = node
      next[group] += 1
    }
    return (starts, nodes)
  }

  private struct Builder {
    private var offsets: [UInt32] = [0]
    private var neighbors: [UInt32] = []
    private var values: [Double] = []

    var rows: ValuedRows {
      ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: values)
    }

    /// Appends a tie to the row.
    ///
    /// A tie of strength 0 joins nothing.
    mutating func append(_ neighbor: UInt32, _ value: Double) {
      guard value > 0 else { return }
      neighbors.append(neighbor)
      values.append(value)
    }

    mutating func endRow() {
      offsets.append(UInt32(truncatingIfNeeded: neighbors.count))
    }
  }
}

/// Sums by group, of which few are in use at a time.
struct Accumulator {
  /// The sum of each group.
  private(set) var values: [Double]
  /// The groups in use, in the order in which they came.
  private(set) var touched: [Int] = []

  init(count: Int) {
    values = [Double](repeating: 0, count: count)
  }

  /// Adds a value, which is above 0, to the sum of a group.
  mutating func add(_ value: Double, to group: Int) {
    if values[group] == 0 { touched.append(group) }
    values[group] += value
  }

  /// Sets all sums to 0.
  mutating func reset() {
    for group in touched { values[group] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
