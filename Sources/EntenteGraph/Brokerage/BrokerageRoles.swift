/// The part that a node plays as it stands between two others, by the groups of the three.
///
/// Source: R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage
/// in transaction networks", *Sociological Methodology* 19, 1989, pp. 89–126 (doi 10.2307/270949).
public enum BrokerageRole: Int, Sendable, Hashable, CaseIterable {
  /// All three are of one group.
  case coordinator
  /// The others are of one group, and the broker is not; also called consultant.
  case itinerant
  /// The broker lets outsiders in: the one after it is of its group, and the one before it is not.
  case gatekeeper
  /// The broker stands for its group: the one before it is of its group, and the one after it is not.
  case representative
  /// All three are of different groups.
  case liaison
}

/// How often a node, or all nodes together, plays each part as a broker, and how often it would if
/// groups were dealt out at random.
public struct Brokerage: Sendable, Hashable {
  /// How often a part is played.
  public struct Score: Sendable, Hashable {
    /// The number of ordered pairs between which a broker stands in this role.
    public let count: Int
    /// The mean of this number over all ways to deal out the groups.
    public let expected: Double
    /// The standard deviation of this number over all these ways.
    public let standardDeviation: Double
    /// By how many standard deviations the number exceeds the mean, or `nil` if it cannot differ.
    public var z: Double? {
      standardDeviation > 0 ? (Double(count) - expected) / standardDeviation : nil
    }
  }

  let scores: [Score]

  /// The score of a role.
  public subscript(role: BrokerageRole) -> Score { scores[role.rawValue] }

  /// The number of ordered pairs between which a broker stands in any role.
  public var total: Int { scores.reduce(0) { $0 + $1.count } }
}

extension Graph {
  /// Returns how often each node stands between two others that are not tied, by the groups of the
  /// three.
  ///
  /// The node is a broker between *a* and *b* if an edge leads from *a* to it and from it to *b*, and
  /// none from *a* to *b*. In an undirected graph each pair counts twice, once for each direction,
  /// as in R's sna, so a gatekeeper is as often a representative. Loops and parallel edges make no
  /// more pairs.
  ///
  /// The expected values are those of a random permutation: the ties and the node's own group stay
  /// as they are, and the groups of all other nodes are dealt out among them, each way as likely as
  /// the others. They are exact. So they tell whom a node stands between, given between how many:
  /// the total does not vary. They are not comparable with those over random ties.
  ///
  ///     let graph = try Graph(.directed, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try graph.brokerageRoles(of: [4, 4, 7])[1][.representative].count  // 1
  ///
  /// NetworkX and igraph have nothing of the kind.
  ///
  /// - Parameter groups: The group of each node, in node order: any number.
  /// - Returns: The scores of each node, in node order.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Precondition: `groups` has one number for each node.
  /// - Complexity: O(*n* + *m* + Σ *d*²) time for *n* nodes of *d* neighbors and *m* edges; O(*n* +
  ///   *m*) memory, and O(*n*) for each thread.
  ///
  /// Source: R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to
  /// brokerage in transaction networks", *Sociological Methodology* 19, 1989, pp. 89–126 (doi
  /// 10.2307/270949).
  public func brokerageRoles(of groups: [Int]) throws(GraphError) -> [Brokerage] {
    precondition(groups.count == nodeCount, "there must be one group for each node")
    let outgoing = try simpleRows(.outgoing)
    let incoming = try isDirected ? simpleRows(.incoming) : outgoing
    let partition = Partition(labels: groups)
    let sizes = partition.sizes
    let chances = RoleChances(sizes)
    let isMutual = OpenPairs.mutualArcs(outgoing, incoming)
    let steps = (0..<nodeCount).reduce(0) {
      $0 + incoming.arcs(of: $1).count * outgoing.arcs(of: $1).count
    }
    return try Parallel.map(
      nodeCount, cost: 20 + steps / max(1, nodeCount),
      scratch: {
        OpenPairs(
          outgoing, incoming, isMutual: isMutual, groups: partition.communities,
          groupCount: sizes.count)
      }
    ) { pairs, node in
      pairs.find(around: node)
      let group = partition.communities[node]
      return Brokerage(
        scores: BrokerageRole.allCases.map { role in
          let (expected, variance) = chances.moments(of: role, ownGroup: group, pairs.overlaps)
          return Brokerage.Score(
            count: pairs.counts[role.rawValue], expected: expected,
            standardDeviation: variance.squareRoot())
        })
    }
  }
}
