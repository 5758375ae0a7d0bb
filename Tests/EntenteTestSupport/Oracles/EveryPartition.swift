/// Returns every division of some nodes into communities.
///
/// - Parameter nodeCount: The number of nodes; 6 have 203 divisions.
/// - Returns: For each division the community of each node.
public func everyPartition(nodeCount: Int) -> [[Int]] {
  var partitions: [[Int]] = [[]]
  for _ in 0..<nodeCount {
    partitions = partitions.flatMap { partition in
      (0...((partition.max() ?? -1) + 1)).map { partition + [$0] }
    }
  }
  return partitions
}
