public import EntenteGraph

/// The shortest paths of a small graph, found by trying every path.
///
/// A path is a sequence of distinct nodes. The length of a step is that of the shortest parallel
/// edge. Lengths are compared exactly, so they should be whole numbers.
public struct ShortestPathOracle {
  private let nodeCount: Int
  private let isDirected: Bool
  private let isByLengths: Bool
  /// The length of the step between two nodes, infinite if there is none.
  private var steps: [[Double]]

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - graph: A graph of up to about 8 nodes.
  ///   - measure: How long a path is.
  ///   - ends: Which edges lead on from a node.
  public init(_ graph: Graph, by measure: Graph.PathMeasure, along ends: Graph.Ends = .outgoing) {
    nodeCount = graph.nodeCount
    isDirected = graph.isDirected
    isByLengths = measure == .lengths
    steps = Array(
      repeating: Array(repeating: .infinity, count: graph.nodeCount), count: graph.nodeCount)
    for (number, edge) in graph.edges.enumerated() {
      let length = measure == .lengths ? graph.lengths?[number] ?? 1 : 1
      if !graph.isDirected || ends != .incoming {
        steps[edge.source][edge.target] = min(length, steps[edge.source][edge.target])
      }
      if !graph.isDirected || ends != .outgoing {
        steps[edge.target][edge.source] = min(length, steps[edge.target][edge.source])
      }
    }
  }

  /// Returns the shortest paths between two nodes and their length, infinite if there is none.
  ///
  /// - Parameters:
  ///   - source: Where the paths start.
  ///   - target: Where they end.
  /// - Returns: The length and the paths.
  public func shortestPaths(
    from source: Int, to target: Int
  ) -> (length: Double, paths: [[Int]]) {
    var best: (length: Double, paths: [[Int]]) = (.infinity, [])
    func extend(_ path: [Int], _ length: Double) {
      if length > best.length { return }
      if path[path.count - 1] == target {
        best = length < best.length ? (length, [path]) : (length, best.paths + [path])
        return
      }
      for next in 0..<nodeCount where !path.contains(next) {
        let step = steps[path[path.count - 1]][next]
        if step.isFinite { extend(path + [next], length + step) }
      }
    }
    extend([source], 0)
    return best
  }

  /// Returns how far every node is from every other.
  ///
  /// - Returns: For each node the distances to all.
  public func distances() -> [[Double]] {
    (0..<nodeCount).map { source in
      (0..<nodeCount).map { shortestPaths(from: source, to: $0).length }
    }
  }

  /// Returns the betweenness of each node by its definition.
  ///
  /// - Returns: The sums over pairs, in node order.
  public func betweenness() -> [Double] {
    var scores = [Double](repeating: 0, count: nodeCount)
    for source in 0..<nodeCount {
      for target in 0..<nodeCount where isDirected ? source != target : source < target {
        let paths = shortestPaths(from: source, to: target).paths
        for path in paths {
          for node in path.dropFirst().dropLast() { scores[node] += 1 / Double(paths.count) }
        }
      }
    }
    return scores
  }

  /// Returns the betweenness of each edge by its definition.
  ///
  /// - Parameter graph: The graph, by number of its edges.
  /// - Returns: The sums over pairs, in edge order. The shortest edges of a tie have equal parts.
  public func edgeBetweenness(of graph: Graph) -> [Double] {
    let edges = graph.edges
    let lengths = edges.indices.map { isByLengths ? graph.lengths?[$0] ?? 1 : 1 }
    var scores = [Double](repeating: 0, count: edges.count)
    for source in 0..<nodeCount {
      for target in 0..<nodeCount where isDirected ? source != target : source < target {
        let paths = shortestPaths(from: source, to: target).paths
        for path in paths {
          for (first, second) in zip(path, path.dropFirst()) {
            let parts = edges.indices.filter {
              let isAlong = edges[$0] == .init(first, second)
              let isAgainst = !isDirected && edges[$0] == .init(second, first)
              return (isAlong || isAgainst) && lengths[$0] == steps[first][second]
            }
            for edge in parts { scores[edge] += 1 / Double(paths.count * parts.count) }
          }
        }
      }
    }
    return scores
  }
}
