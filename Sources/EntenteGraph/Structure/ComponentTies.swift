/// The ties of a graph under other numbers, by which each component is a range of nodes.
struct ComponentTies: Sendable {
  /// The ties of each node, in ascending order of neighbor.
  let ties: ValuedRows
  /// The nodes of each component, in the order of the components.
  let ranges: [Range<Int>]
  /// The original number of each node.
  let nodes: [Int]

  /// Numbers the nodes of symmetric ties anew.
  ///
  /// - Parameters:
  ///   - ties: The ties in both directions.
  ///   - components: The components, whose ties lead to no other.
  init(_ ties: ValuedRows, _ components: Partition) {
    nodes = components.members().flatMap(\.self)
    var numbers = [UInt32](repeating: 0, count: nodes.count)
    for (number, node) in nodes.enumerated() {
      numbers[node] = UInt32(truncatingIfNeeded: number)
    }
    var ranges: [Range<Int>] = []
    for size in components.sizes {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + size)
    }
    self.ranges = ranges
    var offsets = ArcNumbers(offsetsOf: nodes.count, upTo: ties.values.count)
    var neighbors: [UInt32] = []
    var values: [Double] = []
    for node in nodes {
      // Within a component the new numbers are in the order of the old ones.
      for arc in ties.rows.arcs(of: node) {
        neighbors.append(numbers[Int(ties.rows.neighbors[arc])])
        values.append(ties.values[arc])
      }
      offsets.append(neighbors.count)
    }
    self.ties = ValuedRows(
      rows: Rows(offsets: offsets, neighbors: neighbors), values: values)
  }

  /// The ties, those of each component divided by a power of 2, and this power for each node.
  var scaled: (ties: ValuedRows, scales: [Double]) {
    var values = ties.values
    var scales: [Double] = []
    for range in ranges {
      let offsets = ties.rows.offsets
      let arcs = offsets[range.lowerBound]..<offsets[range.upperBound]
      let scale = Array(values[arcs]).scale
      for arc in arcs { values[arc] /= scale }
      scales += repeatElement(scale, count: range.count)
    }
    return (ValuedRows(rows: ties.rows, values: values), scales)
  }

  /// Returns values in the order of the original numbers.
  func original(_ values: [Double]) -> [Double] {
    var result = values
    for (number, node) in nodes.enumerated() { result[node] = values[number] }
    return result
  }
}
