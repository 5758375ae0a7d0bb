extension Graph {
  /// Returns the parts of the graph that hang together, whatever the direction of the edges.
  ///
  /// - Returns: The (weak) components, the largest first.
  /// - Complexity: O(*n* log *n* + *m* α(*n*)) for *n* nodes and *m* edges.
  ///
  /// Source: R. E. Tarjan and J. van Leeuwen, "Worst-case analysis of set union algorithms",
  /// *Journal of the ACM* 31(2), 1984, pp. 245–281 (doi 10.1145/62.2160): linking by number, with
  /// path halving.
  public func components() -> Partition {
    var parents = (0..<nodeCount).map { UInt32(truncatingIfNeeded: $0) }
    func root(of node: UInt32) -> UInt32 {
      var node = node
      while parents[Int(node)] != node {
        parents[Int(node)] = parents[Int(parents[Int(node)])]
        node = parents[Int(node)]
      }
      return node
    }
    for node in 0..<nodeCount {
      for arc in rows.arcs(of: node) {
        let first = root(of: UInt32(truncatingIfNeeded: node))
        let second = root(of: rows.neighbors[arc])
        if first != second { parents[Int(max(first, second))] = min(first, second) }
      }
    }
    return Partition(labels: (0..<nodeCount).map { Int(root(of: UInt32(truncatingIfNeeded: $0))) })
  }
}
