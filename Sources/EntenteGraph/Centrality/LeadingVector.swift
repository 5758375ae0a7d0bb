/// A search for the leading eigenvector of a symmetric matrix without negative values.
///
/// Source: A. V. Knyazev, "Toward the optimal preconditioned eigensolver: locally optimal block
/// preconditioned conjugate gradient method", *SIAM Journal on Scientific Computing* 23(2), 2001,
/// pp. 517–541 (doi 10.1137/S1064827500366124), for one vector and without a preconditioner.
struct LeadingVector {
  /// How often the product of the matrix and the vector is made anew, as it gathers rounding errors.
  private static let renewal = 16

  /// The vector, of length 1, none of whose elements is negative.
  private(set) var vector: [Double]
  /// The eigenvalue.
  private(set) var eigenvalue = 0.0

  /// Searches from a vector.
  ///
  /// - Parameters:
  ///   - start: A vector without negative elements that the matrix does not make 0.
  ///   - tolerance: The length that may be left of the difference between the product and the
  ///     eigenvalue times the vector, in parts of the eigenvalue.
  ///   - maximumSteps: The number of steps after which to give up.
  ///   - progress: Counts the steps.
  ///   - multiply: Puts the product of the matrix and the first vector into the second.
  /// - Throws: ``GraphError`` if more is left, or if the task was canceled.
  init(
    from start: [Double], tolerance: Double, maximumSteps: Int, _ progress: Progress,
    multiply: (_ vector: [Double], _ product: inout [Double]) -> Void
  ) throws(GraphError) {
    let count = start.count
    vector = start
    var product = start
    // The direction of the last step, and what is left.
    var step = [Double](repeating: 0, count: count)
    var stepProduct = step
    var rest = step
    var restProduct = step
    var hasStep = false
    var isFresh = true
    Self.scale(&vector, by: 1 / Self.dot(vector, vector).squareRoot())
    multiply(vector, &product)
    var change = Double.infinity
    for number in 1...max(1, maximumSteps) {
      try progress.advance()
      eigenvalue = Self.dot(vector, product)
      let squares = Self.subtract(product, eigenvalue, vector, &rest)
      change = squares.squareRoot() / eigenvalue
      if change <= tolerance {
        if isFresh { break }
        multiply(vector, &product)
        isFresh = true
        continue
      }
      guard number < maximumSteps else {
        throw GraphError.notConverged(steps: maximumSteps, change: change)
      }
      // The best of the plane or space of the vector, what is left and the last step.
      Self.orthogonalize(&rest, vector)
      multiply(rest, &restProduct)
      var basis = SmallSymmetricMatrix(
        Self.dot(rest, restProduct), Self.dot(vector, restProduct), eigenvalue)
      if hasStep {
        hasStep = Self.orthogonalize(
          &step, &stepProduct, vector, product, rest, restProduct)
      }
      if hasStep {
        basis.extend(
          Self.dot(step, stepProduct), Self.dot(vector, stepProduct), Self.dot(rest, stepProduct))
      }
      let weights = basis.leadingVector
      Self.advance(&vector, rest, &step, weights, hasStep: hasStep)
      Self.advance(&product, restProduct, &stepProduct, weights, hasStep: hasStep)
      hasStep = true
      isFresh = number % Self.renewal == 0
      if isFresh {
        Self.scale(&vector, by: 1 / Self.dot(vector, vector).squareRoot())
        multiply(vector, &product)
      }
    }
    let sum = vector.reduce(0, +)
    let sign = sum < 0 ? -1.0 : 1.0
    for place in 0..<count { vector[place] = max(0, sign * vector[place]) }
    Self.scale(&vector, by: 1 / Self.dot(vector, vector).squareRoot())
  }
}

extension LeadingVector {
  fileprivate static func dot(_ first: [Double], _ second: [Double]) -> Double {
    let (first, second) = (first.span, second.span)
    // Eight sums, so that none waits for another.
    var sums = SIMD8<Double>.zero
    let whole = first.count / 8 * 8
    var place = 0
    while place < whole {
      for lane in 0..<8 { sums[lane] += first[place &+ lane] * second[place &+ lane] }
      place &+= 8
    }
    var sum = sums.sum()
    while place < first.count {
      sum += first[place] * second[place]
      place &+= 1
    }
    return sum
  }

  fileprivate static func scale(_ vector: inout [Double], by factor: Double) {
    var vector = vector.mutableSpan
    for place in 0..<vector.count { vector[place] *= factor }
  }

  /// Puts a difference into the last vector and returns the sum of its squares.
  fileprivate static func subtract(
    _ product: [Double], _ factor: Double, _ vector: [Double], _ rest: inout [Double]
  ) -> Double {
    let (product, vector) = (product.span, vector.span)
    do {
      var rest = rest.mutableSpan
      for place in 0..<rest.count { rest[place] = product[place] - factor * vector[place] }
    }
    return dot(rest, rest)
  }

  /// Makes a vector orthogonal to another and of length 1.
  fileprivate static func orthogonalize(_ rest: inout [Double], _ vector: [Double]) {
    let part = dot(rest, vector)
    add(-part, vector, to: &rest)
    scale(&rest, by: 1 / dot(rest, rest).squareRoot())
  }

  /// Makes the step orthogonal to the others and of length 1, and returns whether anything was left
  /// of it.
  fileprivate static func orthogonalize(
    _ step: inout [Double], _ stepProduct: inout [Double], _ vector: [Double],
    _ product: [Double], _ rest: [Double], _ restProduct: [Double]
  ) -> Bool {
    let before = dot(step, step)
    for (other, otherProduct) in [(vector, product), (rest, restProduct)] {
      let part = dot(step, other)
      add(-part, other, to: &step)
      add(-part, otherProduct, to: &stepProduct)
    }
    let squares = dot(step, step)
    guard squares > 1e-20 * before, squares > 0 else { return false }
    scale(&step, by: 1 / squares.squareRoot())
    scale(&stepProduct, by: 1 / squares.squareRoot())
    return true
  }

  fileprivate static func add(_ factor: Double, _ other: [Double], to vector: inout [Double]) {
    let other = other.span
    var vector = vector.mutableSpan
    for place in 0..<vector.count { vector[place] += factor * other[place] }
  }

  /// Moves to the weighted sum of the vector, what is left and the step, which becomes the sum of the
  /// last two.
  fileprivate static func advance(
    _ vector: inout [Double], _ rest: [Double], _ step: inout [Double],
    _ weights: (Double, Double, Double), hasStep: Bool
  ) {
    let rest = rest.span
    var vector = vector.mutableSpan
    var step = step.mutableSpan
    let stepWeight = hasStep ? weights.2 : 0
    for place in 0..<vector.count {
      let move = weights.1 * rest[place] + stepWeight * step[place]
      step[place] = move
      vector[place] = weights.0 * vector[place] + move
    }
  }
}

/// A symmetric matrix of two or three rows.
private struct SmallSymmetricMatrix {
  private var rows: [[Double]]

  /// A matrix of two rows: of the vector, whose value is the eigenvalue, and of what is left.
  init(_ rest: Double, _ vectorRest: Double, _ eigenvalue: Double) {
    rows = [[eigenvalue, vectorRest], [vectorRest, rest]]
  }

  /// Adds the row of the step.
  mutating func extend(_ step: Double, _ vectorStep: Double, _ restStep: Double) {
    rows[0].append(vectorStep)
    rows[1].append(restStep)
    rows.append([vectorStep, restStep, step])
  }

  /// The eigenvector of the largest eigenvalue, of length 1, by Jacobi rotations.
  var leadingVector: (Double, Double, Double) {
    var matrix = rows
    let count = matrix.count
    var vectors = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0.0 } }
    for _ in 0..<32 {
      var rest = 0.0
      for first in 0..<count {
        for second in first + 1..<count {
          let value = matrix[first][second]
          rest += abs(value)
          guard value != 0 else { continue }
          let tau = (matrix[second][second] - matrix[first][first]) / (2 * value)
          let tangent = (tau >= 0 ? 1 : -1) / (abs(tau) + (1 + tau * tau).squareRoot())
          let cosine = 1 / (1 + tangent * tangent).squareRoot()
          let sine = tangent * cosine
          for other in 0..<count {
            let (left, right) = (matrix[other][first], matrix[other][second])
            matrix[other][first] = cosine * left - sine * right
            matrix[other][second] = sine * left + cosine * right
          }
          for other in 0..<count {
            let (left, right) = (matrix[first][other], matrix[second][other])
            matrix[first][other] = cosine * left - sine * right
            matrix[second][other] = sine * left + cosine * right
            let (leftVector, rightVector) = (vectors[other][first], vectors[other][second])
            vectors[other][first] = cosine * leftVector - sine * rightVector
            vectors[other][second] = sine * leftVector + cosine * rightVector
          }
        }
      }
      if rest == 0 { break }
    }
    let best = (0..<count).max { matrix[$0][$0] < matrix[$1][$1] } ?? 0
    let column = vectors.map { $0[best] }
    return (column[0], column[1], count > 2 ? column[2] : 0)
  }
}
