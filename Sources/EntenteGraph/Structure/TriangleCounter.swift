import Synchronization

/// Counts triangles, each from the one of its nodes that has the fewest neighbors.
///
/// The row of that node is marked. Of its neighbors among the hubs, whose ties to each other are rows
/// of bits, the bits in common are counted; the rows of the others are read, and the marks found there
/// added up without a branch.
struct TriangleCounter: Sendable {
  private let ranked: RankedRows
  private let hubs: HubTies

  init(_ ranked: RankedRows) {
    self.ranked = ranked
    hubs = HubTies(ranked.rows)
  }

  /// Returns the number of all triangles.
  func total() throws(GraphError) -> Int {
    let total = Atomic<Int>(0)
    try forEachPart(scratch: { TriangleMarks(ranked.rows.count, hubs) }) { marks, part in
      total.add(count(part, &marks, perNode: nil), ordering: .relaxed)
    }
    return total.load(ordering: .relaxed)
  }

  /// Returns the number of triangles at each node.
  func counts() throws(GraphError) -> [Int] {
    let nodeCount = ranked.rows.count
    // One list a thread. As whole numbers are added, it makes no difference which counts what.
    let lists = Mutex<[NodeCounts]>([])
    try forEachPart(scratch: {
      let counts = NodeCounts(nodeCount)
      lists.withLock { $0.append(counts) }
      return (marks: TriangleMarks(nodeCount, hubs), counts: counts)
    }) { scratch, part in
      _ = count(part, &scratch.marks, perNode: scratch.counts.start)
    }
    return lists.withLock { lists in
      var counts = [Int](repeating: 0, count: nodeCount)
      for (number, node) in ranked.nodes.enumerated() {
        for list in lists { counts[Int(node)] += list.start[number] }
      }
      return counts
    }
  }

  /// Calls the body for parts of the nodes, every so many in one part.
  private func forEachPart<Scratch>(
    scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, StrideTo<Int>) -> Void
  ) throws(GraphError) {
    let rows = ranked.rows
    let partCount = min(32, rows.count, 1 + rows.neighbors.count / 10_000)
    try Parallel.forEach(
      partCount, cost: 4 * rows.neighbors.count / max(1, partCount),
      progress: Progress(partCount), scratch: scratch
    ) { scratch, part in
      body(&scratch, stride(from: part, to: rows.count, by: partCount))
      return 1
    }
  }

  /// Counts the triangles from some nodes, and adds them to those of each of their three nodes if
  /// asked.
  @inline(__always)
  private func count(
    _ numbers: StrideTo<Int>, _ marks: inout TriangleMarks,
    perNode counts: UnsafeMutablePointer<Int>?
  ) -> Int {
    ranked.rows.withUnsafePointers { offsets, neighbors in
      hubs.withRows { hubRows in
        var total = 0
        for number in numbers {
          let row = offsets.arcs(of: number)
          if row.count < 2 { continue }
          let members = UnsafeBufferPointer(start: neighbors + row.lowerBound, count: row.count)
          marks.insert(members)
          var found = 0
          for hub in marks.hubs {
            // Each triangle is found from both of its hubs.
            let common = HubTies.commonCount(
              hubRows.unsafelyUnwrapped + Int(hub) * hubs.rowLength, marks.bits, marks.bitsLength)
            found &+= common
            counts?[Int(hub)] &+= common
          }
          found /= 2
          for other in marks.others {
            var common: UInt32 = 0
            for next in offsets.arcs(of: Int(other)) {
              let third = Int(neighbors[next])
              common &+= UInt32(marks.bytes[third])
              counts?[third] &+= Int(marks.bytes[third])
            }
            found &+= Int(common)
            counts?[Int(other)] &+= Int(common)
          }
          counts?[number] &+= found
          total &+= found
          marks.remove(members)
        }
        return total
      }
    }
  }
}

/// Whole numbers of one thread, which nobody else reads before it is done.
private struct NodeCounts: @unchecked Sendable {
  private let memory: Workspace<Int>

  init(_ count: Int) { memory = Workspace(repeating: 0, count: count) }

  var start: UnsafeMutablePointer<Int> { memory.start }
}

/// The nodes of a row, marked in several ways.
private struct TriangleMarks {
  private let hubLimit: UInt32
  private let hubMemory: Workspace<UInt32>
  private let otherMemory: Workspace<UInt32>
  private let byteMemory: Workspace<UInt8>
  private let bitMemory: Workspace<HubTies.Bits>
  private var hubCount = 0
  private var otherCount = 0
  /// How many elements of ``bits`` have some.
  private(set) var bitsLength = 0

  init(_ nodeCount: Int, _ hubs: HubTies) {
    hubLimit = UInt32(truncatingIfNeeded: hubs.count)
    // Each list has room for one that is written over by the next.
    hubMemory = Workspace(uninitialized: nodeCount + 1)
    otherMemory = Workspace(uninitialized: nodeCount + 1)
    byteMemory = Workspace(repeating: 0, count: nodeCount)
    bitMemory = Workspace(repeating: .zero, count: hubs.rowLength)
  }

  /// The hubs of the row.
  var hubs: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: hubMemory.start, count: hubCount)
  }

  /// The other nodes of the row.
  var others: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: otherMemory.start, count: otherCount)
  }

  /// 1 for each node of the row, 0 for all others.
  var bytes: UnsafeMutablePointer<UInt8> { byteMemory.start }

  /// A bit for each hub of the row.
  var bits: UnsafeMutablePointer<HubTies.Bits> { bitMemory.start }

  private var words: UnsafeMutablePointer<UInt64> {
    UnsafeMutableRawPointer(bits).assumingMemoryBound(to: UInt64.self)
  }

  @inline(__always)
  mutating func insert(_ row: UnsafeBufferPointer<UInt32>) {
    let (hubs, others) = (hubMemory.start, otherMemory.start)
    (hubCount, otherCount) = (0, 0)
    var last: UInt32 = 0
    for node in row {
      bytes[Int(node)] = 1
      // Without a branch: which is which cannot be foretold.
      let isHub = node < hubLimit
      hubs[hubCount] = node
      hubCount &+= isHub ? 1 : 0
      others[otherCount] = node
      otherCount &+= isHub ? 0 : 1
      last = max(last, isHub ? node : 0)
    }
    for hub in self.hubs { words[Int(hub / 64)] |= 1 << UInt64(hub % 64) }
    bitsLength = Int(last) / HubTies.bitCount + 1
  }

  @inline(__always)
  mutating func remove(_ row: UnsafeBufferPointer<UInt32>) {
    for node in row { bytes[Int(node)] = 0 }
    for hub in hubs { words[Int(hub / 64)] = 0 }
  }
}
