import Synchronization

/// A counting sort of arcs in two passes: first by neighbor and then, stably, by row.
///
/// Where there are many, the arcs are dealt with in ranges, one for each thread; each range has
/// places of its own in every bucket, so the result is the same for any number of ranges. Where there
/// are many nodes, a pass sorts by blocks of them first (see ``ArcBlocks``).
struct ArcSort {
  /// Which arcs an edge makes.
  enum Arcs {
    /// One from the row to the neighbor.
    case one
    /// One from the row to the neighbor and one back.
    case both
    /// One from its smaller to its larger end, whichever comes first.
    case ascending
  }

  private let nodeCount: Int
  private let arcs: Arcs

  init(nodeCount: Int, _ arcs: Arcs) {
    self.nodeCount = nodeCount
    self.arcs = arcs
  }

  /// The number of steps of progress that sorting takes.
  static let steps = 2

  /// Returns the rows of arcs in ascending order, and what each carries.
  ///
  /// - Parameters:
  ///   - slices: The edges.
  ///   - progress: Counts the steps.
  ///   - giveUp: Is called as soon as the edges are no longer needed.
  /// - Returns: The rows, and what the arcs carry, arc by arc.
  /// - Throws: ``GraphError`` if the task was canceled.
  func rows<Value: ArcValue>(
    of slices: [EdgeSlice<Value>], _ progress: Progress, giveUp: () -> Void = {}
  ) throws(GraphError) -> (rows: Rows, values: [Value]) {
    try ArcNumbers.isWide(upTo: arcCount(slices))
      ? rows(of: slices, Int.self, progress, giveUp)
      : rows(of: slices, UInt32.self, progress, giveUp)
  }

  private func rows<Number: ArcNumber, Value: ArcValue>(
    of slices: [EdgeSlice<Value>], _: Number.Type, _ progress: Progress, _ giveUp: () -> Void
  ) throws(GraphError) -> (rows: Rows, values: [Value]) {
    var spare: SortedArcs<Number, UInt64, Value>?
    var byNeighbor = sortedByNeighbor(slices, giveUp, &spare)
    try progress.advance()
    var offsets: [Number] = []
    var values: [Value] = []
    let neighbors = [UInt32](inLargePages: byNeighbor.count) { neighbors in
      values = [Value](inLargePages: byNeighbor.valueCount) { values in
        offsets = Self.turn(&byNeighbor, &spare, into: ArcColumns(neighbors, values))
      }
    }
    try progress.advance()
    return (Rows(offsets: Number.numbers(offsets), neighbors: neighbors), values)
  }

  /// Returns the rows of an undirected graph, whose edges make an arc to their larger ends and, after
  /// these are sorted, one back: fewer arcs are sorted so.
  ///
  /// - Parameters:
  ///   - slices: The edges.
  ///   - progress: Counts the steps, and one more.
  ///   - giveUp: Is called as soon as the edges are no longer needed.
  /// - Returns: The rows, two arcs for each loop, whether there are neither loops nor parallel edges,
  ///   and what each edge carries, in ascending order of smaller and larger ends.
  /// - Throws: ``GraphError`` if the task was canceled.
  func mirroredRows<Value: ArcValue>(
    of slices: [EdgeSlice<Value>], _ progress: Progress, giveUp: () -> Void = {}
  ) throws(GraphError) -> Graph.SortedEdges<Value> {
    try ArcNumbers.isWide(upTo: 2 * arcCount(slices))
      ? mirroredRows(of: slices, Int.self, progress, giveUp)
      : mirroredRows(of: slices, UInt32.self, progress, giveUp)
  }

  private func mirroredRows<Number: ArcNumber, Value: ArcValue>(
    of slices: [EdgeSlice<Value>], _: Number.Type, _ progress: Progress, _ giveUp: () -> Void
  ) throws(GraphError) -> Graph.SortedEdges<Value> {
    var spare: SortedArcs<Number, UInt64, Value>?
    var byNeighbor = sortedByNeighbor(slices, giveUp, &spare)
    try progress.advance()
    var offsets: [Number] = []
    let larger = Workspace<UInt32>(uninitialized: byNeighbor.count)
    let values = [Value](inLargePages: byNeighbor.valueCount) { values in
      offsets = Self.turn(&byNeighbor, &spare, into: ArcColumns(larger.buffer, values))
    }
    try progress.advance()
    let (rows, isSimple) = Self.mirrored(offsets, larger)
    try progress.advance()
    return (rows, isSimple, values)
  }

  /// Turns rows of sources by target into rows of targets by source, in ascending order.
  static func turned(_ rows: Rows) -> Rows { turned(rows, [NoValue]()).rows }

  /// Turns rows, and what their arcs carry along with them.
  static func turned<Value: ArcValue>(
    _ rows: Rows, _ values: [Value]
  ) -> (rows: Rows, values: [Value]) {
    rows.offsets.isWide
      ? turned(rows.offsets.wide, rows.neighbors, values)
      : turned(rows.offsets.narrow, rows.neighbors, values)
  }

  private static func turned<Number: ArcNumber, Value: ArcValue>(
    _ offsets: [Number], _ members: [UInt32], _ values: [Value]
  ) -> (rows: Rows, values: [Value]) {
    var newOffsets: [Number] = []
    var newValues: [Value] = []
    let neighbors = members.withUnsafeBufferPointer { members in
      values.withUnsafeBufferPointer { values in
        [UInt32](inLargePages: members.count) { neighbors in
          newValues = [Value](inLargePages: values.count) { newValues in
            // They are only read.
            let old = ArcColumns(
              UnsafeMutableBufferPointer(mutating: members),
              UnsafeMutableBufferPointer(mutating: values))
            var arcs = SortedArcs(offsets, old)
            var spare: SortedArcs<Number, UInt64, Value>?
            newOffsets = turn(&arcs, &spare, into: ArcColumns(neighbors, newValues))
          }
        }
      }
    }
    return (Rows(offsets: Number.numbers(newOffsets), neighbors: neighbors), newValues)
  }

  private func arcCount<Value>(_ slices: [EdgeSlice<Value>]) -> Int {
    slices.reduce(0) { $0 + $1.count } * (arcs == .both ? 2 : 1)
  }

  /// Returns the rows that each neighbor stands in, and gives up the edges.
  ///
  /// If blocks took memory, it is spare now: new memory has to be cleared.
  private func sortedByNeighbor<Number: ArcNumber, Value: ArcValue>(
    _ slices: [EdgeSlice<Value>], _ giveUp: () -> Void,
    _ spare: inout SortedArcs<Number, UInt64, Value>?
  ) -> SortedArcs<Number, UInt32, Value> {
    let blocks = ArcBlocks(nodeCount)
    guard blocks.isWorthwhile else {
      defer { giveUp() }
      return byNeighbor(slices, shift: 0)
    }
    let inBlocks: SortedArcs<Number, UInt64, Value> = byNeighbor(slices, shift: blocks.shift)
    giveUp()
    var sorted = SortedArcs<Number, UInt32, Value>(count: inBlocks.count)
    sorted.offsets = blocks.sort(inBlocks, into: sorted.columns)
    spare = inBlocks
    return sorted
  }

  /// Returns the rows that each neighbor, or each block of neighbors, stands in.
  private func byNeighbor<Number: ArcNumber, Member: ArcMember, Value: ArcValue>(
    _ slices: [EdgeSlice<Value>], shift: UInt32
  ) -> SortedArcs<Number, Member, Value> {
    let (isBoth, isAscending) = (arcs == .both, arcs == .ascending)
    var sorted = SortedArcs<Number, Member, Value>(count: arcCount(slices))
    let buckets = Buckets<Number>(count: (nodeCount - 1) >> shift + 1, ranges: slices.count)
    sorted.offsets = buckets.fill { range, counts in
      let slice = slices[range]
      for edge in 0..<slice.count {
        let (row, neighbor) = (slice.rows[edge], slice.neighbors[edge])
        counts[Int((isAscending ? max(row, neighbor) : neighbor) &>> shift)] &+= 1
        if isBoth { counts[Int(row &>> shift)] &+= 1 }
      }
    }
    let columns = sorted.columns
    buckets.scatter { range, next in
      let slice = slices[range]
      for edge in 0..<slice.count {
        var (row, neighbor) = (slice.rows[edge], slice.neighbors[edge])
        if isAscending { (row, neighbor) = (min(row, neighbor), max(row, neighbor)) }
        let value = Value.value(of: slice, at: edge)
        let bucket = Int(neighbor &>> shift)
        let place = Int(next[bucket])
        next[bucket] &+= 1
        columns.members[place] = ArcBlocks.member(row, of: neighbor)
        columns.values[place] = value
        if isBoth {
          let bucket = Int(row &>> shift)
          let place = Int(next[bucket])
          next[bucket] &+= 1
          columns.members[place] = ArcBlocks.member(neighbor, of: row)
          columns.values[place] = value
        }
      }
    }
    return sorted
  }

  /// Turns rows of sources by target into rows of targets by source, in ascending order.
  ///
  /// - Parameters:
  ///   - old: The rows, which are given up as soon as they are no longer needed.
  ///   - spare: Memory for as many arcs, if there is some already; none in the end.
  ///   - columns: Where the new rows are put.
  /// - Returns: Where the new rows start.
  private static func turn<Number: ArcNumber, Value: ArcValue>(
    _ old: inout SortedArcs<Number, UInt32, Value>,
    _ spare: inout SortedArcs<Number, UInt64, Value>?, into columns: ArcColumns<UInt32, Value>
  ) -> [Number] {
    let blocks = ArcBlocks(old.offsets.count - 1)
    // The columns are read through pointers, which do not keep them.
    guard blocks.isWorthwhile else {
      let offsets = withExtendedLifetime(old) { turn(old, shift: 0, into: columns) }
      old = SortedArcs(count: 0)
      return offsets
    }
    var inBlocks = spare.take() ?? SortedArcs(count: old.count)
    let places = inBlocks.columns
    inBlocks.offsets = withExtendedLifetime(old) { turn(old, shift: blocks.shift, into: places) }
    old = SortedArcs(count: 0)
    return withExtendedLifetime(inBlocks) { blocks.sort(inBlocks, into: columns) }
  }

  /// Turns rows, or puts what they turn into in the order of blocks of rows.
  private static func turn<Number: ArcNumber, Member: ArcMember, Value: ArcValue>(
    _ old: SortedArcs<Number, UInt32, Value>, shift: UInt32,
    into columns: ArcColumns<Member, Value>
  ) -> [Number] {
    let (oldOffsets, old) = (old.offsets, old.columns)
    let ranges = Parallel.ranges(of: Number.numbers(oldOffsets))
    let buckets = Buckets<Number>(
      count: (oldOffsets.count - 2) >> shift + 1, ranges: ranges.count)
    let offsets = buckets.fill { range, counts in
      let nodes = ranges[range]
      for arc in Int(oldOffsets[nodes.lowerBound])..<Int(oldOffsets[nodes.upperBound]) {
        counts[Int(old.members[arc] &>> shift)] &+= 1
      }
    }
    buckets.scatter { range, next in
      let oldOffsets = oldOffsets.span
      for node in ranges[range] {
        for arc in Int(oldOffsets[node])..<Int(oldOffsets[node + 1]) {
          let row = old.members[arc]
          let bucket = Int(row &>> shift)
          let place = Int(next[bucket])
          next[bucket] &+= 1
          columns.members[place] = ArcBlocks.member(UInt32(truncatingIfNeeded: node), of: row)
          columns.values[place] = old.values[arc]
        }
      }
    }
    return offsets
  }

  /// Returns arcs and those back, given the arcs from smaller to larger nodes in ascending order.
  private static func mirrored<Number: ArcNumber>(
    _ oldOffsets: [Number], _ old: Workspace<UInt32>
  ) -> (rows: Rows, isSimple: Bool) {
    let ranges = Parallel.ranges(of: Number.numbers(oldOffsets))
    let buckets = Buckets<Number>(count: oldOffsets.count - 1, ranges: ranges.count)
    let isSimple = Atomic<Bool>(true)
    nonisolated(unsafe) let old = old.start
    // As the rows ascend, the arcs back to smaller nodes come first in a row and in their order.
    let offsets = buckets.fill(room: { oldOffsets[$0 + 1] - oldOffsets[$0] }) { range, counts in
      let oldOffsets = oldOffsets.span
      // One branch a range, not one an arc.
      var repeatedCount = 0
      for row in ranges[range] {
        var last = UInt32(truncatingIfNeeded: row)
        for arc in Int(oldOffsets[row])..<Int(oldOffsets[row + 1]) {
          let neighbor = old[arc]
          counts[Int(neighbor)] &+= 1
          repeatedCount &+= neighbor == last ? 1 : 0
          last = neighbor
        }
      }
      if repeatedCount > 0 { isSimple.store(false, ordering: .relaxed) }
    }
    let neighbors = [UInt32](inLargePages: 2 * Int(oldOffsets[oldOffsets.count - 1])) { neighbors in
      nonisolated(unsafe) let neighbors = neighbors
      buckets.scatter { range, next in
        let (oldOffsets, offsets) = (oldOffsets.span, offsets.span)
        for row in ranges[range] {
          let arcs = Int(oldOffsets[row])..<Int(oldOffsets[row + 1])
          var own = Int(offsets[row + 1]) - arcs.count
          for arc in arcs {
            let neighbor = old[arc]
            neighbors[own] = neighbor
            own &+= 1
            neighbors[Int(next[Int(neighbor)])] = UInt32(truncatingIfNeeded: row)
            next[Int(neighbor)] &+= 1
          }
        }
      }
    }
    return (
      Rows(offsets: Number.numbers(offsets), neighbors: neighbors),
      isSimple.load(ordering: .relaxed)
    )
  }
}

/// The places of each range in each bucket of a counting sort.
private struct Buckets<Number: ArcNumber>: @unchecked Sendable {
  private let count: Int
  private let ranges: Int
  /// The count of each bucket, then the next place in it, range after range.
  private let places: Workspace<Number>

  init(count: Int, ranges: Int) {
    self.count = count
    self.ranges = ranges
    places = Workspace(uninitialized: count * ranges)
  }

  /// Lets each range count its items.
  ///
  /// - Parameters:
  ///   - room: How many places there are to be left at the end of each bucket.
  ///   - body: Counts the items of a range.
  /// - Returns: Where the buckets start, and the total.
  func fill(
    room: (_ bucket: Int) -> Number = { _ in 0 },
    _ body: @Sendable (_ range: Int, _ counts: UnsafeMutablePointer<Number>) -> Void
  ) -> [Number] {
    Parallel.blocks(ranges) { range in
      let counts = places.start + range * count
      counts.initialize(repeating: 0, count: count)
      body(range, counts)
    }
    return [Number](unsafeUninitializedCapacity: count + 1) { offsets, initializedCount in
      let places = places.start
      var total: Number = 0
      for bucket in 0..<count {
        offsets.initializeElement(at: bucket, to: total)
        for range in 0..<ranges {
          let size = places[range * count + bucket]
          places[range * count + bucket] = total
          total &+= size
        }
        total &+= room(bucket)
      }
      offsets.initializeElement(at: count, to: total)
      initializedCount = count + 1
    }
  }

  /// Lets each range put its items at the next places of the buckets.
  func scatter(_ body: @Sendable (_ range: Int, _ next: UnsafeMutablePointer<Number>) -> Void) {
    Parallel.blocks(ranges) { body($0, places.start + $0 * count) }
  }
}
