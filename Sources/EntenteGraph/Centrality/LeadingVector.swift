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
    let vectorPart = dot(step, vector)
    add(-vectorPart, vector, to: &step)
    add(-vectorPart, product, to: &stepProduct)
    let restPart = dot(step, rest)
    add(-restPart, rest, to: &step)
    add(-restPart, restProduct, to: &stepProduct)
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

/// A symmetric matrix of three rows: of the vector, of what is left, and of the step.
private struct SmallSymmetricMatrix {
  private var vector: Double
  private var rest: Double
  private var step = 0.0
  private var vectorRest: Double
  private var vectorStep = 0.0
  private var restStep = 0.0

  /// A matrix of the vector, whose value is the eigenvalue, and of what is left.
  init(_ rest: Double, _ vectorRest: Double, _ eigenvalue: Double) {
    (vector, self.rest, self.vectorRest) = (eigenvalue, rest, vectorRest)
  }

  /// Adds the row of the step.
  mutating func extend(_ step: Double, _ vectorStep: Double, _ restStep: Double) {
    (self.step, self.vectorStep, self.restStep) = (step, vectorStep, restStep)
  }

  /// The eigenvector of the largest eigenvalue, of length 1, by Jacobi rotations.
  var leadingVector: (Double, Double, Double) {
    var matrix = self
    var vectors = (SIMD4<Double>(1, 0, 0, 0), SIMD4<Double>(0, 1, 0, 0), SIMD4<Double>(0, 0, 1, 0))
    for _ in 0..<32 {
      if matrix.vectorRest == 0, matrix.vectorStep == 0, matrix.restStep == 0 { break }
      Self.rotate(
        &matrix.vector, &matrix.rest, &matrix.vectorRest, &matrix.vectorStep, &matrix.restStep,
        &vectors.0, &vectors.1)
      Self.rotate(
        &matrix.vector, &matrix.step, &matrix.vectorStep, &matrix.vectorRest, &matrix.restStep,
        &vectors.0, &vectors.2)
      Self.rotate(
        &matrix.rest, &matrix.step, &matrix.restStep, &matrix.vectorRest, &matrix.vectorStep,
        &vectors.1, &vectors.2)
    }
    var best = (value: matrix.vector, vector: vectors.0)
    if matrix.rest > best.value { best = (matrix.rest, vectors.1) }
    if matrix.step > best.value { best = (matrix.step, vectors.2) }
    return (best.vector.x, best.vector.y, best.vector.z)
  }

  /// Turns two rows so that the value between them becomes 0.
  ///
  /// - Parameters:
  ///   - first: The value of the first row on the diagonal.
  ///   - second: That of the second row.
  ///   - between: The value between them.
  ///   - firstThird: The value between the first row and the third.
  ///   - secondThird: That between the second row and the third.
  ///   - firstVector: The vector that the first row stands for.
  ///   - secondVector: That of the second row.
  private static func rotate(
    _ first: inout Double, _ second: inout Double, _ between: inout Double,
    _ firstThird: inout Double, _ secondThird: inout Double, _ firstVector: inout SIMD4<Double>,
    _ secondVector: inout SIMD4<Double>
  ) {
    guard between != 0 else { return }
    let tau = (second - first) / (2 * between)
    let tangent = (tau >= 0 ? 1 : -1) / (abs(tau) + (1 + tau * tau).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    first -= tangent * between
    second += tangent * between
    between = 0
    (firstThird, secondThird) = (
      cosine * firstThird - sine * secondThird, sine * firstThird + cosine * secondThird
    )
    (firstVector, secondVector) = (
      cosine * firstVector - sine * secondVector, sine * firstVector + cosine * secondVector
    )
  }
}
