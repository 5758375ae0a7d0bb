/// How much the shortest paths from a node depend on every other, by lengths.
///
/// The values of one source at a time are held, so each thread can have one of its own.
final class LengthDependencies {
  private let search: LengthSearch
  /// How many nodes each node stands for.
  private let weights: [Double]
  /// The place of each node in the order of the search, behind all if not reached.
  private let places: Workspace<UInt32>
  /// The greatest length of a way to each node that counts as a shortest one.
  private let limits: Workspace<Double>
  /// The number of shortest paths from the source to each node.
  private let counts: Workspace<Double>
  /// For each node, its weight and its dependency, divided by the number of paths to it.
  private let quotients: Workspace<Double>
  /// The next nodes on shortest paths, by the place of the node before; how many there are for each
  /// place.
  private let nextNodes: Workspace<UInt32>
  private let nextCounts: Workspace<UInt32>

  init(_ rows: ValuedRows, weights: [Double]) {
    search = LengthSearch(rows)
    self.weights = weights
    let count = rows.rows.count
    places = Workspace(repeating: 0, count: count)
    limits = Workspace(repeating: 0, count: count)
    counts = Workspace(repeating: 0, count: count)
    quotients = Workspace(repeating: 0, count: count)
    nextNodes = Workspace(repeating: 0, count: rows.values.count + 1)
    nextCounts = Workspace(repeating: 0, count: count)
  }

  /// Adds the dependencies of a source to the scores.
  func add(from source: Int, to scores: inout [Double]) {
    search.run(from: source)
    for place in 0..<search.reachedCount {
      let node = Int(search.order[place])
      places.start[node] = UInt32(truncatingIfNeeded: place)
      limits.start[node] = search.distances[node] * PathSearch.slack
      counts.start[node] = 0
    }
    if let stepCount = search.rows.withUnsafePointers({ count($0, $1, $2) }) {
      scores.withUnsafeMutableBufferPointer { scores in
        if let start = scores.baseAddress { accumulate(stepCount, start) }
      }
    } else {
      let (rows, distances) = (search.rows, search.distances)
      let (places, limits) = (places.start, limits.start)
      let order = Array(UnsafeBufferPointer(start: search.order, count: search.reachedCount))
      WidePathCount.accumulate(rows.rows, order[...], weights: weights, &scores) { node, arc in
        let neighbor = Int(rows.rows.neighbors[arc])
        return places[neighbor] > places[node]
          && distances[node] + rows.values[arc] <= limits[neighbor]
      }
    }
  }

  /// Counts the paths to each node, lists the steps of which they are made, and returns how many
  /// steps there are, or `nil` if the numbers of paths are out of range.
  ///
  /// A step leads to a node settled later, so that steps never make a circle, not even where the
  /// lengths of edges are lost in the rounding of a distance.
  private func count(
    _ offsets: ArcNumbers.Pointer, _ neighbors: UnsafePointer<UInt32>,
    _ lengths: UnsafePointer<Double>
  ) -> Int? {
    let (order, distances) = (search.order, search.distances)
    let (places, limits, counts) = (places.start, limits.start, counts.start)
    let (nextNodes, nextCounts) = (nextNodes.start, nextCounts.start)
    counts[Int(order[0])] = 1
    var largest = 1.0
    var stepCount = 0
    let isOrdered = search.isOrdered(within: PathSearch.slack)
    for place in 0..<search.reachedCount {
      let node = Int(order[place])
      let distance = distances[node]
      let first = stepCount
      let row = offsets.arcs(of: node)
      var arc = row.lowerBound
      // Without a branch: whether an arc is a step is hard to foresee.
      if isOrdered {
        while arc < row.upperBound {
          let neighbor = neighbors[arc]
          nextNodes[stepCount] = neighbor
          stepCount &+= distance + lengths[arc] <= limits[Int(neighbor)] ? 1 : 0
          arc &+= 1
        }
      } else {
        while arc < row.upperBound {
          let neighbor = neighbors[arc]
          let isShortest = distance + lengths[arc] <= limits[Int(neighbor)]
          nextNodes[stepCount] = neighbor
          stepCount &+= isShortest && Int(places[Int(neighbor)]) > place ? 1 : 0
          arc &+= 1
        }
      }
      let count = counts[node]
      largest = max(largest, count)
      for step in first..<stepCount { counts[Int(nextNodes[step])] += count }
      nextCounts[place] = UInt32(truncatingIfNeeded: stepCount &- first)
    }
    return largest <= WidePathCount.narrowLimit ? stepCount : nil
  }

  /// Adds the dependencies, the farthest nodes first.
  private func accumulate(_ stepCount: Int, _ scores: UnsafeMutablePointer<Double>) {
    let (order, counts, quotients) = (search.order, counts.start, quotients.start)
    let (nextNodes, nextCounts) = (nextNodes.start, nextCounts.start)
    let sourceWeight = weights[Int(order[0])]
    var place = search.reachedCount - 1
    var step = stepCount
    // The source, at place 0, is at an end of all these paths and between none.
    while place > 0 {
      let node = Int(order[place])
      var sum = 0.0
      let first = step &- Int(nextCounts[place])
      for step in first..<step { sum += quotients[Int(nextNodes[step])] }
      step = first
      let dependency = counts[node] * sum
      quotients[node] = (weights[node] + dependency) / counts[node]
      scores[node] += sourceWeight * dependency
      place -= 1
    }
  }
}
