/// Nodes in groups, which have numbers from 0.
enum Groups {
  /// Returns groups of one node each.
  static func alone(_ count: Int) -> [UInt32] {
    var groups = [UInt32](repeating: 0, count: count)
    for node in groups.indices { groups[node] = UInt32(truncatingIfNeeded: node) }
    return groups
  }

  /// Returns the groups of nodes from those of the same nodes in another order.
  ///
  /// - Parameters:
  ///   - groups: The group of each node in that order.
  ///   - order: Each node once.
  /// - Returns: The group of each node in the order of their numbers.
  static func restored(_ groups: [UInt32], from order: [UInt32]) -> [UInt32] {
    var restored = groups
    for (place, node) in order.enumerated() { restored[Int(node)] = groups[place] }
    return restored
  }

  /// Returns nodes by group, ascending in each, and where each group starts.
  static func sorted(
    _ groups: [UInt32], count: Int
  ) -> (starts: [UInt32], nodes: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var nodes = groups
    for place in groups.indices {
      let group = Int(groups[place])
      nodes[Int(next[group])] = UInt32(truncatingIfNeeded: place)
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
  /// - Precondition: There is an arc back for each arc.
  func split(_ groups: [UInt32]) -> (groups: [UInt32], count: Int) {
    var parts = ComponentForest(self, within: groups).parentArray
    var partCount: UInt32 = 0
    // A parent is no larger than its node, so it has been given its part before.
    for node in parts.indices {
      if parts[node] == node {
        parts[node] = partCount
        partCount += 1
      } else {
        parts[node] = parts[Int(parts[node])]
      }
    }
    return (parts, Int(partCount))
  }
}
