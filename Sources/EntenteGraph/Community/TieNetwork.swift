/// What a node weighs when ties are compared with those to be expected.
///
/// It is a number (the strength of a node of an undirected graph, or 1 for each node), or two
/// where the directions differ.
protocol CommunityMass: Sendable {
  static var zero: Self { get }
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  /// Returns the ties to be expected between two groups, but for a factor.
  static func * (left: Self, right: Self) -> Double
}

extension Double: CommunityMass {}

/// The strengths of a node of a directed graph.
struct TwoWayMass: CommunityMass {
  var outgoing: Double
  var incoming: Double

  static let zero = Self(outgoing: 0, incoming: 0)

  static func + (left: Self, right: Self) -> Self {
    Self(outgoing: left.outgoing + right.outgoing, incoming: left.incoming + right.incoming)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(outgoing: left.outgoing - right.outgoing, incoming: left.incoming - right.incoming)
  }

  static func * (left: Self, right: Self) -> Double {
    left.outgoing * right.incoming + left.incoming * right.outgoing
  }
}

/// The ties between nodes, or between groups of nodes, as searches for communities see them.
///
/// The gain of joining two groups is their ties less the product of their masses times the penalty.
struct TieNetwork<Mass: CommunityMass>: Sendable {
  /// The neighbors of each node, of which it is none.
  let rows: Rows
  /// What each arc counts for, above 0.
  let values: [Double]
  let masses: [Mass]
  /// The factor of the expected ties.
  let penalty: Double
  /// The mass of all nodes.
  let wholeMass: Mass
  /// A small value, to measure gains by: that of a mean tie.
  let meanTie: Double

  var count: Int { masses.count }

  init(_ ties: SymmetricTies, masses: [Mass], penalty: Double) {
    rows = ties.rows
    values = ties.values
    self.masses = masses
    self.penalty = penalty
    wholeMass = masses.reduce(.zero, +)
    meanTie = ties.total / Double(max(1, values.count / 2))
  }

  private init(_ base: Self, rows: Rows, values: [Double], masses: [Mass]) {
    self.rows = rows
    self.values = values
    self.masses = masses
    penalty = base.penalty
    wholeMass = base.wholeMass
    meanTie = base.meanTie
  }

  /// Returns what a search makes large: the ties within groups less those to be expected.
  ///
  /// - Parameters:
  ///   - groups: The group of each node.
  ///   - count: The number of groups.
  /// - Returns: The sum of all gains that led from no group at all to these groups, but for a
  ///   constant.
  func quality(_ groups: [UInt32], count: Int) -> Double {
    var groupMasses = [Mass](repeating: .zero, count: count)
    var within = 0.0
    for node in 0..<self.count {
      let group = groups[node]
      groupMasses[Int(group)] = groupMasses[Int(group)] + masses[node]
    }
    let offsets = rows.offsets.span
    let neighbors = rows.neighbors.span
    let values = values.span
    let groups = groups.span
    for node in 0..<self.count {
      let group = groups[node]
      for arc in Int(offsets[node])..<Int(offsets[node + 1])
      where groups[Int(neighbors[arc])] == group {
        within += values[arc]
      }
    }
    return (within - groupMasses.reduce(0) { $0 + penalty * ($1 * $1) }) / 2
  }

  /// Returns the network of groups of nodes, of which every number below the count is in use.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  func aggregated(_ groups: [UInt32], count: Int) -> Self {
    var groupMasses = [Mass](repeating: .zero, count: count)
    for node in groups.indices {
      groupMasses[Int(groups[node])] = groupMasses[Int(groups[node])] + masses[node]
    }
    let grouped = ValuedRows(rows: rows, values: values).aggregated(groups, count: count)
    return Self(self, rows: grouped.rows, values: grouped.values, masses: groupMasses)
  }
}
