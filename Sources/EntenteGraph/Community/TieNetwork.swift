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
    let (starts, nodes) = Self.sorted(groups, count: count)
    var groupOffsets = [UInt32](repeating: 0, count: count + 1)
    var groupValues: [Double] = []
    let groupNeighbors = [UInt32](unsafeUninitializedCapacity: rows.neighbors.count) {
      members, memberCount in
      groupValues = [Double](unsafeUninitializedCapacity: rows.neighbors.count) {
        sums, sumCount in
        var accumulator = Accumulator(count: count)
        var place = 0
        for group in 0..<count {
          add(nodes[Int(starts[group])..<Int(starts[group + 1])], of: groups, to: &accumulator)
          for index in 0..<accumulator.touchedCount {
            let other = accumulator.touched[index]
            if other == group { continue }
            members.initializeElement(at: place, to: other)
            sums.initializeElement(at: place, to: accumulator.values[Int(other)])
            place += 1
          }
          accumulator.reset()
          groupOffsets[group + 1] = UInt32(truncatingIfNeeded: place)
        }
        sumCount = place
      }
      memberCount = groupValues.count
    }
    return Self(
      self, rows: Rows(offsets: groupOffsets, neighbors: groupNeighbors), values: groupValues,
      masses: groupMasses)
  }

  /// Adds the ties of some nodes to the sums of their groups.
  private func add(
    _ nodes: ArraySlice<UInt32>, of groups: [UInt32], to accumulator: inout Accumulator
  ) {
    for node in nodes {
      accumulator.add(
        rows, values, Int(rows.offsets[Int(node)])..<Int(rows.offsets[Int(node) + 1]), groups)
    }
  }

  /// Returns nodes by group, in each in the order given or ascending, and where each group starts.
  static func sorted(
    _ groups: [UInt32], count: Int, order: [UInt32]? = nil
  ) -> (starts: [UInt32], nodes: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var nodes = groups
    for place in groups.indices {
      let node = order?[place] ?? UInt32(truncatingIfNeeded: place)
      let group = Int(groups[Int(node)])
      nodes[Int(next[group])] = node
      next[group] += 1
    }
    return (starts, nodes)
  }
}

extension TieNetwork {
  /// Gives labels below the number of nodes new numbers from 0, by first appearance, and returns
  /// how many there are.
  static func renumber(_ labels: inout [UInt32]) -> Int {
    var numbers = [UInt32](repeating: .max, count: labels.count)
    var count = 0
    for node in labels.indices {
      let label = Int(labels[node])
      if numbers[label] == .max {
        numbers[label] = UInt32(truncatingIfNeeded: count)
        count += 1
      }
      labels[node] = numbers[label]
    }
    return count
  }

  /// Returns groups, with their number, in which only those nodes are together that were and that
  /// hang together.
  func split(_ groups: [UInt32]) -> (groups: [UInt32], count: Int) {
    var parts = [UInt32](repeating: .max, count: count)
    var open: [UInt32] = []
    var partCount: UInt32 = 0
    for start in 0..<count where parts[start] == .max {
      parts[start] = partCount
      open.append(UInt32(truncatingIfNeeded: start))
      while let node = open.popLast() {
        for arc in rows.arcs(of: Int(node)) {
          let neighbor = Int(rows.neighbors[arc])
          guard parts[neighbor] == .max, groups[neighbor] == groups[start] else { continue }
          parts[neighbor] = partCount
          open.append(rows.neighbors[arc])
        }
      }
      partCount += 1
    }
    return (parts, Int(partCount))
  }
}
