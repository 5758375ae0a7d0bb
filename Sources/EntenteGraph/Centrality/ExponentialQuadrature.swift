/// Entries on the diagonal of the exponential of a symmetric matrix, by Lanczos' steps.
///
/// After some steps the matrix is known, from the node's point of view, as a small one with three
/// diagonals. As all derivatives of the exponential function are positive, that matrix gives a lower
/// bound of the entry (by Gauss' quadrature), and with a row more, such that it has a given
/// eigenvalue not below those of the matrix, an upper bound (by Gauss and Radau's).
struct ExponentialQuadrature {
  /// An entry with a greater logarithm is infinite.
  private static let largestLogarithm = 709.8
  private let matrix: ValuedRows
  private var vector: [Double]
  private var last: [Double]
  private var next: [Double]

  init(_ matrix: ValuedRows) {
    self.matrix = matrix
    vector = [Double](repeating: 0, count: matrix.rows.count)
    last = vector
    next = vector
  }

  /// Returns an entry.
  ///
  /// - Parameters:
  ///   - node: The row.
  ///   - range: The rows of its component.
  ///   - bound: What no eigenvalue of the component exceeds.
  ///   - scale: What the matrix is to be multiplied by.
  /// - Returns: The entry, infinite if it is out of range.
  mutating func diagonal(
    of node: Int, in range: Range<Int>, bound: Double, scale: Double
  ) -> Double {
    for row in range {
      vector[row] = 0
      last[row] = 0
    }
    vector[node] = 1
    var diagonal: [Double] = []
    var beside: [Double] = []
    var pivot = 0.0
    // In exact arithmetic the steps end with the component at the latest.
    for step in 1...range.count + 50 {
      let (entry, rest) = takeStep(range, beside.last ?? 0)
      diagonal.append(entry)
      pivot = entry - bound - (beside.last.map { $0 * $0 / pivot } ?? 0)
      let isEnd = rest <= 1e-14 * bound || step == range.count + 50
      if isEnd || step % 4 == 0 {
        let lower = Self.logarithm(diagonal, beside, scale)
        if isEnd || lower > Self.largestLogarithm { return lower.exponential }
        let upper = Self.logarithm(
          diagonal + [bound + rest * rest / pivot], beside + [rest], scale)
        if upper - lower < 1e-11 { return ((lower + upper) / 2).exponential }
      }
      beside.append(rest)
    }
    return .nan
  }

  /// Takes a step of Lanczos, and returns the next entry of the diagonal and of that beside it.
  private mutating func takeStep(
    _ range: Range<Int>, _ previous: Double
  ) -> (entry: Double, rest: Double) {
    let entry = Self.multiply(matrix, range, vector, last, previous, &next)
    var square = 0.0
    for row in range {
      next[row] -= entry * vector[row]
      square += next[row] * next[row]
    }
    let rest = square.squareRoot()
    if rest > 0 {
      for row in range { next[row] /= rest }
    }
    swap(&last, &vector)
    swap(&vector, &next)
    return (entry, rest)
  }

  /// Multiplies the matrix by a vector, takes a part of the last one off, and returns the product of
  /// the result with the vector.
  private static func multiply(
    _ matrix: ValuedRows, _ range: Range<Int>, _ vector: [Double], _ last: [Double],
    _ part: Double, _ result: inout [Double]
  ) -> Double {
    let offsets = matrix.rows.offsets
    let neighbors = matrix.rows.neighbors.span
    let values = matrix.values.span
    let vector = vector.span
    let last = last.span
    var result = result.mutableSpan
    var product = 0.0
    for row in range {
      var sum = 0.0
      for arc in offsets.arcs(of: row) {
        sum += values[arc] * vector[Int(neighbors[arc])]
      }
      sum -= part * last[row]
      result[row] = sum
      product += sum * vector[row]
    }
    return product
  }

  /// Returns the logarithm of the first entry of the exponential of a multiple of a matrix with three
  /// diagonals.
  private static func logarithm(
    _ diagonal: [Double], _ beside: [Double], _ scale: Double
  ) -> Double {
    let (values, firsts) = eigenvalues(diagonal, beside)
    let largest = values.max() ?? 0
    let sum = zip(values, firsts).reduce(0) { sum, pair in
      let (value, first) = pair
      // So small an entry is rounding only. The exact one may count by a large eigenvalue.
      let weight =
        abs(first) > 1e-10 ? first * first : smallWeight(of: value, diagonal, beside)
      return sum + weight * ((value - largest) * scale).exponential
    }
    return sum.logarithm + largest * scale
  }

  /// Returns the square of the first entry of the eigenvector of an eigenvalue, where it is small.
  ///
  /// From a first entry of 1 the others follow row by row. They grow, so that rounding does no harm.
  private static func smallWeight(
    of value: Double, _ diagonal: [Double], _ beside: [Double]
  ) -> Double {
    var (entry, last, sum) = (1.0, 0.0, 1.0)
    for place in beside.indices {
      let next =
        ((value - diagonal[place]) * entry - (place > 0 ? beside[place - 1] : 0) * last)
        / beside[place]
      (last, entry) = (entry, next)
      sum += next * next
    }
    return 1 / sum
  }

  /// Returns the eigenvalues of a symmetric matrix with three diagonals, and the first entry of each
  /// eigenvector, by the implicit QL method.
  ///
  /// Source: G. H. Golub and J. H. Welsch, "Calculation of Gauss quadrature rules", *Mathematics of
  /// Computation* 23(106), 1969, pp. 221–230 (doi 10.1090/S0025-5718-69-99647-1).
  private static func eigenvalues(
    _ diagonal: [Double], _ beside: [Double]
  ) -> (values: [Double], firsts: [Double]) {
    var values = diagonal
    var beside = beside + [0]
    var firsts = values.map { _ in 0.0 }
    firsts[0] = 1
    for place in values.indices {
      while true {
        // The matrix falls into parts where what is beside the diagonal is lost in rounding.
        var end = place
        while end < values.count - 1,
          abs(beside[end]) > 0x1p-53 * (abs(values[end]) + abs(values[end + 1]))
        { end += 1 }
        if end == place { break }
        turn(&values, &beside, &firsts, from: place, to: end)
      }
    }
    return (values, firsts)
  }

  /// Takes one sweep of plane rotations through a part of the matrix, from its end to its start.
  private static func turn(
    _ values: inout [Double], _ beside: inout [Double], _ firsts: inout [Double],
    from start: Int, to end: Int
  ) {
    let half = (values[start + 1] - values[start]) / (2 * beside[start])
    let root = (half * half + 1).squareRoot()
    var carry =
      values[end] - values[start] + beside[start] / (half + (half < 0 ? -root : root))
    var (sine, cosine, shift) = (1.0, 1.0, 0.0)
    for place in (start..<end).reversed() {
      let bulge = sine * beside[place]
      let side = cosine * beside[place]
      let radius = (bulge * bulge + carry * carry).squareRoot()
      beside[place + 1] = radius
      if radius == 0 {
        values[place + 1] -= shift
        beside[end] = 0
        return
      }
      (sine, cosine) = (bulge / radius, carry / radius)
      let difference = values[place + 1] - shift
      let turned = (values[place] - difference) * sine + 2 * cosine * side
      shift = sine * turned
      values[place + 1] = difference + shift
      carry = cosine * turned - side
      let first = firsts[place + 1]
      firsts[place + 1] = sine * firsts[place] + cosine * first
      firsts[place] = cosine * firsts[place] - sine * first
    }
    values[start] -= shift
    beside[start] = carry
    beside[end] = 0
  }
}
