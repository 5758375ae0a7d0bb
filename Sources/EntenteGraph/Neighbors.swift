extension Graph {
  /// The neighbors of a node, in ascending order.
  public struct Neighbors: RandomAccessCollection, Sendable {
    @usableFromInline let slice: ArraySlice<UInt32>

    @inlinable
    init(slice: ArraySlice<UInt32>) {
      self.slice = slice
    }

    /// The first index.
    @inlinable public var startIndex: Int { slice.startIndex }
    /// The index after the last.
    @inlinable public var endIndex: Int { slice.endIndex }
    /// The neighbor at an index.
    @inlinable public subscript(index: Int) -> Int { Int(slice[index]) }
  }

  /// Returns the nodes to which the edges of a node lead.
  ///
  /// A neighbor stands there once for each edge that leads to it, and the node itself twice for
  /// each of its undirected loops. Of a directed graph these are the targets of outgoing edges;
  /// ``reversed()`` gives the sources of incoming ones.
  ///
  /// - Parameter node: A node.
  /// - Returns: The neighbors, in ascending order.
  /// - Complexity: O(1).
  @inlinable
  public func neighbors(of node: Int) -> Neighbors {
    Neighbors(slice: rows.neighbors[rows.arcs(of: node)])
  }
}
