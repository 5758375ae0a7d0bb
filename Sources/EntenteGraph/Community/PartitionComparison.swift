extension Partition {
  /// Returns how much of either partition the other tells: 1 if they are equal, 0 if neither tells
  /// anything of the other.
  ///
  /// It is the mutual information over the arithmetic mean of the two entropies, as in igraph; other
  /// means give other values. If both partitions are one community, it is 1.
  ///
  ///     Partition(labels: [0, 0, 1, 1])
  ///       .normalizedMutualInformation(with: Partition(labels: [0, 0, 1, 2]))  // 0.8
  ///
  /// - Parameter other: A partition of the same nodes.
  /// - Returns: A number from 0 to 1.
  /// - Precondition: Both partitions have the same number of nodes.
  /// - Complexity: O(*n*) for *n* nodes.
  ///
  /// Source: L. Danon, A. Díaz-Guilera, J. Duch and A. Arenas, "Comparing community structure
  /// identification", *Journal of Statistical Mechanics* 2005, P09008 (doi
  /// 10.1088/1742-5468/2005/09/P09008).
  public func normalizedMutualInformation(with other: Partition) -> Double {
    if self == other { return 1 }
    let overlap = Overlap(self, other)
    let information = overlap.firstEntropy + overlap.secondEntropy - overlap.jointEntropy
    return min(1, max(0, 2 * information / (overlap.firstEntropy + overlap.secondEntropy)))
  }

  /// Returns the information by which two partitions differ, in nats: 0 if they are equal.
  ///
  /// It is a distance: it is symmetric and the way over a third partition is never shorter.
  ///
  /// - Parameter other: A partition of the same nodes.
  /// - Returns: A number from 0 to the logarithm of the number of nodes.
  /// - Precondition: Both partitions have the same number of nodes.
  /// - Complexity: O(*n*) for *n* nodes.
  ///
  /// Source: M. Meilă, "Comparing clusterings – an information based distance", *Journal of
  /// Multivariate Analysis* 98(5), 2007, pp. 873–895 (doi 10.1016/j.jmva.2006.11.013).
  public func variationOfInformation(from other: Partition) -> Double {
    if self == other { return 0 }
    let overlap = Overlap(self, other)
    return max(0, 2 * overlap.jointEntropy - overlap.firstEntropy - overlap.secondEntropy)
  }

  /// Returns how far two partitions agree on which pairs of nodes are together: 1 if they are equal,
  /// about 0 if they agree no more than by chance.
  ///
  /// - Parameter other: A partition of the same nodes.
  /// - Returns: A number of at most 1, less than 0 if they agree less than by chance.
  /// - Precondition: Both partitions have the same number of nodes.
  /// - Complexity: O(*n*) for *n* nodes.
  ///
  /// Source: L. Hubert and P. Arabie, "Comparing partitions", *Journal of Classification* 2, 1985,
  /// pp. 193–218 (doi 10.1007/BF01908075).
  public func adjustedRandIndex(with other: Partition) -> Double {
    if self == other { return 1 }
    func pairs(_ size: Int) -> Double { Double(size) * Double(size - 1) / 2 }
    let overlap = Overlap(self, other)
    let both = overlap.sizes.reduce(0) { $0 + pairs($1) }
    let first = sizes.reduce(0) { $0 + pairs($1) }
    let second = other.sizes.reduce(0) { $0 + pairs($1) }
    let expected = first / pairs(communities.count) * second
    return (both - expected) / ((first + second) / 2 - expected)
  }
}

/// How the communities of two partitions overlap.
private struct Overlap {
  /// The numbers of nodes that are in one community of either, where there are any.
  private(set) var sizes: [Int] = []
  let firstEntropy: Double
  let secondEntropy: Double
  private(set) var jointEntropy = 0.0

  init(_ first: Partition, _ second: Partition) {
    precondition(
      first.communities.count == second.communities.count,
      "the partitions must have the same number of nodes")
    let total = Double(first.communities.count)
    func entropy(_ sizes: [Int]) -> Double {
      sizes.reduce(0) { $0 - (Double($1) / total).timesLogarithm }
    }
    firstEntropy = entropy(first.sizes)
    secondEntropy = entropy(second.sizes)

    var counts = [Int](repeating: 0, count: second.count)
    for members in first.members() {
      for node in members { counts[second.communities[node]] += 1 }
      for node in members {
        let community = second.communities[node]
        if counts[community] == 0 { continue }
        sizes.append(counts[community])
        counts[community] = 0
      }
    }
    jointEntropy = entropy(sizes)
  }
}
