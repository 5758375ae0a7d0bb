/// A symmetric matrix of three rows: of the vector, of what is left, and of the step.
struct SmallSymmetricMatrix {
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
