/// Points by the distances from the pivots alone.
///
/// The squared distances between the pivots, less what all from one pivot have in common, make a
/// matrix. Its two leading eigenvectors weight the squared distances of each node.
///
/// Source: V. de Silva and J. B. Tenenbaum, *Sparse multidimensional scaling using landmark points*,
/// technical report, Stanford University, 2004.
struct PivotProjection: ~Copyable {
  /// The number of pivots used, at most: a whole number of groups.
  private static let width = 400
  private static let stepCount = 30

  private let terms: Workspace<PivotTerms>
  private let pivots: ArraySlice<UInt32>
  private let groupCount: Int
  private var generator: SplitMix64

  init(_ terms: Workspace<PivotTerms>, _ pivots: [UInt32], groupCount: Int, seed: UInt64) {
    self.terms = terms
    self.pivots = pivots.prefix(Self.width)
    self.groupCount = groupCount
    generator = SplitMix64(seed: seed)
  }

  /// Returns the points, each a little off where the projection is, lest two are the same.
  consuming func points(jitter: Double) -> [SIMD2<Float>] {
    let matrix = matrix()
    let first = eigenvector(matrix, apartFrom: [Double](repeating: 0, count: pivots.count))
    let second = eigenvector(matrix, apartFrom: first)
    var points = project(first, second)
    let scale = scale(points)
    for node in points.indices {
      let shift = SIMD2(generator.fraction() - 0.5, generator.fraction() - 0.5)
      points[node] = points[node] * scale + SIMD2<Float>(shift * jitter)
    }
    return points
  }

  private func distance(_ node: UInt32, _ lane: Int) -> Double {
    Double(terms.start[Int(node) * groupCount + lane / 8].distances[lane % 8])
  }

  /// Returns the squared distances between the pivots, less the means of rows and columns.
  private func matrix() -> [Double] {
    let width = pivots.count
    var matrix: [Double] = []
    matrix.reserveCapacity(width * width)
    for pivot in pivots {
      for lane in 0..<width {
        let distance = distance(pivot, lane)
        matrix.append(distance * distance)
      }
    }
    let means = (0..<width).map { row in
      matrix[row * width..<(row + 1) * width].reduce(0, +) / Double(width)
    }
    let mean = means.reduce(0, +) / Double(width)
    for row in 0..<width {
      for column in 0..<width {
        matrix[row * width + column] -= means[row] + means[column] - mean
      }
    }
    return matrix
  }

  /// Returns a leading eigenvector whose values add up to 0, or zeros if there is none but for
  /// rounding.
  private mutating func eigenvector(
    _ matrix: [Double], apartFrom other: [Double]
  ) -> [Double] {
    let width = other.count
    let least = 1e-9 * Double(width) * matrix.reduce(0) { max($0, abs($1)) }
    var vector = (0..<width).map { _ in generator.fraction() - 0.5 }
    for _ in 0..<Self.stepCount {
      var next = Self.product(matrix, vector)
      let mean = next.reduce(0, +) / Double(width)
      let shared = Self.product(next, other)[0]
      for lane in 0..<width { next[lane] -= mean + shared * other[lane] }
      let length = Self.product(next, next)[0].squareRoot()
      guard length > least else { return [Double](repeating: 0, count: width) }
      vector = next.map { $0 / length }
    }
    return vector
  }

  /// Returns the products of a vector with rows as long as it is.
  private static func product(_ rows: [Double], _ vector: [Double]) -> [Double] {
    let (matrix, factors) = (rows.span, vector.span)
    return stride(from: 0, to: rows.count, by: vector.count).map { start in
      var sum = 0.0
      for place in 0..<factors.count { sum += matrix[start &+ place] * factors[place] }
      return sum
    }
  }

  private func project(_ first: [Double], _ second: [Double]) -> [SIMD2<Float>] {
    var weights = [(SIMD8<Float>, SIMD8<Float>)](
      repeating: (SIMD8(), SIMD8()), count: (pivots.count + 7) / 8)
    for lane in pivots.indices {
      weights[lane / 8].0[lane % 8] = Float(first[lane])
      weights[lane / 8].1[lane % 8] = Float(second[lane])
    }
    return (0..<terms.count / groupCount).map { node in
      var (x, y) = (SIMD8<Float>(), SIMD8<Float>())
      for group in weights.indices {
        let distances = terms.start[node &* groupCount &+ group].distances
        x += distances * distances * weights[group].0
        y += distances * distances * weights[group].1
      }
      return SIMD2(x.sum(), y.sum())
    }
  }

  /// Returns by what to multiply the points so that the stress between the pivots is least.
  private func scale(_ points: [SIMD2<Float>]) -> Float {
    var (sum, squares) = (0.0, 0.0)
    for (lane, pivot) in pivots.enumerated() {
      for other in pivots where other != pivot {
        let way = SIMD2<Double>(points[Int(other)] - points[Int(pivot)])
        let ratio = (way * way).sum().squareRoot() / distance(other, lane)
        sum += ratio
        squares += ratio * ratio
      }
    }
    return squares > 0 ? Float(sum / squares) : 1
  }
}
