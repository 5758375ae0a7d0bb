/// What a node weighs when ties are compared with those to be expected.
///
/// It is a number (the strength of a node of an undirected graph, or 1 for each node), or two
/// where the directions differ.
protocol CommunityMass: BitwiseCopyable, Sendable {
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
  /// The ties of each node, with others only, above 0.
  let ties: ValuedRows
  let masses: [Mass]
  /// The factor of the expected ties.
  let penalty: Double
  /// The mass of all nodes.
  let wholeMass: Mass
  /// A small value, to measure gains by: that of a mean tie.
  let meanTie: Double

  var count: Int { masses.count }

  init(_ ties: SymmetricTies, masses: [Mass], penalty: Double) {
    self.ties = ValuedRows(rows: ties.rows, values: ties.values)
    self.masses = masses
    self.penalty = penalty
    wholeMass = masses.reduce(.zero, +)
    meanTie = ties.total / Double(max(1, ties.rows.neighbors.count / 2))
  }

  private init(_ base: Self, ties: ValuedRows, masses: [Mass]) {
    self.ties = ties
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
  ///   - threads: The number of threads.
  /// - Returns: The sum of all gains that led from no group at all to these groups, but for a
  ///   constant.
  func quality(_ groups: [UInt32], count: Int, threads: Int) -> Double {
    quality(
      within: ties.within(groups, threads: threads).reduce(0, +),
      masses(groups, count: count))
  }

  /// Returns the quality of the groups that are the nodes of an aggregated network.
  func quality(of groups: Self) -> Double {
    quality(within: ties.total - groups.ties.total, groups.masses)
  }

  private func quality(within: Double, _ masses: [Mass]) -> Double {
    (within - masses.reduce(0) { $0 + penalty * ($1 * $1) }) / 2
  }

  /// Returns the masses of groups.
  private func masses(_ groups: [UInt32], count: Int) -> [Mass] {
    var sums = [Mass](repeating: .zero, count: count)
    for node in groups.indices {
      sums[Int(groups[node])] = sums[Int(groups[node])] + masses[node]
    }
    return sums
  }

  /// Returns the network with its nodes in another order.
  ///
  /// - Parameters:
  ///   - order: Each node once.
  ///   - threads: The number of threads.
  /// - Returns: The same ties between nodes numbered in that order.
  func reordered(_ order: [UInt32], threads: Int) -> Self {
    Self(
      self, ties: ties.reordered(order, threads: threads), masses: order.map { masses[Int($0)] })
  }

  /// Returns the network of groups of nodes, of which every number below the count is in use.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  func aggregated(_ groups: [UInt32], count: Int, threads: Int) -> Self {
    Self(
      self, ties: ties.aggregated(groups, count: count, threads: threads),
      masses: masses(groups, count: count))
  }
}
