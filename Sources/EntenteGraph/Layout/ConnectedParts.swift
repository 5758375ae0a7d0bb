/// The rows of a graph without directions, loops and parallel edges, component after component.
struct ConnectedParts {
  /// The nodes in the order in which they are numbered here.
  let nodes: [UInt32]
  /// The numbers of each component, the largest component first.
  let ranges: [Range<Int>]
  /// The mean length of a tie, 1 if there is none.
  let meanLength: Double
  /// The rows of all, with the lengths of the ties in units of the mean.
  private let all: ValuedRows

  init(_ graph: Graph, by measure: Graph.PathMeasure) throws(GraphError) {
    let local = try LocalRows(graph.simpleRows(.all))
    nodes = local.nodes
    let values: [Double]
    switch measure {
    case .hops: values = [Double](repeating: 1, count: local.outgoing.neighbors.count)
    case .lengths: values = try Self.values(of: graph.lengthRows(.all), in: local)
    }
    // Divided first, as the sum of large lengths may not be a number.
    let count = Double(values.count)
    let mean = values.isEmpty ? 1 : values.reduce(0) { $0 + $1 / count }
    meanLength = mean
    // Squares of the lengths, and their inverses, have to be within the range of single precision.
    all = ValuedRows(rows: local.outgoing, values: values.map { max($0 / mean, 1e-9) })
    ranges = Self.ranges(try graph.components(.quiet), nodes)
  }

  /// Returns the rows of a component, numbered from 0.
  func rows(_ range: Range<Int>) -> ValuedRows {
    if range.count == nodes.count { return all }
    let first = all.rows.offsets[range.lowerBound]
    let arcs = first..<all.rows.offsets[range.upperBound]
    var offsets = ArcNumbers(capacity: range.count + 1, upTo: arcs.count)
    for node in range.lowerBound...range.upperBound {
      offsets.append(all.rows.offsets[node] - first)
    }
    let start = UInt32(truncatingIfNeeded: range.lowerBound)
    return ValuedRows(
      rows: Rows(
        offsets: offsets, neighbors: all.rows.neighbors[arcs].map { $0 - start }),
      values: Array(all.values[arcs]))
  }

  /// Returns where the components stand, each of which is in one place.
  private static func ranges(_ components: Partition, _ nodes: [UInt32]) -> [Range<Int>] {
    var starts = [Int](repeating: 0, count: components.count)
    for (place, node) in nodes.enumerated().reversed() {
      starts[components.communities[Int(node)]] = place
    }
    return zip(starts, components.sizes).map { $0..<$0 + $1 }
  }

  /// Returns the values of arcs that are numbered anew.
  private static func values(of valued: ValuedRows, in local: LocalRows) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(valued.values.count)
    for (number, node) in local.nodes.enumerated() {
      for arc in local.outgoing.arcs(of: number) {
        let neighbor = Int(local.nodes[Int(local.outgoing.neighbors[arc])])
        values.append(valued.rows.arc(from: Int(node), to: neighbor).map { valued.values[$0] } ?? 1)
      }
    }
    return values
  }
}
