/// A dense matrix with one number on its diagonal, less a matrix without negative values whose
/// eigenvalues are all below that number.
///
/// Such an M-matrix is divided into triangles without pivots, and what it is solved for keeps all
/// digits of small numbers beside large ones, as nothing cancels out.
///
/// Source: A. Berman and R. J. Plemmons, *Nonnegative Matrices in the Mathematical Sciences*, SIAM,
/// 1994, chapter 6 (doi 10.1137/1.9781611971262).
struct MMatrix {
  /// The number of rows beyond which time and memory are too dear.
  static let limit = 500

  private let count: Int
  /// The upper triangle with the diagonal, and under it the factors of the rows taken away.
  private var values: [Double]

  /// Divides a matrix into triangles.
  ///
  /// - Parameters:
  ///   - diagonal: The number on the diagonal.
  ///   - matrix: What is taken from it.
  /// - Complexity: O(*n*³) time and O(*n*²) memory for *n* rows.
  init(_ diagonal: Double, minus matrix: TieMatrix) {
    count = matrix.count
    values = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      values[row * count + row] = diagonal
      for arc in matrix.rows.arcs(of: row) {
        values[row * count + Int(matrix.rows.neighbors[arc])] -= matrix.values?[arc] ?? 1
      }
    }
    // Where the diagonal is the eigenvalue itself but for rounding, the last pivot may be 0 or less.
    Self.divide(&values, count, leastPivot: diagonal * .ulpOfOne)
  }

  private static func divide(_ values: inout [Double], _ count: Int, leastPivot: Double) {
    var values = values.mutableSpan
    for pivotRow in 0..<count {
      let start = pivotRow * count
      values[start + pivotRow] = max(values[start + pivotRow], leastPivot)
      for row in pivotRow + 1..<max(count, pivotRow + 1) {
        let factor = values[row * count + pivotRow] / values[start + pivotRow]
        values[row * count + pivotRow] = factor
        if factor == 0 { continue }
        for column in pivotRow + 1..<count {
          values[row * count + column] -= factor * values[start + column]
        }
      }
    }
  }

  /// Returns the vector whose product with the matrix is a given one, without negative elements if
  /// that has none.
  func solve(_ product: [Double]) -> [Double] {
    var vector = product
    for row in 0..<count {
      for column in 0..<row { vector[row] -= values[row * count + column] * vector[column] }
    }
    for row in (0..<count).reversed() {
      for column in row + 1..<max(count, row + 1) {
        vector[row] -= values[row * count + column] * vector[column]
      }
      vector[row] /= values[row * count + row]
    }
    return vector
  }
}
