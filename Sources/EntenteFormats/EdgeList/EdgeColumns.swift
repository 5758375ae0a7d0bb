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
        reserve(edgeCount * (byteCount / max(1, bytes.count) + 1), hasThird: hasThird)
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
    append(contentsOf: (0..<count).lazy.map { numbers[2 &* $0] })
  }

  /// Adds numbers, each given as the place of what it is in a list.
  mutating func append(_ places: [UInt32], renumbered numbers: [UInt32]) {
    reserveCapacity(count + places.count)
    numbers.withUnsafeBufferPointer { numbers in
      for place in places { append(numbers[Int(place)]) }
    }
  }
}
