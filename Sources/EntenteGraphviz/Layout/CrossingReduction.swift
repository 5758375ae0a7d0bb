/// Orders the vertices of each column so that few links cross.
///
/// Source: K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical
/// system structures", *IEEE Transactions on Systems, Man, and Cybernetics* 11(2), 1981,
/// pp. 109–125: sweeps that sort each column by the means of its neighbors; then neighbors in a
/// column change places where that helps.
struct CrossingReduction {
  private var graph: LayeredGraph
  private var place: [Int]

  /// Returns a graph with its columns in a good order, the same for the same graph.
  static func ordered(_ graph: LayeredGraph) -> LayeredGraph {
    var best = graph
    var fewest = Int.max
    for seed in 0..<24 {
      var attempt = CrossingReduction(graph, seed: UInt64(seed))
      attempt.improve()
      let crossings = attempt.crossings
      if crossings < fewest { (best, fewest) = (attempt.graph, crossings) }
    }
    return best
  }

  private init(_ graph: LayeredGraph, seed: UInt64) {
    self.graph = graph
    place = [Int](repeating: 0, count: graph.vertices.count)
    if seed > 0 {
      var state = seed &* 0x9E37_79B9_7F4A_7C15
      for column in graph.columns.indices {
        let keys = graph.columns[column].map { vertex -> (UInt64, Int) in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return (state >> 20, vertex)
        }
        self.graph.columns[column] = keys.sorted(by: <).map(\.1)
      }
    }
    for column in graph.columns.indices { sort(column) { _ in nil } }
  }

  private mutating func improve() {
    let count = graph.columns.count
    for _ in 0..<10 {
      for column in 1..<count { sortByMean(column, of: graph.before) }
      for column in (0..<count - 1).reversed() { sortByMean(column, of: graph.after) }
    }
    for _ in 0..<10 where exchange() == 0 { break }
  }

  private mutating func sortByMean(_ column: Int, of neighbors: [[Int]]) {
    let place = place
    sort(column) { vertex in
      let found = neighbors[vertex]
      guard !found.isEmpty else { return nil }
      return found.reduce(0) { $0 + Double(place[$1]) } / Double(found.count)
    }
  }

  /// Sorts a column by a key, blocks by the means of theirs; vertices without a key keep theirs.
  private mutating func sort(_ column: Int, by key: (Int) -> Double?) {
    let vertices = graph.columns[column]
    var keys: [Int: Double] = [:]
    var blocks: [Int: (sum: Double, count: Double)] = [:]
    for (index, vertex) in vertices.enumerated() {
      let value = key(vertex) ?? Double(index)
      keys[vertex] = value
      if let block = graph.vertices[vertex].block {
        let sum = blocks[block] ?? (0, 0)
        blocks[block] = (sum.sum + value, sum.count + 1)
      }
    }
    func rank(_ vertex: Int) -> (Double, Int, Double) {
      let own = keys[vertex] ?? 0
      guard let block = graph.vertices[vertex].block, let sum = blocks[block] else {
        return (own, -1, own)
      }
      return (sum.sum / sum.count, block, own)
    }
    let sorted = vertices.enumerated().map { (rank($1), $0, $1) }.sorted { first, second in
      first.0 == second.0 ? first.1 < second.1 : first.0 < second.0
    }
    graph.columns[column] = sorted.map(\.2)
    for (index, vertex) in graph.columns[column].enumerated() { place[vertex] = index }
  }

  /// Lets neighbors in a column change places where fewer links cross then; returns how many did.
  private mutating func exchange() -> Int {
    var changes = 0
    for column in graph.columns.indices {
      for index in graph.columns[column].indices.dropLast() {
        let (lower, upper) = (graph.columns[column][index], graph.columns[column][index + 1])
        guard graph.vertices[lower].block == graph.vertices[upper].block else { continue }
        guard crossings(upper, lower) < crossings(lower, upper) else { continue }
        graph.columns[column].swapAt(index, index + 1)
        (place[lower], place[upper]) = (index + 1, index)
        changes += 1
      }
    }
    return changes
  }

  /// How many links of two vertices of a column cross if the first is below the second.
  private func crossings(_ lower: Int, _ upper: Int) -> Int {
    var count = 0
    for neighbors in [graph.before, graph.after] {
      for first in neighbors[lower] {
        for second in neighbors[upper] where place[first] > place[second] { count += 1 }
      }
    }
    return count
  }

  private var crossings: Int {
    var count = 0
    for column in graph.columns.dropLast() {
      for (index, lower) in column.enumerated() {
        for upper in column[(index + 1)...] {
          for first in graph.after[lower] {
            for second in graph.after[upper] where place[first] > place[second] { count += 1 }
          }
        }
      }
    }
    return count
  }
}
