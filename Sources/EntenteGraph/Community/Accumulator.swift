/// Sums by group, of which few are in use at a time.
struct Accumulator {
  /// The sum of each group.
  private(set) var values: [Double]
  /// The groups in use, in the order in which they came, at the first ``touchedCount`` places.
  private(set) var touched: [UInt32]
  private(set) var touchedCount = 0

  init(count: Int) {
    values = [Double](repeating: 0, count: count)
    touched = [UInt32](repeating: 0, count: count)
  }

  /// Adds what the arcs of a node count for, each above 0, to the sums of the groups to which they
  /// lead.
  ///
  /// - Parameters:
  ///   - rows: The arcs.
  ///   - arcValues: What each arc counts for, or nothing if each counts for 1.
  ///   - arcs: The places of those to add.
  ///   - groups: The group of each node.
  @inline(__always)
  mutating func add(
    _ rows: Rows, _ arcValues: [Double], _ arcs: Range<Int>, _ groups: [UInt32]
  ) {
    Self.add(rows.neighbors, arcValues, arcs, groups, &values, &touched, &touchedCount)
  }

  @inline(__always)
  private static func add(
    _ neighbors: [UInt32], _ arcValues: [Double], _ arcs: Range<Int>, _ groups: [UInt32],
    _ values: inout [Double], _ touched: inout [UInt32], _ touchedCount: inout Int
  ) {
    let neighbors = neighbors.span
    let arcValues = arcValues.span
    let groups = groups.span
    var values = values.mutableSpan
    var touched = touched.mutableSpan
    var count = touchedCount
    let areOnes = arcValues.isEmpty
    for arc in arcs {
      let group = groups[Int(neighbors[arc])]
      let sum = values[Int(group)]
      if sum == 0 {
        touched[count] = group
        count &+= 1
      }
      values[Int(group)] = sum + (areOnes ? 1 : arcValues[arc])
    }
    touchedCount = count
  }

  /// Adds what the arcs of a node count for to the sums of the groups to which they lead, if the
  /// community of the neighbor is the one given.
  @inline(__always)
  mutating func add(
    _ rows: Rows, _ arcValues: [Double], _ arcs: Range<Int>, _ groups: [UInt32],
    in communities: [UInt32], of community: UInt32
  ) {
    for arc in arcs {
      let neighbor = Int(rows.neighbors[arc])
      if communities[neighbor] != community { continue }
      let group = groups[neighbor]
      if values[Int(group)] == 0 {
        touched[touchedCount] = group
        touchedCount += 1
      }
      values[Int(group)] += arcValues[arc]
    }
  }

  /// Sets all sums to 0.
  mutating func reset() {
    for index in 0..<touchedCount { values[Int(touched[index])] = 0 }
    touchedCount = 0
  }
}
