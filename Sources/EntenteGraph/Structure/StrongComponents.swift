extension Graph {
  /// Returns the parts of the graph within which every node can be reached from every other along
  /// the direction of the edges.
  ///
  /// - Returns: The strong components, the largest first. Those of an undirected graph are its
  ///   components.
  /// - Complexity: O(*n* log *n* + *m*) for *n* nodes and *m* edges, without recursion.
  ///
  /// Source: R. E. Tarjan, "Depth-first search and linear graph algorithms", *SIAM Journal on
  /// Computing* 1(2), 1972, pp. 146–160 (doi 10.1137/0201010).
  public func strongComponents() -> Partition {
    // The times of discovery, from 1; 0 is before it.
    var times = [UInt32](repeating: 0, count: nodeCount)
    var lowest = times
    var next = rows.offsets
    var labels = [Int](repeating: -1, count: nodeCount)
    var path: [Int] = []
    var open: [Int] = []
    var time: UInt32 = 0

    for start in 0..<nodeCount where times[start] == 0 {
      path.append(start)
      while let node = path.last {
        if times[node] == 0 {
          time += 1
          times[node] = time
          lowest[node] = time
          open.append(node)
        }
        if next[node] < rows.offsets[node + 1] {
          let neighbor = Int(rows.neighbors[Int(next[node])])
          next[node] += 1
          if times[neighbor] == 0 {
            path.append(neighbor)
          } else if labels[neighbor] < 0 {
            lowest[node] = min(lowest[node], times[neighbor])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { lowest[parent] = min(lowest[parent], lowest[node]) }
        guard lowest[node] == times[node] else { continue }
        while let member = open.popLast() {
          labels[member] = node
          if member == node { break }
        }
      }
    }
    return Partition(labels: labels)
  }
}
