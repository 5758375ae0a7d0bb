/// Nodes in groups, which have numbers from 0.
enum Groups {
  /// Returns groups of one node each.
  static func alone(_ count: Int) -> [UInt32] {
    var groups = [UInt32](repeating: 0, count: count)
    for node in groups.indices { groups[node] = UInt32(truncatingIfNeeded: node) }
    return groups
  }

  /// Returns nodes by group, in each in the order given or ascending, and where each group starts.
  static func sorted(
    _ groups: [UInt32], count: Int, order: [UInt32]? = nil
  ) -> (starts: [UInt32], nodes: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var nodes = groups
    for place in groups.indices {
      let node = order?[place] ?? UInt32(truncatingIfNeeded: place)
      let group = Int(groups[Int(node)])
      nodes[Int(next[group])] = node
      next[group] += 1
    }
    return (starts, nodes)
  }

  /// Gives labels below the number of nodes new numbers from 0, by first appearance, and returns
  /// how many there are.
  static func renumber(_ labels: inout [UInt32]) -> Int {
    var numbers = [UInt32](repeating: .max, count: labels.count)
    var count = 0
    for node in labels.indices {
      let label = Int(labels[node])
      if numbers[label] == .max {
        numbers[label] = UInt32(truncatingIfNeeded: count)
        count += 1
      }
      labels[node] = numbers[label]
    }
    return count
  }
}

extension Rows {
  /// Returns groups, with their number, in which only those nodes are together that were and that
  /// hang together.
  ///
  /// - Parameter groups: The group of each node.
  /// - Returns: Groups numbered by their first node.
  func split(_ groups: [UInt32]) -> (groups: [UInt32], count: Int) {
    var parts = [UInt32](repeating: .max, count: count)
    var open: [UInt32] = []
    var partCount: UInt32 = 0
    for start in 0..<count where parts[start] == .max {
      parts[start] = partCount
      open.append(UInt32(truncatingIfNeeded: start))
      while let node = open.popLast() {
        for arc in arcs(of: Int(node)) {
          let neighbor = Int(neighbors[arc])
          guard parts[neighbor] == .max, groups[neighbor] == groups[start] else { continue }
          parts[neighbor] = partCount
          open.append(neighbors[arc])
        }
      }
      partCount += 1
    }
    return (parts, Int(partCount))
  }
}

extension ValuedRows {
  /// Returns the ties between groups of nodes: the sums of those between their nodes.
  ///
  /// - Parameters:
  ///   - groups: The group of each node.
  ///   - count: The number of groups, of which every number below is in use.
  /// - Returns: For each group the other groups to which it is tied, in any order.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  func aggregated(_ groups: [UInt32], count: Int) -> ValuedRows {
    let (starts, nodes) = Groups.sorted(groups, count: count)
    var offsets = [UInt32](repeating: 0, count: count + 1)
    var groupValues: [Double] = []
    let neighbors = [UInt32](unsafeUninitializedCapacity: rows.neighbors.count) {
      neighbors, neighborCount in
      groupValues = [Double](unsafeUninitializedCapacity: rows.neighbors.count) {
        sums, sumCount in
        var accumulator = Accumulator(count: count)
        var place = 0
        for group in 0..<count {
          for index in Int(starts[group])..<Int(starts[group + 1]) {
            accumulator.add(rows, values, rows.arcs(of: Int(nodes[index])), groups)
          }
          for index in 0..<accumulator.touchedCount {
            let other = accumulator.touched[index]
            if other == group { continue }
            neighbors.initializeElement(at: place, to: other)
            sums.initializeElement(at: place, to: accumulator.values[Int(other)])
            place += 1
          }
          accumulator.reset()
          offsets[group + 1] = UInt32(truncatingIfNeeded: place)
        }
        sumCount = place
      }
      neighborCount = groupValues.count
    }
    return ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: groupValues)
  }
}
