/// The stress of a connected graph by its ties and by paths from pivots.
struct StressModel: ~Copyable {
  private let rows: Rows
  /// The length that each arc should have.
  private let lengths: [Float]
  private let pivots: [UInt32]
  /// The number of groups of eight pivots.
  private let groupCount: Int
  /// For each node the terms of each group.
  private let terms: Workspace<PivotTerms>
  private let threadCount: Int
  private let cycleCount: Int
  private var generator: SplitMix64

  /// How far each sweep of a cycle goes toward what is best for a node if the others stay.
  ///
  /// One sweep multiplies what is left of an error by about 1 − *s* *μ* for a step *s* and some *μ* from
  /// 0 to 2. These are the steps with the least product where *μ* is 1/4 or more: the inverse zeros of
  /// a Chebyshev polynomial.
  fileprivate static let steps: [Float] = [0.531, 0.8889, 2.721]

  /// How much work a component is.
  struct Size {
    let nodeCount: Int
    let pivotCount: Int

    init(nodeCount: Int, pivotCount: Int?) {
      self.nodeCount = nodeCount
      self.pivotCount = min(nodeCount, pivotCount ?? Self.usualPivotCount(nodeCount))
    }

    /// Returns how many pivots a component of some nodes has unless told otherwise: 1000 of 4,000 nodes,
    /// 400 of 10,000 and 200 of 100,000, which take 160 MB.
    private static func usualPivotCount(_ nodeCount: Int) -> Int {
      min(1000, max(4_000_000 / nodeCount, min(200, 20_000_000 / nodeCount), 64))
    }

    /// How many cycles of sweeps there are at most: those of small components cost little.
    var cycleCount: Int { min(50, max(10, 40_000_000 / (nodeCount * pivotCount))) }

    /// The number of steps of progress.
    var steps: Int {
      nodeCount > 1 ? nodeCount * (pivotCount + StressModel.steps.count * cycleCount) : 0
    }
  }

  /// Searches from the pivots.
  ///
  /// - Parameters:
  ///   - rows: The rows of a connected graph of at least two nodes.
  ///   - size: How much work it is.
  ///   - isByHops: Whether all values are 1.
  ///   - seed: Decides which nodes are pivots.
  ///   - progress: Counts the searches.
  /// - Throws: ``GraphError`` if the task was canceled.
  init(
    _ rows: ValuedRows, _ size: Size, isByHops: Bool, seed: UInt64, _ progress: Progress
  ) throws(GraphError) {
    self.rows = rows.rows
    lengths = rows.values.map { Float($0) }
    var generator = SplitMix64(seed: seed)
    let (count, pivotCount) = (size.nodeCount, size.pivotCount)
    cycleCount = size.cycleCount
    // One of each stretch of nodes: nodes that are near each other have consecutive numbers.
    var drawn = (0..<pivotCount).map { number in
      let (start, end) = (number * count / pivotCount, (number + 1) * count / pivotCount)
      return UInt32(truncatingIfNeeded: start + generator.below(end - start))
    }
    generator.shuffle(&drawn)
    let pivots = drawn
    self.pivots = pivots
    self.generator = generator
    let groupCount = (pivotCount + 7) / 8
    self.groupCount = groupCount
    terms = Workspace(repeating: PivotTerms(), count: count * groupCount)
    threadCount =
      count * pivotCount < 100_000 ? 1 : min(groupCount, Execution.current.threads)

    nonisolated(unsafe) let start = terms.start
    nonisolated(unsafe) let searches = (0..<threadCount).map { _ in
      PivotSearches(rows, pivotCount: pivotCount, isByHops: isByHops)
    }
    for first in stride(from: 0, to: groupCount, by: threadCount) {
      let groups = first..<min(groupCount, first + threadCount)
      Parallel.blocks(groups.count) { place in
        let group = first + place
        let lanes = group * 8..<min(pivotCount, group * 8 + 8)
        searches[place].run(pivots[lanes], start + group, stride: groupCount)
      }
      try progress.advance(by: count * min(8 * groups.count, pivotCount - 8 * first))
    }
  }

  /// Returns points with little stress.
  ///
  /// - Parameter progress: Counts the sweeps.
  /// - Returns: The points.
  /// - Throws: ``GraphError`` if the task was canceled.
  consuming func points(_ progress: Progress) throws(GraphError) -> PlanePoints {
    let count = rows.count
    let unit = lengths.reduce(0) { $0 + Double($1) } / Double(lengths.count)
    let projection = PivotProjection(
      terms, pivots, groupCount: groupCount, seed: generator.next())
    var places = Workspace(repeating: SIMD2<Float>(), count: count)
    var next = Workspace(repeating: SIMD2<Float>(), count: count)
    for (node, place) in projection.points(jitter: unit / 50).enumerated() {
      places.start[node] = place
    }
    let enough = Float(unit * 1e-3)
    for _ in 0..<cycleCount {
      var largest: Float = 0
      for step in Self.steps {
        largest = max(largest, sweep(places, next, step: step))
        swap(&places, &next)
        try progress.advance(by: count)
      }
      if largest < enough * enough { break }
    }
    return PlanePoints(places: places.array)
  }

  /// Moves each node, seeing the others where they were, and returns the square of the largest move.
  private borrowing func sweep(
    _ places: Workspace<SIMD2<Float>>, _ next: Workspace<SIMD2<Float>>, step: Float
  ) -> Float {
    var pivotX = [SIMD8<Float>](repeating: SIMD8(), count: groupCount)
    var pivotY = pivotX
    for (number, pivot) in pivots.enumerated() {
      pivotX[number / 8][number % 8] = places.start[Int(pivot)].x
      pivotY[number / 8][number % 8] = places.start[Int(pivot)].y
    }
    let (count, threadCount) = (rows.count, threadCount)
    let (rows, lengths, pivots) = (rows, lengths, (x: pivotX, y: pivotY))
    nonisolated(unsafe) let (terms, places, next) = (terms.start, places.start, next.start)
    let largest = Workspace<Float>(repeating: 0, count: threadCount)
    nonisolated(unsafe) let largestStart = largest.start
    Parallel.blocks(threadCount) { part in
      let nodes = part * count / threadCount..<(part + 1) * count / threadCount
      largestStart[part] = Self.move(
        nodes, step: step, rows, lengths, terms, pivots, from: places, to: next)
    }
    return largest.array.max() ?? 0
  }

  /// Moves some nodes, and returns the square of the largest move.
  private static func move(
    _ nodes: Range<Int>, step: Float, _ rows: Rows, _ lengths: [Float],
    _ terms: UnsafePointer<PivotTerms>, _ pivots: (x: [SIMD8<Float>], y: [SIMD8<Float>]),
    from places: UnsafePointer<SIMD2<Float>>, to next: UnsafeMutablePointer<SIMD2<Float>>
  ) -> Float {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let lengths = lengths.span
    let pivotX = pivots.x.span
    let pivotY = pivots.y.span
    let groupCount = pivotX.count
    // Keeps two nodes at one point from giving what is no number.
    let tiny = Float.leastNormalMagnitude
    let tinies = SIMD8<Float>(repeating: tiny)
    var largest: Float = 0
    for node in nodes {
      let here = places[node]
      var sumX = SIMD8<Float>()
      var sumY = SIMD8<Float>()
      var weights = SIMD8<Float>()
      let first = node &* groupCount
      for group in 0..<groupCount {
        let term = terms[first &+ group]
        let wayX = pivotX[group] - here.x
        let wayY = pivotY[group] - here.y
        let distance = (wayX * wayX + wayY * wayY + tinies).squareRoot()
        let pull = term.weights * (1 - term.distances / distance)
        sumX += pull * wayX
        sumY += pull * wayY
        weights += term.weights
      }
      var pull = SIMD2(sumX.sum(), sumY.sum())
      var weight = weights.sum()
      for arc in offsets.arcs(of: node) {
        let length = lengths[arc]
        let way = places[Int(neighbors[arc])] - here
        let distance = (way.x * way.x + way.y * way.y + tiny).squareRoot()
        let share = 1 / (length * length)
        pull += share * (1 - length / distance) * way
        weight += share
      }
      let move = step / weight * pull
      next[node] = here + move
      largest = max(largest, move.x * move.x + move.y * move.y)
    }
    return largest
  }
}
