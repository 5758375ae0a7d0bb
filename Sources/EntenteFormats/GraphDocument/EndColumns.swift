import EntenteGraph

/// A number for both ends of each edge, in two columns that several threads work on.
struct EndColumns {
  private static let blockSize = 1 << 16

  var sources: [UInt32] = []
  var targets: [UInt32] = []

  /// The number of edges.
  var count: Int { sources.count }

  /// Makes room for edges.
  mutating func reserve(_ count: Int) {
    sources.reserveInLargePages(count)
    targets.reserveInLargePages(count)
  }

  /// Adds edges: the number of the first source, that of its target, and so on.
  mutating func append(_ numbers: UnsafePointer<UInt32>, count: Int) {
    sources.append(everyOther: numbers, count: count)
    targets.append(everyOther: numbers + 1, count: count)
  }

  /// Adds edges.
  mutating func append(
    sources others: UnsafeBufferPointer<UInt32>, targets otherTargets: UnsafeBufferPointer<UInt32>
  ) {
    sources.append(contentsOf: others)
    targets.append(contentsOf: otherTargets)
  }

  /// Adds edges, on several threads.
  mutating func append(_ others: EndColumns) {
    sources.append(onThreads: others.sources)
    targets.append(onThreads: others.targets)
  }

  /// Replaces the numbers from an edge on by those at their places in a list, on several threads.
  mutating func renumber(_ numbers: [UInt32], from edge: Int = 0) {
    numbers.withUnsafeBufferPointer { numbers in
      nonisolated(unsafe) let numbers = numbers
      forEachBlock(from: edge) { block in
        for place in block.indices { block[place] = numbers[Int(block[place])] }
      }
    }
  }

  /// Calls the body for each block of both columns from an edge on, on several threads.
  mutating func forEachBlock(
    from edge: Int = 0, _ body: @Sendable (UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    sources.withUnsafeMutableBufferPointer { sources in
      targets.withUnsafeMutableBufferPointer { targets in
        nonisolated(unsafe) let columns = [sources, targets]
        Parallel.blocks(of: Self.blockSize, in: edge..<sources.count) { block in
          for column in columns { body(column.extracting(block)) }
        }
      }
    }
  }
}

extension [UInt32] {
  /// Adds every other one of some numbers, from the first on.
  fileprivate mutating func append(everyOther numbers: UnsafePointer<UInt32>, count: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { buffer in
      for place in 0..<count { buffer[place] = numbers[2 &* place] }
      append(contentsOf: buffer)
    }
  }
}
