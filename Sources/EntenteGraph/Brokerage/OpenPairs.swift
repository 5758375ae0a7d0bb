/// The ordered pairs between which a node stands: an edge leads from the first to the node and from
/// the node to the second, and none from the first to the second.
struct OpenPairs {
  /// How many pairs there are, and how many ordered pairs of pairs have nodes in common.
  struct Overlaps {
    /// The number of pairs.
    var total = 0.0
    /// The number of pairs that are there the other way round too.
    var reversed = 0.0
    /// The number of times that two pairs have only the first node in common.
    var first = 0.0
    /// The number of times that two pairs have only the second node in common.
    var second = 0.0
    /// The number of times that two pairs have one node in common, which is second in one and first
    /// in the other.
    var chained = 0.0
    /// The number of times that two pairs have no node in common.
    var disjoint: Double { total * total - total - reversed - first - second - chained }
  }

  /// The marks of nodes to which an edge of the node leads, and of those of them that have one back.
  private static let target: UInt8 = 1
  private static let mutual: UInt8 = 2

  private let outgoing: Rows
  private let incoming: Rows
  /// Whether the outgoing arc has one back.
  private let isMutual: [Bool]
  private let groups: [Int]
  /// The number of pairs around the node looked at last, by the number of their role.
  private(set) var counts = [Int](repeating: 0, count: BrokerageRole.allCases.count)
  /// How these pairs overlap.
  private(set) var overlaps = Overlaps()
  private var marks: [UInt8]
  /// For each second node, how many first ones are not tied to it, and the other way round.
  private(set) var firstCounts: [Int]
  private(set) var secondCounts: [Int]
  /// The number of nodes of each group to which an edge of the node leads.
  private var groupCounts: [Int]

  /// Prepares to look at nodes.
  ///
  /// - Parameters:
  ///   - outgoing: The arcs by the node they leave, without loops and parallel ones.
  ///   - incoming: The arcs by the node they reach.
  ///   - isMutual: Whether each outgoing arc has one back.
  ///   - groups: The group of each node, from 0.
  ///   - groupCount: The number of groups.
  init(_ outgoing: Rows, _ incoming: Rows, isMutual: [Bool], groups: [Int], groupCount: Int) {
    self.outgoing = outgoing
    self.incoming = incoming
    self.isMutual = isMutual
    self.groups = groups
    marks = [UInt8](repeating: 0, count: outgoing.count)
    firstCounts = [Int](repeating: 0, count: outgoing.count)
    secondCounts = firstCounts
    groupCounts = [Int](repeating: 0, count: groupCount)
  }

  /// Returns whether each outgoing arc has one back.
  static func mutualArcs(_ outgoing: Rows, _ incoming: Rows) -> [Bool] {
    var isMutual = [Bool](repeating: false, count: outgoing.neighbors.count)
    for node in 0..<outgoing.count {
      var back = incoming.arcs(of: node)
      for arc in outgoing.arcs(of: node) {
        let neighbor = outgoing.neighbors[arc]
        while let first = back.first, incoming.neighbors[first] < neighbor { back.removeFirst() }
        if let first = back.first { isMutual[arc] = incoming.neighbors[first] == neighbor }
      }
    }
    return isMutual
  }

  /// Counts the pairs around a node.
  mutating func find(around node: Int) {
    let targets = outgoing.arcs(of: node)
    let sources = incoming.arcs(of: node)
    var mutualCount = 0
    for arc in targets {
      let target = Int(outgoing.neighbors[arc])
      // A node makes no pair with itself.
      marks[target] = Self.target | (isMutual[arc] ? Self.mutual : 0)
      firstCounts[target] = sources.count - (isMutual[arc] ? 1 : 0)
      groupCounts[groups[target]] += 1
      mutualCount += isMutual[arc] ? 1 : 0
    }
    for role in counts.indices { counts[role] = 0 }
    overlaps = Overlaps()
    var tiedCount = 0
    for arc in sources {
      let source = Int(incoming.neighbors[arc])
      tiedCount += count(from: source, around: node, targetCount: targets.count)
      let open = Double(secondCounts[source])
      overlaps.total += open
      overlaps.first += open * open - open
    }
    overlaps.reversed = Double(mutualCount * (mutualCount - 1) - tiedCount)
    for arc in targets {
      let target = Int(outgoing.neighbors[arc])
      let open = Double(firstCounts[target])
      overlaps.second += open * open - open
      if isMutual[arc] { overlaps.chained += 2 * open * Double(secondCounts[target]) }
      marks[target] = 0
      groupCounts[groups[target]] = 0
    }
    overlaps.chained -= 2 * overlaps.reversed
  }

  /// Counts the pairs of a first node.
  ///
  /// - Parameters:
  ///   - source: The first node.
  ///   - node: The broker.
  ///   - targetCount: The number of nodes to which the broker's edges lead.
  /// - Returns: In how many ordered pairs, of two nodes that are tied to the broker both ways, an
  ///   edge of the first node makes one at least: an edge makes two, and one of a mutual tie one.
  private mutating func count(from source: Int, around node: Int, targetCount: Int) -> Int {
    let own = groups[node]
    let group = groups[source]
    var open = targetCount
    var openOwn = groupCounts[own]
    var openSame = groupCounts[group]
    let isBoth = marks[source] & Self.mutual != 0
    if marks[source] != 0 {
      open -= 1
      openSame -= 1
      if group == own { openOwn -= 1 }
    }
    var tiedCount = 0
    for arc in outgoing.arcs(of: source) {
      let second = Int(outgoing.neighbors[arc])
      if marks[second] == 0 { continue }
      firstCounts[second] -= 1
      open -= 1
      if groups[second] == own { openOwn -= 1 }
      if groups[second] == group { openSame -= 1 }
      if isBoth, marks[second] & Self.mutual != 0 { tiedCount += isMutual[arc] ? 1 : 2 }
    }
    secondCounts[source] = open
    if group == own {
      counts[BrokerageRole.coordinator.rawValue] += openOwn
      counts[BrokerageRole.representative.rawValue] += open - openOwn
    } else {
      counts[BrokerageRole.gatekeeper.rawValue] += openOwn
      counts[BrokerageRole.itinerant.rawValue] += openSame
      counts[BrokerageRole.liaison.rawValue] += open - openOwn - openSame
    }
    return tiedCount
  }
}
