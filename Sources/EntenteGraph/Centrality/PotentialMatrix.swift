/// The potentials in a component whose ties are wires, if a unit of current enters at one node and
/// leaves at the last.
///
/// The matrix is the inverse of that of the conductances without the last node, whose potential is
/// 0. It is symmetric, and found by Cholesky's decomposition.
struct PotentialMatrix {
  /// The largest number of nodes.
  static let largestCount = 10_000

  /// The number of nodes less 1, which is the number of rows.
  private let count: Int
  /// The matrix, row after row.
  private let values: [Double]

  /// Finds the potentials.
  ///
  /// - Parameters:
  ///   - ties: The conductances, without loops.
  ///   - range: The nodes of a component, at least 2.
  ///   - progress: Advanced by three times the square of the number of nodes.
  /// - Throws: ``GraphError`` if the conductances differ too much, or if the task was canceled.
  init(_ ties: ValuedRows, _ range: Range<Int>, _ progress: Progress) throws(GraphError) {
    let count = range.count - 1
    self.count = count
    var matrix = [Double](repeating: 0, count: count * count)
    for (row, node) in range.dropLast().enumerated() {
      for arc in ties.rows.arcs(of: node) {
        let column = Int(ties.rows.neighbors[arc]) - range.lowerBound
        matrix[row * count + row] += ties.values[arc]
        if column < count { matrix[row * count + column] = -ties.values[arc] }
      }
    }
    try Self.decompose(&matrix, count, progress)
    let inverse = try Self.invert(matrix, count, progress)
    values = try Self.square(inverse, count, progress)
    try progress.advance(by: 6 * count + 3)
  }

  /// Replaces the lower half of a matrix by that of which it is the product with its mirror image.
  private static func decompose(
    _ matrix: inout [Double], _ count: Int, _ progress: Progress
  ) throws(GraphError) {
    for row in 0..<count {
      var isExact = true
      matrix.withUnsafeMutableBufferPointer { matrix in
        guard let start = matrix.baseAddress else { return }
        let own = start + row * count
        for column in 0..<row {
          let other = start + column * count
          own[column] = (own[column] - dot(own, other, 0..<column)) / other[column]
        }
        let pivot = own[row] - dot(own, own, 0..<row)
        // So few digits are left of it otherwise that the potentials would be wrong.
        isExact = pivot > 1e-9 * own[row]
        own[row] = pivot.squareRoot()
      }
      if !isExact { throw GraphError.unequalStrengths }
      try progress.advance(by: count)
    }
  }

  /// Returns the inverse of a lower half, mirrored: row *i* holds column *i*, from the diagonal on.
  private static func invert(
    _ matrix: [Double], _ count: Int, _ progress: Progress
  ) throws(GraphError) -> [Double] {
    try rows(count, progress) { row, result in
      matrix.withUnsafeBufferPointer { matrix in
        guard let start = matrix.baseAddress else { return }
        result[row] = 1 / start[row * count + row]
        for place in row + 1..<max(count, row + 1) {
          let other = start + place * count
          result[place] = -dot(other, result, row..<place) / other[place]
        }
      }
    }
  }

  /// Returns the products of all rows, each of which starts at the diagonal.
  private static func square(
    _ matrix: [Double], _ count: Int, _ progress: Progress
  ) throws(GraphError) -> [Double] {
    var products = try rows(count, progress) { row, result in
      matrix.withUnsafeBufferPointer { matrix in
        guard let start = matrix.baseAddress else { return }
        for column in row..<count {
          result[column] = dot(start + row * count, start + column * count, column..<count)
        }
      }
    }
    for row in 0..<count {
      for column in 0..<row { products[row * count + column] = products[column * count + row] }
    }
    return products
  }

  /// Returns a matrix of zeros in which the body fills in each row.
  private static func rows(
    _ count: Int, _ progress: Progress,
    _ body: @Sendable (_ row: Int, _ result: UnsafeMutablePointer<Double>) -> Void
  ) throws(GraphError) -> [Double] {
    var matrix = [Double](repeating: 0, count: count * count)
    try matrix.withUnsafeMutableBufferPointer { matrix throws(GraphError) in
      guard let start = matrix.baseAddress else { return }
      nonisolated(unsafe) let places = start
      // There is nothing to sum up, but the rows are divided among threads.
      _ = try Parallel.sums(
        count, width: 0, cost: count * count / 8, progress: progress, scratch: {}
      ) { _, row, _ in
        body(row, places + row * count)
        return count
      }
    }
    return matrix
  }

  /// Returns the product of two rows in a range of columns, always summed up in the same order.
  private static func dot(
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ range: Range<Int>
  ) -> Double {
    var sums = SIMD8<Double>.zero
    var place = range.lowerBound
    while place + 8 <= range.upperBound {
      let first = UnsafeRawPointer(left + place).loadUnaligned(as: SIMD8<Double>.self)
      let second = UnsafeRawPointer(right + place).loadUnaligned(as: SIMD8<Double>.self)
      sums += first * second
      place += 8
    }
    var sum = sums.sum()
    while place < range.upperBound {
      sum += left[place] * right[place]
      place += 1
    }
    return sum
  }

  /// Returns for each node the sum of the resistances between it and the others.
  func resistanceSums() -> [Double] {
    let own = (0..<count).map { values[$0 * count + $0] }
    let trace = own.reduce(0, +)
    return (0..<count).map { row in
      let sum = values[row * count..<(row + 1) * count].reduce(0, +)
      return Double(count + 1) * own[row] + trace - 2 * sum
    } + [trace]
  }

  /// Returns for each node the sum of the currents through it, over all pairs of others.
  ///
  /// The current along a wire from *s* to *t* is the difference of what it is if a unit enters at *s*
  /// or at *t* and leaves at the last node. In ascending order, each of these numbers is subtracted
  /// as often as there are larger ones, and the others from it.
  ///
  /// - Parameters:
  ///   - ties: The conductances.
  ///   - range: The nodes of the component.
  ///   - progress: Advanced by the square of the number of nodes.
  /// - Returns: The sums, in the order of the nodes.
  /// - Throws: ``GraphError`` if the task was canceled.
  func throughputs(
    _ ties: ValuedRows, _ range: Range<Int>, _ progress: Progress
  ) throws(GraphError) -> [Double] {
    let arcCount = ties.rows.arcs(of: range.lowerBound).lowerBound
    let meanCount = (ties.rows.arcs(of: range.upperBound - 1).upperBound - arcCount) / range.count
    let isBetween = { @Sendable (node: Int) in ties.rows.arcs(of: node).count > 1 }
    return try Parallel.sums(
      range.count, width: range.count, cost: 10 * range.count * (1 + meanCount),
      progress: progress, scratch: { [Double](repeating: 0, count: range.count) }
    ) { currents, node, sums in
      for arc in ties.rows.arcs(of: range.lowerBound + node) {
        let neighbor = Int(ties.rows.neighbors[arc]) - range.lowerBound
        if neighbor < node { continue }
        for place in 0..<count {
          let drop = potential(node, place) - potential(neighbor, place)
          currents[place] = ties.values[arc] * drop
        }
        currents[count] = 0
        // At the ends of the wire, without the pairs of which they are one.
        let atNode = currents.reduce(0) { $0 + abs($1 - currents[node]) }
        let atNeighbor = currents.reduce(0) { $0 + abs($1 - currents[neighbor]) }
        currents.sort()
        var total = 0.0
        for place in currents.indices {
          total += currents[place] * Double(2 * place - count)
        }
        // What enters a node leaves it, and only half is its current. Through a node of one tie
        // there is none, but for rounding.
        if isBetween(range.lowerBound + node) { sums[node] += (total - atNode) / 2 }
        if isBetween(range.lowerBound + neighbor) { sums[neighbor] += (total - atNeighbor) / 2 }
      }
      return range.count
    }
  }

  private func potential(_ node: Int, _ place: Int) -> Double {
    node < count ? values[node * count + place] : 0
  }
}
