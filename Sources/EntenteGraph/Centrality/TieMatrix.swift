/// An adjacency matrix that is multiplied by vectors on several threads.
struct TieMatrix: Sendable {
  let rows: Rows
  /// The value of each arc, or `nil` if all are 1.
  let values: [Double]?
  /// Ranges of rows with about as many arcs each, the same for any number of threads.
  private let blocks: [Range<Int>]

  /// The number of rows.
  var count: Int { rows.count }

  /// Makes a matrix of rows and their values.
  init(_ rows: Rows, _ values: [Double]?) {
    self.rows = rows
    self.values = values
    blocks = Parallel.ranges(
      of: rows.offsets, parts: min(64, rows.neighbors.count / 100_000 + 1))
  }

  /// The sum of each row.
  var rowSums: [Double] {
    guard let values else { return (0..<count).map { Double(rows.arcs(of: $0).count) } }
    return (0..<count).map { values[rows.arcs(of: $0)].reduce(0, +) }
  }

  /// Returns the matrix with its values divided by a power of 2, so that squares stay in range.
  func divided(by scale: Double) -> TieMatrix {
    scale == 1 ? self : TieMatrix(rows, values?.map { $0 / scale })
  }

  /// Puts the product of the matrix and a vector into another.
  ///
  /// - Parameters:
  ///   - vector: A value for each row.
  ///   - product: Where the product goes.
  ///   - other: Another vector; the same by default.
  /// - Returns: The product of that other vector and the product.
  @discardableResult
  func multiply(
    _ vector: UnsafePointer<Double>, into product: UnsafeMutablePointer<Double>,
    times other: UnsafePointer<Double>? = nil
  ) -> Double {
    nonisolated(unsafe) let (values, other) = (UnsafePointer(product), other ?? vector)
    return multiply(vector, into: product) { rows in
      // Two sums, as one would wait for each addition.
      var sums = SIMD2<Double>.zero
      var row = rows.lowerBound
      while row &+ 1 < rows.upperBound {
        sums += SIMD2(values[row], values[row &+ 1]) * SIMD2(other[row], other[row &+ 1])
        row &+= 2
      }
      if row < rows.upperBound { sums.x += values[row] * other[row] }
      return SIMD2(sums.sum(), 0)
    }.x
  }

  /// Puts the product of the matrix and a vector into another, and lets the body go on with it.
  ///
  /// - Parameters:
  ///   - vector: A value for each row.
  ///   - product: Where the product goes.
  ///   - body: Called for each block of rows as soon as their products are there, and returns two
  ///     numbers to add up.
  /// - Returns: The totals of what the body returns, added up in the order of the rows.
  func multiply(
    _ vector: UnsafePointer<Double>, into product: UnsafeMutablePointer<Double>,
    _ body: @Sendable (_ rows: Range<Int>) -> SIMD2<Double>
  ) -> SIMD2<Double> {
    let totals = Workspace(repeating: SIMD2<Double>.zero, count: blocks.count)
    nonisolated(unsafe) let (vector, product, start) = (vector, product, totals.start)
    Parallel.blocks(blocks.count) { block in
      multiply(vector, into: product, rows: blocks[block])
      start[block] = body(blocks[block])
    }
    return totals.array.reduce(.zero, +)
  }

  private func multiply(
    _ vector: UnsafePointer<Double>, into product: UnsafeMutablePointer<Double>,
    rows range: Range<Int>
  ) {
    rows.withUnsafePointers { offsets, neighbors in
      guard let values else {
        for row in range {
          // Two sums, as one would wait for each addition.
          var (even, odd) = (0.0, 0.0)
          let arcs = offsets.arcs(of: row)
          var arc = arcs.lowerBound
          while arc &+ 1 < arcs.upperBound {
            even += vector[Int(neighbors[arc])]
            odd += vector[Int(neighbors[arc &+ 1])]
            arc &+= 2
          }
          if arc < arcs.upperBound { even += vector[Int(neighbors[arc])] }
          product[row] = even + odd
        }
        return
      }
      values.withUnsafeBufferPointer { values in
        for row in range {
          var sum = 0.0
          let arcs = offsets.arcs(of: row)
          var arc = arcs.lowerBound
          while arc < arcs.upperBound {
            sum += values[arc] * vector[Int(neighbors[arc])]
            arc &+= 1
          }
          product[row] = sum
        }
      }
    }
  }
}

extension Graph {
  /// Returns the adjacency matrix: what the tie from each node to each neighbor counts for.
  ///
  /// Where each edge counts for 1, parallel edges stand there one by one.
  func tieMatrix(by measure: TieMeasure, _ ends: Ends) throws(GraphError) -> TieMatrix {
    guard measure == .strengths, strengths != nil else { return try TieMatrix(rows(ends), nil) }
    let ties = try tieRows(by: measure, ends)
    return TieMatrix(ties.rows, ties.values)
  }
}
