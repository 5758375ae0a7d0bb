/// How much the shortest paths from a node depend on every other, by lengths.
///
/// The values of one source at a time are held, so each thread can have one of its own.
struct LengthDependencies {
  /// How much longer than a shortest path a path may be and still count as one.
  private static let slack = 1 + 1e-10

  private var search: LengthSearch
  /// How many nodes each node stands for.
  private let weights: [Double]
  /// The place of each node in the order of the search, behind all if not reached.
  private var places: [UInt32]
  /// The number of shortest paths from the source to each node.
  private var counts: [Double]
  /// For each node, its weight and its dependency, divided by the number of paths to it.
  private var quotients: [Double]

  init(_ rows: ValuedRows, weights: [Double]) {
    search = LengthSearch(rows)
    self.weights = weights
    places = [UInt32](repeating: 0, count: rows.rows.count)
    counts = [Double](repeating: 0, count: rows.rows.count)
    quotients = counts
  }

  /// Adds the dependencies of a source to the scores.
  mutating func add(from source: Int, to scores: inout [Double]) {
    search.run(from: source)
    for place in 0..<search.reachedCount {
      places[Int(search.order[place])] = UInt32(truncatingIfNeeded: place)
    }
    if Self.count(search, places, &counts) {
      Self.accumulate(search, places, weights, counts, &quotients, &scores)
    } else {
      let (rows, distances, places) = (search.rows, search.distances, places)
      WidePathCount.accumulate(
        rows.rows, search.order[..<search.reachedCount], weights: weights, &scores
      ) { node, arc in
        let neighbor = Int(rows.rows.neighbors[arc])
        return places[neighbor] > places[node]
          && distances[node] + rows.values[arc] <= distances[neighbor] * Self.slack
      }
    }
  }

  /// Counts the paths to each node, and returns whether the numbers are in range.
  ///
  /// A step leads to a node settled later, so that steps never make a circle, not even where the
  /// lengths of edges are lost in the rounding of a distance.
  private static func count(
    _ search: LengthSearch, _ places: [UInt32], _ counts: inout [Double]
  ) -> Bool {
    let offsets = search.rows.rows.offsets.span
    let neighbors = search.rows.rows.neighbors.span
    let lengths = search.rows.values.span
    let distances = search.distances.span
    let order = search.order.span
    let places = places.span
    var counts = counts.mutableSpan

    for place in 0..<search.reachedCount { counts[Int(order[place])] = 0 }
    counts[Int(order[0])] = 1
    var largest = 1.0
    for place in 0..<search.reachedCount {
      let node = Int(order[place])
      let count = counts[node]
      largest = max(largest, count)
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[arc])
        if places[neighbor] > place,
          distances[node] + lengths[arc] <= distances[neighbor] * slack
        {
          counts[neighbor] += count
        }
      }
    }
    return largest <= WidePathCount.narrowLimit
  }

  /// Adds the dependencies, the farthest nodes first.
  private static func accumulate(
    _ search: LengthSearch, _ places: [UInt32], _ weights: [Double], _ counts: [Double],
    _ quotients: inout [Double], _ scores: inout [Double]
  ) {
    let offsets = search.rows.rows.offsets.span
    let neighbors = search.rows.rows.neighbors.span
    let lengths = search.rows.values.span
    let distances = search.distances.span
    let order = search.order.span
    let places = places.span
    let weights = weights.span
    let counts = counts.span
    var quotients = quotients.mutableSpan
    var scores = scores.mutableSpan

    let sourceWeight = weights[Int(order[0])]
    var place = search.reachedCount - 1
    // The source, at place 0, is at an end of all these paths and between none.
    while place > 0 {
      let node = Int(order[place])
      var sum = 0.0
      for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
        let neighbor = Int(neighbors[arc])
        if places[neighbor] > place,
          distances[node] + lengths[arc] <= distances[neighbor] * slack
        {
          sum += quotients[neighbor]
        }
      }
      let dependency = counts[node] * sum
      quotients[node] = (weights[node] + dependency) / counts[node]
      scores[node] += sourceWeight * dependency
      place -= 1
    }
  }
}
