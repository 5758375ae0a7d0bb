import Synchronization

/// What an arc carries along while it is sorted: nothing, the number of its edge, or its weights.
protocol ArcValue: BitwiseCopyable, Comparable, Sendable {
  /// What the columns of edges have of it.
  associatedtype Given = Self
  /// Returns what the arcs of an edge carry.
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self
}

/// Edges that stand next to each other in memory.
struct EdgeSlice<Value: ArcValue>: @unchecked Sendable {
  /// The end of each edge in whose row its (first) arc stands.
  let rows: UnsafePointer<UInt32>
  /// The other end of each edge.
  let neighbors: UnsafePointer<UInt32>
  /// The weights of each edge, if its arcs carry them.
  let values: UnsafePointer<Value.Given>?
  /// The number of the first edge.
  let first: Int
  /// The number of edges.
  let count: Int
}

extension EdgeSlice {
  /// Calls the body with the edges of columns, in as many slices as threads are worth their while.
  static func withSlices<Result>(
    of columns: (rows: [UInt32], neighbors: [UInt32]), values: [Value.Given] = [],
    _ body: ([EdgeSlice]) throws(GraphError) -> Result
  ) throws(GraphError) -> Result {
    try columns.rows.withUnsafeBufferPointer { rows throws(GraphError) in
      try columns.neighbors.withUnsafeBufferPointer { neighbors throws(GraphError) in
        try values.withUnsafeBufferPointer { values throws(GraphError) in
          guard let rows = rows.baseAddress, let neighbors = neighbors.baseAddress else {
            return try body([])
          }
          return try body(
            Parallel.ranges(columns.rows.count).map { range in
              EdgeSlice(
                rows: rows + range.lowerBound, neighbors: neighbors + range.lowerBound,
                values: values.baseAddress.map { $0 + range.lowerBound }, first: range.lowerBound,
                count: range.count)
            })
        }
      }
    }
  }
}

/// Nothing, which takes no room.
struct NoValue: ArcValue {
  static func < (left: Self, right: Self) -> Bool { false }

  @inline(__always)
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self { NoValue() }
}

extension UInt32: ArcValue {
  @inline(__always)
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self {
    Self(truncatingIfNeeded: slice.first &+ index)
  }
}

extension Int: ArcValue {
  @inline(__always)
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self { slice.first &+ index }
}

extension Double: ArcValue {
  @inline(__always)
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self {
    // −0 becomes 0: as neither is less, parallel edges would stand in the order given.
    slice.values.unsafelyUnwrapped[index] + 0
  }
}

/// A weight that takes no more than 32 bits, which are moved in less time than 64.
extension Float: ArcValue {
  typealias Given = Double

  @inline(__always)
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self {
    // −0 becomes 0, as above.
    Float(slice.values.unsafelyUnwrapped[index] + 0)
  }
}

extension EdgeSlice<Double> {
  /// Returns the edges with weights of 32 bits, unless some weight takes more.
  static func short(_ slices: [Self]) -> [EdgeSlice<Float>]? {
    let isShort = Atomic<Bool>(true)
    Parallel.blocks(slices.count) { slice in
      if !slices[slice].isShort { isShort.store(false, ordering: .relaxed) }
    }
    guard isShort.load(ordering: .relaxed) else { return nil }
    return slices.map {
      EdgeSlice<Float>(
        rows: $0.rows, neighbors: $0.neighbors, values: $0.values, first: $0.first, count: $0.count)
    }
  }

  /// Whether each weight takes no more than 32 bits.
  private var isShort: Bool {
    guard let values else { return true }
    let block = 1_024
    for start in stride(from: 0, to: count, by: block) {
      // One branch a block, so that several weights are converted at once.
      var lostBits: UInt64 = 0
      for edge in start..<min(count, start &+ block) {
        lostBits |= Double(Float(values[edge])).bitPattern ^ values[edge].bitPattern
      }
      guard lostBits == 0 else { return false }
    }
    return true
  }
}

/// The strength and the length of an edge.
struct EdgeWeights: ArcValue {
  let strength: Double
  let length: Double

  static func < (left: Self, right: Self) -> Bool {
    (left.strength, left.length) < (right.strength, right.length)
  }

  @inline(__always)
  static func value(of slice: EdgeSlice<Self>, at index: Int) -> Self {
    let weights = slice.values.unsafelyUnwrapped[index]
    // −0 becomes 0, as for one number.
    return EdgeWeights(strength: weights.strength + 0, length: weights.length + 0)
  }
}
