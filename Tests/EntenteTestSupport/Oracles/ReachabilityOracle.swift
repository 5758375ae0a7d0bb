public import EntenteGraph

/// Which nodes of a small graph can be reached from which, by Warshall's closure of the matrix.
public struct ReachabilityOracle {
  /// Whether a node reaches another; every node reaches itself.
  public private(set) var reaches: [[Bool]]

  /// Finds what can be reached in a part of a graph.
  ///
  /// - Parameters:
  ///   - graph: A graph.
  ///   - ignoresDirection: Whether directed edges lead both ways.
  ///   - edge: The number of an edge to leave out.
  ///   - node: A node to leave out with its edges.
  public init(
    _ graph: Graph, ignoresDirection: Bool, withoutEdge edge: Int? = nil,
    withoutNode node: Int? = nil
  ) {
    let count = graph.nodeCount
    reaches = (0..<count).map { row in (0..<count).map { $0 == row } }
    for (number, ends) in graph.edges.enumerated() where number != edge {
      if ends.source == node || ends.target == node { continue }
      reaches[ends.source][ends.target] = true
      if !graph.isDirected || ignoresDirection { reaches[ends.target][ends.source] = true }
    }
    for middle in 0..<count {
      for first in 0..<count where reaches[first][middle] {
        for last in 0..<count where reaches[middle][last] { reaches[first][last] = true }
      }
    }
  }

  /// The parts in which every node reaches every other, each in ascending order, in the order of
  /// their smallest nodes.
  public var components: [[Int]] {
    reaches.indices.compactMap { node in
      let part = reaches.indices.filter { reaches[node][$0] && reaches[$0][node] }
      return part[0] == node ? part : nil
    }
  }
}
