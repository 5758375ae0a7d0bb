/// How much the shortest paths from a node depend on every other, by hops.
///
/// The values of one source at a time are held, so each thread can have one of its own.
struct HopDependencies {
  private var search: HopSearch
  /// The number of shortest paths from the source to each node.
  private var counts: [Double]
  /// For each node, 1 and its dependency, divided by the number of paths to it.
  private var quotients: [Double]

  init(_ rows: Rows) {
    search = HopSearch(rows)
    counts = [Double](repeating: 0, count: rows.count)
    quotients = counts
  }

  /// Adds the dependencies of a source to the scores.
  mutating func add(from source: Int, to scores: inout [Double]) {
    search.run(from: source)
    if Self.count(search, &counts) {
      Self.accumulate(search, counts, &quotients, &scores)
    } else {
      let (rows, distances) = (search.rows, search.distances)
      WidePathCount.accumulate(rows, search.order[..<search.reachedCount], &scores) { node, arc in
        distances[Int(rows.neighbors[arc])] == distances[node] + 1
      }
    }
  }

  /// Counts the paths to each node, and returns whether the numbers are in range.
  private static func count(_ search: HopSearch, _ counts: inout [Double]) -> Bool {
    let offsets = search.rows.offsets.span
    let neighbors = search.rows.neighbors.span
    let distances = search.distances.span
    let order = search.order.span
    var counts = counts.mutableSpan

    for place in 0..<search.reachedCount { counts[Int(order[place])] = 0 }
    counts[Int(order[0])] = 1
    var largest = 1.0
    for place in 0..<search.reachedCount {
      let node = Int(order[place])
      let count = counts[node]
      let next = distances[node] + 1
      largest = max(largest, count)
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[arc])
        if distances[neighbor] == next { counts[neighbor] += count }
      }
    }
    return largest <= WidePathCount.narrowLimit
  }

  /// Adds the dependencies, the farthest nodes first.
  private static func accumulate(
    _ search: HopSearch, _ counts: [Double], _ quotients: inout [Double], _ scores: inout [Double]
  ) {
    let offsets = search.rows.offsets.span
    let neighbors = search.rows.neighbors.span
    let distances = search.distances.span
    let order = search.order.span
    let counts = counts.span
    var quotients = quotients.mutableSpan
    var scores = scores.mutableSpan

    var place = search.reachedCount - 1
    // The source, at place 0, is at an end of all these paths and between none.
    while place > 0 {
      let node = Int(order[place])
      let next = distances[node] + 1
      var sum = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[arc])
        if distances[neighbor] == next { sum += quotients[neighbor] }
      }
      let dependency = counts[node] * sum
      quotients[node] = (1 + dependency) / counts[node]
      scores[node] += dependency
      place -= 1
    }
  }
}
