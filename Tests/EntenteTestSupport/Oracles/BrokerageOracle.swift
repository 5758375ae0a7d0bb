public import EntenteGraph

/// Brokerage in a small graph by its definition, triple by triple, and over all permutations.
public struct BrokerageOracle {
  private let isTied: [[Bool]]

  /// Fills in the matrix.
  ///
  /// - Parameter graph: A graph.
  public init(_ graph: Graph) {
    let ties = MatrixOracle(graph, by: .edges).ties
    isTied = ties.indices.map { row in ties.indices.map { $0 != row && ties[row][$0] > 0 } }
  }

  /// Returns the number of pairs between which a node stands in each role.
  ///
  /// - Parameters:
  ///   - broker: The node.
  ///   - groups: The group of each node.
  /// - Returns: One number for each role, in the order of its cases.
  public func counts(of broker: Int, _ groups: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: 5)
    for first in isTied.indices where isTied[first][broker] {
      for second in isTied.indices
      where second != first && isTied[broker][second] && !isTied[first][second] {
        let role: BrokerageRole =
          switch (groups[first] == groups[broker], groups[broker] == groups[second]) {
          case (true, true): .coordinator
          case (true, false): .representative
          case (false, true): .gatekeeper
          case (false, false): groups[first] == groups[second] ? .itinerant : .liaison
          }
        counts[BrokerageRole.allCases.firstIndex(of: role) ?? 0] += 1
      }
    }
    return counts
  }

  /// Returns the sums of these numbers over all nodes.
  ///
  /// - Parameter groups: The group of each node.
  /// - Returns: One number for each role, in the order of its cases.
  public func totalCounts(_ groups: [Int]) -> [Int] {
    groups.indices.reduce([0, 0, 0, 0, 0]) { zip($0, counts(of: $1, groups)).map { $0 + $1 } }
  }

  /// Returns the mean and the variance of the numbers of a node over all permutations of the groups
  /// of the other nodes.
  ///
  /// - Parameters:
  ///   - broker: The node.
  ///   - groups: The group of each node.
  /// - Returns: The means and the variances, in the order of the roles.
  public func moments(of broker: Int, _ groups: [Int]) -> (means: [Double], variances: [Double]) {
    moments(groups, permuting: groups.indices.filter { $0 != broker }) { counts(of: broker, $0) }
  }

  /// Returns the mean and the variance of the sums over all permutations of the groups.
  ///
  /// - Parameter groups: The group of each node.
  /// - Returns: The means and the variances, in the order of the roles.
  public func totalMoments(_ groups: [Int]) -> (means: [Double], variances: [Double]) {
    moments(groups, permuting: Array(groups.indices)) { totalCounts($0) }
  }

  private func moments(
    _ groups: [Int], permuting nodes: [Int], _ counts: ([Int]) -> [Int]
  ) -> (means: [Double], variances: [Double]) {
    var sums = [Double](repeating: 0, count: 5)
    var squares = sums
    var permutationCount = 0.0
    func visit(_ groups: [Int], _ place: Int) {
      if place == nodes.count {
        permutationCount += 1
        for (role, count) in counts(groups).enumerated() {
          sums[role] += Double(count)
          squares[role] += Double(count * count)
        }
        return
      }
      for other in place..<nodes.count {
        var groups = groups
        groups.swapAt(nodes[place], nodes[other])
        visit(groups, place + 1)
      }
    }
    visit(groups, 0)
    let means = sums.map { $0 / permutationCount }
    return (means, zip(squares, means).map { $0 / permutationCount - $1 * $1 })
  }
}
