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
    let (rows, _, values) = try sorted(slices, isMirrored: false, progress, giveUp)
    return (rows, values)
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
    let sorted = try sorted(slices, isMirrored: true, progress, giveUp)
    try progress.advance()
    return sorted
  }

  /// Sorts arcs, with numbers and nodes in as few bytes as hold them.
  private func sorted<Value: ArcValue>(
    _ slices: [EdgeSlice<Value>], isMirrored: Bool, _ progress: Progress, _ giveUp: () -> Void
  ) throws(GraphError) -> Graph.SortedEdges<Value> {
    let arcCount = arcCount(slices) * (isMirrored ? 2 : 1)
    let isShort = nodeCount <= 1 << UInt16.bitWidth
    return switch (ArcNumbers.isWide(upTo: arcCount), isShort) {
    case (false, true):
      try sorted(slices, UInt32.self, UInt16.self, isMirrored, progress, giveUp)
    case (false, false):
      try sorted(slices, UInt32.self, UInt32.self, isMirrored, progress, giveUp)
    case (true, _):
      try sorted(slices, Int.self, UInt32.self, isMirrored, progress, giveUp)
    }
  }

  private func sorted<Number: ArcNumber, Member: ArcMember, Value: ArcValue>(
    _ slices: [EdgeSlice<Value>], _: Number.Type, _: Member.Type, _ isMirrored: Bool,
    _ progress: Progress, _ giveUp: () -> Void
  ) throws(GraphError) -> Graph.SortedEdges<Value> {
    var spare: SortedArcs<Number, UInt64, Value>?
    var byNeighbor: SortedArcs<Number, Member, Value> = sortedByNeighbor(slices, giveUp, &spare)
    try progress.advance()
    // An arc back stands in the row of the larger end.
    let mirror = isMirrored ? ArcMirror(offsets: byNeighbor.offsets) : nil
    var offsets: [Number] = []
    var values: [Value] = []
    var isSimple = false
    let neighbors = [UInt32](inLargePages: byNeighbor.count * (isMirrored ? 2 : 1)) { neighbors in
      values = [Value](inLargePages: byNeighbor.valueCount) { values in
        offsets = Self.turn(&byNeighbor, &spare, into: ArcColumns(neighbors, values), mirror)
      }
      if let mirror {
        isSimple = withExtendedLifetime(spare) {
          mirror.fill(neighbors, offsets, spare?.columns.members)
        }
      }
    }
    try progress.advance()
    return (Rows(offsets: Number.numbers(offsets), neighbors: neighbors), isSimple, values)
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
            newOffsets = turn(&arcs, &spare, into: ArcColumns(neighbors, newValues), nil)
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
  private func sortedByNeighbor<Number: ArcNumber, Member: ArcMember, Value: ArcValue>(
    _ slices: [EdgeSlice<Value>], _ giveUp: () -> Void,
    _ spare: inout SortedArcs<Number, UInt64, Value>?
  ) -> SortedArcs<Number, Member, Value> {
    let blocks = ArcBlocks(nodeCount)
    guard blocks.isWorthwhile else {
      defer { giveUp() }
      return byNeighbor(slices, shift: 0)
    }
    let inBlocks: SortedArcs<Number, UInt64, Value> = byNeighbor(slices, shift: blocks.shift)
    giveUp()
    var sorted = SortedArcs<Number, Member, Value>(count: inBlocks.count)
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
    let buckets = ArcBuckets<Number>(count: (nodeCount - 1) >> shift + 1, ranges: slices.count)
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
  ///   - spare: Memory for as many arcs, if there is some already; none in the end unless there are arcs
  ///     back.
  ///   - columns: Where the new rows are put.
  ///   - mirror: The arcs back for which room is left in front of each new row, if there are any.
  /// - Returns: Where the new rows start.
  private static func turn<Number: ArcNumber, Member: ArcMember, Value: ArcValue>(
    _ old: inout SortedArcs<Number, Member, Value>,
    _ spare: inout SortedArcs<Number, UInt64, Value>?, into columns: ArcColumns<UInt32, Value>,
    _ mirror: ArcMirror<Number>?
  ) -> [Number] {
    let blocks = ArcBlocks(old.offsets.count - 1)
    // The columns are read through pointers, which do not keep them.
    guard blocks.isWorthwhile else {
      let offsets = withExtendedLifetime(old) { turn(old, shift: 0, into: columns, mirror) }
      old = SortedArcs(count: 0)
      return offsets
    }
    var inBlocks = spare.take() ?? SortedArcs(count: old.count)
    let places = inBlocks.columns
    inBlocks.offsets = withExtendedLifetime(old) {
      turn(old, shift: blocks.shift, into: places, nil)
    }
    old = SortedArcs(count: 0)
    let offsets = withExtendedLifetime(inBlocks) { blocks.sort(inBlocks, into: columns, mirror) }
    if mirror != nil { spare = inBlocks }
    return offsets
  }

  /// Turns rows, or puts what they turn into in the order of blocks of rows.
  private static func turn<Number: ArcNumber, Old: ArcMember, Member: ArcMember, Value: ArcValue>(
    _ old: SortedArcs<Number, Old, Value>, shift: UInt32,
    into columns: ArcColumns<Member, Value>, _ mirror: ArcMirror<Number>?
  ) -> [Number] {
    let (oldOffsets, old) = (old.offsets, old.columns)
    let ranges = Parallel.ranges(of: Number.numbers(oldOffsets))
    let buckets = ArcBuckets<Number>(
      count: (oldOffsets.count - 2) >> shift + 1, ranges: ranges.count)
    let offsets = buckets.fill(room: { mirror?.count(in: $0) ?? 0 }) { range, counts in
      let nodes = ranges[range]
      for arc in Int(oldOffsets[nodes.lowerBound])..<Int(oldOffsets[nodes.upperBound]) {
        counts[Int(truncatingIfNeeded: old.members[arc]) &>> Int(shift)] &+= 1
      }
    }
    buckets.scatter { range, next in
      let oldOffsets = oldOffsets.span
      for node in ranges[range] {
        for arc in Int(oldOffsets[node])..<Int(oldOffsets[node + 1]) {
          let row = UInt32(truncatingIfNeeded: old.members[arc])
          let bucket = Int(row &>> shift)
          let place = Int(next[bucket])
          next[bucket] &+= 1
          columns.members[place] = ArcBlocks.member(UInt32(truncatingIfNeeded: node), of: row)
          if MemoryLayout<Value>.size > 0 {
            columns.values[place - (mirror?.count(through: Int(row)) ?? 0)] = old.values[arc]
          }
        }
      }
    }
    return offsets
  }
}
