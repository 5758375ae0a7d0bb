/// A symmetric matrix of three rows, those of a ``LeadingVector`` search: of the vector, of what is
/// left, and of the step.
struct SmallSymmetricMatrix {
  var vector = 0.0
  var rest = 0.0
  var step = 0.0
  var vectorRest = 0.0
  var vectorStep = 0.0
  var restStep = 0.0

  /// Returns the product of a vector, the matrix and another vector.
  func callAsFunction(_ first: SIMD3<Double>, _ second: SIMD3<Double>) -> Double {
    let image =
      second.x * SIMD3(vector, vectorRest, vectorStep)
      + second.y * SIMD3(vectorRest, rest, restStep)
      + second.z * SIMD3(vectorStep, restStep, step)
    return (first * image).sum()
  }

  /// The eigenvector of the largest eigenvalue, of length 1, by Jacobi rotations.
  var leadingVector: SIMD3<Double> {
    var matrix = self
    var vectors = (SIMD3<Double>(1, 0, 0), SIMD3<Double>(0, 1, 0), SIMD3<Double>(0, 0, 1))
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
    return best.vector
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
    _ firstThird: inout Double, _ secondThird: inout Double, _ firstVector: inout SIMD3<Double>,
    _ secondVector: inout SIMD3<Double>
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
