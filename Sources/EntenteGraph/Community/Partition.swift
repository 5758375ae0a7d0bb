/// A division of the nodes of a graph into communities.
///
/// The communities are numbered from 0, the largest first and among equally large ones that with
/// the smallest node first, so equal divisions are equal values.
public struct Partition: Sendable, Hashable {
  /// The number of the community of each node, in node order.
  public let communities: [Int]
  /// The number of nodes in each community, in descending order.
  public let sizes: [Int]

  /// The number of communities.
  public var count: Int { sizes.count }

  /// Divides nodes by their labels.
  ///
  ///     Partition(labels: [7, 4, 4]).communities  // [1, 0, 0]
  ///
  /// - Parameter labels: A label for each node. Nodes with the same label are one community; the
  ///   labels have no other meaning.
  /// - Complexity: O(*n* log *n*) for *n* nodes.
  public init(labels: some Sequence<Int>) {
    var numbers: [Int: UInt32] = [:]
    self.init(
      numbered: labels.map { label in
        if let number = numbers[label] { return number }
        let number = UInt32(truncatingIfNeeded: numbers.count)
        numbers[label] = number
        return number
      })
  }

  /// Divides nodes by labels that are below their number.
  ///
  /// - Parameter labels: A label for each node.
  /// - Complexity: O(*n* + *c* log *c*) for *n* nodes and *c* communities.
  init(numbered labels: [UInt32]) {
    // Numbered by first appearance, which is by smallest node.
    var byFirst = labels
    let count = Groups.renumber(&byFirst)
    var firstSizes = [Int](repeating: 0, count: count)
    for number in byFirst { firstSizes[Int(number)] += 1 }
    let bySize = firstSizes.indices.sorted { left, right in
      (firstSizes[right], left) < (firstSizes[left], right)
    }
    var places = firstSizes
    for (place, number) in bySize.enumerated() { places[number] = place }
    communities = byFirst.map { places[Int($0)] }
    sizes = bySize.map { firstSizes[$0] }
  }

  /// Takes communities that are numbered as they should be.
  init(communities: [Int], sizes: [Int]) {
    self.communities = communities
    self.sizes = sizes
  }

  /// Returns the nodes of each community.
  ///
  /// - Returns: For each community, in order, its nodes in ascending order.
  /// - Complexity: O(*n*) for *n* nodes.
  public func members() -> [[Int]] {
    var members = sizes.map { size in
      var nodes: [Int] = []
      nodes.reserveCapacity(size)
      return nodes
    }
    for (node, community) in communities.enumerated() { members[community].append(node) }
    return members
  }
}
