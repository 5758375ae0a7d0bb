import EntenteData
import EntenteGraph
import Synchronization

/// The columns of an edge list, in the order of its lines.
struct EdgeColumns {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  /// The third column, empty unless asked for.
  private(set) var third: [Double] = []
  /// The largest number of a node, or `nil` if there is no edge.
  private(set) var largestNode: UInt32?

  /// Reads a file in parts, one for each thread.
  init(_ file: OpenFile, hasThird: Bool, isUndirected: Bool) throws {
    let progress = Progress(file.size)
    // A part of less than a megabyte is read sooner than a thread starts.
    let partCount = max(1, min(file.size >> 20, Execution.processorCount))
    let results = Mutex([Result<Self, any Error>?](repeating: nil, count: partCount))
    Parallel.blocks(partCount) { part in
      let range = part * file.size / partCount..<(part + 1) * file.size / partCount
      let result = Result {
        // The first part has room for the others, which are added to it.
        try Self(
          linesThatStartIn: range, of: file, hasThird: hasThird, isUndirected: isUndirected,
          roomFor: part == 0 ? file.size : range.count, progress)
      }
      results.withLock { $0[part] = result }
    }
    var parts = results.withLock { results in
      defer { results = [] }
      return results.compactMap(\.self)
    }
    self = try parts.removeFirst().get()
    for part in parts { append(try part.get()) }
  }

  private mutating func append(_ other: Self) {
    sources += other.sources
    targets += other.targets
    third += other.third
    largestNode = [largestNode, other.largestNode].compactMap(\.self).max()
  }

  /// Reads the lines that start within a range of bytes, of which the last may end after it.
  private init(
    linesThatStartIn range: Range<Int>, of file: OpenFile, hasThird: Bool, isUndirected: Bool,
    roomFor byteCount: Int, _ progress: Progress
  ) throws {
    var blocks = try LineBlocks(file, range)
    var scratch = EdgeScratch(capacity: LineBlocks.size / EdgeLines.shortest + 1)
    defer { scratch.free() }
    var largest: UInt32 = 0
    while let (offset, bytes) = try blocks.next() {
      try progress.advance(by: bytes.count)
      // At least four bytes make an edge; a long line makes a block longer than usual.
      scratch.reserve(bytes.count / EdgeLines.shortest + 1)
      let lines = EdgeLines(
        UnsafeRawBufferPointer(bytes), hasThird: hasThird, isUndirected: isUndirected)
      var edgeCount = 0
      do throws(EdgeLines.Fault) {
        edgeCount = try lines.parse(into: scratch, &largest)
      } catch {
        let line = try file.lineCount(before: offset + error.lineStart) + 1
        throw error.problem(path: file.path, line: line)
      }
      if sources.isEmpty {
        let count = RowEstimate.room(for: edgeCount, in: bytes.count, of: byteCount)
        reserve(count, hasThird: hasThird)
      }
      sources.append(contentsOf: UnsafeBufferPointer(start: scratch.sources, count: edgeCount))
      targets.append(contentsOf: UnsafeBufferPointer(start: scratch.targets, count: edgeCount))
      if hasThird {
        third.append(contentsOf: UnsafeBufferPointer(start: scratch.third, count: edgeCount))
      }
    }
    largestNode = sources.isEmpty ? nil : largest
  }

  private mutating func reserve(_ capacity: Int, hasThird: Bool) {
    sources.reserveInLargePages(capacity)
    targets.reserveInLargePages(capacity)
    if hasThird { third.reserveInLargePages(capacity) }
  }
}

/// Where the edges of a block of lines are put.
struct EdgeScratch {
  private(set) var capacity: Int
  private(set) var sources: UnsafeMutablePointer<UInt32>
  private(set) var targets: UnsafeMutablePointer<UInt32>
  private(set) var third: UnsafeMutablePointer<Double>

  init(capacity: Int) {
    self.capacity = capacity
    sources = .allocate(capacity: capacity)
    targets = .allocate(capacity: capacity)
    third = .allocate(capacity: capacity)
  }

  mutating func reserve(_ capacity: Int) {
    guard capacity > self.capacity else { return }
    free()
    self = EdgeScratch(capacity: capacity)
  }

  func free() {
    sources.deallocate()
    targets.deallocate()
    third.deallocate()
  }
}

extension [UInt32] {
  /// Adds every other one of some numbers, from the first on.
  mutating func append(everyOther numbers: UnsafePointer<UInt32>, count: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { buffer in
      for place in 0..<count { buffer[place] = numbers[2 &* place] }
      append(contentsOf: buffer)
    }
  }

  /// Adds numbers, each given as the place of what it is in a list.
  private mutating func append(_ places: [UInt32], renumbered numbers: [UInt32]) {
    let block = 4_096
    reserveCapacity(count + places.count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: block) { buffer in
      numbers.withUnsafeBufferPointer { numbers in
        var start = 0
        while start < places.count {
          let found = UnsafeMutableBufferPointer(
            rebasing: buffer[..<Swift.min(block, places.count - start)])
          for place in found.indices { found[place] = numbers[Int(places[start &+ place])] }
          append(contentsOf: found)
          start += found.count
        }
      }
    }
  }

  /// Adds numbers to two columns on a thread each, given as the places of what they are in a list.
  static func append(
    _ places: (sources: [UInt32], targets: [UInt32]), renumbered numbers: [UInt32],
    to sources: inout [UInt32], _ targets: inout [UInt32]
  ) {
    withUnsafeMutablePointer(to: &sources) { sources in
      withUnsafeMutablePointer(to: &targets) { targets in
        nonisolated(unsafe) let columns = [(sources, places.sources), (targets, places.targets)]
        Parallel.blocks(columns.count) { column in
          columns[column].0.pointee.append(columns[column].1, renumbered: numbers)
        }
      }
    }
  }
}
