/// How much the shortest paths from eight nodes at a time depend on every other, by hops.
///
/// Each source has a lane of a vector. The searches go on level by level, and a node is looked at
/// once in a level for all lanes in which it is reached there, so each row of the graph is read
/// about as often as there are different distances to it, and no list of predecessors is kept.
struct LaneDependencies {
  private typealias Vector = SIMD8<Double>
  private typealias Vectors = UnsafeMutablePointer<Vector>
  private typealias Masks = UnsafeMutablePointer<UInt8>
  /// The number of sources at a time.
  static let width = 8

  private let rows: LocalRows
  /// How many nodes each node stands for.
  private let weights: [Double]
  /// The number of shortest paths to each node in each lane, 0 if not reached.
  private var counts: [SIMD8<Double>]
  /// On the way out, the counts of the nodes in the present level and in the next.
  ///
  /// On the way back, for the nodes in the level behind, the weight and the dependency, divided by
  /// the count.
  private var values: [SIMD8<Double>]
  private var nextValues: [SIMD8<Double>]
  /// The lanes in which each node was reached at all, is in the present level and is in the next.
  private var seen: [UInt8]
  private var masks: [UInt8]
  private var nextMasks: [UInt8]
  /// The nodes of each level, one after the other, with the lanes in which they are there.
  private var order: [UInt32]
  private var orderMasks: [UInt8]
  /// Where the levels start in the order.
  private var levels: [Int] = []
  /// A vector of 1 in the lanes of a mask and 0 in the others, for each mask.
  private let ones = Self.ones
  private static let ones: [SIMD8<Double>] = (0..<256).map { mask in
    var vector = SIMD8<Double>.zero
    for lane in 0..<width { vector[lane] = Double(mask >> lane & 1) }
    return vector
  }

  init(_ rows: LocalRows, weights: [Double]) {
    self.rows = rows
    self.weights = weights
    counts = [SIMD8<Double>](repeating: .zero, count: rows.count)
    values = counts
    nextValues = counts
    seen = [UInt8](repeating: 0, count: rows.count)
    masks = seen
    nextMasks = seen
    order = [UInt32](repeating: 0, count: Self.width * rows.count)
    orderMasks = [UInt8](repeating: 0, count: Self.width * rows.count)
  }

  /// Adds the dependencies of at most eight sources, with consecutive numbers, to the scores.
  mutating func add(from sources: Range<Int>, to scores: inout [Double]) {
    var sourceWeights = Vector.zero
    for (lane, source) in sources.enumerated() { sourceWeights[lane] = weights[source] }
    let (rows, weights) = (rows, weights)
    var largest = 1.0
    withPointers { state in
      state.start(sources)
      while state.takeStep(rows) {}
      largest = state.largest.max()
      if largest <= WidePathCount.narrowLimit {
        weights.withUnsafeBufferPointer { weights in
          scores.withUnsafeMutableBufferPointer { scores in
            state.accumulate(rows.outgoing, weights, sourceWeights, scores)
          }
        }
      }
      state.reset()
    }
    guard largest > WidePathCount.narrowLimit else { return }
    var search = HopSearch(rows.outgoing)
    for source in sources {
      search.run(from: source)
      let distances = search.distances
      WidePathCount.accumulate(
        rows.outgoing, search.order[..<search.reachedCount], weights: weights, &scores
      ) { node, arc in distances[Int(rows.outgoing.neighbors[arc])] == distances[node] + 1 }
    }
  }

  private mutating func withPointers(_ body: (inout State) -> Void) {
    counts.withUnsafeMutableBufferPointer { counts in
      values.withUnsafeMutableBufferPointer { values in
        nextValues.withUnsafeMutableBufferPointer { nextValues in
          seen.withUnsafeMutableBufferPointer { seen in
            masks.withUnsafeMutableBufferPointer { masks in
              nextMasks.withUnsafeMutableBufferPointer { nextMasks in
                order.withUnsafeMutableBufferPointer { order in
                  orderMasks.withUnsafeMutableBufferPointer { orderMasks in
                    ones.withUnsafeBufferPointer { ones in
                      guard let countStart = counts.baseAddress,
                        let valueStart = values.baseAddress,
                        let nextStart = nextValues.baseAddress, let seenStart = seen.baseAddress,
                        let maskStart = masks.baseAddress,
                        let nextMaskStart = nextMasks.baseAddress,
                        let orderStart = order.baseAddress,
                        let orderMaskStart = orderMasks.baseAddress,
                        let oneStart = ones.baseAddress
                      else { return }
                      var state = State(
                        nodeCount: counts.count, counts: countStart, values: valueStart,
                        nextValues: nextStart, seen: seenStart, masks: maskStart,
                        nextMasks: nextMaskStart, order: orderStart, orderMasks: orderMaskStart,
                        ones: oneStart, levels: levels)
                      body(&state)
                      levels = state.levels
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The arrays of a batch of sources, as pointers.
  private struct State {
    let nodeCount: Int
    let counts: Vectors
    var values: Vectors
    var nextValues: Vectors
    let seen: Masks
    var masks: Masks
    var nextMasks: Masks
    let order: UnsafeMutablePointer<UInt32>
    let orderMasks: Masks
    let ones: UnsafePointer<Vector>
    var levels: [Int]
    var end = 0
    var all: UInt8 = 0
    var largest = Vector(repeating: 1)

    mutating func start(_ sources: Range<Int>) {
      levels.removeAll(keepingCapacity: true)
      levels.append(0)
      for (lane, source) in sources.enumerated() {
        let bit = UInt8(1) << UInt8(lane)
        all |= bit
        counts[source][lane] = 1
        values[source] = ones[Int(bit)]
        seen[source] = bit
        masks[source] = bit
        order[lane] = UInt32(truncatingIfNeeded: source)
        orderMasks[lane] = bit
      }
      end = sources.count
      levels.append(end)
    }

    /// Goes on from the last level to the next, and returns whether there is one.
    mutating func takeStep(_ rows: LocalRows) -> Bool {
      let level = levels[levels.count - 2]..<end
      let isPull = rows.outgoing.withUnsafePointers { offsets, _ in
        var arcCount = 0
        for place in level {
          let node = Int(order[place])
          arcCount += offsets.arcs(of: node).count
        }
        return arcCount > offsets[nodeCount] / 4
      }
      if isPull { pull(rows.incoming) } else { push(rows.outgoing, level) }

      for place in level {
        let node = Int(order[place])
        values[node] = .zero
        masks[node] = 0
      }
      swap(&values, &nextValues)
      swap(&masks, &nextMasks)
      let start = level.upperBound
      for place in start..<end {
        let node = Int(order[place])
        let mask = masks[node]
        orderMasks[place] = mask
        seen[node] |= mask
        let found = values[node] * ones[Int(mask)]
        values[node] = found
        counts[node] += found
        largest = largest.replacing(with: found, where: found .> largest)
      }
      guard end > start else { return false }
      levels.append(end)
      return true
    }

    /// The nodes of the level pass their counts on.
    private mutating func push(_ rows: Rows, _ level: Range<Int>) {
      var end = end
      let (seen, order, masks, values) = (seen, order, masks, values)
      let (nextMasks, nextValues) = (nextMasks, nextValues)
      rows.withUnsafePointers { offsets, neighbors in
        for place in level {
          let node = Int(order[place])
          let mask = masks[node]
          let value = values[node]
          for arc in offsets.arcs(of: node) {
            let neighbor = Int(neighbors[arc])
            let new = mask & ~seen[neighbor]
            if new == 0 { continue }
            if nextMasks[neighbor] == 0 {
              order[end] = UInt32(truncatingIfNeeded: neighbor)
              end += 1
              nextValues[neighbor] = .zero
            }
            nextMasks[neighbor] |= new
            nextValues[neighbor] += value
          }
        }
      }
      self.end = end
    }

    /// The nodes that are not reached in all lanes take counts over.
    private mutating func pull(_ rows: Rows) {
      var end = end
      let (seen, order, masks, values, all) = (seen, order, masks, values, all)
      let (nextMasks, nextValues) = (nextMasks, nextValues)
      rows.withUnsafePointers { offsets, neighbors in
        for node in 0..<nodeCount {
          let missing = all & ~seen[node]
          if missing == 0 { continue }
          var mask: UInt8 = 0
          var value = Vector.zero
          for arc in offsets.arcs(of: node) {
            let neighbor = Int(neighbors[arc])
            // Nothing, if it is not in the level: whether it is cannot be foretold.
            mask |= masks[neighbor]
            value += values[neighbor]
          }
          mask &= missing
          if mask == 0 { continue }
          nextMasks[node] = mask
          nextValues[node] = value
          order[end] = UInt32(truncatingIfNeeded: node)
          end += 1
        }
      }
      self.end = end
    }

    /// Adds the dependencies, the farthest level first.
    mutating func accumulate(
      _ rows: Rows, _ weights: UnsafeBufferPointer<Double>, _ sourceWeights: Vector,
      _ scores: UnsafeMutableBufferPointer<Double>
    ) {
      // The last step has left the values of no level.
      var behind = 0..<0
      for level in stride(from: levels.count - 2, to: 0, by: -1) {
        let places = levels[level]..<levels[level + 1]
        gather(rows, places, weights, sourceWeights, scores)
        for place in behind { values[Int(order[place])] = .zero }
        for place in places {
          let node = Int(order[place])
          values[node] = nextValues[node]
        }
        behind = places
      }
      for place in behind { values[Int(order[place])] = .zero }
    }

    private func gather(
      _ rows: Rows, _ places: Range<Int>, _ weights: UnsafeBufferPointer<Double>,
      _ sourceWeights: Vector, _ scores: UnsafeMutableBufferPointer<Double>
    ) {
      let (order, orderMasks, values, counts) = (order, orderMasks, values, counts)
      let (nextValues, ones) = (nextValues, ones)
      rows.withUnsafePointers { offsets, neighbors in
        for place in places {
          let node = Int(order[place])
          let mask = orderMasks[place]
          var sum = Vector.zero
          for arc in offsets.arcs(of: node) {
            // 0 for those of other levels: which they are cannot be foretold.
            sum += values[Int(neighbors[arc])]
          }
          let one = ones[Int(mask)]
          let dependency = counts[node] * sum * one
          scores[node] += (dependency * sourceWeights).sum()
          // In the other lanes the divisor must not be 0.
          let divisor = counts[node] + (Vector(repeating: 1) - one)
          nextValues[node] = (dependency + weights[node]) * one / divisor
        }
      }
    }

    /// Empties what later batches expect to be empty.
    mutating func reset() {
      for place in 0..<end {
        let node = Int(order[place])
        counts[node] = .zero
        values[node] = .zero
        nextValues[node] = .zero
        seen[node] = 0
        masks[node] = 0
        nextMasks[node] = 0
      }
    }
  }
}
