/// Items in ascending order of whole numbers that are lowered one at a time.
struct Peeling {
  private(set) var order: [UInt32]
  /// Where each item stands in the order.
  private(set) var places: [UInt32]
  /// Where the items of each number start.
  private var starts: [UInt32]

  init(_ values: [UInt32]) {
    starts = [UInt32](repeating: 0, count: Int(values.max() ?? 0) + 2)
    order = [UInt32](repeating: 0, count: values.count)
    places = order
    for value in values { starts[Int(value) + 1] += 1 }
    for value in starts.indices.dropFirst() { starts[value] += starts[value - 1] }
    var next = starts
    for (item, value) in values.enumerated() {
      places[item] = next[Int(value)]
      order[Int(next[Int(value)])] = UInt32(truncatingIfNeeded: item)
      next[Int(value)] += 1
    }
  }

  /// Lowers the value of an item by 1: it changes places with the first of its value.
  mutating func lower(_ item: Int, _ values: inout [UInt32]) {
    let value = Int(values[item])
    let (start, place) = (Int(starts[value]), Int(places[item]))
    let first = Int(order[start])
    order[start] = UInt32(truncatingIfNeeded: item)
    order[place] = UInt32(truncatingIfNeeded: first)
    places[item] = UInt32(truncatingIfNeeded: start)
    places[first] = UInt32(truncatingIfNeeded: place)
    starts[value] += 1
    values[item] -= 1
  }

  /// Takes the nodes of rows away, time and again one with the fewest neighbors left.
  ///
  /// - Parameter rows: The neighbors of each node.
  /// - Returns: How many neighbors each node had left at most, which is its core number, and the
  ///   order.
  ///
  /// Source: V. Batagelj and M. Zaveršnik, "Fast algorithms for determining (generalized) core
  /// groups in social networks", *Advances in Data Analysis and Classification* 5(2), 2011,
  /// pp. 129–145 (doi 10.1007/s11634-010-0079-y).
  static func ofNodes(_ rows: Rows) -> (cores: [UInt32], peeling: Peeling) {
    var cores = (0..<rows.count).map { rows.offsets[$0 + 1] &- rows.offsets[$0] }
    var peeling = Peeling(cores)
    peel(
      rows.offsets.span, rows.neighbors.span, &cores, &peeling.order, &peeling.places,
      &peeling.starts)
    return (cores, peeling)
  }

  /// Takes the nodes away in the order of their remaining degrees, which become their cores.
  private static func peel(
    _ offsets: Span<UInt32>, _ neighbors: Span<UInt32>, _ degrees: inout [UInt32],
    _ order: inout [UInt32], _ places: inout [UInt32], _ starts: inout [UInt32]
  ) {
    var degrees = degrees.mutableSpan
    var order = order.mutableSpan
    var places = places.mutableSpan
    var starts = starts.mutableSpan
    for place in 0..<order.count {
      let node = Int(order[place])
      let nodeDegree = degrees[node]
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[arc])
        let degree = degrees[neighbor]
        guard degree > nodeDegree else { continue }
        // The neighbor changes places with the first of its degree, which then starts after it.
        let start = starts[Int(degree)]
        let first = order[Int(start)]
        let old = places[neighbor]
        order[Int(old)] = first
        places[Int(first)] = old
        order[Int(start)] = UInt32(truncatingIfNeeded: neighbor)
        places[neighbor] = start
        starts[Int(degree)] = start &+ 1
        degrees[neighbor] = degree &- 1
      }
    }
  }
}
