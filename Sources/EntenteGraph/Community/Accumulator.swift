/// Sums by group, of which few are in use at a time: what one thread works with.
struct Accumulator {
  private let sums: Workspace<Double>
  private let groups: Workspace<UInt32>
  private(set) var touchedCount = 0

  /// The sum of each group.
  @inline(__always)
  var values: UnsafeMutablePointer<Double> { sums.start }

  /// The groups in use, in the order in which they came, at the first ``touchedCount`` places.
  @inline(__always)
  var touched: UnsafeMutablePointer<UInt32> { groups.start }

  init(count: Int) {
    sums = Workspace(repeating: 0, count: count)
    // One more, as a group is written down before it is known whether it counts.
    groups = Workspace(repeating: 0, count: count + 1)
  }

  /// Adds what the arcs of a node count for, each above 0, to the sums of the groups to which they
  /// lead.
  ///
  /// - Parameters:
  ///   - ties: The arcs.
  ///   - arcs: The places of those to add.
  ///   - groups: The group of each node.
  @inline(__always)
  mutating func add(
    _ ties: borrowing ValuedRows, _ arcs: Range<Int>, _ groups: UnsafeMutablePointer<UInt32>
  ) {
    let (sums, touched) = (values, touched)
    let neighbors = ties.rows.neighbors.span
    var count = touchedCount
    // Without branches, as whether a group is new cannot be foreseen.
    if ties.values.isEmpty {
      for arc in arcs {
        let group = groups[Int(neighbors[arc])]
        let sum = sums[Int(group)]
        touched[count] = group
        count &+= sum == 0 ? 1 : 0
        sums[Int(group)] = sum + 1
      }
    } else {
      let values = ties.values.span
      for arc in arcs {
        let group = groups[Int(neighbors[arc])]
        let sum = sums[Int(group)]
        touched[count] = group
        count &+= sum == 0 ? 1 : 0
        sums[Int(group)] = sum + values[arc]
      }
    }
    touchedCount = count
  }

  /// Adds what the arcs of a node count for to the sums of the groups to which they lead, if the
  /// community of the neighbor is the one given.
  @inline(__always)
  mutating func add(
    _ ties: borrowing ValuedRows, _ arcs: Range<Int>, _ groups: UnsafeMutablePointer<UInt32>,
    in communities: UnsafeMutablePointer<UInt32>, of community: UInt32
  ) {
    let (sums, touched) = (values, touched)
    let neighbors = ties.rows.neighbors.span
    let values = ties.values.span
    var count = touchedCount
    for arc in arcs {
      let neighbor = Int(neighbors[arc])
      let group = groups[neighbor]
      let sum = sums[Int(group)]
      let value = values.isEmpty ? 1 : values[arc]
      let isMember = communities[neighbor] == community
      touched[count] = group
      count &+= (sum == 0 ? 1 : 0) & (isMember ? 1 : 0)
      sums[Int(group)] = sum + (isMember ? value : 0)
    }
    touchedCount = count
  }

  /// Sets all sums to 0.
  @inline(__always)
  mutating func reset() {
    let (sums, touched) = (values, touched)
    for index in 0..<touchedCount { sums[Int(touched[index])] = 0 }
    touchedCount = 0
  }
}
