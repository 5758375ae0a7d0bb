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

  /// A power of 2 about as large as the largest value.
  var scale: Double { values?.scale ?? 1 }

  /// Returns the matrix with its values divided by a power of 2, so that squares stay in range.
  func divided(by scale: Double) -> TieMatrix {
    scale == 1 ? self : TieMatrix(rows, values?.map { $0 / scale })
  }

  /// Calls the body with the sum of the values of its neighbors for each row, times those of the
  /// arcs.
  ///
  /// - Parameters:
  ///   - vector: A value for each row.
  ///   - body: Takes a row and its sum, and returns two numbers to add up.
  /// - Returns: The totals of what the body returns, added up in the order of the rows.
  @inline(__always)
  func multiply(
    _ vector: UnsafePointer<Double>, _ body: (_ row: Int, _ sum: Double) -> SIMD2<Double>
  ) -> SIMD2<Double> {
    if blocks.count == 1 { return multiply(vector, rows: 0..<count, body) }
    let totals = Workspace(repeating: SIMD2<Double>.zero, count: blocks.count)
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let (body, vector) = (body, vector)
      nonisolated(unsafe) let start = totals.start
      Parallel.blocks(blocks.count) { block in
        start[block] = multiply(vector, rows: blocks[block], body)
      }
    }
    return totals.array.reduce(.zero, +)
  }

  /// Puts the product of the matrix and a vector into another.
  func multiply(_ vector: [Double], into product: inout [Double]) {
    product.withUnsafeMutableBufferPointer { product in
      nonisolated(unsafe) let product = product
      _ = multiply(vector) { row, sum in
        product[row] = sum
        return .zero
      }
    }
  }

  @inline(__always)
  private func multiply(
    _ vector: UnsafePointer<Double>, rows range: Range<Int>,
    _ body: (_ row: Int, _ sum: Double) -> SIMD2<Double>
  ) -> SIMD2<Double> {
    rows.withUnsafePointers { offsets, neighbors in
      var totals = SIMD2<Double>.zero
      if let values {
        values.withUnsafeBufferPointer { values in
          for row in range {
            var sum = 0.0
            let arcs = offsets.arcs(of: row)
            var arc = arcs.lowerBound
            while arc < arcs.upperBound {
              sum += values[arc] * vector[Int(neighbors[arc])]
              arc &+= 1
            }
            totals += body(row, sum)
          }
        }
      } else {
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
          totals += body(row, even + odd)
        }
      }
      return totals
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
