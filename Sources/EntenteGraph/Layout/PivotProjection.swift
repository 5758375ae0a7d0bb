/// Points by the distances from some pivots alone.
///
/// The distances are squared, and what all from a node, all from a pivot and all together have in
/// common is taken away. The points are the projections of these rows on the two directions in which
/// they differ most.
struct PivotProjection {
  /// The number of pivots used, at most.
  private static let width = 48
  /// The number of nodes by which the directions are found, about.
  private static let sampleCount = 4096

  private let terms: Workspace<PivotTerms>
  private let pivots: ArraySlice<UInt32>
  private let groupCount: Int
  private let nodeCount: Int
  private let step: Int
  private var generator: SplitMix64
  /// The mean squared distance from each pivot, and from all.
  private var pivotMeans: [Double] = []
  private var mean = 0.0

  init(
    _ terms: Workspace<PivotTerms>, _ pivots: [UInt32], groupCount: Int, seed: UInt64
  ) {
    self.terms = terms
    self.pivots = pivots.prefix(Self.width)
    self.groupCount = groupCount
    nodeCount = terms.count / groupCount
    step = max(1, nodeCount / Self.sampleCount)
    generator = SplitMix64(seed: seed)
    pivotMeans = [Double](repeating: 0, count: self.pivots.count)
    for node in stride(from: 0, to: nodeCount, by: step) {
      for (lane, square) in squares(node).enumerated() { pivotMeans[lane] += square }
    }
    let sampled = Double((nodeCount + step - 1) / step)
    for lane in pivotMeans.indices { pivotMeans[lane] /= sampled }
    mean = pivotMeans.reduce(0, +) / Double(pivotMeans.count)
  }

  /// Returns the points, each a little off where the projection is, lest two are the same.
  consuming func points(jitter: Double) -> [SIMD2<Float>] {
    let directions = directions()
    var points = (0..<nodeCount).map { node in
      let row = centered(node)
      return SIMD2(
        Float(Self.product(row, directions.0)), Float(Self.product(row, directions.1)))
    }
    let scale = scale(points)
    for node in 0..<nodeCount {
      points[node].x = points[node].x * scale + Float(jitter * (generator.fraction() - 0.5))
      points[node].y = points[node].y * scale + Float(jitter * (generator.fraction() - 0.5))
    }
    return points
  }

  private func distance(_ node: Int, _ lane: Int) -> Double {
    Double(terms.start[node * groupCount + lane / 8].distances[lane % 8])
  }

  private func squares(_ node: Int) -> [Double] {
    pivots.indices.map { lane in
      let distance = distance(node, lane)
      return distance * distance
    }
  }

  private func centered(_ node: Int) -> [Double] {
    var row = squares(node)
    let rowMean = row.reduce(0, +) / Double(row.count)
    for lane in row.indices { row[lane] = (rowMean + pivotMeans[lane] - mean - row[lane]) / 2 }
    return row
  }

  /// Returns the two leading eigenvectors of the products of the columns.
  private mutating func directions() -> ([Double], [Double]) {
    let width = pivots.count
    var products = [Double](repeating: 0, count: width * width)
    for node in stride(from: 0, to: nodeCount, by: step) {
      let row = centered(node)
      for first in 0..<width {
        let value = row[first]
        for second in 0..<width { products[first * width + second] += value * row[second] }
      }
    }
    let first = direction(products, apartFrom: [Double](repeating: 0, count: width))
    return (first, direction(products, apartFrom: first))
  }

  private mutating func direction(_ products: [Double], apartFrom other: [Double]) -> [Double] {
    let width = other.count
    var vector = (0..<width).map { _ in generator.fraction() - 0.5 }
    for _ in 0..<60 {
      var next = (0..<width).map { row in
        (0..<width).reduce(0) { $0 + products[row * width + $1] * vector[$1] }
      }
      let shared = Self.product(next, other)
      for lane in 0..<width { next[lane] -= shared * other[lane] }
      let length = Self.product(next, next).squareRoot()
      guard length > 0 else { break }
      vector = next.map { $0 / length }
    }
    return vector
  }

  /// Returns by what to multiply the points so that the stress is least.
  private func scale(_ points: [SIMD2<Float>]) -> Float {
    var sum = 0.0
    var squares = 0.0
    for node in stride(from: 0, to: nodeCount, by: step) {
      for (lane, pivot) in pivots.enumerated() where pivot != node {
        let way = SIMD2<Double>(points[node] - points[Int(pivot)])
        let ratio = (way * way).sum().squareRoot() / distance(node, lane)
        sum += ratio
        squares += ratio * ratio
      }
    }
    return squares > 0 ? Float(sum / squares) : 1
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for place in left.indices { sum += left[place] * right[place] }
    return sum
  }
}
