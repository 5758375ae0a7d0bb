/// A search for the leading eigenvector of a symmetric matrix without negative values.
///
/// Each step goes to the best vector among the sums of three: the vector itself, what is left of its
/// equation, and the last step.
///
/// Source: A. V. Knyazev, "Toward the optimal preconditioned eigensolver: locally optimal block
/// preconditioned conjugate gradient method", *SIAM Journal on Scientific Computing* 23(2), 2001,
/// pp. 517–541 (doi 10.1137/S1064827500366124), for one vector and without a preconditioner.
struct LeadingVector {
  /// Puts the product of the matrix and the first vector into the second, and returns the product of
  /// both vectors.
  typealias Multiplication = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Double

  /// How often the product of the matrix and the vector is made anew, as it gathers rounding errors.
  private static let renewal = 16

  /// The vector, of length 1, none of whose elements is negative.
  let vector: [Double]
  /// The eigenvalue.
  let eigenvalue: Double

  /// Searches from a vector.
  ///
  /// - Parameters:
  ///   - start: A vector without negative elements that the matrix does not make 0.
  ///   - tolerance: The length that may be left of the difference between the product and the
  ///     eigenvalue times the vector, in parts of the eigenvalue.
  ///   - maximumSteps: The number of steps after which to give up.
  ///   - progress: Counts the steps.
  ///   - multiply: Multiplies the matrix by a vector.
  /// - Throws: ``GraphError`` if more is left, or if the task was canceled.
  init(
    from start: [Double], tolerance: Double, maximumSteps: Int, _ progress: Progress,
    multiply: Multiplication
  ) throws(GraphError) {
    let search = SearchVectors(start)
    search.renew(multiply)
    var isFresh = true
    var number = 1
    while true {
      try progress.advance()
      let change = search.findRest()
      if change <= tolerance {
        if isFresh { break }
        search.renew(multiply)
        isFresh = true
      } else {
        guard number < maximumSteps else {
          throw GraphError.notConverged(steps: maximumSteps, change: change)
        }
        search.advance(multiply)
        isFresh = number % Self.renewal == 0
        if isFresh { search.renew(multiply) }
      }
      number += 1
    }
    eigenvalue = search.eigenvalue
    vector = search.result
  }
}
