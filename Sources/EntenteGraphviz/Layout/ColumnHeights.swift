/// Heights of ordered vertices that keep links as level as can be.
///
/// Each column in turn takes the heights nearest to the means of its neighbors that keep the order
/// and the distances: an isotonic regression, by pooling adjacent violators (M. Ayer and others, "An
/// empirical distribution function for sampling with incomplete information", *Annals of
/// Mathematical Statistics* 26(4), 1955, pp. 641–647).
struct ColumnHeights {
  let graph: LayeredGraph
  /// The least distance from the center of a vertex to that of the next one above it.
  let distance: (_ lower: Int, _ upper: Int) -> Double

  /// Returns the height of the center of each vertex.
  func heights() -> [Double] {
    var heights = [Double](repeating: 0, count: graph.vertices.count)
    for column in graph.columns {
      var height = 0.0
      for (index, vertex) in column.enumerated() {
        if index > 0 { height += distance(column[index - 1], vertex) }
        heights[vertex] = height
      }
      for vertex in column { heights[vertex] -= height / 2 }
    }
    let order = Array(graph.columns.indices)
    for round in 0..<60 {
      for column in round % 2 == 0 ? order : order.reversed() { settle(column, &heights) }
    }
    return heights
  }

  private func settle(_ column: Int, _ heights: inout [Double]) {
    let vertices = graph.columns[column]
    // What is left of the wish when the distances are taken off must only not decrease.
    var offset = 0.0
    var offsets: [Double] = []
    var pools: [(sum: Double, strength: Double, count: Int)] = []
    for (index, vertex) in vertices.enumerated() {
      if index > 0 { offset += distance(vertices[index - 1], vertex) }
      offsets.append(offset)
      let (wish, strength) = wish(vertex, heights)
      pools.append(((wish - offset) * strength, strength, 1))
      while pools.count > 1 {
        let (lower, upper) = (pools[pools.count - 2], pools[pools.count - 1])
        guard lower.sum / lower.strength > upper.sum / upper.strength else { break }
        pools.removeLast(2)
        pools.append(
          (lower.sum + upper.sum, lower.strength + upper.strength, lower.count + upper.count))
      }
    }
    var index = 0
    for pool in pools {
      for _ in 0..<pool.count {
        heights[vertices[index]] = pool.sum / pool.strength + offsets[index]
        index += 1
      }
    }
  }

  /// The mean height of the neighbors, and how much it matters.
  private func wish(_ vertex: Int, _ heights: [Double]) -> (height: Double, strength: Double) {
    var (sum, strength) = (0.02 * heights[vertex], 0.02)
    for neighbor in graph.before[vertex] + graph.after[vertex] {
      // A link that bends in the middle looks worse than one that bends at its end.
      let part =
        switch (graph.isBend(vertex), graph.isBend(neighbor)) {
        case (true, true): 8.0
        case (false, false): 1.0
        default: 2.0
        }
      sum += part * heights[neighbor]
      strength += part
    }
    return (sum / strength, strength)
  }
}
