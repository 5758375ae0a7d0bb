public import EntenteGraph

/// The stress of points by all pairs of nodes with a path, in double precision.
public struct StressOracle {
  private let distances: [[Double]]

  /// Measures how far apart the nodes are, whatever the direction of the edges.
  ///
  /// - Parameters:
  ///   - graph: A graph.
  ///   - measure: How long a path is.
  public init(_ graph: Graph, by measure: Graph.PathMeasure = .hops) {
    // Floyd and Warshall's way.
    var distances = (0..<graph.nodeCount).map { row in
      (0..<graph.nodeCount).map { $0 == row ? 0 : Double.infinity }
    }
    for (number, edge) in graph.edges.enumerated() where edge.source != edge.target {
      let length = measure == .lengths ? graph.lengths?[number] ?? 1 : 1
      let shorter = min(distances[edge.source][edge.target], length)
      distances[edge.source][edge.target] = shorter
      distances[edge.target][edge.source] = shorter
    }
    for middle in distances.indices {
      for row in distances.indices where distances[row][middle] < .infinity {
        for column in distances.indices {
          distances[row][column] = min(
            distances[row][column], distances[row][middle] + distances[middle][column])
        }
      }
    }
    self.distances = distances
  }

  /// Returns the mean over the pairs of the square of what their distance in the plane is off, as a
  /// share of the length of their path.
  ///
  /// - Parameters:
  ///   - points: A point for each node.
  ///   - isScaled: Whether the points are first made larger or smaller so that this is least.
  /// - Returns: The mean, 0 without pairs.
  public func stress(_ points: [GraphLayout.Point], isScaled: Bool = true) -> Double {
    var ratios: [Double] = []
    for first in points.indices {
      for second in points.indices.dropFirst(first + 1) {
        let distance = distances[first][second]
        if distance == .infinity { continue }
        let (x, y) = (points[second].x - points[first].x, points[second].y - points[first].y)
        ratios.append((x * x + y * y).squareRoot() / distance)
      }
    }
    guard !ratios.isEmpty else { return 0 }
    let scale = isScaled ? ratios.reduce(0, +) / ratios.reduce(0) { $0 + $1 * $1 } : 1
    return ratios.reduce(0) { $0 + (scale * $1 - 1) * (scale * $1 - 1) } / Double(ratios.count)
  }

  /// Returns the points after each node in turn was often put where its pairs would have it.
  ///
  /// No such step makes the stress larger.
  ///
  /// - Parameters:
  ///   - points: A point for each node.
  ///   - rounds: How often each node is moved.
  /// - Returns: The points.
  public func settled(_ points: [GraphLayout.Point], rounds: Int) -> [GraphLayout.Point] {
    var points = points
    for _ in 0..<rounds {
      for node in points.indices {
        var (sumX, sumY, weights) = (0.0, 0.0, 0.0)
        for other in points.indices where other != node && distances[node][other] < .infinity {
          let wanted = distances[node][other]
          let (x, y) = (points[node].x - points[other].x, points[node].y - points[other].y)
          let distance = (x * x + y * y).squareRoot()
          guard distance > 0 else { continue }
          let weight = 1 / (wanted * wanted)
          sumX += weight * (points[other].x + wanted * x / distance)
          sumY += weight * (points[other].y + wanted * y / distance)
          weights += weight
        }
        if weights > 0 { points[node] = .init(x: sumX / weights, y: sumY / weights) }
      }
    }
    return points
  }
}
