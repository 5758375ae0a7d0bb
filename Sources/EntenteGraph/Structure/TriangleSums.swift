/// Sums over the triangles at each node of what follows from the values of the three ties.
struct TriangleSums: Sendable {
  /// What a triangle adds to each of its nodes.
  enum Term {
    /// The product of the values of its three ties.
    case product
    /// The sum of the values of its two ties that meet at the node.
    case sumAtNode
  }

  private let ranked: RankedRows
  /// The value of each arc of the ranked rows.
  private let values: [Double]

  /// Prepares the sums.
  ///
  /// - Parameter ties: Values by node, the same in both directions. Loops are left out.
  init(_ ties: ValuedRows) {
    ranked = RankedRows(ties.rows, numbered: true)
    values = ranked.arcs.map { ties.values[$0] }
  }

  /// Returns the sum of the terms at each node, added up in an order that depends on nothing but the
  /// nodes and ties.
  func sums(of term: Term) throws(GraphError) -> [Double] {
    let rows = ranked.rows
    let cost = 4 * rows.neighbors.count / max(1, rows.count)
    let sums = try Parallel.sums(
      rows.count, width: rows.count, cost: cost,
      scratch: { [UInt32](repeating: .max, count: rows.count) }
    ) { places, number, sums in
      Self.add(rows, values, number, term, &places, &sums)
      return 1
    }
    var result = sums
    for (number, node) in ranked.nodes.enumerated() { result[Int(node)] = sums[number] }
    return result
  }

  /// Adds the terms of the triangles in which a node has the highest number.
  private static func add(
    _ rows: Rows, _ values: [Double], _ number: Int, _ term: Term, _ places: inout [UInt32],
    _ sums: inout [Double]
  ) {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let values = values.span
    var places = places.mutableSpan
    var sums = sums.mutableSpan

    let row = offsets.arcs(of: number)
    if row.count < 2 { return }
    for arc in row {
      places[Int(neighbors[arc])] = UInt32(truncatingIfNeeded: arc - row.lowerBound)
    }
    for arc in row {
      let middle = Int(neighbors[arc])
      for next in offsets.arcs(of: middle) {
        let last = Int(neighbors[next])
        let closing = places[last]
        if closing == .max { continue }
        let (first, second, third) = (
          values[arc], values[next], values[row.lowerBound + Int(closing)]
        )
        switch term {
        case .product:
          let product = first * second * third
          sums[number] += product
          sums[middle] += product
          sums[last] += product
        case .sumAtNode:
          sums[number] += first + third
          sums[middle] += first + second
          sums[last] += second + third
        }
      }
    }
    for arc in row { places[Int(neighbors[arc])] = .max }
  }
}
