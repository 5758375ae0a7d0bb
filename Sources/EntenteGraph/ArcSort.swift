/// A counting sort of arcs in two passes: first by neighbor and then, stably, by row.
///
/// Where there are many, the arcs are dealt with in ranges, one for each thread; each range has
/// places of its own in every bucket, so the result is the same for any number of ranges. Where there
/// are many nodes, a pass sorts by blocks of them first (see ``ArcBlocks``).
struct ArcSort {
  private let nodeCount: Int
  /// The end of each edge in whose row its (first) arc stands, and the other one.
  private let rowEnds: [UInt32]
  private let neighborEnds: [UInt32]
  /// Whether each edge makes a second arc, from the neighbor to the row.
  private let isBoth: Bool
  /// Whether each edge makes an arc from its smaller to its larger end, whichever comes first.
  private let isAscending: Bool

  init(nodeCount: Int, sources: [UInt32], targets: [UInt32], ends: Graph.Ends) {
    self.nodeCount = nodeCount
    (rowEnds, neighborEnds) = ends == .incoming ? (targets, sources) : (sources, targets)
    isBoth = ends == .all
    isAscending = false
  }

  /// Sorts arcs from the smaller to the larger end of each edge.
  init(nodeCount: Int, ascending ends: (sources: [UInt32], targets: [UInt32])) {
    self.nodeCount = nodeCount
    (rowEnds, neighborEnds) = ends
    isBoth = false
    isAscending = true
  }

  private var arcCount: Int { isBoth ? 2 * rowEnds.count : rowEnds.count }

  /// The number of steps of progress that sorting takes.
  static let steps = 2

  /// Returns the rows, and the edge of each arc if asked for.
  func rows(
    numbered: Bool, _ progress: Progress
  ) throws(GraphError) -> (rows: Rows, edges: ArcNumbers) {
    try ArcNumbers.isWide(upTo: arcCount)
      ? rows(Int.self, numbered: numbered, progress)
      : rows(UInt32.self, numbered: numbered, progress)
  }

  private func rows<Number: ArcNumber>(
    _: Number.Type, numbered: Bool, _ progress: Progress
  ) throws(GraphError) -> (rows: Rows, edges: ArcNumbers) {
    var byNeighbor: Turned<Number> = sortedByNeighbor(numbered: numbered)
    try progress.advance()
    let byRow = Self.turned(&byNeighbor, numbered: numbered)
    try progress.advance()
    return (
      Rows(offsets: Number.numbers(byRow.offsets), neighbors: byRow.members),
      Number.numbers(byRow.edges)
    )
  }

  /// Rows, and the edge of each arc if asked for.
  typealias Turned<Number: ArcNumber> = (offsets: [Number], members: [UInt32], edges: [Number])

  /// Returns the rows that each neighbor stands in.
  private func sortedByNeighbor<Number: ArcNumber>(numbered: Bool) -> Turned<Number> {
    let blocks = ArcBlocks(nodeCount)
    guard blocks.isWorthwhile else { return byNeighbor(UInt32.self, shift: 0, numbered: numbered) }
    return blocks.sorted(byNeighbor(UInt64.self, shift: blocks.shift, numbered: numbered))
  }

  /// Returns the rows that each neighbor, or each block of neighbors, stands in.
  private func byNeighbor<Number: ArcNumber, Member: ArcMember>(
    _: Member.Type, shift: UInt32, numbered: Bool
  ) -> (offsets: [Number], members: [Member], edges: [Number]) {
    let ranges = Parallel.ranges(rowEnds.count)
    let (isBoth, isAscending, arcCount) = (isBoth, isAscending, arcCount)
    var places = Buckets<Number>(count: (nodeCount - 1) >> shift + 1, ranges: ranges.count)
    return rowEnds.withUnsafeBufferPointer { rowEnds in
      neighborEnds.withUnsafeBufferPointer { neighborEnds in
        nonisolated(unsafe) let rowEnds = rowEnds
        nonisolated(unsafe) let neighborEnds = neighborEnds
        let offsets = places.fill { range, counts in
          for edge in ranges[range] {
            let (row, neighbor) = (rowEnds[edge], neighborEnds[edge])
            counts[Int((isAscending ? max(row, neighbor) : neighbor) &>> shift)] &+= 1
            if isBoth { counts[Int(row &>> shift)] &+= 1 }
          }
        }
        let (rows, edges) = places.scatter(arcCount, Member.self, numbered: numbered) {
          range, next, rows, edges in
          for edge in ranges[range] {
            var (row, neighbor) = (rowEnds[edge], neighborEnds[edge])
            if isAscending { (row, neighbor) = (min(row, neighbor), max(row, neighbor)) }
            let bucket = Int(neighbor &>> shift)
            let place = Int(next[bucket])
            next[bucket] &+= 1
            rows[place] = ArcBlocks.member(row, of: neighbor)
            edges?[place] = Number(truncatingIfNeeded: edge)
            if isBoth {
              let bucket = Int(row &>> shift)
              let place = Int(next[bucket])
              next[bucket] &+= 1
              rows[place] = ArcBlocks.member(neighbor, of: row)
              edges?[place] = Number(truncatingIfNeeded: edge)
            }
          }
        }
        return (offsets, rows, edges)
      }
    }
  }

  /// Turns rows of sources by target into rows of targets by source, in ascending order.
  static func turned(_ rows: Rows) -> Rows {
    func turned<Number: ArcNumber>(_ offsets: [Number]) -> Rows {
      var old: Turned<Number> = (offsets, rows.neighbors, [])
      let (offsets, members, _) = Self.turned(&old, numbered: false)
      return Rows(offsets: Number.numbers(offsets), neighbors: members)
    }
    return rows.offsets.isWide ? turned(rows.offsets.wide) : turned(rows.offsets.narrow)
  }

  /// Turns rows of sources by target into rows of targets by source, in ascending order.
  ///
  /// - Parameters:
  ///   - rows: The rows, which are given up as soon as they are no longer needed.
  ///   - numbered: Whether the edge of each arc is known, and asked for.
  /// - Returns: The rows turned.
  private static func turned<Number: ArcNumber>(
    _ rows: inout Turned<Number>, numbered: Bool
  ) -> Turned<Number> {
    let blocks = ArcBlocks(rows.offsets.count - 1)
    guard blocks.isWorthwhile else {
      return turned(rows, UInt32.self, shift: 0, numbered: numbered)
    }
    let parts = turned(rows, UInt64.self, shift: blocks.shift, numbered: numbered)
    rows = ([], [], [])
    return blocks.sorted(parts)
  }

  /// Turns rows, or puts what they turn into in the order of blocks of rows.
  private static func turned<Number: ArcNumber, Member: ArcMember>(
    _ rows: Turned<Number>, _: Member.Type, shift: UInt32, numbered: Bool
  ) -> (offsets: [Number], members: [Member], edges: [Number]) {
    let nodeCount = rows.offsets.count - 1
    let ranges = Parallel.ranges(of: Number.numbers(rows.offsets))
    var places = Buckets<Number>(count: (nodeCount - 1) >> shift + 1, ranges: ranges.count)
    return rows.offsets.withUnsafeBufferPointer { offsets in
      rows.members.withUnsafeBufferPointer { members in
        rows.edges.withUnsafeBufferPointer { oldEdges in
          nonisolated(unsafe) let offsets = offsets
          nonisolated(unsafe) let members = members
          nonisolated(unsafe) let oldEdges = oldEdges
          let newOffsets = places.fill { range, counts in
            let nodes = ranges[range]
            for arc in Int(offsets[nodes.lowerBound])..<Int(offsets[nodes.upperBound]) {
              counts[Int(members[arc] &>> shift)] &+= 1
            }
          }
          let (newMembers, newEdges) = places.scatter(
            members.count, Member.self, numbered: numbered
          ) { range, next, newMembers, newEdges in
            for node in ranges[range] {
              for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                let bucket = Int(members[arc] &>> shift)
                let place = Int(next[bucket])
                next[bucket] &+= 1
                newMembers[place] = ArcBlocks.member(
                  UInt32(truncatingIfNeeded: node), of: members[arc])
                newEdges?[place] = oldEdges[arc]
              }
            }
          }
          return (newOffsets, newMembers, newEdges)
        }
      }
    }
  }
}

extension ArcSort {
  /// Returns the rows of an undirected graph, given the arcs from the smaller to the larger nodes.
  ///
  /// - Returns: The same arcs and those back, two for each loop, in ascending order.
  static func mirrored(_ rows: Rows) -> Rows {
    ArcNumbers.isWide(upTo: 2 * rows.neighbors.count)
      ? mirrored(rows, Int.self) : mirrored(rows, UInt32.self)
  }

  private static func mirrored<Number: ArcNumber>(_ old: Rows, _: Number.Type) -> Rows {
    let ranges = Parallel.ranges(of: old.offsets)
    var places = Buckets<Number>(count: old.count, ranges: ranges.count)
    // As the rows ascend, the arcs back to smaller nodes come first in a row and in their order.
    let offsets = places.fill(room: { old.arcs(of: $0).count }) { range, counts in
      let neighbors = old.neighbors.span
      for row in ranges[range] {
        for arc in old.arcs(of: row) { counts[Int(neighbors[arc])] &+= 1 }
      }
    }
    let (neighbors, _) = places.scatter(
      2 * old.neighbors.count, UInt32.self, numbered: false
    ) {
      range, next, newNeighbors, _ in
      let neighbors = old.neighbors.span
      for row in ranges[range] {
        let arcs = old.arcs(of: row)
        var own = Int(offsets[row + 1]) - arcs.count
        for arc in arcs {
          let neighbor = neighbors[arc]
          newNeighbors[own] = neighbor
          own &+= 1
          newNeighbors[Int(next[Int(neighbor)])] = UInt32(truncatingIfNeeded: row)
          next[Int(neighbor)] &+= 1
        }
      }
    }
    return Rows(offsets: Number.numbers(offsets), neighbors: neighbors)
  }
}

/// The places of each range in each bucket of a counting sort.
private struct Buckets<Number: ArcNumber> {
  private let count: Int
  private let ranges: Int
  /// The count of each bucket, then the next place in it, range after range.
  private var places: [Number]

  init(count: Int, ranges: Int) {
    self.count = count
    self.ranges = ranges
    places = [Number](repeating: 0, count: count * ranges)
  }

  /// Lets each range count its items.
  ///
  /// - Parameters:
  ///   - room: How many places there are to be left at the end of each bucket.
  ///   - body: Counts the items of a range.
  /// - Returns: Where the buckets start, and the total.
  mutating func fill(
    room: (_ bucket: Int) -> Int = { _ in 0 },
    _ body: @Sendable (_ range: Int, _ counts: UnsafeMutablePointer<Number>) -> Void
  ) -> [Number] {
    let (count, ranges) = (count, ranges)
    return places.withUnsafeMutableBufferPointer { places in
      guard let start = places.baseAddress else { return [0] }
      nonisolated(unsafe) let counts = start
      Parallel.blocks(ranges) { body($0, counts + $0 * count) }
      return [Number](unsafeUninitializedCapacity: count + 1) { offsets, initializedCount in
        var total: Number = 0
        for bucket in 0..<count {
          offsets.initializeElement(at: bucket, to: total)
          for range in 0..<ranges {
            let size = counts[range * count + bucket]
            counts[range * count + bucket] = total
            total &+= size
          }
          total &+= Number(truncatingIfNeeded: room(bucket))
        }
        offsets.initializeElement(at: count, to: total)
        initializedCount = count + 1
      }
    }
  }

  /// Lets each range put its items at the next places of the buckets.
  mutating func scatter<Member: BitwiseCopyable>(
    _ itemCount: Int, _: Member.Type, numbered: Bool,
    _ body:
      @Sendable (
        _ range: Int, _ next: UnsafeMutablePointer<Number>,
        _ members: UnsafeMutableBufferPointer<Member>,
        _ edges: UnsafeMutableBufferPointer<Number>?
      ) -> Void
  ) -> (members: [Member], edges: [Number]) {
    let (count, ranges) = (count, ranges)
    return places.withUnsafeMutableBufferPointer { places in
      guard let start = places.baseAddress else { return ([], []) }
      nonisolated(unsafe) let next = start
      var edges: [Number] = []
      let members = [Member](inLargePages: itemCount) { members in
        nonisolated(unsafe) let members = members
        edges = [Number](inLargePages: numbered ? itemCount : 0) { edges in
          nonisolated(unsafe) let edges = numbered ? edges : nil
          Parallel.blocks(ranges) { body($0, next + $0 * count, members, edges) }
        }
      }
      return (members, edges)
    }
  }
}
