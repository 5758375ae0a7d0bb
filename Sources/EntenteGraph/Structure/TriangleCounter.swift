import Synchronization

/// Counts triangles, each from the one of its nodes that has the fewest neighbors.
///
/// The row of that node is marked; the rows of the nodes in it are read, and the marks found there
/// added up without a branch.
struct TriangleCounter: Sendable {
  private let ranked: RankedRows

  init(_ ranked: RankedRows) {
    self.ranked = ranked
  }

  /// The number of parts into which the nodes are divided, every so many in one part.
  ///
  /// As whole numbers are added, the division changes no result.
  private var partCount: Int {
    min(32, ranked.rows.count, 1 + ranked.rows.neighbors.count / 10_000)
  }

  private var cost: Int { 4 * ranked.rows.neighbors.count / max(1, partCount) }

  /// Returns the number of all triangles.
  func total() throws(GraphError) -> Int {
    let (ranked, partCount) = (ranked, partCount)
    let total = Atomic<Int>(0)
    try Parallel.forEach(
      partCount, cost: cost, progress: Progress(partCount),
      scratch: { [UInt8](repeating: 0, count: ranked.rows.count) }
    ) { marks, part in
      let count = Self.count(ranked.rows, from: part, by: partCount, &marks)
      total.add(count, ordering: .relaxed)
      return 1
    }
    return total.load(ordering: .relaxed)
  }

  /// Returns the number of triangles at each node.
  func counts() throws(GraphError) -> [Int] {
    let (ranked, partCount) = (ranked, partCount)
    let nodeCount = ranked.rows.count
    let total = Mutex([Int](repeating: 0, count: nodeCount))
    try Parallel.forEach(
      partCount, cost: cost, progress: Progress(partCount),
      scratch: { [UInt8](repeating: 0, count: nodeCount) }
    ) { marks, part in
      var counts = [Int](repeating: 0, count: nodeCount)
      Self.count(ranked.rows, from: part, by: partCount, &marks, &counts)
      total.withLock { total in
        for number in 0..<nodeCount { total[number] &+= counts[number] }
      }
      return 1
    }
    return total.withLock { total in
      var counts = [Int](repeating: 0, count: nodeCount)
      for (number, node) in ranked.nodes.enumerated() { counts[Int(node)] = total[number] }
      return counts
    }
  }

  private static func count(
    _ rows: Rows, from first: Int, by stride: Int, _ marks: inout [UInt8]
  ) -> Int {
    rows.withUnsafePointers { offsets, neighbors in
      marks.withUnsafeMutableBufferPointer { marks in
        guard let marks = marks.baseAddress else { return 0 }
        var total = 0
        for number in Swift.stride(from: first, to: rows.count, by: stride) {
          let row = offsets.arcs(of: number)
          if row.count < 2 { continue }
          for arc in row { marks[Int(neighbors[arc])] = 1 }
          for arc in row {
            let other = Int(neighbors[arc])
            var found: UInt32 = 0
            for next in offsets.arcs(of: other) {
              found &+= UInt32(marks[Int(neighbors[next])])
            }
            total &+= Int(found)
          }
          for arc in row { marks[Int(neighbors[arc])] = 0 }
        }
        return total
      }
    }
  }

  private static func count(
    _ rows: Rows, from first: Int, by stride: Int, _ marks: inout [UInt8], _ counts: inout [Int]
  ) {
    rows.withUnsafePointers { offsets, neighbors in
      marks.withUnsafeMutableBufferPointer { marks in
        counts.withUnsafeMutableBufferPointer { counts in
          guard let marks = marks.baseAddress, let counts = counts.baseAddress else { return }
          for number in Swift.stride(from: first, to: rows.count, by: stride) {
            let row = offsets.arcs(of: number)
            if row.count < 2 { continue }
            for arc in row { marks[Int(neighbors[arc])] = 1 }
            var sum = 0
            for arc in row {
              let other = Int(neighbors[arc])
              var found: UInt32 = 0
              for next in offsets.arcs(of: other) {
                let mark = marks[Int(neighbors[next])]
                found &+= UInt32(mark)
                counts[Int(neighbors[next])] &+= Int(mark)
              }
              counts[other] &+= Int(found)
              sum &+= Int(found)
            }
            counts[number] &+= sum
            for arc in row { marks[Int(neighbors[arc])] = 0 }
          }
        }
      }
    }
  }
}
