/// The leading vector of a matrix without negative values in which every row leads to every other.
///
/// Source: the power method, with half the eigenvalue added to the diagonal, so that matrices of two
/// sides converge like others. Where it is slow, matrices of up to ``MMatrix/limit`` rows go on by
/// T. Noda, "Note on the computation of the maximal eigenvalue of a non-negative irreducible matrix",
/// *Numerische Mathematik* 17, 1971, pp. 382–386 (doi 10.1007/BF01436087), whose error is squared
/// by each step.
struct PerronVector {
  /// The vector, all of whose elements are above 0, of length 1.
  private(set) var vector: [Double]
  /// The eigenvalue.
  private(set) var eigenvalue = 0.0
  /// The length of the difference between the product and the eigenvalue times the vector, in parts
  /// of the eigenvalue.
  private var change = Double.infinity
  /// A number that the eigenvalue is not above.
  private var bound = Double.infinity
  /// The product of the matrix and the vector.
  private var product: [Double]

  /// How many steps of the power method are slow.
  private static let patience = 200

  /// Searches the vector; there is none if its eigenvalue is less than a given one.
  ///
  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - least: An eigenvalue below which there is no need of the vector.
  ///   - tolerance: What may be left of the difference, in parts of the eigenvalue.
  ///   - maximumSteps: The number of steps after which to give up.
  ///   - progress: Counts the steps.
  /// - Throws: ``GraphError`` if more is left, or if the task was canceled.
  init?(
    _ matrix: TieMatrix, atLeast least: Double, tolerance: Double, maximumSteps: Int,
    _ progress: Progress
  ) throws(GraphError) {
    vector = [Double](repeating: 1, count: matrix.count)
    product = vector
    normalize()
    for step in 0..<maximumSteps {
      try progress.advance()
      multiply(matrix)
      if change <= tolerance { return }
      if bound < least { return nil }
      if step >= Self.patience, matrix.count <= MMatrix.limit {
        vector = MMatrix(bound, minus: matrix).solve(vector)
      } else {
        for place in vector.indices {
          vector[place] = product[place] + eigenvalue / 2 * vector[place]
        }
      }
      normalize()
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  private mutating func multiply(_ matrix: TieMatrix) {
    eigenvalue = matrix.multiply(vector, into: &product)
    var squares = 0.0
    bound = 0
    for place in vector.indices {
      let rest = product[place] - eigenvalue * vector[place]
      squares += rest * rest
      // Of Collatz and Wielandt: no eigenvalue is above the largest quotient.
      bound = max(bound, product[place] / vector[place])
    }
    change = squares.squareRoot() / eigenvalue
  }

  private mutating func normalize() {
    // By the largest first, so that the squares stay in range.
    let largest = vector.max() ?? 1
    var squares = 0.0
    for place in vector.indices {
      vector[place] /= largest
      squares += vector[place] * vector[place]
    }
    let length = squares.squareRoot()
    for place in vector.indices { vector[place] /= length }
  }
}
