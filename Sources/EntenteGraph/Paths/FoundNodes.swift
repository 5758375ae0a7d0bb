/// Nodes in the order in which a search finds them, each once, by a mark that they get then.
struct FoundNodes {
  /// The nodes found, with room for one more than there are.
  let nodes: UnsafeMutablePointer<UInt32>
  /// The mark of each node; the largest number for those that were not found.
  let marks: UnsafeMutablePointer<UInt32>
  /// How many were found.
  var count: Int

  /// Adds a node, unless it has a mark, which is not greater than this one.
  ///
  /// Without a branch, as nobody can foretell which nodes are new: any other is written too, but does
  /// not stay.
  ///
  /// - Returns: The mark that the node had; the largest number if it was not found before.
  @inline(__always)
  mutating func add(_ node: UInt32, mark: UInt32) -> UInt32 {
    let former = marks[Int(node)]
    nodes[count] = node
    marks[Int(node)] = min(former, mark)
    // 1 for the largest number and 0 for any other, in a way that no compiler turns into a branch.
    count &+= Int(truncatingIfNeeded: (UInt64(former) &+ 1) &>> 32)
    return former
  }
}
