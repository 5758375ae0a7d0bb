/// The shortest paths from a node: the arcs on them and the number of paths to each node.
///
/// It can be run again from another node; each thread makes one of its own.
struct ShortestPathCounts {
  private static let unreached = UInt32.max

  let rows: Rows
  /// The number of nodes reached, the source included.
  private(set) var reachedCount = 0
  /// The nodes reached, by distance, the source first; after them, what earlier runs have left.
  private(set) var order: [UInt32]
  /// The arcs on shortest paths, by the place in the order of the node that they leave: where each
  /// stands in the row of that node.
  private(set) var steps: [UInt32]
  /// Where the steps of each place start, and after the last reached the number of steps.
  private(set) var stepOffsets: [Int]
  /// The number of shortest paths to each node reached.
  private(set) var counts: [Double]
  /// Whether all these numbers are in range.
  private(set) var isNarrow = true
  /// The level of each node by hops, or its place in the order by lengths.
  private var marks: [UInt32]
  private var search: LengthSearch?
  /// For each node, 1 and its dependency, divided by the number of paths to it.
  private var quotients: [Double]

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - rows: The arcs, without loops and parallel ones.
  ///   - lengths: The length of each arc, or `nil` to count hops.
  init(_ rows: Rows, lengths: [Double]?) {
    self.rows = rows
    search = lengths.map { LengthSearch(ValuedRows(rows: rows, values: $0)) }
    order = [UInt32](repeating: 0, count: rows.count)
    steps = [UInt32](repeating: 0, count: rows.neighbors.count)
    stepOffsets = [Int](repeating: 0, count: rows.count + 1)
    marks = [UInt32](repeating: Self.unreached, count: rows.count)
    counts = [Double](repeating: 0, count: rows.count)
    quotients = counts
  }

  /// Finds the shortest paths from a node.
  mutating func run(from source: Int) {
    for place in 0..<reachedCount { marks[Int(order[place])] = Self.unreached }
    let largest: Double
    if search == nil {
      (reachedCount, largest) = Self.count(
        rows, from: source, &order, &steps, &stepOffsets, &counts, &marks)
    } else {
      search?.run(from: source)
      guard let search else { return }
      reachedCount = search.reachedCount
      for place in 0..<reachedCount {
        order[place] = search.order[place]
        marks[Int(order[place])] = UInt32(truncatingIfNeeded: place)
      }
      largest = Self.count(search, marks, &steps, &stepOffsets, &counts)
    }
    isNarrow = largest <= WidePathCount.narrowLimit
  }

  /// Searches by hops, and returns the number of nodes reached and the largest number of paths.
  private static func count(
    _ rows: Rows, from source: Int, _ order: inout [UInt32], _ steps: inout [UInt32],
    _ stepOffsets: inout [Int], _ counts: inout [Double], _ levels: inout [UInt32]
  ) -> (reachedCount: Int, largest: Double) {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    var order = order.mutableSpan
    var steps = steps.mutableSpan
    var stepOffsets = stepOffsets.mutableSpan
    var counts = counts.mutableSpan
    var levels = levels.mutableSpan
    levels[source] = 0
    counts[source] = 1
    order[0] = UInt32(truncatingIfNeeded: source)
    var (end, place, step, largest) = (1, 0, 0, 1.0)
    while place < end {
      let node = Int(order[place])
      let next = levels[node] + 1
      let count = counts[node]
      largest = max(largest, count)
      stepOffsets[place] = step
      place += 1
      let row = offsets.arcs(of: node)
      for arc in row {
        let neighbor = neighbors[arc]
        let level = levels[Int(neighbor)]
        if level == unreached {
          levels[Int(neighbor)] = next
          counts[Int(neighbor)] = count
          order[end] = neighbor
          end += 1
        } else if level == next {
          counts[Int(neighbor)] += count
        } else {
          continue
        }
        steps[step] = UInt32(truncatingIfNeeded: arc - row.lowerBound)
        step += 1
      }
    }
    stepOffsets[end] = step
    return (end, largest)
  }

  /// Finds the steps of a search by lengths, and returns the largest number of paths.
  ///
  /// A step leads to a node settled later, so that steps never make a circle, not even where the
  /// lengths of edges are lost in the rounding of a distance.
  private static func count(
    _ search: LengthSearch, _ places: [UInt32], _ steps: inout [UInt32],
    _ stepOffsets: inout [Int], _ counts: inout [Double]
  ) -> Double {
    let rows = search.rows
    let offsets = rows.rows.offsets
    let neighbors = rows.rows.neighbors.span
    let lengths = rows.values.span
    let (distances, order) = (search.distances, search.order)
    let places = places.span
    var steps = steps.mutableSpan
    var stepOffsets = stepOffsets.mutableSpan
    var counts = counts.mutableSpan
    for place in 0..<search.reachedCount { counts[Int(order[place])] = 0 }
    counts[Int(order[0])] = 1
    var (step, largest) = (0, 1.0)
    for place in 0..<search.reachedCount {
      let node = Int(order[place])
      let count = counts[node]
      largest = max(largest, count)
      stepOffsets[place] = step
      let row = offsets.arcs(of: node)
      for arc in row {
        let neighbor = Int(neighbors[arc])
        // What is reached from a node reached is reached too, and so has a place.
        guard places[neighbor] > place,
          distances[node] + lengths[arc] <= distances[neighbor] * PathSearch.slack
        else { continue }
        counts[neighbor] += count
        steps[step] = UInt32(truncatingIfNeeded: arc - row.lowerBound)
        step += 1
      }
    }
    stepOffsets[search.reachedCount] = step
    return largest
  }

  /// Adds to the score of each arc the share of the shortest paths along it, over all targets.
  mutating func addArcDependencies(to scores: inout [Double]) {
    guard isNarrow else {
      addWideArcDependencies(to: &scores)
      return
    }
    Self.accumulate(
      rows, order[..<reachedCount], steps, stepOffsets, counts, &quotients, &scores)
  }

  private static func accumulate(
    _ rows: Rows, _ reached: ArraySlice<UInt32>, _ steps: [UInt32], _ stepOffsets: [Int],
    _ counts: [Double], _ quotients: inout [Double], _ scores: inout [Double]
  ) {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let order = reached.span
    let steps = steps.span
    let stepOffsets = stepOffsets.span
    let counts = counts.span
    var quotients = quotients.mutableSpan
    var scores = scores.mutableSpan
    var place = order.count - 1
    while place >= 0 {
      let node = Int(order[place])
      let start = offsets[node]
      let count = counts[node]
      var dependency = 0.0
      for step in stepOffsets[place]..<stepOffsets[place + 1] {
        let arc = start + Int(steps[step])
        let part = count * quotients[Int(neighbors[arc])]
        scores[arc] += part
        dependency += part
      }
      quotients[node] = (1 + dependency) / count
      place -= 1
    }
  }

  private func addWideArcDependencies(to scores: inout [Double]) {
    let isStep = isStep
    var nodeScores = [Double](repeating: 0, count: rows.count)
    var arcScores = scores
    WidePathCount.accumulate(
      rows, order[..<reachedCount], weights: nodeScores.map { _ in 1 }, &nodeScores,
      isStep: { isStep[$1] }, pass: { arcScores[$0] += $1 })
    scores = arcScores
  }

  /// Whether each arc is on a shortest path.
  private var isStep: [Bool] {
    var isStep = [Bool](repeating: false, count: rows.neighbors.count)
    for place in 0..<reachedCount {
      let start = rows.offsets[Int(order[place])]
      for step in steps[stepOffsets[place]..<stepOffsets[place + 1]] {
        isStep[start + Int(step)] = true
      }
    }
    return isStep
  }

  /// Returns the sum, over the targets outside a group, of the share of the shortest paths that lead
  /// through the group.
  ///
  /// - Parameter isMember: Whether each node is in the group; the source is not.
  /// - Returns: The sum.
  mutating func dependency(on isMember: [Bool]) -> Double {
    // What counts is the ratio of the paths that avoid the group to all.
    let isStep = isNarrow ? [] : isStep
    let wide =
      isNarrow
      ? [] : WidePathCount.counts(rows, order[..<reachedCount], isStep: { isStep[$1] })
    for node in order[..<reachedCount] { quotients[Int(node)] = 0 }
    quotients[Int(order[0])] = 1
    var sum = 0.0
    for place in 0..<reachedCount {
      let node = Int(order[place])
      if isMember[node] { continue }
      // The shares that were added up may be off by rounding.
      let share = min(1, quotients[node])
      sum += 1 - share
      if share == 0 { continue }
      for step in steps[stepOffsets[place]..<stepOffsets[place + 1]] {
        let neighbor = Int(rows.neighbors[rows.offsets[node] + Int(step)])
        let part = isNarrow ? counts[node] / counts[neighbor] : wide[node] / wide[neighbor]
        quotients[neighbor] += share * part
      }
    }
    return sum
  }
}
