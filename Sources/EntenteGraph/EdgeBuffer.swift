/// Columns of edges that one thread fills, to be made into a graph with those of others.
///
/// Nothing is checked: who fills it knows that the ends are less than the number of nodes, and the
/// values finite and at least 0.
package final class EdgeBuffer: @unchecked Sendable {
  /// What the values of edges are.
  package enum ValueKind {
    /// The strength of each edge.
    case strengths
    /// The length of each edge.
    case lengths
  }

  /// Where the columns of edges are put.
  package typealias Places = (
    sources: UnsafeMutablePointer<UInt32>, targets: UnsafeMutablePointer<UInt32>,
    values: UnsafeMutablePointer<Double>
  )

  /// The number of edges.
  package private(set) var count = 0
  fileprivate let hasValues: Bool
  private var sourceColumn = Workspace<UInt32>(uninitialized: 0)
  private var targetColumn = Workspace<UInt32>(uninitialized: 0)
  private var valueColumn = Workspace<Double>(uninitialized: 0)

  /// Creates an empty buffer.
  ///
  /// - Parameter hasValues: Whether each edge has a value.
  package init(hasValues: Bool) { self.hasValues = hasValues }

  /// The places of the edges to be added next, which ``reserve(_:)`` made room for: of their sources,
  /// targets and, if they have any, values.
  package var nextPlaces: Places {
    (sourceColumn.start + count, targetColumn.start + count, valueColumn.start + count)
  }

  /// Adds edges that were written to ``nextPlaces``.
  package func add(_ edgeCount: Int) { count += edgeCount }

  /// How many edges there is room for.
  package var capacity: Int { sourceColumn.count }

  /// Makes room for so many edges in all.
  package func reserve(_ capacity: Int) {
    guard capacity > self.capacity else { return }
    sourceColumn = sourceColumn.enlarged(to: capacity, keeping: count)
    targetColumn = targetColumn.enlarged(to: capacity, keeping: count)
    if hasValues { valueColumn = valueColumn.enlarged(to: capacity, keeping: count) }
  }

  /// The values of the edges.
  fileprivate var values: UnsafePointer<Double> { UnsafePointer(valueColumn.start) }

  /// Returns the edges of some buffers, one after another.
  fileprivate static func slices<Value>(
    of buffers: [EdgeBuffer], _ values: (EdgeBuffer) -> UnsafePointer<Value.Given>?
  ) -> [EdgeSlice<Value>] {
    var first = 0
    return buffers.map { buffer in
      defer { first += buffer.count }
      return EdgeSlice(
        rows: buffer.sourceColumn.start, neighbors: buffer.targetColumn.start,
        values: values(buffer), first: first, count: buffer.count)
    }
  }
}

extension Graph {
  /// Creates a graph from buffers, its edges numbered in ascending order.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - nodeCount: The number of nodes.
  ///   - buffers: The edges, which are given up as soon as they are no longer needed.
  ///   - values: What the values of the edges are, if they have any.
  /// - Throws: ``GraphError`` if there are too many nodes or the task was canceled.
  package init(
    _ direction: Direction, nodeCount: Int, buffers: inout [EdgeBuffer],
    values: EdgeBuffer.ValueKind?
  ) throws(GraphError) {
    try Self.check(nodeCount: nodeCount)
    let progress = Progress(Self.steps)
    let giveUp = { buffers = [] }
    guard let values else {
      let slices: [EdgeSlice<NoValue>] = EdgeBuffer.slices(of: buffers) { _ in nil }
      let sorted = try Self.sorted(direction, nodeCount, slices, progress, giveUp: giveUp)
      self.init(direction, sorted, strengths: nil, lengths: nil)
      return
    }
    precondition(buffers.allSatisfy(\.hasValues), "the edges have no values")
    let slices: [EdgeSlice<Double>] = EdgeBuffer.slices(of: buffers) { $0.values }
    let sorted = try Self.sortedByWeights(direction, nodeCount, slices, progress, giveUp: giveUp)
    switch values {
    case .strengths: self.init(direction, sorted, strengths: sorted.values, lengths: nil)
    case .lengths: self.init(direction, sorted, strengths: nil, lengths: sorted.values)
    }
  }
}
